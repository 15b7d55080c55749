"""An answer as text for people: laid out, bounded, harmless.

The text is cut into tokens and never parsed: what the service wrote stands there as it wrote it (long numbers, members
named twice), broken and hostile answers cost no more than others, and no XML entity is ever expanded.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain, islice

LARGEST_READ = 1024 * 1024
"""Bytes of a body that are looked at."""

LONGEST_SHOWN = 200_000
LONGEST_LINE = 4000
"""Characters. A text view takes long lines badly."""

DEEPEST = 40
"""Levels that are indented."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Control characters, with those that turn the direction of text, and a text view's ends of lines."""

_JSON = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_XML_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<", ">"))


class Kind(Enum):
    """Format of a body."""

    JSON = "JSON"
    XML = "XML"
    TEXT = "text"
    NO_TEXT = "no text"


def kind_of(body: bytes, content_type: str) -> Kind:
    """Kind of a body by its first characters; the content type counts only for HTML and for what is no text."""
    start = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content_type.startswith(("image/", "audio/", "video/", "font/")) or b"\0" in start:
        return Kind.NO_TEXT
    if start[:1] in (b"{", b"["):
        return Kind.JSON
    is_page = "html" in content_type or start[:15].lower().startswith((b"<!doctype html", b"<html"))
    return Kind.XML if start[:1] == b"<" and not is_page else Kind.TEXT


def laid_out(body: bytes, content_type: str) -> str:
    """The body, laid out by its kind; HTML and whatever else is shown as it came."""
    kind = kind_of(body, content_type)
    if kind is Kind.NO_TEXT:
        return f"({content_type or 'no text'}, {len(body)} bytes)"
    text = legible(body[:LARGEST_READ].decode("utf-8", "replace"))
    match kind:
        case Kind.JSON:
            shown = _bounded(_json_pieces(text))
        case Kind.XML:
            shown = _bounded(_xml_pieces(text))
        case _:
            shown = _bounded((text,))
    is_cut = len(body) > LARGEST_READ or len(shown) > LONGEST_SHOWN
    shown = "\n".join(_short(line) for line in shown[:LONGEST_SHOWN].split("\n"))
    return f"{shown}\n\n(Only the beginning of {len(body)} bytes is shown.)" if is_cut else shown


def legible(text: str) -> str:
    """Text with control characters replaced, which a screen would obey instead of showing."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").lstrip("\ufeff"))


def _bounded(pieces: Iterable[str]) -> str:
    """Joined pieces, up to the one that exceeds the longest text shown."""
    taken: list[str] = []
    length = 0
    for piece in pieces:
        taken.append(piece)
        length += len(piece)
        if length > LONGEST_SHOWN:
            break
    return "".join(taken).strip("\n")


def _short(line: str) -> str:
    left = len(line) - LONGEST_LINE
    return line if left <= 0 else f"{line[:LONGEST_LINE]}… ({left} more characters)"


def _line(depth: int) -> str:
    return "\n" + "  " * min(depth, DEEPEST)


def _json_pieces(text: str) -> Iterator[str]:
    depth, before = 0, ""
    for found in _JSON.finditer(text):
        mark = found[0]
        if mark in "}]":
            depth = max(depth - 1, 0)
            yield mark if before in ("{", "[") else _line(depth) + mark
        elif before in ("{", "[", ","):
            yield _line(depth) + mark
        else:
            yield f" {mark}" if before == ":" else mark
        if mark in "{[":
            depth += 1
        before = mark


def _xml_pieces(text: str) -> Iterator[str]:
    """Lay out XML with an element per line; an element that holds only text stays on one line."""
    depth = 0
    tokens = _xml_tokens(text)
    ahead = list(islice(tokens, 3))
    while ahead:
        taken = 1
        is_leaf = len(ahead) == 3 and _opens(ahead[0]) and ahead[1][:1] != "<" and ahead[2].startswith("</")
        if is_leaf or (len(ahead) > 1 and _opens(ahead[0]) and ahead[1].startswith("</")):
            taken = 3 if is_leaf else 2
            yield _line(depth) + "".join(ahead[:taken])
        elif ahead[0].startswith("</"):
            depth = max(depth - 1, 0)
            yield _line(depth) + ahead[0]
        else:
            yield _line(depth) + ahead[0]
            depth += _opens(ahead[0])
        ahead = list(islice(chain(ahead[taken:], tokens), 3))


def _xml_tokens(text: str) -> Iterator[str]:
    """Marks and the text between them; an end that is missing is the end of all. Looks at each character once."""
    at = 0
    while at < len(text):
        if text[at] != "<":
            end = text.find("<", at)
            end = len(text) if end < 0 else end
            if token := text[at:end].strip():
                yield token
        else:
            closing = next(last for first, last in _XML_ENDS if text.startswith(first, at))
            end = text.find(closing, at)
            end = len(text) if end < 0 else end + len(closing)
            yield text[at:end]
        at = end


def _opens(token: str) -> bool:
    return token[:1] == "<" and token[1:2] not in ("/", "!", "?") and not token.endswith("/>")
