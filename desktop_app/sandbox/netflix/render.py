"""Rendering of a tree as XML, or as JSON with the documented quirks (netflix.md, sections 3 and 6).

The JSON is what an XML-to-JSON converter makes of the XML: one child of a name is an object and
not a list of one, no child of a name is no key, text beside attributes is `content`. A scalar is
a string; where a recording shows a number or a boolean, the tree holds one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape

Scalar = str | int | bool
Node = Mapping[str, "Value"]
Value = Scalar | Node | Sequence[Node]
Plain = Scalar | dict[str, "Plain"] | list["Plain"]

ATTRIBUTED = frozenset({"title", "box_art", "category", "link", "availability"})
"""Elements whose scalars are attributes in XML."""

PROLOG = '<?xml version="1.0" standalone="yes"?>\n'


def to_json(root: str, tree: Value) -> bytes:
    return json.dumps({root: _plain(tree)}, ensure_ascii=False).encode()


def to_xml(root: str, tree: Value) -> bytes:
    return (PROLOG + "".join(_element(root, tree))).encode()


def _plain(value: Value) -> Plain:
    if isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        return {name: _plain(child) for name, child in value.items() if not _absent(child)}
    return _plain(value[0]) if len(value) == 1 else [_plain(child) for child in value]


def _absent(value: Value) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and not value


def _element(name: str, value: Value) -> Iterator[str]:
    if isinstance(value, str | int):
        yield f"<{name}>{_text(value)}</{name}>"
    elif isinstance(value, Mapping):
        attributes = _attributes(value) if name in ATTRIBUTED else {}
        yield f"<{name}" + "".join(f' {key}="{escape(text)}"' for key, text in attributes.items()) + ">"
        yield from _children(value, attributes)
        yield f"</{name}>"
    else:
        for child in value:
            yield from _element(name, child)


def _children(node: Node, attributes: Mapping[str, str]) -> Iterator[str]:
    for name, value in node.items():
        if name == "content" and isinstance(value, str):
            yield escape(value, quote=False)
        elif name not in attributes:
            yield from _element(name, value)


def _attributes(node: Node) -> dict[str, str]:
    return {name: _text(v, raw=True) for name, v in node.items() if isinstance(v, str | int) and name != "content"}


def _text(value: Scalar, *, raw: bool = False) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if raw else escape(text, quote=False)
