"""RFC 8252 section 7.3: a listener on 127.0.0.1, one answer, then closed.

Any port and an unguessable path; or those that were registered, where the service takes no others.
"""

import asyncio
import hmac
import secrets
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

from desktop_app.domain.errors import SignInAbandoned

LONGEST_REQUEST = 16 * 1024

TAKEN = "where another program listens, or none may. Close that program, or sign in another way."
ELSEWHERE = "The service sends you back to an address where this computer cannot listen. Sign in another way."

PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>Lineup</title>
<body style="font: 16px system-ui, sans-serif; max-width: 32em; margin: 20vh auto; padding: 0 24px">
<h1 style="font-size: 24px">{title}</h1><p>{text}</p></body></html>"""
DONE = PAGE.format(title="Back to Lineup", text="Lineup has what it needs. You can close this page.")
WRONG = PAGE.format(title="Nothing to see here", text="This address belongs to a sign-in that Lineup did not start.")


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
                target = _target(await reader.readuntil(b"\r\n\r\n"))
            mine = hmac.compare_digest(urlsplit(target).path.encode(), self._path.encode())
            if mine:
                self._take(target)  # before the page: a browser that hangs up early has brought its answer all the same
            writer.write(_page(DONE if mine else WRONG, 200 if mine else 404))
            await writer.drain()
        except (TimeoutError, ValueError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # a port scanner, or a browser that thought better of it: go on waiting
        finally:
            del self._callers[asyncio.current_task()]
            writer.close()

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


def _target(head: bytes) -> str:
    """The request target of a GET. Raises ValueError on anything else."""
    method, target, _version = head.split(b"\r\n", 1)[0].decode("ascii").split(" ")
    if method != "GET" or not target.startswith("/"):
        raise ValueError(method)
    return target


def _page(page: str, status: int) -> bytes:
    body = page.encode()
    head = (
        f"HTTP/1.1 {status} {'OK' if status == 200 else 'Not Found'}\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\nCache-Control: no-store\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nReferrer-Policy: no-referrer\r\n\r\n"
    )
    return head.encode() + body
