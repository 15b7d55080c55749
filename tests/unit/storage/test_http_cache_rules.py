"""The laws of RFC 9111, as far as a poster needs them."""

from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage.http_cache_rules import (
    DAY,
    conditions,
    directives,
    fresh_until,
    may_be_kept,
    must_be_asked_again,
)

NOW = 1_800_000_000.0
DATE = "Fri, 15 Jan 2027 08:00:00 GMT"
"""The same moment."""

any_headers = st.dictionaries(
    st.sampled_from(["cache-control", "age", "date", "expires", "last-modified", "etag", "vary"]),
    st.one_of(
        st.text(printable, max_size=30),
        st.sampled_from(
            ["max-age=60", "max-age=-1", "no-store", "no-cache, max-age=5", "max-age=999999999999", DATE, "0", "٣"]
        ),
    ),
)


@given(any_headers)
def test_whatever_is_answered_is_fresh_from_now_on_or_not_at_all(headers: dict[str, str]) -> None:
    assert NOW <= fresh_until(headers, NOW) <= NOW + 2**31


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_an_answer_is_fresh_for_its_max_age_less_its_age(max_age: int, age: int) -> None:
    headers = {"cache-control": f"public, Max-Age={max_age}", "age": str(age), "expires": DATE}

    assert fresh_until(headers, NOW) == NOW + max(max_age - age, 0)


@given(any_headers)
def test_what_may_not_be_stored_is_told_whatever_else_is(headers: dict[str, str]) -> None:
    assert not may_be_kept({**headers, "cache-control": f"max-age=60, {'No-Store'}"})


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"date": DATE, "expires": "Fri, 15 Jan 2027 09:00:00 GMT"}, 3600),
        ({"date": DATE, "expires": "0"}, 0),
        ({"date": DATE, "last-modified": "Fri, 15 Jan 2027 06:00:00 GMT"}, 720),
        ({"date": DATE, "last-modified": "Fri, 15 Jan 2021 06:00:00 GMT"}, DAY),
        ({"cache-control": "no-cache, max-age=60"}, 0),
        ({}, 0),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, str], seconds: float) -> None:
    assert fresh_until(headers, NOW) == NOW + seconds


def test_what_varies_with_more_than_the_encoding_is_not_kept() -> None:
    assert may_be_kept({"vary": "Accept-Encoding"})
    assert not may_be_kept({"vary": "Accept-Encoding, Cookie"})
    assert not may_be_kept({"vary": "*"})


def test_a_stale_answer_stands_in_unless_that_is_forbidden() -> None:
    assert not must_be_asked_again({"cache-control": "max-age=1"})
    assert must_be_asked_again({"cache-control": "max-age=1, must-revalidate"})


def test_a_question_says_what_is_known() -> None:
    assert conditions({"etag": '"a"', "last-modified": DATE}) == {"if-none-match": '"a"', "if-modified-since": DATE}
    assert conditions({"etag": ""}) == {}


def test_the_first_of_two_directives_counts() -> None:
    assert directives({"cache-control": 'max-age="7", public ,max-age=9'}) == {"max-age": "7", "public": ""}
