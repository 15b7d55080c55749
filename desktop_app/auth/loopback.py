"""RFC 8252 section 7.3: a listener on 127.0.0.1, any port, an unguessable path, one answer, then closed."""

import asyncio
import hmac
import secrets
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

LONGEST_REQUEST = 16 * 1024

PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>Lineup</title>
<body style="font: 16px system-ui, sans-serif; max-width: 32em; margin: 20vh auto; padding: 0 24px">
<h1 style="font-size: 24px">{title}</h1><p>{text}</p></body></html>"""
DONE = PAGE.format(title="Back to Lineup", text="Lineup has what it needs. You can close this page.")
WRONG = PAGE.format(title="Nothing to see here", text="This address belongs to a sign-in that Lineup did not start.")


class LoopbackRedirect:
    """Waits for the browser to be sent back. Use as an async context manager; leaving it closes the port.

    `registered`: listen at this address, where the service takes no other; entering raises OSError where another
    program has its port.
    """

    def __init__(self, registered: str = "") -> None:
        self._registered = registered
        self._path = (urlsplit(registered).path or "/") if registered else f"/{secrets.token_urlsafe(16)}"
        self._server: asyncio.Server | None = None
        self._answer: asyncio.Future[str] | None = None
        self._callers: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = {}

    async def __aenter__(self) -> Self:
        self._answer = asyncio.get_running_loop().create_future()
        host, port = _place_of(self._registered)
        self._server = await asyncio.start_server(self._serve, host, port, limit=LONGEST_REQUEST)
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

    @property
    def uri(self) -> str:
        """The redirection URI: an IP literal, as section 8.3 wants, not a name."""
        return self._registered or f"{self._origin}{self._path}"

    @property
    def _origin(self) -> str:
        if self._registered:
            return f"http://{urlsplit(self._registered).netloc}"
        assert self._server is not None
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

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
            self._answer.set_result(self._origin + target)
        self._close()

    def _close(self) -> None:
        if self._server is not None:
            self._server.close()


def _place_of(registered: str) -> tuple[str, int]:
    """Host and port to listen at; any port where none is registered."""
    parts = urlsplit(registered)
    return (parts.hostname or "127.0.0.1", parts.port or 80) if registered else ("127.0.0.1", 0)


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
