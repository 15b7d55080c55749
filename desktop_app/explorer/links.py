"""Addresses of the same service in a text: the next questions."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from desktop_app.explorer.addresses import is_of
from desktop_app.masking import DOTS

MOST = 5000
_WHOLE = re.compile(r"\bhttps?:(?:\\?/){2}[^\s\"'<>{}|]{1,2000}")
_RELATIVE = re.compile(
    r'"(?:href|url|self|next|prev|previous|first|last|link)"\s*:\s*"(?P<json>\\?/(?!\\?/)[^"\s]{0,2000})"'
    r'|\b(?:href|src)\s*=\s*"(?P<xml>/(?!/)[^"<>\s]{0,2000})"'
    r"|^(?:content-)?location: (?P<header>/(?!/)\S{0,2000})",
    re.MULTILINE | re.IGNORECASE,
)
_NOT_AT_THE_END = ".,;:)]}>"
_ESCAPED = re.compile(r"\\(/|u(?![dD][89a-fA-F])[0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text: its place, counted in UTF-16 units as Qt does, and the full address to which it leads."""

    start: int
    end: int
    address: str


def links_in(text: str, api: str) -> tuple[Link, ...]:
    """Links in the text, in their order. Addresses of other hosts, or with a masked secret, are not links."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(api))
    found = sorted({*_whole(text, api), *_relative(text, origin)})[:MOST]
    place = _Places(text)
    return tuple(Link(place(start), place(end), address) for start, end, address in found)


_Found = tuple[int, int, str]


def _whole(text: str, api: str) -> Iterator[_Found]:
    for match in _WHOLE.finditer(text):
        raw = match[0].rstrip(_NOT_AT_THE_END)
        address = _plain(raw)
        if DOTS not in raw and is_of(api, address):
            yield match.start(), match.start() + len(raw), address


def _relative(text: str, origin: str) -> Iterator[_Found]:
    """Relative addresses, found only where a member's name says that its value is an address."""
    for match in _RELATIVE.finditer(text):
        name = match.lastgroup
        if name is not None and DOTS not in match[name] and is_of(origin, address := origin + _plain(match[name])):
            yield *match.span(name), address


def _plain(raw: str) -> str:
    """Text without the escapes of JSON and XML."""
    written = _ESCAPED.sub(lambda m: "/" if m[1] == "/" else chr(int(m[1][1:], 16)), raw)
    return unescape(written) if re.search(r"&(?:amp|#)", written) else written


class _Places:
    """Conversion of places in a text from Python's characters to Qt's."""

    def __init__(self, text: str) -> None:
        wide = (match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text))
        self._wide = tuple(wide)

    def __call__(self, at: int) -> int:
        return at + bisect_right(self._wide, at - 1)
