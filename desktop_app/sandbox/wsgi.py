"""Between HTTP and an emulator: WSGI in, WSGI out."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from desktop_app.sandbox.calls import Call, Reply
from desktop_app.sandbox.clock import ServerClock

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

C = TypeVar("C", bound=Call)
PHRASES = {420: "Enhance Your Calm", 520: "Web Server Returned an Unknown Error", 521: "Web Server Is Down"}
"""Statuses that HTTP itself does not know."""


def application(clock: ServerClock, kind: type[C], answer: Callable[[C], Reply]) -> WSGIApplication:
    """WSGI application for a door: reads a request as a call of this kind, and answers it."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        reply = answer(_call(kind, environ))
        if reply.dropped:
            hang_up(environ["werkzeug.socket"])
            raise ConnectionAbortedError
        headers = {"Date": clock.http_date(), **reply.headers}
        if reply.status not in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}:
            headers |= {"Content-Type": reply.content_type} if reply.content_type else {}
            headers["Content-Length"] = str(len(reply.body))
        start_response(f"{reply.status} {_phrase(reply.status)}", list(headers.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [reply.body]

    return application


def hang_up(connection: socket.socket) -> None:
    """End a connection without a word; its thread then finds that nobody is there."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _call(kind: type[C], environ: WSGIEnvironment) -> C:
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_") or name == "CONTENT_TYPE"
    }
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return kind(environ["REQUEST_METHOD"], environ["REQUEST_URI"], headers, body)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return PHRASES.get(status, "Unknown")
