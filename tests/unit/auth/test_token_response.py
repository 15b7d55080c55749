"""RFC 6749 section 5, and what services make of it."""

import json
from itertools import product

import pytest

from desktop_app.auth.token_response import LONGEST_LIFE, refusal_of, token_of
from desktop_app.domain.credentials import BearerToken
from desktop_app.domain.errors import (
    ApplicationRefused,
    BadAnswer,
    ConsentRefused,
    InvalidClient,
    InvalidGrant,
    RateLimited,
    Refused,
    ServerFault,
    ServiceError,
)
from desktop_app.ui.sentences.details import detail_of
from tests.sentences import says
from tests.unit.auth.service import answer

NOW = 1_767_225_600.0
FULL = {"access_token": "a", "token_type": "bearer", "refresh_token": "r", "expires_in": 600, "scope": "x y"}


def test_section_5_1() -> None:
    assert token_of(answer(200, FULL), NOW) == BearerToken("a", "r", NOW + 600, ("x", "y"))


def test_scopes_may_be_told_apart_by_something_else() -> None:
    assert token_of(answer(200, {**FULL, "scope": "x,y"}), NOW, ",").scopes == ("x", "y")


def test_only_the_access_token_is_needed() -> None:
    assert token_of(answer(200, {"access_token": "a"}), NOW) == BearerToken("a")


@pytest.mark.parametrize(
    ("told", "scopes"),
    [
        (["x", "y"], ("x", "y")),
        ([" x ", "", 7, None, "y"], ("x", "y")),
        ("x  y ", ("x", "y")),
        ("x\ty\r\n", ("x", "y")),
        (["x y", "z"], ("x", "y", "z")),
        ([], ()),
        (None, ()),
        ({"x": True}, ()),
        (7, ()),
    ],
)
def test_scopes_may_come_as_a_list(told: object, scopes: tuple[str, ...]) -> None:
    assert token_of(answer(200, {**FULL, "scope": told}), NOW).scopes == scopes


@pytest.mark.parametrize(
    "body",
    [
        "\ufeff" + json.dumps(FULL),
        "access_token=a&token_type=bearer&refresh_token=r&expires_in=600&scope=x+y",
        "access_token=a&refresh_token=r&expires=600&scope=x%20y\n",
        "\ufeffaccess_token=a&refresh_token=r&expires_in=600&scope=x+y\r\n",
        {**FULL, "access_token": "a\n", "refresh_token": " r\r\n", "expires_in": " 600 "},
    ],
)
def test_a_token_in_another_form(body: object) -> None:
    assert token_of(answer(200, body), NOW) == BearerToken("a", "r", NOW + 600, ("x", "y"))


@pytest.mark.parametrize(
    "body",
    [
        "access_token=a&access_token=b",
        "access_token=",
        "<a href='?access_token=a'>",
        "Please log in. access_token=a is what an answer would have",
        "access_token=a&" * 40,
        "scope=x",
        "access_token=a%0Ab",
    ],
)
def test_a_form_that_is_none(body: str) -> None:
    with pytest.raises(BadAnswer):
        token_of(answer(200, body), NOW)


def test_a_refusal_in_a_form() -> None:
    told = answer(200, "error=invalid_grant&error_description=The+code+passed+is+incorrect")

    with pytest.raises(InvalidGrant, check=says("The code passed is incorrect")):
        token_of(told, NOW)


@pytest.mark.parametrize(
    ("created_at", "ends"),
    [
        (NOW - 10, NOW + 590),  # the answer was on its way for ten seconds
        (NOW + 10, NOW + 600),  # their clock is ahead
        (NOW - 600, NOW + 600),  # it would have ended before it came: their clock is behind
        (0, NOW + 600),
        ("soon", NOW + 600),
        (None, NOW + 600),
    ],
)
def test_a_life_begins_when_the_token_was_made_or_came_whichever_is_earlier(created_at: object, ends: float) -> None:
    assert token_of(answer(200, {**FULL, "created_at": created_at}), NOW).expires_at == ends


@pytest.mark.parametrize("lasts", [None, 0, -1, "for ever", True, [], 1e308, LONGEST_LIFE + 1])
def test_a_life_that_is_none_has_no_end(lasts: object) -> None:
    assert token_of(answer(200, {**FULL, "expires_in": lasts}), NOW).expires_at is None


def test_some_services_put_the_number_in_quotes() -> None:
    assert token_of(answer(200, {**FULL, "expires_in": "600"}), NOW).expires_at == NOW + 600


def test_an_infinite_life_has_no_end() -> None:
    assert token_of(answer(200, '{"access_token": "a", "expires_in": 1e999}'), NOW).expires_at is None


@pytest.mark.parametrize(
    "body", ["", "<html>", "[]", '"a"', "{}", {"access_token": ""}, {"access_token": 7}, "[" * 100_000]
)
def test_what_is_no_token_is_not_taken_for_one(body: object) -> None:
    with pytest.raises(BadAnswer):
        token_of(answer(200, body), NOW)


@pytest.mark.parametrize("kind", ["mac", "DPoP", "bearer mac", ["Bearer"], 7])
def test_a_token_of_another_kind(kind: object) -> None:
    with pytest.raises(BadAnswer, check=says("kind")):
        token_of(answer(200, {**FULL, "token_type": kind}), NOW)


@pytest.mark.parametrize("kind", ["Bearer", "BEARER", " bearer\r\n", "", None])
def test_a_bearer_token_however_it_is_written(kind: object) -> None:
    assert token_of(answer(200, {**FULL, "token_type": kind}), NOW).access_token == "a"


@pytest.mark.parametrize("status", [200, 201, 203])
def test_a_token_may_be_called_created(status: int) -> None:
    assert token_of(answer(status, FULL), NOW).access_token == "a"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_token_is_not_taken_from_a_redirect_and_its_place_is_told(status: int) -> None:
    with pytest.raises(
        BadAnswer, check=says(rf"answered {status} and points to https://a\.example/token/, where")
    ) as told:
        token_of(answer(status, FULL, location="https://a.example/token/?client_secret=s"), NOW)

    assert "client_secret" not in detail_of(told.value)


def test_a_redirect_to_nowhere() -> None:
    with pytest.raises(BadAnswer, check=says("answered 302, and not with a token")):
        token_of(answer(302, ""), NOW)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, {"error": "invalid_grant", "error_description": "session not found"}, InvalidGrant),
        (401, {"error": "invalid_grant"}, InvalidGrant),  # Doorkeeper
        (200, {"error": "invalid_grant"}, InvalidGrant),  # GitHub
        (401, {"error": "invalid_client"}, InvalidClient),
        (400, {"error": "access_denied"}, ConsentRefused),
        (400, {"error": "server_error"}, ServerFault),
        (200, {"error": "temporarily_unavailable"}, ServerFault),
        (400, {"error": "invalid_scope"}, Refused),
        (400, {"error": "unsupported_grant_type"}, Refused),
        (403, "<html>Just a moment</html>", ServerFault),  # the edge
        (403, "", ApplicationRefused),
        (401, "", BadAnswer),
        (404, "Not found", BadAnswer),
        (500, {"error": "invalid_grant"}, ServerFault),
        (522, "<html>", ServerFault),
        (429, "", RateLimited),
    ],
)
def test_section_5_2(status: int, body: object, kind: type[ServiceError]) -> None:
    assert type(refusal_of(answer(status, body))) is kind


def test_the_service_says_when_it_wants_to_be_asked_again() -> None:
    limited = refusal_of(answer(429, "", retry_after="17"))

    assert isinstance(limited, RateLimited)
    assert limited.retry_after == 17


@pytest.mark.parametrize("header", ["", "soon", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", "9" * 400, "²"])
def test_a_date_to_be_asked_again_is_not_read(header: str) -> None:
    limited = refusal_of(answer(429, "", retry_after=header))

    assert isinstance(limited, RateLimited)
    assert limited.retry_after == 1


def test_what_the_service_says_is_repeated_without_secrets() -> None:
    said = detail_of(
        refusal_of(answer(400, {"error": "invalid_request", "error_description": "bad code=abcdefghijklmnop"}))
    )

    assert said == "It says: invalid_request: bad code=abcd••••••"


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        *product(("access_token", "refresh_token", "scope"), ("abc\x1b", "abc\u20ac", "abc\u202e", "a" * 20_000)),
        *product(("access_token", "refresh_token"), ("abc\r\nX-Other: 1",)),
    ],
)
def test_a_token_that_no_request_can_carry_does_not_replace_one_that_lives(name: str, odd: str) -> None:
    with pytest.raises(BadAnswer, check=says("carry")):
        token_of(answer(200, {**FULL, name: odd}), NOW)


@pytest.mark.parametrize(
    "body",
    [
        '{"access_token": "mine", "access_token": "theirs"}',
        '{"access_token": "t", "token_type": "bearer", "token_type": "mac"}',
        '{"access_token": "t", "more": {"a": 1, "a": 2}}',
        '{"access_token": "t", "more": ' + "[" * 30_000 + "]" * 30_000 + "}",
        '{"access_token": "t", "more": ' + '{"a":' * 12_000 + "1" + "}" * 12_000 + "}",
        '{"access_token": "t", "expires_in": ' + "9" * 5000 + "}",
        '[{"access_token": "t"}]',
        '"access_token"',
        '{"access_token": ["t"]}',
        '{"access_token": "t"} {"access_token": "u"}',
    ],
)
def test_an_answer_that_can_be_read_in_two_ways_is_not_read(body: str) -> None:
    with pytest.raises(BadAnswer):
        token_of(answer(200, body), NOW)


@pytest.mark.parametrize("kind", ["mac", "DPoP", "N_A", "bearer mac", 5, ["bearer"], {"bearer": 1}, True])
def test_a_token_of_another_kind_is_not_used(kind: object) -> None:
    with pytest.raises(BadAnswer, check=says("kind")):
        token_of(answer(200, {**FULL, "token_type": kind}), NOW)


@pytest.mark.parametrize("kind", ["bearer", "Bearer", "BEARER", "", None])
def test_a_bearer_is_one_in_any_case(kind: object) -> None:
    assert token_of(answer(200, {**FULL, "token_type": kind}), NOW).access_token == FULL["access_token"]


def test_what_a_service_says_is_repeated_in_part() -> None:
    said = detail_of(refusal_of(answer(400, {"error": "invalid_request", "error_description": "so " * 10_000})))

    assert len(said) < 600


def test_an_answer_far_larger_than_a_token_is_not_read() -> None:
    with pytest.raises(BadAnswer, check=says("too large")):
        token_of(answer(200, {**FULL, "more": ["x"] * 100_000}), NOW)
