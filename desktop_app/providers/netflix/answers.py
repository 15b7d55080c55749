"""Netflix's answers as trees. XML and JSON of the same thing become the same tree (contract netflix 3 and 6).

A tree is nested dicts, lists and strings. What XML says in attributes and JSON in members both are members; the text
of an element with members is its member "content".
"""

import json
import re
from typing import Any, cast
from xml.etree.ElementTree import Element, ParseError

from desktop_app.domain.errors import BadAnswer
from desktop_app.transport import Response

Tree = dict[str, Any]

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")

DEEPEST = 40
"""Levels of nesting that an honest answer never reaches."""


def tree_of(response: Response) -> Tree:
    """The answer's tree, root element included. Raises `BadAnswer` on anything broken or hostile."""
    start = response.body.lstrip()[:1]
    try:
        if start == b"<":
            return _from_xml(response.body)
        if start == b"{":
            return _from_json(response.body)
    except (ValueError, LookupError, ParseError, RecursionError) as error:
        raise BadAnswer("The answer is not well-formed.", status=response.status) from error
    raise BadAnswer("The answer is neither XML nor JSON.", status=response.status)


def one(tree: Tree, *path: str) -> Tree:
    """The member at the path, as a tree; an empty one where there is none."""
    for name in path:
        found: object = tree.get(name)
        if isinstance(found, list) and found:
            found = found[0]
        if not isinstance(found, dict):
            return {}
        tree = found
    return tree


def many(tree: Tree, name: str) -> list[Tree]:
    """All members of that name: none where it is absent, one where it is a lone object (contract section 3)."""
    found = tree.get(name)
    if isinstance(found, list):
        return [member for member in found if isinstance(member, dict)]
    return [found] if isinstance(found, dict) else []


def text(tree: Tree, name: str) -> str:
    """The text of a member; numbers come as strings or as numbers."""
    found = tree.get(name, "")
    if isinstance(found, str):
        return found.strip()
    if isinstance(found, dict):
        found = found.get("content", "")
    return str(found).strip() if isinstance(found, (str, int, float)) else ""


def number(tree: Tree, name: str) -> int | None:
    """A whole number, or None."""
    found = text(tree, name)
    return int(found) if found.isascii() and found.isdigit() and len(found) < 19 else None


def tag(tree: Tree, name: str) -> str:
    """An entity-tag (RFC 9110 section 8.8.3): what may stand in a header between quotes, else nothing."""
    found = text(tree, name)
    return found if found.isascii() and found.isprintable() and '"' not in found else ""


def decimal(tree: Tree, name: str) -> float | None:
    """A plain decimal number, or None."""
    found = text(tree, name)
    return float(found) if found.isascii() and found.replace(".", "", 1).isdigit() and len(found) < 19 else None


def _from_json(body: bytes) -> Tree:
    tree = json.loads(body)
    if not isinstance(tree, dict):
        raise ValueError("not an object")  # noqa: TRY004 - all that is wrong with an answer is one error
    may_be_halved = b"\\u" in body or b"\xed" in body
    return cast("Tree", _whole(tree)) if may_be_halved and _SURROGATE.search(body) else tree


def _whole(member: object) -> object:
    """The member without half a surrogate pair: no file or screen would take that."""
    match member:
        case str():
            return member.encode("utf-8", "replace").decode()
        case list():
            return [_whole(each) for each in member]
        case dict():
            return {name: _whole(each) for name, each in member.items()}
    return member


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
