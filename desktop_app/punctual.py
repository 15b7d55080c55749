"""Connections on which the head of an answer comes to its end. To requests, a timeout is one of each byte.

Imported with requests, by who uses it: 0.15 s that the first window need not wait for.
"""

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING

from requests import PreparedRequest, Session
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPResponse

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection


def new_session(seconds: float) -> Session:
    """One on which each answer begins within so many seconds, and without cookies.

    Our calls need none, and a service could fill the jar, or make headers of it that cannot be sent.
    """
    session = Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    for scheme in ("https://", "http://"):
        session.mount(scheme, PunctualAdapter(seconds))
    return session


class PunctualAdapter(HTTPAdapter):
    """Gives a connection up whose answer has no whole head after so many seconds, as after silence.

    Without it, a server that sends a header byte by byte, or "100 Continue" again and again, has a thread of ours.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: bool | str | None,  # noqa: FBT001 - as requests has it
        proxies: Mapping[str, str] | None = None,
        cert: tuple[str, str] | str | None = None,
    ) -> HTTPConnectionPool:
        pool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        assert isinstance(pool, HTTPConnectionPool)
        pool.ConnectionCls = _punctual(type(pool).ConnectionCls, self._seconds)
        return pool


@cache
def _punctual(kind: "type[HTTPConnection]", seconds: float) -> "type[HTTPConnection]":
    class Punctual(kind):  # type: ignore[misc, valid-type]
        def getresponse(self) -> HTTPResponse:
            late = threading.Event()
            watch = threading.Timer(seconds, _hang_up, (self.sock, late))
            watch.daemon = True
            watch.start()
            try:
                response: HTTPResponse = super().getresponse()
            finally:
                watch.cancel()
            if late.is_set():  # what had come of the head looks like a whole one
                response.close()
                raise TimeoutError("The answer did not begin in time.")
            return response

    return Punctual


def _hang_up(line: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)  # not the method of a TLS socket, which another thread reads
