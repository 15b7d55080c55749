"""Between HTTP and the emulator: WSGI in, WSGI out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from desktop_app.sandbox import posters
from desktop_app.sandbox.http_server import hang_up
from desktop_app.sandbox.netflix.calls import Call, Reply, parse_call
from desktop_app.sandbox.netflix.emulator import NetflixEmulator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def api(emulator: NetflixEmulator) -> WSGIApplication:
    """The API's door. Box art is served beside it: uncounted, unsigned, never dropped."""

    def answer(call: Call) -> Reply | None:
        if call.path.startswith("/us/boxshots/"):
            return box_art(emulator, call)
        return emulator.answer_api(call)

    return _application(emulator, answer)


def sign_in(emulator: NetflixEmulator) -> WSGIApplication:
    """The sign-in page's door."""
    return _application(emulator, emulator.answer_sign_in)


def box_art(emulator: NetflixEmulator, call: Call) -> Reply:
    """/us/boxshots/{size}/{title}.png, with an ETag and a day to keep it."""
    size, _, file = call.path.removeprefix("/us/boxshots/").partition("/")
    title = emulator.state.catalogue.find(file.rpartition(".")[0])
    width = posters.WIDTHS.get(size)
    if title is None or width is None:
        return Reply(404, b"Not found", "text/plain")
    etag = f'"{title.id}-{width}-{posters.EDITION}"'
    headers = {"ETag": etag, "Cache-Control": "public, max-age=86400"}
    if call.headers.get("if-none-match") == etag:
        return Reply(304, headers=headers)
    return Reply(200, posters.poster(title.id, width), "image/png", headers)


def _application(emulator: NetflixEmulator, answer: Callable[[Call], Reply | None]) -> WSGIApplication:
    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        reply = answer(_call(environ))
        if reply is None:
            hang_up(environ["werkzeug.socket"])
            raise ConnectionAbortedError
        headers = {
            "Content-Type": reply.content_type,
            "Content-Length": str(len(reply.body)),
            "Date": emulator.clock.http_date(),
            **reply.headers,
        }
        if reply.status == HTTPStatus.NOT_MODIFIED:
            del headers["Content-Type"], headers["Content-Length"]
        start_response(f"{reply.status} {_reason(reply.status)}", list(headers.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [reply.body]

    return application


def _call(environ: WSGIEnvironment) -> Call:
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_") or name == "CONTENT_TYPE"
    }
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return parse_call(
        environ["REQUEST_METHOD"],
        environ["wsgi.url_scheme"],
        environ.get("HTTP_HOST", ""),
        target=environ["REQUEST_URI"],
        headers=headers,
        body=body,
    )


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
