"""Reading a person's own ratings: in portions, to be stopped, kept for the session."""

import asyncio
from collections.abc import Mapping

import pytest
from PySide6.QtTest import QSignalSpy

from desktop_app.domain.errors import Unreachable
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import RatingScale
from desktop_app.ui.ratings.own_ratings import OwnRatings

IDS = tuple(TitleId(str(number)) for number in range(5))
pytestmark = pytest.mark.usefixtures("qapp")


class Service:
    """Rates even numbers; answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[TitleId, ...]] = []
        self.down = False
        self.open = asyncio.Event()
        self.open.set()

    async def ratings(self, ids: tuple[TitleId, ...]) -> Mapping[TitleId, float]:
        await self.open.wait()
        if self.down:
            raise Unreachable
        self.asked.append(ids)
        return {title_id: 4.0 for title_id in ids if int(title_id) % 2 == 0}


def make(service: Service) -> OwnRatings:
    return OwnRatings(RatingScale(1, 5, titles_a_request=2), service.ratings, asyncio.ensure_future)


async def at_rest(own: OwnRatings) -> None:
    """Wait, by listening."""
    ended = asyncio.Event()

    def look() -> None:
        if not own.is_reading:
            ended.set()

    own.changed.connect(look)
    await ended.wait()


async def test_they_are_asked_for_in_portions_and_told_as_they_come() -> None:
    service = Service()
    own = make(service)
    told: list[tuple[int, int]] = []
    own.changed.connect(lambda: told.append(own.progress))
    own.read(IDS)
    await at_rest(own)

    assert service.asked == [IDS[:2], IDS[2:4], IDS[4:]]
    assert told == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert own.known == {"0": 4.0, "2": 4.0, "4": 4.0}
    assert own.lacking(IDS) == ()


async def test_what_was_read_is_not_asked_for_again() -> None:
    service = Service()
    own = make(service)
    own.read(IDS[:2])
    await at_rest(own)
    service.asked.clear()
    own.read(IDS[:3])
    await at_rest(own)

    assert service.asked == [IDS[2:3]]


async def test_stopped_it_asks_no_further_and_says_nothing_more() -> None:
    service = Service()
    service.open.clear()
    own = make(service)
    own.read(IDS)
    await asyncio.sleep(0)
    own.cancel()
    changed = QSignalSpy(own.changed)
    service.open.set()
    for _ in range(5):
        await asyncio.sleep(0)

    assert service.asked == []
    assert changed.count() == 0
    assert not own.is_reading
    assert own.lacking(IDS) == IDS


async def test_an_error_is_kept_until_it_is_tried_again() -> None:
    service = Service()
    service.down = True
    own = make(service)
    own.read(IDS)
    await at_rest(own)
    failed = own.error
    assert isinstance(failed, Unreachable)

    service.down = False
    own.read(IDS)
    assert own.error is None
    await at_rest(own)
    assert own.lacking(IDS) == ()
