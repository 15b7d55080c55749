"""Words on an arrangement that takes more than a day of the service."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from desktop_app.domain.budgets import Budget, ListCosts, Price, Purse
from desktop_app.domain.errors import RateLimited
from desktop_app.domain.parted_plan import Part
from desktop_app.ui.arrange.day_split import DaySplit, split_of
from desktop_app.ui.arrange.travel import Travel
from desktop_app.ui.sentences import day_ends
from desktop_app.ui.shell.messages import sentence_of

PACIFIC = "America/Los_Angeles"
MIDNIGHT = datetime(2026, 12, 2, tzinfo=ZoneInfo(PACIFIC)).timestamp()
COSTS = ListCosts(write=50, reads_kept=10)
BUDGET = Budget("units", 10_000, PACIFIC, (Price(1),), COSTS)
PURSE = Purse(BUDGET, 480, MIDNIGHT)
DAY = DaySplit(Travel("A service", 1.2), PURSE, COSTS, Part(188, 455), 240, 600)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def plain(text: str) -> str:
    """Without the narrow spaces that Qt writes before AM."""
    return text.replace("\u202f", " ")


def test_a_day_in_numbers() -> None:
    assert DAY.units == (("Used already", 480), ("188 moves, 50 units each", 9_400), ("Kept for reading", 120))
    assert DAY.today_in_words == ("Today: 188 moves", "About 4 min. Then places 1 to 455 are in their new order.")
    assert DAY.later_in_words[0] == "Tomorrow: 52 moves"
    assert plain(DAY.moment) == "12:00 AM Pacific"
    assert "10,000 of 10,000 units will be used." in DAY.spoken
    assert DAY.spoken.startswith("240 moves needed. 188 today, 52 tomorrow after ")


@pytest.mark.parametrize(("left", "when"), [(197, "tomorrow"), (198, "later")])
def test_what_does_not_fit_into_one_more_day_is_not_promised_for_tomorrow(left: int, when: str) -> None:
    assert replace(DAY, total=188 + left).when == when


def test_without_units_today_nothing_is_said_to_be_sent() -> None:
    empty = replace(DAY, part=Part(0, 0), purse=replace(PURSE, used=10_000))

    assert empty.today_in_words == ("Today", "Nothing: what may be sent today is used.")
    assert [count for _, count in empty.units] == [10_000, 0, 0]
    assert empty.undo_in_words[0] == "Undo brings all of it back"


def test_an_early_place_is_one_place() -> None:
    assert "Then place 1 is in its new order." in replace(DAY, part=Part(1, 1)).today_in_words[1]
    assert "place" not in replace(DAY, part=Part(1, 0)).today_in_words[1]


def test_where_all_is_sent_at_once_there_is_no_split() -> None:
    assert split_of(DAY.travel, None, None, 1, 1) is None
    assert split_of(DAY.travel, PURSE, None, 1, 1) is None
    assert split_of(DAY.travel, replace(PURSE, budget=replace(BUDGET, lists=None)), Part(1, 1), 2, 9) is None
    assert split_of(DAY.travel, PURSE, Part(188, 455), 240, 600) == DAY


@pytest.mark.parametrize(
    ("zone", "told"),
    [(PACIFIC, "12:00 AM Pacific"), ("Europe/Berlin", "9:00 AM in Berlin"), ("America/New_York", "3:00 AM Eastern")],
)
def test_the_time_is_told_by_the_service_s_clock(zone: str, told: str) -> None:
    assert plain(day_ends.there(MIDNIGHT, zone)) == told


def test_a_wait_is_told_only_where_there_is_one() -> None:
    assert day_ends.waits_until(None) == ""
    assert day_ends.waits_until(RateLimited(until_tomorrow=True)) == ""
    assert plain(day_ends.waits_until(RateLimited(goes_on_at=MIDNIGHT, zone=PACIFIC))) == "12:00 AM Pacific"


def test_a_message_tells_when_what_waits_is_sent() -> None:
    error = RateLimited(until_tomorrow=True, goes_on_at=MIDNIGHT, zone=PACIFIC)

    sentence = sentence_of(error, "A service")

    assert sentence.lead == "A service has reached its limit for today."
    assert plain(sentence.text).startswith("Your changes are saved and will be sent after 12:00 AM Pacific")
