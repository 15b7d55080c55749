"""Chew's refusals, whatever their bodies are (contract chew 6)."""

import json

import pytest

from desktop_app.domain.errors import (
    BadAnswer,
    KeyRefused,
    PermissionMissing,
    RateLimited,
    Refused,
    ServerFault,
    ServiceClosed,
    ServiceError,
    SignInAgain,
    Unreachable,
)
from desktop_app.providers.chew.refusals import call_error
from desktop_app.transport import Response
from desktop_app.ui.shell.messages import sentence_of

HTML = b"<!DOCTYPE html><h1>Something</h1>"


def refusal(
    status: int, body: bytes = b"", headers: dict[str, str] | None = None, *, by_key: bool = False
) -> ServiceError:
    return call_error(Response(status, headers or {}, body), by_key=by_key)


@pytest.mark.parametrize("body", [b"", HTML, b'{"error": "x"}', b"[1]", b'{"error": ["?"]}'])
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Refused),
        (401, SignInAgain),
        (403, Refused),
        (404, ServiceClosed),
        (409, Refused),
        (412, Refused),
        (422, Refused),
        (429, RateLimited),
        (500, ServerFault),
        (503, ServerFault),
        (302, BadAnswer),
        (204, BadAnswer),
    ],
)
def test_the_status_says_it(status: int, kind: type[ServiceError], body: bytes) -> None:
    assert type(refusal(status, body)) is kind


def test_a_key_is_told_from_a_token() -> None:
    assert type(refusal(401, by_key=True)) is KeyRefused


def test_the_missing_scope_is_named() -> None:
    error = refusal(403, json.dumps({"error": "insufficient_scope", "scope": "private"}).encode())

    assert isinstance(error, PermissionMissing)
    assert error.scope == "private"
    assert "“private”" in sentence_of(error, "Chew").text


@pytest.mark.parametrize(("told", "waits"), [({}, 0), ({"retry-after": "30"}, 30), ({"retry-after": "99999"}, 3600)])
def test_how_long_to_wait(told: dict[str, str], waits: float) -> None:
    error = refusal(429, headers=told)

    assert isinstance(error, RateLimited)
    assert error.retry_after == waits


def test_what_it_says_is_shown_without_secrets() -> None:
    said = {"error": "bad", "error_description": "No: key=abcdefghijklmnopq"}
    assert "abcdefghij" not in str(refusal(400, json.dumps(said).encode()))


def test_a_closed_service_is_one_that_does_not_answer() -> None:
    assert issubclass(ServiceClosed, Unreachable)
    assert sentence_of(ServiceClosed(), "Chew").lead == "Chew has closed."
