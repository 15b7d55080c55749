"""When a title is available, leaving, gone, or nobody knows: to the second."""

import pytest

from desktop_app.domain.availability import DAY, SOON, Availability, availability_of, last_of
from desktop_app.domain.queues import Item, Title, TitleId

NOW = 1_700_000_000


def title(begins: int | None = None, ends: int | None = None, *, available: bool | None = None) -> Title:
    return Title(TitleId("movies/1"), "Charade", available=available, available_from=begins, available_until=ends)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (title(), Availability.UNKNOWN),
        (title(available=True), Availability.NOW),
        (title(available=False), Availability.NOT_NOW),
        (title(NOW), Availability.NOW),
        (title(NOW + 1), Availability.NOT_NOW),
        (title(NOW + 1, available=True), Availability.NOT_NOW),
        (title(NOW, available=False), Availability.NOW),
        (title(ends=NOW), Availability.NOT_NOW),
        (title(ends=NOW, available=True), Availability.NOT_NOW),
        (title(ends=NOW + 1), Availability.LEAVING),
        (title(ends=NOW + SOON), Availability.LEAVING),
        (title(ends=NOW + SOON + 1), Availability.NOW),
        (title(NOW - DAY, NOW + DAY), Availability.LEAVING),
        (title(NOW + DAY, NOW + 2 * DAY), Availability.NOT_NOW),
        (title(ends=NOW + DAY, available=False), Availability.NOT_NOW),
    ],
)
def test_at_the_boundaries(found: Title, expected: Availability) -> None:
    assert availability_of(found, NOW) is expected


def test_the_last_end_is_that_of_those_that_have_one() -> None:
    assert last_of((Item(title()), Item(title(ends=NOW)), Item(title(ends=NOW + DAY)))) == NOW + DAY
    assert last_of((Item(title()),)) is None


def test_soon_is_thirty_days() -> None:
    days = 30 * 24 * 3600
    assert availability_of(title(ends=NOW + days), NOW) is Availability.LEAVING
    assert availability_of(title(ends=NOW + days + 1), NOW) is Availability.NOW
