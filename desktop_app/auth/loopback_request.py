"""The one kind of HTTP request that the loopback listener understands (RFC 9112), read strictly and within bounds."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LONGEST_REQUEST = 16 * 1024
"""Bytes of a head, and of a body."""

MOST_HEADERS = 100

_WORD = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_REQUEST_LINE = re.compile(rf"({_WORD}) ([!-\"$-~]+) HTTP/1\.[01]\r\n")
_FIELD_LINE = re.compile(rf"({_WORD}):[ \t]*([\t -~\x80-\xff]*?)[ \t]*\r\n")
_LENGTH = re.compile(r"[0-9]{1,5}")


class BadRequest(ValueError):
    """The bytes are no request, or one that nobody's browser sends here."""


@dataclass(frozen=True, slots=True)
class LoopbackRequest:
    """Method, target and headers, whose names are in lower case and which may stand there more than once."""

    method: str
    target: str = field(repr=False)
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)
    body: str = field(default="", repr=False)

    @property
    def path(self) -> str:
        """The target up to its query, as it was sent: nothing is taken for a host or normalized."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The target behind the question mark."""
        return self.target.partition("?")[2]

    def only(self, name: str) -> str | None:
        """The value of a header that stands there once; None where it is missing. Twice is a value of its own."""
        values = self.headers.get(name, ())
        return ", ".join(values) if values else None


async def read_request(reader: asyncio.StreamReader) -> LoopbackRequest:
    """Read one request. Raises `BadRequest`, and `asyncio.IncompleteReadError` where the other side ends early.

    Every line is looked at as soon as it is there: who speaks another protocol is not waited for.
    """
    line = await _line(reader, LONGEST_REQUEST)
    method, target = request_line_of(line)
    lines, left = [], LONGEST_REQUEST - len(line)
    while (line := await _line(reader, left)) != b"\r\n":
        lines.append(line)
        left -= len(line)
        if len(lines) > MOST_HEADERS:
            raise BadRequest
    headers = headers_of(lines)
    body = await reader.readexactly(length_of(headers)) if method == "POST" else b""
    return LoopbackRequest(method, target, headers, _text(body))


async def _line(reader: asyncio.StreamReader, longest: int) -> bytes:
    try:
        line = await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError:
        raise BadRequest from None
    if len(line) > longest:
        raise BadRequest
    return line


def request_line_of(line: bytes) -> tuple[str, str]:
    """Method and target. Raises `BadRequest`."""
    found = _REQUEST_LINE.fullmatch(line.decode("latin-1"))
    if found is None:
        raise BadRequest
    return found[1], found[2]


def headers_of(lines: Sequence[bytes]) -> dict[str, list[str]]:
    """The values of every header, by its name in lower case. Raises `BadRequest`."""
    headers: dict[str, list[str]] = {}
    for line in lines:
        found = _FIELD_LINE.fullmatch(line.decode("latin-1"))
        if found is None:
            raise BadRequest
        headers.setdefault(found[1].lower(), []).append(found[2])
    return headers


def length_of(headers: Mapping[str, Sequence[str]]) -> int:
    """Bytes of the body. Raises `BadRequest` where that is not said plainly, or is too much."""
    values = headers.get("content-length", ())
    if "transfer-encoding" in headers or len(values) != 1 or not _LENGTH.fullmatch(values[0]):
        raise BadRequest
    length = int(values[0])
    if length > LONGEST_REQUEST:
        raise BadRequest
    return length


def _text(body: bytes) -> str:
    try:
        return body.decode("ascii")
    except UnicodeDecodeError:
        raise BadRequest from None
