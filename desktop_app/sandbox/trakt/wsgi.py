"""Between HTTP and the emulator: WSGI in, WSGI out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from desktop_app.sandbox.http_server import hang_up
from desktop_app.sandbox.trakt.calls import Call, Reply
from desktop_app.sandbox.trakt.emulator import TraktEmulator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PHRASES = {420: "Enhance Your Calm", 520: "Web Server Returned an Unknown Error", 521: "Web Server Is Down"}
"""Statuses that HTTP itself does not know."""


def api(emulator: TraktEmulator) -> WSGIApplication:
    """The API's door."""
    return _application(emulator, emulator.answer_api)


def auth(emulator: TraktEmulator) -> WSGIApplication:
    """The sign-in host's door."""
    return _application(emulator, emulator.answer_auth)


def _application(emulator: TraktEmulator, answer: Callable[[Call], Reply]) -> WSGIApplication:
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
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_") or name == "CONTENT_TYPE"
    }
    path, _, query = environ["REQUEST_URI"].partition("?")
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return Call(environ["REQUEST_METHOD"], unquote(path), dict(parse_qsl(query, keep_blank_values=True)), headers, body)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return PHRASES.get(status, "Unknown")
