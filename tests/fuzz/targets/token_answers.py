"""Answers of token endpoints and of redirects: any bytes are credentials, or an error that the program knows."""

from collections.abc import Iterable
from contextlib import suppress

from desktop_app.auth.form_answer import members_of_form
from desktop_app.auth.redirect import answer_of, error_of
from desktop_app.auth.token_response import LONGEST_TOKEN, token_of
from desktop_app.domain.errors import ServiceError
from desktop_app.transport import Response

TOKENS = (
    *(b'"access_token"', b'"token_type"', b'"bearer"', b'"expires_in"', b'"scope"', b'"refresh_token"', b'"error"'),
    *(b"oauth_token=", b"oauth_token_secret=", b"oauth_callback_confirmed=true", b"&", b"%0A", b"[[[[[[[[", b'{"a":'),
    *(b"1e999", b"NaN", b"-Infinity", b"null", b"\\ud800", b"\\u0000", b"\xff", b"http://[", b"#", b"?error="),
)


def seeds() -> Iterable[bytes]:
    yield b'{"access_token": "t", "token_type": "bearer", "expires_in": 600, "refresh_token": "r", "scope": "a b"}'
    yield b'{"access_token": "t", "created_at": 1, "expires_in": "600"}'
    yield b'{"error": "invalid_grant", "error_description": "too old"}'
    yield b"oauth_token=A&oauth_token_secret=B&user_id=7"
    yield b"http://127.0.0.1:9/back?error=access_denied&state=x#access_token=t"
    yield b"<html>"


def one(data: bytes) -> None:
    for status in (200, 400):
        with suppress(ServiceError):
            token = token_of(Response(status, {}, data), 0.0)
            assert 0 < len(token.access_token) <= LONGEST_TOKEN
            assert token.access_token.isprintable()
    with suppress(ServiceError):
        values = members_of_form(Response(200, {}, data))
        assert all(name.isprintable() and value.isprintable() for name, value in values.items())
    with suppress(ServiceError):
        found = answer_of(data.decode("utf-8", "replace"))
        if "error" in found:
            assert str(error_of(found)) is not None
