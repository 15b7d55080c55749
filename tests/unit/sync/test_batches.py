"""Many edits in one request: at a service that keeps orders as a whole, and as values."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove, touched
from desktop_app.domain.errors import BadAnswer, Refused, Unreachable
from desktop_app.domain.order import replay
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, Reason
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.domain.service import Writes
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.account_sync import AccountSync
from desktop_app.sync.batches import after_success, departing, found_there, landed, next_batch
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.workers import Workers
from tests.core import HASTY, is_in_step
from tests.unit.sync.whole_orders import LOST, Mishap, WholeOrders, item_of, queue_of

REF = QueueRef(AccountId("ada"), "all")


class Place:
    """A sync over a real journal, and a service that keeps orders as a whole."""

    def __init__(self, folder: Path, service: WholeOrders) -> None:
        self.service = service
        self.journal = Journal(folder / "lineup.db")
        self.journal.save_account(Account(REF.account, "whole", "here", Person("1", "Ada"), "Ada"))
        self.snapshots = Snapshots(folder / "cache.db", Workers("snapshots"))
        self.sync = AccountSync(service, self.snapshots, lambda: 0.0, lambda: None, lambda: None, HASTY)
        self._running: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self.events: list[Event] = []
        self.heard = 0

    async def open(self) -> OpenQueue:
        """The list, read and written from now on."""
        if not self.sync.queues:
            self.sync.add(OpenQueue(REF, self.journal, self._hear, await self.snapshots.load(REF)))
            self._running = asyncio.create_task(self.sync.run())
        return self.sync.queues[0]

    def _hear(self, _state: QueueState, event: Event | None) -> None:
        self.events += [event] if event is not None else []
        self.heard += 1
        self._changed.set()

    async def until(self, truth: Callable[[], object]) -> None:
        async with asyncio.timeout(60):
            while not truth():
                self._changed.clear()
                await self._changed.wait()

    async def opened(self) -> OpenQueue:
        queue = await self.open()
        await self.until(lambda: is_in_step(queue))
        return queue

    async def close(self) -> None:
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        self.journal.close()
        self.snapshots.close()


@pytest.fixture
def tells_etag() -> bool:
    return True


@pytest.fixture
async def place(tmp_path: Path, tells_etag: bool) -> AsyncIterator[Place]:
    made = Place(tmp_path, WholeOrders("abcdef", tells_etag=tells_etag))
    yield made
    await made.close()


@pytest.fixture
async def queue(place: Place) -> OpenQueue:
    return await place.opened()


def do(place: Place, queue: OpenQueue, *edits: Edit) -> None:
    queue.submit(edits)
    place.sync.wake()


def move(name: str, after: str | Edge) -> Move:
    return Move((ItemId(name),), after if isinstance(after, Edge) else ItemId(after))


def shown(queue: OpenQueue) -> str:
    return "".join(queue.state.view.ids)


async def test_many_drops_while_one_request_travels_are_one_more_request(place: Place, queue: OpenQueue) -> None:
    place.service.may_write.clear()
    do(place, queue, move("f", Edge.TOP))
    await place.service.asked.wait()
    for edit in (move("a", Edge.END), move("c", "d"), move("d", "f"), move("b", Edge.TOP)):
        do(place, queue, edit)
    expected = shown(queue)
    place.service.may_write.set()

    await place.until(lambda: is_in_step(queue))

    assert place.service.order == shown(queue) == expected
    assert [len(edits) for edits in place.service.writes] == [1, 4]


async def test_several_rows_travel_together_and_are_marked_so(place: Place, queue: OpenQueue) -> None:
    place.service.may_write.clear()
    do(place, queue, Move((ItemId("b"), ItemId("d")), Edge.TOP))
    await place.service.asked.wait()

    marked = {title_id: entry.state for entry in queue.state.entries for title_id in touched(entry.edit)}
    assert marked == dict.fromkeys("bd", EntryState.IN_FLIGHT)
    assert {entry.state for entry in place.journal.live(REF)} == {EntryState.IN_FLIGHT}


async def test_kinds_go_one_after_the_other_in_the_order_in_which_they_were_made(
    place: Place, queue: OpenQueue
) -> None:
    do(place, queue, Add(item_of("x")), Add(item_of("y")), Remove((ItemId("a"), ItemId("b"))), move("f", "c"))
    await place.until(lambda: is_in_step(queue))

    assert [type(edits[0]) for edits in place.service.writes] == [Add, Remove, Move]
    assert place.service.order == shown(queue) == "cfdexy"


async def test_an_added_title_is_put_where_it_was_wanted_by_the_next_order(place: Place, queue: OpenQueue) -> None:
    do(place, queue, Add(item_of("x"), ItemId("b")), Add(item_of("y"), ItemId("x")), Add(item_of("z")))
    assert shown(queue) == "abxycdefz"
    await place.until(lambda: is_in_step(queue))

    assert place.service.order == shown(queue) == "abxycdefz"
    assert [tuple(map(type, edits)) for edits in place.service.writes] == [(Add, Add, Add), (Move, Move)]


async def test_an_added_title_that_stands_right_by_itself_needs_no_order(place: Place, queue: OpenQueue) -> None:
    do(place, queue, Add(item_of("x"), ItemId("f")))
    await place.until(lambda: is_in_step(queue))

    assert place.service.order == "abcdefx"
    assert len(place.service.writes) == 1


@pytest.mark.parametrize("after_effect", [True, False])
async def test_a_lost_answer_is_settled_by_reading_for_the_whole_batch(
    after_effect: bool, place: Place, queue: OpenQueue
) -> None:
    place.service.mishaps.append(Mishap(LOST, after_effect=after_effect))
    do(place, queue, move("a", "f"), move("b", "f"), move("f", Edge.TOP))
    await place.until(lambda: is_in_step(queue))

    assert place.service.order == shown(queue) == "fcdeba"
    assert len(place.service.writes) == (1 if after_effect else 2)


@pytest.mark.parametrize("after_effect", [True, False])
async def test_an_addition_whose_answer_is_lost_still_comes_to_its_place(
    after_effect: bool, place: Place, queue: OpenQueue
) -> None:
    place.service.mishaps.append(Mishap(LOST, after_effect=after_effect))
    do(place, queue, Add(item_of("x"), Edge.TOP), Add(item_of("y"), ItemId("c")))
    await place.until(lambda: is_in_step(queue))

    assert place.service.order == shown(queue) == "xabcydef"


@pytest.mark.parametrize("tells_etag", [False])
async def test_a_service_that_tells_no_entity_tag_is_read_and_the_addition_goes_on(
    place: Place, queue: OpenQueue
) -> None:
    do(place, queue, Add(item_of("x"), Edge.TOP))
    await place.until(lambda: is_in_step(queue))

    assert place.service.order == shown(queue) == "xabcdef"
    assert [type(edits[0]) for edits in place.service.writes] == [Add, Move]


async def test_a_change_in_between_is_read_and_our_batch_put_on_top(place: Place, queue: OpenQueue) -> None:
    changes = [lambda: place.service.change(Remove((ItemId("c"),)), Add(item_of("x")))]
    place.service.before_write = lambda: changes.pop()() if changes else None
    do(place, queue, move("f", Edge.TOP), move("a", "c"))
    await place.until(lambda: is_in_step(queue))

    assert place.service.order == shown(queue) == "fbadex"
    assert len(place.service.writes) == 2


async def test_somebody_who_is_always_first_ends_in_one_question_for_each_edit(place: Place, queue: OpenQueue) -> None:
    place.service.before_write = place.service.change
    do(place, queue, move("f", Edge.TOP), move("a", Edge.END))
    await place.until(lambda: len(queue.state.questions) == 2)

    assert {entry.question and entry.question.reason for entry in queue.state.questions} == {Reason.STORM}
    assert len(place.service.writes) == HASTY.tries


async def test_titles_that_are_refused_are_asked_about_and_the_others_are_done(place: Place, queue: OpenQueue) -> None:
    refused = Refused(said="No such title.", titles=("y",))
    place.service.unknown = frozenset("y")
    place.service.mishaps.append(Mishap(refused, after_effect=True))
    do(place, queue, Add(item_of("x")), Add(item_of("y")), Add(item_of("z"), Edge.TOP))
    await place.until(lambda: queue.state.questions and is_in_step(queue))

    assert [entry.edit for entry in queue.state.questions] == [Add(item_of("y"))]
    assert place.service.order == shown(queue) == "zabcdefx"


async def test_what_was_refused_as_a_whole_is_asked_about_as_a_whole(place: Place, queue: OpenQueue) -> None:
    place.service.mishaps.append(Mishap(Refused(said="The list is full.")))
    do(place, queue, Add(item_of("x")), Add(item_of("y")))
    await place.until(lambda: is_in_step(queue))

    assert len(queue.state.questions) == 2
    assert shown(queue) == "abcdef"


async def test_a_batch_that_was_not_sent_waits_as_it_was_made(place: Place, queue: OpenQueue) -> None:
    place.service.mishaps.append(Mishap(Unreachable()))
    edits = (move("a", "f"), move("f", Edge.TOP))
    do(place, queue, *edits)
    await place.until(lambda: queue.state.health is Health.OFFLINE)

    assert tuple(entry.edit for entry in queue.state.entries) == edits
    await place.until(lambda: is_in_step(queue))
    assert place.service.order == shown(queue) == "fbcdea"


async def test_nonsense_for_an_answer_leaves_all_in_flight(place: Place, queue: OpenQueue) -> None:
    place.service.mishaps.append(Mishap(BadAnswer(), after_effect=True))
    do(place, queue, Remove((ItemId("a"),)), Remove((ItemId("c"),)))
    await place.until(lambda: is_in_step(queue))

    assert place.service.order == shown(queue) == "bdef"
    assert len(place.service.writes) == 1


async def test_a_killed_program_finds_out_what_its_batch_did(tmp_path: Path) -> None:
    service = WholeOrders("abcdef")
    first = Place(tmp_path, service)
    queue = await first.opened()
    service.may_write.clear()
    do(first, queue, move("a", "f"), move("f", Edge.TOP), Add(item_of("x"), ItemId("b")))
    await service.asked.wait()
    await first.close()
    service.change(*(entry.edit for entry in queue.state.entries if isinstance(entry.edit, Move)))
    service.may_write.set()

    second = Place(tmp_path, service)
    again = await second.opened()
    assert service.order == shown(again) == "fbxcdea"
    assert not any(isinstance(edit, Move) for edit in service.writes[0])
    await second.close()


# --- as values ---------------------------------------------------------------------------------------------------


def entries_of(*edits: Edit, state: EntryState = EntryState.PENDING) -> list[Entry]:
    return [Entry(EntryId(at), REF, 1, edit, state) for at, edit in enumerate(edits)]


def test_one_title_a_request_takes_one_edit() -> None:
    entries = entries_of(move("a", "b"), move("c", "b"))
    assert next_batch(entries, Writes.ONE_TITLE) == (entries[0],)
    assert next_batch(entries, Writes.WHOLE_ORDER) == tuple(entries)


def test_what_is_asked_about_stays_behind() -> None:
    asked, waiting = entries_of(Remove((ItemId("a"),)), state=EntryState.NEEDS_DECISION)[0], entries_of(move("b", "c"))
    assert next_batch([asked, *waiting], Writes.WHOLE_ORDER) == tuple(waiting)


def test_an_addition_at_a_service_of_single_titles_is_done_wherever_it_stands() -> None:
    (entry,) = entries_of(Add(item_of("x"), Edge.TOP), state=EntryState.IN_FLIGHT)
    (after,) = after_success([entry], queue_of("abx"), Writes.ONE_TITLE)
    assert after.state is EntryState.SETTLED


names = st.sampled_from("abcdefg")
anchors: st.SearchStrategy[Anchor] = st.one_of(names.map(ItemId), st.sampled_from(Edge))
moves = st.lists(st.builds(lambda name, after: Move((ItemId(name),), after), names, anchors), min_size=1, max_size=8)


@given(moves, st.permutations("abcdefg"))
def test_a_departing_batch_comes_to_the_same_and_doing_it_twice_is_doing_it_once(
    edits: list[Move], names: list[str]
) -> None:
    base = queue_of("".join(names))
    batch = departing(base, entries_of(*edits))
    once = replay(base, [entry.edit for entry in batch])

    assert once.ids == replay(base, edits).ids
    assert replay(once, [entry.edit for entry in batch]).ids == once.ids
    assert landed(once, batch) == batch
    assert once.ids == base.ids or not landed(base, batch)


def test_moves_that_can_be_repeated_go_out_as_the_person_made_them() -> None:
    made = (Move((ItemId("a"),), Edge.END), Move((ItemId("b"),), ItemId("c")))
    batch = tuple(Entry(EntryId(number), REF, 1, edit) for number, edit in enumerate(made))

    out = departing(queue_of("abcd"), batch)

    assert [entry.edit for entry in out] == [*made]
    assert {entry.state for entry in out} == {EntryState.IN_FLIGHT}
    assert [entry.id for entry in out] == [entry.id for entry in batch]


def test_an_addition_that_found_its_title_is_over_with_the_one_removal_that_takes_it_back() -> None:
    add, remove = Add(item_of("x")), Remove((ItemId("x"),))
    edits: list[Edit] = [add, remove, add, remove, Remove((ItemId("y"),))]
    one, back, again, later, other = (Entry(EntryId(number), REF, number, edit) for number, edit in enumerate(edits))
    entries = (one, back, again, later, other)

    assert found_there(queue_of("abc"), entries, (one,), {ItemId("x")}) == ((item_of("x"),), (one, back))
    travelling = replace(back, state=EntryState.IN_FLIGHT)
    assert found_there(queue_of("abc"), (one, travelling), (one,), {ItemId("x")}) == ((item_of("x"),), (one,))
    assert found_there(queue_of("abcx"), (one, back), (one,), {ItemId("x")}) == ((item_of("x"),), (one,))
    assert found_there(queue_of("abc"), entries, (one,), {ItemId("z")}) == ((), ())
