"""How much of an answer without an end is taken from the wire."""

import io
import socket
import zlib
from typing import Any, cast

import pytest
from urllib3 import HTTPHeaderDict, HTTPResponse

from desktop_app.deadline import Deadline
from desktop_app.frugal_answer import LARGEST_ANSWER, LARGEST_FRAME, FrugalAnswer, Overlong

AT_ONCE = 2 * 65536
"""Bytes: a line may be this long, and as much is read ahead."""

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n"


class Wire(io.RawIOBase):
    """`begin`, then `again` for ever, in portions of an odd size; counts what is taken."""

    def __init__(self, begin: bytes, again: bytes) -> None:
        self._waiting = begin
        self._again = again * (1 + 5000 // len(again))
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while len(self._waiting) < 4099:
            self._waiting += self._again
        count = min(len(buffer), 4099)
        buffer[:count], self._waiting = self._waiting[:count], self._waiting[count:]
        self.taken += count
        return count

    def makefile(self, mode: str, buffering: int | None = None) -> Any:
        del mode
        return self if buffering == 0 else io.BytesIO()


def taken(begin: bytes, again: bytes) -> int:
    """Bytes until the answer is refused."""
    wire = Wire(begin, again)
    answer = FrugalAnswer(cast("socket.socket", wire), method="GET")
    with Deadline(3600).running(), pytest.raises(Overlong):
        _read(answer)
    return wire.taken


def _read(answer: FrugalAnswer) -> None:
    answer.begin()
    headers = HTTPHeaderDict(answer.headers.items())
    whole = HTTPResponse(answer, headers, preload_content=False, decode_content=True)
    while whole.read1(65536, decode_content=True):
        pass


@pytest.mark.parametrize(
    ("begin", "again"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        (CHUNKED + b"\r\n2\r\n{}\r\n0\r\n", b"X: y\r\n"),
        (CHUNKED + b"\r\n2\r\n{}\r\n0\r\n", b"X: " + b"y" * 60_000 + b"\r\n"),
        (CHUNKED + b"\r\n", b"1;" + b"y" * 60_000 + b"\r\nx\r\n"),
    ],
    ids=["100", "103", "trailers", "long trailers", "extensions"],
)
def test_what_surrounds_the_content_is_bounded(begin: bytes, again: bytes) -> None:
    assert taken(begin, again) <= LARGEST_FRAME + AT_ONCE


def test_content_that_is_nothing_is_bounded() -> None:
    """Blocks of deflate without a byte in them (RFC 1951 section 3.2.4) are content on the wire alone."""
    packer = zlib.compressobj(wbits=31)
    head = packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.flush(zlib.Z_FULL_FLUSH) or b"\x00\x00\x00\xff\xff"
    begin = OK + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n" + head

    assert taken(begin, block) <= LARGEST_ANSWER + LARGEST_FRAME + AT_ONCE
