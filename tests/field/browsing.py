"""A person whose browser comes back to the real listener, and whoever else asks there meanwhile."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from desktop_app.ui.sentences.loopback import PAGES
from tests.core import Script
from tests.field.names import LoopbackRedirect


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the listener. `status` 0: none."""

    status: int
    text: str


def free_port() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


async def send(port: int, request: str | bytes, at: str = "127.0.0.1") -> Answered:
    """Send bytes as they are, and read to the end."""
    reader, writer = await asyncio.open_connection(at, port)
    try:
        writer.write(request if isinstance(request, bytes) else request.encode("latin-1"))
        text = (await reader.read()).decode()
    except ConnectionError:
        text = ""
    finally:
        writer.close()
    return Answered(int(text.split(" ")[1]) if text else 0, text)


class Tab:
    """The browser, at the moment when the service's page is open in it."""

    def __init__(self, visited: str, redirect_uri: str) -> None:
        self.asked = dict(parse_qsl(urlsplit(visited).query))
        self.redirect_uri = redirect_uri
        self.at = "127.0.0.1"
        address = urlsplit(redirect_uri)
        self.host, self.port, self.path = address.netloc, address.port or 80, address.path

    async def get(
        self, query: str = "", line: str = "GET {path} HTTP/1.1", headers: str = "Host: {host}\r\n"
    ) -> Answered:
        """Send a request; `{path}` is the redirection URI's with the query behind it, `{host}` its host and port."""
        path = f"{self.path}?{query}" if query else self.path
        return await send(
            self.port, at=self.at, request=f"{line.format(path=path)}\r\n{headers.format(host=self.host)}\r\n"
        )

    async def post(self, body: str, headers: str) -> Answered:
        """A form, or what a script sends."""
        head = f"POST {self.path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
        return await send(self.port, head + body)

    async def approve(self, **more: str) -> Answered:
        """Come back as the service sends the browser back."""
        return await self.get(urlencode({"code": "c-1", "state": self.asked["state"], **more}))


class Browsing(Script):
    """`browse` is what happens in the browser after the service's page was opened. A context manager: it listens."""

    def __init__(self, browse: Callable[[Tab], Awaitable[object]]) -> None:
        super().__init__()
        self._browse = browse
        self._loopback: LoopbackRedirect | None = None

    async def redirect_uri(self, registered: str = "") -> str:
        self._loopback = await LoopbackRedirect(PAGES, registered).__aenter__()
        return self._loopback.uri

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        assert self._loopback is not None
        self.visited = uri
        browsing = asyncio.ensure_future(self._browse(Tab(uri, self._loopback.uri)))
        waiting = asyncio.ensure_future(self._loopback.wait())
        try:
            await asyncio.wait({browsing, waiting}, return_when=asyncio.FIRST_EXCEPTION)
            browsing.result()
            return await waiting
        finally:
            waiting.cancel()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self._loopback is not None:
            await self._loopback.close_now()
