"""Moments as dates: whatever a service sends, on systems that know local time for some years only."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.moments import end_of_day, in_utc, in_zone, where_the_person_is
from desktop_app.ui.queue.leaving import days_left
from desktop_app.ui.queue.words import day

DAY = 86_400
YEAR_3001 = 32_535_216_000
NEW_YORK = timezone(timedelta(hours=-5))


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one time zone for all programs")
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def windows(moment: datetime) -> datetime:
    """As Windows does: nothing before 2 January 1970, nothing after the year 3000."""
    if not DAY <= moment.timestamp() < YEAR_3001:
        raise OSError(22, "Invalid argument")
    return moment.astimezone(NEW_YORK)


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        (0, "1969-12-31 19:00"),
        (-1, "1969-12-31 18:59"),
        (-(10**9), "1938-04-24 17:13"),
        (10**9, "2001-09-08 20:46"),
        (-14 * 10**9, "1526-05-11 23:06"),  # 400 years later is before 1970, too: in UTC
        (40 * 10**9, "3237-07-19 23:06"),
    ],
)
def test_moments_that_windows_does_not_convert(moment: int, there: str) -> None:
    assert f"{where_the_person_is(moment, windows):%Y-%m-%d %H:%M}" == there


@given(st.integers() | st.floats(allow_nan=False))
def test_no_moment_is_too_early_or_too_late(moment: float) -> None:
    assert in_utc(moment).tzinfo is UTC
    for localize in (datetime.astimezone, windows):
        assert abs(where_the_person_is(moment, localize) - in_utc(moment)) == timedelta()


@pytest.mark.usefixtures("new_york")
def test_days_are_those_where_the_person_is() -> None:
    assert day(1_700_000_000) == "14 November 2023"
    assert day(1_700_020_000) == "14 November 2023"  # already the 15th in UTC
    assert f"{where_the_person_is(1_720_000_000):%z}" == "-0400"


def test_words_of_any_moment() -> None:
    assert day(None) == ""
    assert day(-86_400 * 3).endswith("December 1969")
    assert day(10**30).endswith("9999")
    assert days_left(10**30, 0) is not None


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/Los_Angeles", (2026, 3, 8), 23),
        ("America/Los_Angeles", (2026, 11, 1), 25),
        ("America/Los_Angeles", (2026, 12, 31), 24),
        ("America/Sao_Paulo", (2018, 11, 3), 24),  # ends where its midnight is left out
        ("America/St_Johns", (2006, 10, 28), 24),  # ends at a midnight that comes twice
        ("No/Such_Zone", (2026, 3, 8), 24),
    ],
)
def test_a_day_ends_at_midnight_where_it_is(zone: str, day: tuple[int, int, int], hours: int) -> None:
    begins = datetime(*day, tzinfo=in_zone(0, zone).tzinfo).timestamp()

    assert end_of_day(begins, zone) == begins + hours * 3600
    assert end_of_day(begins + hours * 3600 - 1, zone) == begins + hours * 3600
    assert end_of_day(begins + hours * 3600, zone) > begins + hours * 3600


@given(st.integers(0, 4_000_000_000), st.sampled_from(["America/Los_Angeles", "America/St_Johns", "Pacific/Apia"]))
def test_the_end_of_a_day_is_still_to_come(moment: int, zone: str) -> None:
    assert moment < end_of_day(moment, zone) <= moment + 2 * DAY
