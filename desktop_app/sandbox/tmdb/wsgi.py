"""Between HTTP and the emulator: WSGI in, WSGI out."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from desktop_app.sandbox.http_server import hang_up
from desktop_app.sandbox.tmdb.calls import Call, Reply
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def api(emulator: TmdbEmulator) -> WSGIApplication:
    """The API's door, and the images'."""
    return _application(emulator, emulator.answer_api)


def website(emulator: TmdbEmulator) -> WSGIApplication:
    """The door of the pages."""
    return _application(emulator, emulator.answer_website)


def _application(emulator: TmdbEmulator, answer: Callable[[Call], Reply]) -> WSGIApplication:
    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        reply = answer(_call(environ))
        if reply.dropped:
            hang_up(environ["werkzeug.socket"])
            raise ConnectionAbortedError
        headers = {"Date": emulator.clock.http_date(), **reply.headers}
        if reply.status not in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}:
            headers |= {"Content-Type": reply.content_type, "Content-Length": str(len(reply.body))}
        start_response(f"{reply.status} {_phrase(reply.status)}", list(headers.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [reply.body]

    return application


def _call(environ: WSGIEnvironment) -> Call:
    """The edge decodes a path once, and resolves `..` in it."""
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_") or name == "CONTENT_TYPE"
    }
    path, _, query = environ["REQUEST_URI"].partition("?")
    path = posixpath.normpath("/" + unquote(path).lstrip("/"))
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return Call(environ["REQUEST_METHOD"], path, dict(parse_qsl(query, keep_blank_values=True)), headers, body)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
