"""Each status of contract trakt 9 as an error, with a sentence of its own."""

import json

import pytest

from desktop_app.domain import errors as e
from desktop_app.providers.trakt.refusals import UPGRADE, call_error
from desktop_app.transport import Response
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.messages import sentence_of

HTML = {"content-type": "text/html"}


def error(
    status: int, body: bytes = b"", headers: dict[str, str] | None = None, *, writes: bool = False
) -> e.ServiceError:
    return call_error(Response(status, headers or {}, body), writes=writes, now=lambda: 1_000_000_000.0)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, e.Refused),
        (401, e.SignInAgain),
        (403, e.ApplicationRefused),
        (404, e.NotThere),
        (405, e.Refused),
        (412, e.Refused),
        (420, e.LimitReached),
        (422, e.Refused),
        (423, e.AccountLocked),
        (426, e.MembersOnly),
        (429, e.RateLimited),
        (500, e.ServerFault),
        (502, e.ServerFault),
        (503, e.ServerFault),
        (504, e.ServerFault),
        (520, e.ServerFault),
        (521, e.ServerFault),
        (522, e.ServerFault),
    ],
)
def test_each_status_has_its_error_and_each_error_its_sentence(status: int, kind: type[e.ServiceError]) -> None:
    found = error(status)
    assert type(found) is kind
    assert sentence_of(found, "Trakt").lead.count("Trakt") == 1
    assert "{" not in sentence_of(found, "Trakt").text


def test_a_wrong_content_type_is_no_conflict() -> None:
    assert not isinstance(error(412, writes=True), e.PreconditionFailed)


def test_what_one_may_not_write_says_nothing_about_the_application() -> None:
    assert type(error(403, writes=True)) is e.Refused


@pytest.mark.parametrize("writes", [True, False])
def test_a_403_of_the_edge_passes(*, writes: bool) -> None:
    assert isinstance(error(403, b"<html>", HTML, writes=writes), e.ServerFault)
    assert isinstance(error(403, b" <!DOCTYPE html>", writes=writes), e.ServerFault)


def test_older_servers_name_the_limit() -> None:
    assert "250" in detail_of(error(420, headers={"x-account-limit": "250"}))
    assert detail_of(error(420)) == ""


def test_a_closed_account_is_told_from_a_locked_one() -> None:
    assert "closed" in detail_of(error(423, headers={"x-account-deactivated": "true"}))
    assert "locked" in detail_of(error(423, headers={"x-account-locked": "true"}))
    assert "support" in detail_of(error(423))


@pytest.mark.parametrize("told", ["", "javascript:alert(1)", "http://elsewhere", "https://a\x07b"])
def test_where_to_become_a_member_is_an_address_of_the_web(told: str) -> None:
    assert UPGRADE in detail_of(error(426, headers={"x-upgrade-url": told}))


def test_the_service_names_another_page_for_members() -> None:
    assert "https://trakt.tv/vip/2" in detail_of(error(426, headers={"x-upgrade-url": "https://trakt.tv/vip/2"}))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "17"}, 17),
        ({"retry-after": "99999999"}, 3600),
        ({"x-ratelimit": json.dumps({"until": "2001-09-09T01:47:10Z"})}, 30),
        ({"x-ratelimit": json.dumps({"until": "2000-01-01T00:00:00Z"})}, 0),
        ({"x-ratelimit": "{"}, 0),
        ({"x-ratelimit": "[]"}, 0),
        ({"retry-after": "soon"}, 0),
        ({}, 0),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float) -> None:
    found = error(429, headers=headers)
    assert isinstance(found, e.RateLimited)
    assert found.retry_after == seconds


def test_a_validation_names_its_fields_and_hides_secrets() -> None:
    body = json.dumps({"errors": {"name": ["can't be blank", "is short"], "sort_by": "is unknown"}}).encode()
    assert detail_of(error(422, body)) == "It says: name can't be blank, is short; sort_by is unknown"
    assert "abcdefghijklmnop" not in detail_of(error(400, b'{"message": "access_token=abcdefghijklmnop"}'))
