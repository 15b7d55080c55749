"""Earlier orders in words."""

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from desktop_app.domain.backups import PastOrder
from desktop_app.ui.arrange.earlier_orders import earlier_orders, when
from tests.ui.queue.examples import queue

NOON = datetime(2026, 11, 18, 12, 0).astimezone().timestamp()  # a Wednesday
DAY = 86_400.0


@pytest.fixture(autouse=True)
def british() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (0, "today 12:00"),
        (11 * 3600, "today 01:00"),
        (13 * 3600, "yesterday 23:00"),
        (2 * DAY, "Monday 12:00"),
        (6 * DAY, "Thursday 12:00"),
        (7 * DAY, "11 November 12:00"),
    ],
)
def test_a_time_as_one_says_it(ago: float, words: str) -> None:
    assert when(NOON - ago, NOON) == words


def test_each_says_what_was_done_to_it_then() -> None:
    now = queue([1, 0, 2, 3, 9])
    kept = (
        PastOrder(NOON, queue([0, 1, 2, 3]).ids),  # then 1 was moved to the top and 9 was added
        PastOrder(NOON - DAY, queue([3, 0, 1, 2, 7]).ids),  # then 3 was moved to the end, and 7 went
    )

    first, second = earlier_orders(kept, now, NOON)

    assert (first.when, first.before) == ("today 12:00", "before 1 move and 1 addition")
    assert (second.when, second.before) == ("yesterday 12:00", "before 1 move and 1 removal")
    assert first.entry(now) == "Today 12:00, before 1 move and 1 addition · 1 move to bring it back"


def test_an_order_is_offered_once_and_only_the_latest_are() -> None:
    same = tuple(PastOrder(NOON - at, queue([1, 0]).ids) for at in range(3))
    many = tuple(PastOrder(NOON - at, queue([at, at + 1]).ids) for at in range(40))

    assert len(earlier_orders(same, queue([0, 1]), NOON)) == 1
    assert len(earlier_orders(many, queue([0, 1]), NOON)) == 12
