"""How an account does, told plainly."""

import pytest
from PySide6.QtCore import QLocale

from desktop_app.accounts.service_link import SignInTimes
from desktop_app.accounts.transports import call_of
from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.allowance import Allowance
from desktop_app.domain.errors import CallReason, Failure, ServiceError, TlsFault, TlsReason, Unreachable
from desktop_app.domain.exchange import Exchange
from desktop_app.domain.ledger import Call
from desktop_app.ui.health.report import names_of, report
from desktop_app.ui.health.words import (
    DAY,
    HOUR,
    AccountHealth,
    ago,
    allowance_in_words,
    failure_in_words,
    sign_in_in_words,
    span,
    standing,
)
from desktop_app.ui.style.state_shapes import Shape

NOW = 1_790_000_000.0
ADA = AccountId("ada")


@pytest.fixture(autouse=True)
def locale() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def call(
    seconds_ago: float, status: int = 200, failure: Failure | None = None, allowance: Allowance | None = None
) -> Call:
    return Call(NOW - seconds_ago, ADA, "GET", "a.example", "/users/{id}", status, 0.12, failure, allowance)


def made(*calls: Call, state: LinkState = LinkState.LINKED, times: SignInTimes | None = None) -> AccountHealth:
    return standing(ADA, ("Trakt", "Ada Lovelace"), state, times, calls, NOW)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "less than a minute"),
        (70, "a minute"),
        (150, "2 minutes"),
        (90 * 60, "90 minutes"),
        (3 * HOUR, "3 hours"),
        (50 * HOUR, "2 days"),
    ],
)
def test_spans(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_just_now_is_not_counted() -> None:
    assert ago(NOW - 30, NOW) == "just now"
    assert ago(NOW - 300, NOW) == "5 minutes ago"


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (None, "Not read from the keyring yet"),
        (SignInTimes(NOW - 3 * DAY, None, renews=False), "Kept for 3 days. It does not run out."),
        (SignInTimes(None, NOW - 1, renews=True), "Renews itself with the next call."),
        (SignInTimes(None, NOW - 1, renews=False), "It has run out."),
    ],
)
def test_the_sign_in(times: SignInTimes | None, words: str) -> None:
    assert sign_in_in_words(times, NOW) == words


def test_when_it_is_renewed_or_ends() -> None:
    renewed = sign_in_in_words(SignInTimes(NOW - 2 * HOUR, NOW + 2 * DAY, renews=True), NOW)
    ending = sign_in_in_words(SignInTimes(None, NOW + 2 * DAY, renews=False), NOW)

    assert renewed.startswith("Kept for 2 hours. Renews itself before ")
    assert ending.startswith("Ends ")
    assert renewed.count("Sep") == ending.count("Sep") == 1


@pytest.mark.parametrize(
    ("allowance", "words"),
    [(None, "The service does not say"), (Allowance(7), "7"), (Allowance(998, 1000), "998 of 1000")],
)
def test_calls_left(allowance: Allowance | None, words: str) -> None:
    assert allowance_in_words(allowance) == words


def test_the_latest_of_each_kind_is_told() -> None:
    calls = (
        call(10, 429),
        call(200, 200, allowance=Allowance(3)),
        call(300, 0, Unreachable(CallReason.NO_CONNECTION).summary),
    )
    facts = dict(made(*calls).facts)

    assert facts["Last success"].endswith("3 minutes ago")
    assert facts["Calls left"] == "3"
    first, second = facts["Last failures"].split("\n")
    assert first.endswith("Too many calls (429), GET /users/{id}")
    assert second.endswith("No connection could be made, GET /users/{id}")


@pytest.mark.parametrize(
    ("calls", "state", "shape"),
    [
        ((), LinkState.LINKED, Shape.WORKING),
        ((call(1),), LinkState.LINKED, Shape.LINKED),
        ((call(1, 0), call(2)), LinkState.LINKED, Shape.OFFLINE),
        ((call(1, 500), call(2)), LinkState.LINKED, Shape.DECIDE),
        ((call(1),), LinkState.SIGN_IN_AGAIN, Shape.SIGN_IN_AGAIN),
    ],
)
def test_the_shape_goes_with_the_words(calls: tuple[Call, ...], state: LinkState, shape: Shape) -> None:
    told = made(*calls, state=state)

    assert told.shape is shape
    assert told.state


def test_a_report_names_nobody() -> None:
    other = standing(AccountId("bob"), ("Trakt", "Bob"), LinkState.LINKED, None, (), NOW)
    told = report(
        (made(call(1, 404)), other), (call(1, 404), Call(NOW, None, "POST", "a.example", "/oauth/token", 200, 2))
    )

    assert "Ada" not in told
    assert "Bob" not in told
    assert "Trakt 1: refused the last call" in told
    assert "Trakt 2: not asked yet" in told
    assert "Trakt 1  GET  a.example  /users/{id}  404  120 ms" in told
    assert told.endswith("signing in  POST  a.example  /oauth/token  200  2.0 s")
    assert list(names_of((made(), other)).values()) == ["Trakt 1", "Trakt 2"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Unreachable(CallReason.NO_CONNECTION), "No connection could be made"),
        (TlsFault("a.example", TlsReason.EXPIRED), "No secure connection to a.example: certificate has expired"),
        (None, "no answer"),
    ],
)
def test_a_request_without_an_answer_keeps_the_reason(error: ServiceError | None, words: str) -> None:
    exchange = Exchange("GET", "https://a.example/users/7", 0, "", failure=error)
    assert failure_in_words(call_of(exchange, NOW, ADA), NOW).endswith(f": {words}, GET /users/{{id}}")
