"""The ledger is bounded, and tells how many calls a service still takes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.account import AccountId
from desktop_app.domain.allowance import Allowance, allowance_of
from desktop_app.domain.ledger import Call, Ledger

ADA, BOB = AccountId("ada"), AccountId("bob")


def call(at: float, account: AccountId | None = ADA, status: int = 200) -> Call:
    return Call(at, account, "GET", "a.example", "/x", status, 0.1)


def test_the_oldest_calls_are_forgotten() -> None:
    ledger = Ledger(most=3)
    for at in range(5):
        ledger.add(call(at))

    assert [each.at for each in ledger] == [2, 3, 4]
    assert ledger.count == 5
    assert len(ledger) == 3


def test_calls_of_an_account_come_latest_first() -> None:
    ledger = Ledger()
    for at, account in enumerate((ADA, BOB, None, ADA)):
        ledger.add(call(at, account))

    assert [each.at for each in ledger.of(ADA)] == [3, 0]


def test_the_listener_hears_each_call() -> None:
    ledger, heard = Ledger(), list[Call]()
    ledger.on_call = heard.append
    ledger.add(call(1))

    assert heard == [call(1)]


@pytest.mark.parametrize(("status", "well"), [(0, False), (200, True), (304, True), (400, False), (503, False)])
def test_what_went_well(status: int, well: bool) -> None:
    assert call(0, status=status).went_well is well


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"x-ratelimit-remaining": "58", "x-ratelimit-limit": "60"}, Allowance(58, 60)),
        ({"ratelimit-remaining": " 7 "}, Allowance(7)),
        ({"x-discogs-ratelimit": "60", "x-discogs-ratelimit-remaining": "1"}, Allowance(1, 60)),
        ({"x-ratelimit": json.dumps({"name": "UNAUTHED", "limit": 1000, "remaining": 998})}, Allowance(998, 1000)),
        ({"x-ratelimit": "{"}, None),
        ({"x-ratelimit": '{"remaining": [1]}'}, None),
        ({"x-ratelimit-remaining": "-1"}, None),
        ({"x-ratelimit-remaining": "\u0663"}, None),
        ({"x-ratelimit-remaining": "9" * 13}, None),
        ({"x-ratelimit-remaining": "many", "ratelimit-remaining": "7", "x-ratelimit-limit": "-"}, Allowance(7)),
        ({}, None),
    ],
)
def test_calls_that_are_left(headers: dict[str, str], told: Allowance | None) -> None:
    assert allowance_of(headers) == told


@given(st.dictionaries(st.sampled_from(["x-ratelimit", "x-ratelimit-remaining", "x-ratelimit-limit"]), st.text()))
def test_no_header_breaks_it(headers: dict[str, str]) -> None:
    told = allowance_of(headers)

    assert told is None or told.left >= 0
