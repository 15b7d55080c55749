"""A real HTTP server on loopback, in threads of this process.

Imported when one starts: Werkzeug takes its time.
"""

from __future__ import annotations

import errno
import logging
import socket
import threading
from typing import TYPE_CHECKING

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from desktop_app.sandbox.wsgi import hang_up

if TYPE_CHECKING:
    from ssl import SSLContext

    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"
log = logging.getLogger(__name__)


class _QuietRequest(WSGIRequestHandler):
    """Says nothing on stderr, keeps connections alive."""

    protocol_version = "HTTP/1.1"

    def send_response(self, code: int, message: str | None = None) -> None:
        """Send a response without http.server's own Date header: the emulator's clock writes it."""
        self.send_response_only(code, message)

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - Werkzeug's name
        log.debug("%s: %s", type, message % args)


class _Server(ThreadedWSGIServer):
    """Knows its open connections, so that it can close them. `is_over`: nobody is let in any more."""

    def __init__(self, port: int, application: WSGIApplication, tls: SSLContext | None) -> None:
        self.is_over = False
        self._connections: set[socket.socket] = set()
        self._guard = threading.Lock()
        try:
            super().__init__(HOST, port, application, _QuietRequest, ssl_context=tls)
        except SystemExit:  # Werkzeug has said why on stderr, and would end the whole program
            raise OSError(errno.EADDRINUSE, f"Port {port} is taken") from None

    def serve(self) -> None:
        """Until it is over. `serve_forever` would look many times a second whether it is to end."""
        while not self.is_over:
            self.handle_request()

    def verify_request(self, _request: object, _client: object) -> bool:
        return not self.is_over

    def get_request(self) -> tuple[socket.socket, object]:
        connection, client = super().get_request()
        with self._guard:
            self._connections.add(connection)
        return connection, client

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        assert isinstance(request, socket.socket)
        with self._guard:
            self._connections.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        with self._guard:
            for connection in self._connections:
                hang_up(connection)


class Listener:
    """Serves one application, over TLS if a context is given. The address is bound when this returns."""

    def __init__(self, port: int, application: WSGIApplication, tls: SSLContext | None = None) -> None:
        self._scheme = "https" if tls else "http"
        self._server = _Server(port, application, tls)
        self._thread = threading.Thread(target=self._server.serve, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return self._server.port

    @property
    def address(self) -> str:
        return f"{self._scheme}://{HOST}:{self.port}"

    def stop(self) -> None:
        """Close the door, and every connection that a client still keeps open."""
        self._server.is_over = True
        socket.create_connection((HOST, self.port)).close()  # wakes the thread
        self._thread.join()
        self._server.server_close()
        self._server.hang_up()
