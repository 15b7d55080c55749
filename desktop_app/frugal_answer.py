"""Answers of HTTP with an end: in bytes on the wire, in lines around the content, in interim answers.

http.client bounds each line and the number of an answer's header fields; the number of interim answers, of trailers
and of chunks, and the length of the chunks' extensions are left to the server.
"""

import io
import socket
from http.client import HTTPResponse, parse_headers
from typing import TYPE_CHECKING, Any

from desktop_app.deadline import running_deadline
from desktop_app.domain.errors import CallReason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST_ANSWER = 8 * 1024 * 1024
"""Bytes, after decompression. Netflix's largest, 500 expanded titles, is below 4 MB."""

LARGEST_FRAME = 512 * 1024
"""Bytes around an answer's content: status lines, header fields, sizes of chunks, trailers."""

MOST_INTERIM = 20
"""Interim answers (RFC 9110 section 15.2) before the one that was asked for."""


class Overlong(Exception):
    """An answer is larger than any that is wanted."""


class FrugalAnswer(HTTPResponse):
    """HTTP answer of bounded size. Raises `Overlong` where the server goes on and on. Interim answers are passed over.

    http.client passes over 100 alone, and takes any other for the answer: the real one would then be found on the
    connection by the next request.
    """

    def __init__(self, sock: socket.socket, *more: Any, **named: Any) -> None:
        super().__init__(sock, *more, **named)
        self.fp.close()
        self.fp = _Lines(_Wire(sock.makefile("rb", buffering=0)))

    def _read_status(self) -> tuple[str, int, str]:
        # http.client's own name, without types: the answer to CONNECT begins with it, too
        for _ in range(MOST_INTERIM + 1):
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 100 <= status < 200:
                return version, status, reason
            parse_headers(self.fp)
        raise Overlong


class _Wire(io.RawIOBase):
    """The bytes of one answer as they come."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self._left = LARGEST_ANSWER + LARGEST_FRAME

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int | None:
        count = self._raw.readinto(buffer)
        if not count and running_deadline().is_over:  # what had come by then would look like the whole
            raise TimeoutError(CallReason.TOO_SLOW)
        self._left -= count or 0
        if self._left < 0:
            raise Overlong
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Lines(io.BufferedReader):
    """The lines of one answer: http.client reads by lines what is not content."""

    _left = LARGEST_FRAME

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        self._left -= len(line)
        if self._left < 0:
            raise Overlong
        return line
