"""A real proxy on this computer: it sees what it is asked for, and answers in the place of the far server."""

import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desktop_app.domain.proxies import Proxy, ProxyKind

PAGE = b"<!doctype html><title>far</title><p>Through the proxy."


@dataclass
class Seen:
    """What the proxy was asked: a method and an address, and with which name and password where it wants one."""

    port: int = 0
    wants: str = ""
    """`user:password`; empty where everybody may pass."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    turned_away: list[str] = field(default_factory=list)

    def manual(self, user: str = "") -> Proxy:
        return Proxy(ProxyKind.MANUAL, "127.0.0.1", self.port, user)


class _Handler(BaseHTTPRequestHandler):
    seen: Seen

    def _answer(self) -> None:
        seen = self.seen
        expected = f"Basic {b64encode(seen.wants.encode()).decode()}"
        if seen.wants and self.headers.get("Proxy-Authorization") != expected:
            seen.turned_away.append(self.path)
            self._send(407, b"", ("Proxy-Authenticate", 'Basic realm="proxy"'))
            return
        seen.asked.append((self.command, self.path))
        # What comes after CONNECT would be TLS with the far server, who is not there.
        self._send(502 if self.command == "CONNECT" else 200, b"" if self.command == "CONNECT" else PAGE)

    do_GET = do_POST = do_HEAD = do_CONNECT = _answer

    def _send(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", "text/html"), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """The tests look at `seen`."""


@contextmanager
def proxy(wants: str = "") -> Iterator[Seen]:
    """One that listens on this computer; `wants`: only with this user:password."""
    seen = Seen(wants=wants)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"seen": seen}))
    seen.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
