"""Answers of services as trees: nested dicts, lists and values. Nothing in an answer is believed to be there.

The text of an XML element with members is its member "content".
"""

import json
import re
from typing import Any

import msgspec

Tree = dict[str, Any]

DEEPEST = 40
"""Levels of nesting that an honest answer never reaches."""

LONGEST_TEXT = 10_000
"""Characters."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def json_of(body: bytes) -> Tree | list[Any]:
    """An object or an array. Raises ValueError or RecursionError on anything broken or hostile."""
    try:
        tree: object = msgspec.json.decode(body)
    except msgspec.DecodeError:
        tree = _whole(json.loads(body))  # takes more than RFC 8259 allows, such as half a sign
    if not isinstance(tree, (dict, list)):
        raise ValueError  # noqa: TRY004 - all that is wrong is one error
    return tree


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
    """Members of that name: none where it is absent, one where it is a lone object."""
    found = tree.get(name)
    if isinstance(found, list):
        return [member for member in found if isinstance(member, dict)]
    return [found] if isinstance(found, dict) else []


def cleaned(said: str) -> str:
    """Text of a service, cut at `LONGEST_TEXT`, without signs that change the direction of text beside it.

    A row of a megabyte would hold up the window for seconds; no honest text is as long.
    """
    said = said[:LONGEST_TEXT]
    return (said if said.isprintable() else _UNSEEN.sub("", said)).strip()


def text(tree: Tree, name: str) -> str:
    """The text of a member, `cleaned`; numbers come as strings or as numbers."""
    found = tree.get(name)
    if isinstance(found, str):
        return cleaned(found)
    if found is None:
        return ""
    if isinstance(found, dict):
        found = found.get("content", "")
    return cleaned(str(found)) if isinstance(found, (str, int, float)) else ""


def line(tree: Tree, name: str) -> str:
    """The text of a member on one line, as names are: line breaks and tabs are spaces."""
    said = text(tree, name)
    return said if said.isprintable() else " ".join(said.split())


def number(tree: Tree, name: str) -> int | None:
    """A whole number, or None."""
    found = text(tree, name)
    return int(found) if found.isdigit() and found.isascii() and len(found) < 19 else None


def decimal(tree: Tree, name: str) -> float | None:
    """A plain decimal number, or None."""
    found = text(tree, name)
    return float(found) if found.isascii() and found.replace(".", "", 1).isdigit() and len(found) < 19 else None


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
