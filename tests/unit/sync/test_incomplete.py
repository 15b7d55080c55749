"""A list that its service shows in part: what is sent of it, and what is said."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import IncompleteRead, RateLimited
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.domain.service import Ordering
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.retry_policy import UNHURRIED
from desktop_app.sync.state import Failed, Health
from tests.unit.sync.test_batches import Place
from tests.unit.sync.whole_orders import Mishap, WholeOrders, item_of

A, B, C = map(ItemId, "abc")


class KeptByUs(WholeOrders):
    """Keeps no order: one that is written is ours."""

    capabilities = replace(WholeOrders.capabilities, ordering=Ordering.KEPT_BY_US)


@pytest.fixture(params=[WholeOrders, KeptByUs])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    service: WholeOrders = request.param("abcdef")
    service.queue = replace(service.queue, unseen=2)
    place = Place(tmp_path, service)
    yield place
    await place.close()


async def test_an_order_is_written_only_where_it_is_ours(place: Place) -> None:
    queue = await place.open()
    await place.until(lambda: queue.state.health is Health.INCOMPLETE)
    assert isinstance(queue.state.trouble, IncompleteRead)
    assert queue.state.trouble.missing == 2
    assert queue.state.next_try_at is not None

    queue.submit((Move((C,), Edge.TOP), Remove((B,)), Add(item_of("x"))))
    place.sync.wake()
    await place.until(lambda: "x" in place.service.order and queue.state.health is Health.INCOMPLETE)
    is_ours = isinstance(place.service, KeptByUs)
    assert place.service.order == ("cadefx" if is_ours else "acdefx")
    assert [entry.edit for entry in queue.state.entries] == ([] if is_ours else [Move((C,), Edge.TOP)])
    assert "".join(queue.state.view.ids) == "cadefx"

    place.service.queue = replace(place.service.queue, unseen=0, etag="99")
    await place.until(lambda: queue.state.health is Health.IN_STEP and not queue.state.waiting)
    assert place.service.order == "cadefx"


class Asked(WholeOrders):
    """Notes what each read may be compared with."""

    def __init__(self, names: str) -> None:
        super().__init__(names)
        self.known: list[Queue | None] = []

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        self.known.append(known)
        return await super().fetch(name, known)


async def read_twice(place: Place, queue: OpenQueue, service: Asked) -> None:
    before = len(service.known)
    await place.until(lambda: queue.state.health is Health.INCOMPLETE and len(service.known) > before + 1)


async def test_no_read_is_compared_with_what_was_shown_in_part(tmp_path: Path) -> None:
    """Neither in this run nor in the next: it would be believed to be all that there is."""
    service = Asked("abcdef")
    service.queue = replace(service.queue, unseen=2)
    for _ in range(2):
        place = Place(tmp_path, service)
        queue = await place.open()
        await read_twice(place, queue, service)
        assert "".join(queue.state.view.ids) == "abcdef"
        await place.close()
    assert set(service.known) == {None}


async def test_what_was_known_as_a_whole_is_not_over_because_it_is_shown_in_part(tmp_path: Path) -> None:
    place = Place(tmp_path, service := WholeOrders("abcdef"))
    queue = await place.opened()
    whole = service.queue
    service.queue = replace(whole, items=whole.items[:4], unseen=2, etag="in part")
    place.sync.refresh(queue)
    await place.until(lambda: queue.state.health is Health.INCOMPLETE)
    assert "".join(queue.state.view.ids) == "abcdef"
    service.queue = whole
    await place.until(lambda: queue.state.health is not Health.INCOMPLETE)
    await place.until(lambda: queue.state.health is not Health.READING)
    assert queue.state.health is Health.IN_STEP
    await place.close()


class Unshown(WholeOrders):
    """Cannot tell a part of a list: a read of it fails."""

    is_whole = False
    reads = 0

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        self.reads += 1
        if not self.is_whole:
            raise IncompleteRead(2)
        return await super().fetch(name, known)


async def test_a_read_that_fails_for_it_is_said_once_and_sends_nothing(tmp_path: Path) -> None:
    place = Place(tmp_path, service := Unshown("abcdef"))
    queue = await place.open()
    queue.submit((Remove((B,)),))
    await place.until(lambda: service.reads > 3 and queue.state.health is Health.INCOMPLETE)
    assert service.writes == []
    assert [type(event.error) for event in place.events if isinstance(event, Failed)] == [IncompleteRead]

    service.is_whole = True
    await place.until(lambda: queue.state.health is Health.IN_STEP and not queue.state.waiting)
    assert service.order == "acdef"
    await place.close()


def test_pauses_grow_and_stay_numbers() -> None:
    """A service may be away for days."""
    pauses = [UNHURRIED.pause(failures) for failures in (1, 2, 3, 10, 100, 10_000)]
    assert pauses == [5.0, 10.0, 20.0, 300.0, 300.0, 300.0]


async def test_the_next_look_waits_for_the_limit_that_the_service_named(tmp_path: Path) -> None:
    place = Place(tmp_path, service := WholeOrders("abcdef"))
    service.queue = replace(service.queue, unseen=2)
    queue = await place.open()
    await place.until(lambda: queue.state.health is Health.INCOMPLETE)
    service.mishaps.append(Mishap(RateLimited(retry_after=600)))
    queue.submit((Remove((B,)),))
    place.sync.wake()
    await place.until(lambda: queue.state.health is Health.LIMITED)
    queue.drop([entry.id for entry in queue.state.entries])
    before = place.heard
    place.sync.wake()
    await place.until(lambda: place.heard > before)
    await place.until(lambda: queue.state.health is Health.LIMITED and queue.state.next_try_at is not None)
    assert not queue.state.entries
    assert service.order == "abcdef"
    await place.close()
