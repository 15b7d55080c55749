"""RFC 8252 section 7.3: a listener on 127.0.0.1, one answer, then closed.

Any port and an unguessable path; or those that were registered, where the service takes no others. What a service
writes into the fragment (RFC 6749 section 4.2.2) no browser sends: a page of ours hands it over.
"""

import asyncio
import hmac
import secrets
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

from desktop_app.auth import loopback_pages as pages
from desktop_app.domain.errors import SignInAbandoned

LONGEST_REQUEST = 16 * 1024

TAKEN = "where another program listens, or none may. Close that program, or sign in another way."
ELSEWHERE = "The service sends you back to an address where this computer cannot listen. Sign in another way."


class LoopbackRedirect:
    """Waits for the browser to be sent back. Use as an async context manager; leaving it closes the port.

    Entering it raises `SignInAbandoned` where nobody can listen for `registered`: it leads elsewhere, or another
    program listens there. A registered address without a port stands for any port (section 7.3).
    """

    def __init__(self, registered: str = "") -> None:
        self.uri = ""
        """The redirection URI: as it was registered, else an IP literal, as section 8.3 wants, not a name."""
        self._registered = registered
        self._path = f"/{secrets.token_urlsafe(16)}"
        self._ticket = secrets.token_urlsafe(16)
        self._server: asyncio.Server | None = None
        self._answer: asyncio.Future[str] | None = None
        self._callers: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = {}

    async def __aenter__(self) -> Self:
        port = 0
        if self._registered:
            port, self._path = _place_of(self._registered)
        try:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", port, limit=LONGEST_REQUEST)
        except OSError:
            raise SignInAbandoned(f"The service sends you back to port {port}, {TAKEN}") from None
        self.uri = self._registered if port else f"http://127.0.0.1:{_port_of(self._server)}{self._path}"
        self._answer = asyncio.get_running_loop().create_future()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
        if self._answer is not None:
            self._answer.cancel()
        # Browsers open connections on which they then say nothing.
        callers = [task for task in self._callers if task is not None]
        for writer in self._callers.values():
            writer.close()
        await asyncio.gather(*callers, return_exceptions=True)

    async def wait(self) -> str:
        """The full URI by which the browser came back."""
        assert self._answer is not None
        return await self._answer

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._callers[asyncio.current_task()] = writer
        try:
            async with asyncio.timeout(10):
                writer.write(await self._answer_to(reader))
            await writer.drain()
        except (TimeoutError, ValueError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # a port scanner, or a browser that thought better of it: go on waiting
        finally:
            del self._callers[asyncio.current_task()]
            writer.close()

    async def _answer_to(self, reader: asyncio.StreamReader) -> bytes:
        """What comes back is taken before the page is sent: a browser that hangs up early has brought it all the same.

        Who comes with nothing behind the path may have it in the fragment, and gets the page that hands it over.
        """
        method, target, headers = _request(await reader.readuntil(b"\r\n\r\n"))
        address = urlsplit(target)
        if not hmac.compare_digest(address.path.encode(), self._path.encode()):
            return pages.wrong()
        if method == "GET" and address.query:
            self._take(target)
            return pages.done()
        if headers.get("host", "") != urlsplit(self.uri).netloc:
            return pages.wrong()  # somebody's name that was made to lead here could read the ticket
        if method == "GET":
            return pages.hand_over(self._ticket)
        # Another page can send a form here, but neither this header nor what it does not know.
        if not hmac.compare_digest(headers.get("lineup-ticket", "").encode(), self._ticket.encode()):
            return pages.wrong()
        fragment = (await reader.readexactly(_length(headers))).decode("ascii")
        self._take(f"{address.path}#{fragment}" if fragment else address.path)
        return pages.done()

    def _take(self, target: str) -> None:
        assert self._answer is not None
        if not self._answer.done():
            self._answer.set_result(urljoin(self.uri, target))
        self._close()

    def _close(self) -> None:
        if self._server is not None:
            self._server.close()


def _place_of(registered: str) -> tuple[int, str]:
    """Port (0: any) and path. Raises `SignInAbandoned` where the address is not this computer's."""
    try:
        address = urlsplit(registered)
        port = address.port or 0
    except ValueError:
        raise SignInAbandoned(ELSEWHERE) from None
    if address.scheme != "http" or address.hostname not in {"127.0.0.1", "localhost"}:
        raise SignInAbandoned(ELSEWHERE)
    return port, address.path or "/"


def _port_of(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])


def _request(head: bytes) -> tuple[str, str, dict[str, str]]:
    """Method, target and headers, their names in lower case. Raises ValueError on anything but a GET or a POST."""
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _version = first.split(" ")
    if method not in {"GET", "POST"} or not target.startswith("/") or not target.isascii():
        raise ValueError(method)
    pairs = (line.partition(":") for line in lines if line)
    return method, target, {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(headers: dict[str, str]) -> int:
    """Raises ValueError where it is none, or too much."""
    length = int(headers.get("content-length", ""))
    if not 0 <= length <= LONGEST_REQUEST:
        raise ValueError(length)
    return length
