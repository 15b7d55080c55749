"""TMDB's own code decides, and HTTP's status only where there is none."""

import json

import pytest

from desktop_app.domain import errors as e
from desktop_app.providers.tmdb.refusals import call_error, code_of, is_good, link_error
from desktop_app.transport import Response
from desktop_app.ui.sentences.details import detail_of


def refusal(code: int | None, status: int, words: str = "No.", **more: object) -> Response:
    told = {} if code is None else {"success": False, "status_code": code, "status_message": words}
    return Response(status, {}, json.dumps(told | more).encode())


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        ((3, 14, 35, 36, 37), e.SignInAgain),
        ((7, 10), e.ApplicationRefused),
        ((21, 34, 39), e.NotThere),
        ((9, 11, 15, 24, 43, 46), e.ServerFault),
        ((5, 8, 18, 38, 47), e.Refused),
        ((31, 45), e.AccountLocked),
        ((22,), e.BadAnswer),
        ((25,), e.RateLimited),
    ],
)
@pytest.mark.parametrize("status", [200, 401, 404, 500])
def test_the_code_decides(codes: tuple[int, ...], kind: type[Exception], status: int) -> None:
    for code in codes:
        assert type(call_error(refusal(code, status))) is kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (7, e.UnknownApplication),
        (10, e.ApplicationRefused),
        (17, e.NotApproved),
        (25, e.RateLimited),
        (26, e.LinkError),
        (30, e.PasswordRefused),
        (31, e.LinkError),
        (32, e.LinkError),
        (33, e.RequestExpired),
        (45, e.LinkError),
        (46, e.ServerFault),
    ],
)
def test_the_code_decides_while_signing_in(code: int, kind: type[Exception]) -> None:
    assert type(link_error(refusal(code, 401))) is kind


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, e.BadAnswer),
        (400, e.Refused),
        (401, e.SignInAgain),
        (403, e.Refused),
        (404, e.NotThere),
        (429, e.RateLimited),
        (503, e.ServerFault),
    ],
)
@pytest.mark.parametrize("code", [None, 999])
def test_without_a_code_http_decides(status: int, kind: type[Exception], code: int | None) -> None:
    error = call_error(refusal(code, status))
    assert type(error) is kind


@pytest.mark.parametrize("status", [401, 403])
def test_a_page_of_something_in_between_ends_no_link(status: int) -> None:
    assert type(call_error(Response(status, {}, b"\n<html>Blocked</html>"))) is e.ServerFault


def test_a_yes_is_a_yes_in_both() -> None:
    assert is_good(refusal(12, 201))
    assert is_good(refusal(21, 200))
    assert is_good(Response(200, {}, b'{"id": 1}'))
    assert not is_good(refusal(3, 200))
    assert not is_good(refusal(1, 500))


def test_what_does_not_hold_is_said() -> None:
    both = refusal(18, 400, "Validation failed.", errors=["Content is suspected to be spam", 7])
    assert detail_of(call_error(both)) == "It says: Content is suspected to be spam"
    assert detail_of(call_error(refusal(None, 422, errors=["Name is missing.", "So is the rest."]))) == (
        "It says: Name is missing.; So is the rest."
    )
    assert detail_of(call_error(refusal(18, 400, "Validation failed."))) == "It says: Validation failed."
    assert len(detail_of(call_error(refusal(18, 400, "long " * 1000)))) <= 200 + len("It says: ")


def test_secrets_are_not_said_again() -> None:
    error = call_error(refusal(5, 422, "api_key=0123456789abcdef0123456789abcdef is bad"))
    assert "456789abcdef" not in detail_of(error)


@pytest.mark.parametrize(
    "broken", [b"", b"null", b"[]", b'{"status_code"', b'{"status_code": "x"}', b'["status_code"]', b"[" * 100_000]
)
def test_a_broken_answer_has_no_code(broken: bytes) -> None:
    assert code_of(Response(400, {}, broken)) is None
    assert type(call_error(Response(400, {}, broken))) is e.Refused


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [(None, 1, 2), ("0", 1, 2), ("-3", 1, 2), ("soon", 1, 2), ("١", 1, 2), ("4", 4, 4), ("9" * 8, 300, 300)],
)
def test_how_long_to_wait(told: str | None, least: float, most: float) -> None:
    headers = {} if told is None else {"retry-after": told}
    error = call_error(Response(429, headers, b""))
    assert isinstance(error, e.RateLimited)
    assert least <= error.retry_after <= most
