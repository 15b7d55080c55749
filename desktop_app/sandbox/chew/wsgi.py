"""Between HTTP and the emulator: WSGI in, WSGI out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from desktop_app.sandbox.chew.calls import Call, Reply
from desktop_app.sandbox.chew.emulator import ChewEmulator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def api(emulator: ChewEmulator) -> WSGIApplication:
    """The API's door."""
    return _application(emulator, emulator.answer_api)


def sign_in(emulator: ChewEmulator) -> WSGIApplication:
    """The sign-in pages' door."""
    return _application(emulator, emulator.answer_sign_in)


def _application(emulator: ChewEmulator, answer: Callable[[Call], Reply]) -> WSGIApplication:
    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        reply = answer(_call(environ))
        headers = {
            "Date": emulator.clock.http_date(),
            "Content-Type": reply.content_type,
            "Content-Length": str(len(reply.body)),
            **reply.headers,
        }
        start_response(f"{reply.status} {HTTPStatus(reply.status).phrase}", list(headers.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [reply.body]

    return application


def _call(environ: WSGIEnvironment) -> Call:
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    path, _, query = environ["REQUEST_URI"].partition("?")
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode("utf-8", "replace")
    is_form = environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded")
    form = _pairs(body) if is_form else {}
    return Call(environ["REQUEST_METHOD"], unquote(path), _pairs(query), form, headers)


def _pairs(encoded: str) -> dict[str, str]:
    return dict(parse_qsl(encoded, keep_blank_values=True))
