"""Netflix's answers as trees. XML and JSON of the same thing become the same tree (contract netflix 3 and 6).

What XML says in attributes and JSON in members both are members; the text of an element with members is its member
"content".
"""

from xml.etree.ElementTree import Element, ParseError

from desktop_app.domain.errors import BadAnswer
from desktop_app.providers.trees import DEEPEST, Tree, json_of, text
from desktop_app.transport import Response


def tree_of(response: Response) -> Tree:
    """The answer's tree, root element included. Raises `BadAnswer` on anything broken or hostile."""
    start = response.body.lstrip()[:1]
    try:
        if start == b"<":
            return _from_xml(response.body)
        if start == b"{":
            tree = json_of(response.body)
            assert isinstance(tree, dict)
            return tree
    except (ValueError, LookupError, ParseError, RecursionError) as error:
        raise BadAnswer("The answer is not well-formed.", status=response.status) from error
    raise BadAnswer("The answer is neither XML nor JSON.", status=response.status)


def tag(tree: Tree, name: str) -> str:
    """An entity-tag (RFC 9110 section 8.8.3): what may stand in a header between quotes, else nothing."""
    found = text(tree, name)
    return found if found.isascii() and found.isprintable() and '"' not in found else ""


def _from_xml(body: bytes) -> Tree:
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        root = fromstring(body, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ValueError("entities or a DTD") from error
    found = _member(root, 0)
    return {root.tag: found if isinstance(found, dict) else {"content": found}}


def _member(element: Element, depth: int) -> Tree | str:
    if depth > DEEPEST:
        raise ValueError("too deep")
    content = (element.text or "").strip()
    if not len(element) and not element.attrib:
        return content
    tree: Tree = dict(element.attrib)
    for child in element:
        member = _member(child, depth + 1)
        if child.tag in tree:
            before = tree[child.tag]
            tree[child.tag] = [*before, member] if isinstance(before, list) else [before, member]
        else:
            tree[child.tag] = member
    if content:
        tree["content"] = content
    return tree
