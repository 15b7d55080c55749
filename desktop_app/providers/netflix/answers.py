"""Netflix's answers as trees. XML and JSON of the same thing become the same tree (contract netflix 3 and 6).

What XML says in attributes and JSON in members both are members; the text of an element with members is its member
"content".
"""

from xml.parsers.expat import ExpatError

from desktop_app.domain.errors import BadAnswer
from desktop_app.providers.netflix.xml_trees import xml_of
from desktop_app.providers.trees import Tree, json_of, text
from desktop_app.transport import Response


def tree_of(response: Response) -> Tree:
    """The answer's tree, root element included. Raises `BadAnswer` on anything broken or hostile."""
    start = response.body.lstrip()[:1]
    try:
        if start == b"<":
            return xml_of(response.body)
        if start == b"{":
            tree = json_of(response.body)
            assert isinstance(tree, dict)
            return tree
    except (ValueError, LookupError, ExpatError, RecursionError) as error:
        raise BadAnswer("The answer is not well-formed.", status=response.status) from error
    raise BadAnswer("The answer is neither XML nor JSON.", status=response.status)


def tag(tree: Tree, name: str) -> str:
    """An entity-tag (RFC 9110 section 8.8.3): what may stand in a header between quotes, else nothing."""
    found = text(tree, name)
    return found if found.isascii() and found.isprintable() and '"' not in found else ""
