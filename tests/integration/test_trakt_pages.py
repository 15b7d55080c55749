"""Trakt's lists over HTTP while their pages overlap, drift or lie: nothing is lost, reordered or told as removed."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.errors import IncompleteLists, IncompleteRead
from desktop_app.domain.pending_edits import EntryState, Reason
from desktop_app.domain.queues import Item, QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sandbox.trakt.item_list import ItemList
from desktop_app.sandbox.trakt.list_faults import Kept, ListFaults
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Failed, Health, Merged
from tests.core import Core, refresh_list, serve_list
from tests.trakt import ADA, at_once, key_of, link, make_trakt_core, served, service_of, writes

PAGE = 50


class Reading:
    """Ada's watchlist, open, in pages of fifty."""

    def __init__(self, core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
        self.core, self.queue, self.trakt = core, queue, trakt

    @property
    def shown(self) -> list[str]:
        return [str(title_id) for title_id in self.queue.state.view.ids]

    @property
    def served(self) -> list[str]:
        return served(self.trakt)

    @property
    def missing(self) -> list[str]:
        """Titles that no page has while they overlap: the first of each page but the first."""
        return self.served[PAGE::PAGE]

    @property
    def merged(self) -> list[Merged]:
        return [event for event in self.core.events if isinstance(event, Merged)]

    def do(self, *edits: Edit) -> None:
        self.queue.submit(edits)
        self.core.accounts.library.linked(self.queue.ref.account).wake()

    def look(self) -> None:
        refresh_list(self.core.accounts, self.queue.ref)

    async def incomplete(self) -> None:
        """Wait until all is done that can be done with a list that is shown in part."""
        await self.core.until(lambda: self.queue.state.health is Health.INCOMPLETE)

    async def overlapping(self) -> None:
        """Let pages overlap from now on, and wait until that is noticed."""
        self.trakt.faults.overlap_pages()
        self.trakt.faults.edit_on_website(ADA, move=self.trakt.state.order(ADA)[2], rank=1)
        self.look()
        await self.incomplete()
        self.core.events.clear()
        self.trakt.requests.clear()

    async def in_step(self) -> None:
        await self.core.in_step(self.queue)


@pytest.fixture
async def on(tmp_path: Path, sandbox: Sandbox) -> AsyncIterator[Reading]:
    at_once(sandbox.trakt)
    sandbox.trakt.faults.cap_pages(PAGE)
    core = make_trakt_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, QueueRef(await link(core, sandbox.trakt), "watchlist"))
    await core.in_step(queue)
    sandbox.trakt.requests.clear()
    yield Reading(core, queue, sandbox.trakt)
    await core.accounts.close()


async def test_overlapping_pages_that_heal_are_read_again_unsaid(on: Reading) -> None:
    on.trakt.faults.overlap_pages(2)
    on.trakt.faults.edit_on_website(ADA, move=on.trakt.state.order(ADA)[9], rank=1)
    on.look()
    await on.core.until(lambda: on.shown == on.served)
    await on.in_step()

    assert all(state.health is not Health.INCOMPLETE for state in on.core.states)
    assert [event.difference.removed for event in on.merged] == [()]


async def test_a_list_that_stays_incomplete_says_so_and_loses_nothing(on: Reading) -> None:
    await on.overlapping()

    trouble = on.queue.state.trouble
    assert isinstance(trouble, IncompleteRead)
    assert trouble.missing == len(on.missing) == 2
    assert on.shown == on.served
    assert on.queue.state.next_try_at is not None
    assert not on.queue.state.questions


async def test_it_is_said_once_and_looked_at_again_until_it_is_whole(on: Reading) -> None:
    await on.overlapping()
    reads = len(on.trakt.requests)
    await on.core.until(lambda: len(on.trakt.requests) > reads + 2 * 3 * 3)
    assert not on.core.events

    on.trakt.faults.overlap_pages(0)
    await on.in_step()
    assert on.shown == on.served
    assert not on.core.events

    on.trakt.faults.overlap_pages()
    on.trakt.faults.edit_on_website(ADA, move=on.trakt.state.order(ADA)[2], rank=1)
    on.look()
    await on.incomplete()
    assert [type(event.error) for event in on.core.events if isinstance(event, Failed)] == [IncompleteRead]


async def test_each_look_is_bounded(on: Reading) -> None:
    on.trakt.faults.overlap_pages()
    service = await service_of(on.core, on.queue.ref.account)
    read = await service.lists.fetch("watchlist")

    assert read.unseen == 2
    assert sum("/watchlist/" in call.path for call in on.trakt.requests) == 3 * 3


async def test_a_move_waits_until_the_list_is_whole(on: Reading) -> None:
    await on.overlapping()
    before = on.served
    on.do(Move((on.queue.state.view.ids[4],), Edge.TOP))
    await on.incomplete()
    on.look()
    await on.core.until(lambda: on.queue.state.health is Health.READING)
    await on.incomplete()

    assert writes(on.trakt) == []
    assert on.served == before
    assert [entry.state for entry in on.queue.state.entries] == [EntryState.PENDING]
    assert on.shown[0] == before[4]

    on.trakt.faults.overlap_pages(0)
    await on.in_step()
    assert on.served == on.shown == [before[4], *before[:4], *before[5:]]
    assert writes(on.trakt) == [("reorder", 200)]
    assert not on.merged


async def test_titles_are_added_and_removed_meanwhile(on: Reading) -> None:
    await on.overlapping()
    before, hidden = on.served, on.missing[0]
    service = await service_of(on.core, on.queue.ref.account)
    new = next(title for title in await service.catalogue.search("the") if title.id not in on.queue.state.view)
    ids = on.queue.state.view.ids
    on.do(Move((ids[8],), Edge.TOP))
    on.do(Remove((ids[3], ids[before.index(hidden)])))
    on.do(Add(Item(new)))
    await on.core.until(lambda: new.id in on.served and len(on.served) == len(before) - 1)
    await on.incomplete()

    assert [path for path, _ in writes(on.trakt)] == ["remove", "watchlist"]
    assert on.served == [one for one in before if one not in (before[3], hidden)] + [new.id]
    assert [type(entry.edit) for entry in on.queue.state.entries] == [Move]
    expected = on.shown

    on.trakt.faults.overlap_pages(0)
    await on.in_step()
    assert on.served == on.shown == expected
    assert not on.merged
    assert not on.queue.state.questions


async def test_what_a_waiting_move_needs_is_not_removed_before_it(on: Reading) -> None:
    await on.overlapping()
    before, ids = on.served, on.queue.state.view.ids
    on.do(Move((ids[8],), ids[3]))
    on.do(Remove((ids[3],)))
    await on.incomplete()
    assert on.served == before

    on.trakt.faults.overlap_pages(0)
    await on.in_step()
    assert on.served == [*before[:3], before[8], *before[4:8], *before[9:]]


async def test_what_somebody_else_adds_and_moves_is_still_told(on: Reading) -> None:
    await on.overlapping()
    said = on.trakt.faults.edit_on_website(ADA, move=on.trakt.state.order(ADA)[20], rank=1)
    moved = on.served[0]
    on.look()
    await on.core.until(lambda: on.shown[0] == moved)

    assert said
    assert [(e.difference.moved, e.difference.removed) for e in on.merged] == [((moved,), ())]


async def test_what_was_removed_meanwhile_is_told_once_the_list_is_whole(on: Reading) -> None:
    await on.overlapping()
    gone = on.served[30]
    on.trakt.faults.edit_on_website(ADA, remove=on.trakt.state.order(ADA)[30])
    on.look()
    await on.core.until(lambda: on.queue.state.health is Health.READING)
    await on.incomplete()
    assert gone in on.shown
    assert not on.merged

    on.trakt.faults.overlap_pages(0)
    await on.in_step()
    assert [event.difference.removed for event in on.merged] == [(gone,)]


async def test_a_change_under_way_when_the_pages_begin_to_overlap_is_not_sent_for_ever(on: Reading) -> None:
    ids = on.queue.state.view.ids
    on.trakt.faults.overlap_pages()
    on.do(Move((ids[9],), Edge.TOP))
    await on.incomplete()
    assert writes(on.trakt) == [("reorder", 200)]
    assert on.served[0] == on.shown[0] == ids[9]
    assert not on.queue.state.questions

    on.trakt.faults.overlap_pages(0)
    await on.in_step()
    assert writes(on.trakt) == [("reorder", 200)]
    assert on.served == on.shown


async def test_a_list_that_was_never_whole_is_shown_as_far_as_it_goes(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    sandbox.trakt.faults.cap_pages(PAGE)
    sandbox.trakt.faults.overlap_pages()
    core = make_trakt_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, QueueRef(await link(core, sandbox.trakt), "watchlist"))
    on = Reading(core, queue, sandbox.trakt)
    await on.incomplete()

    before = on.served
    assert on.shown == [one for one in before if one not in on.missing]
    on.do(Move((queue.state.view.ids[4],), Edge.TOP))
    await on.incomplete()
    assert (on.served, writes(sandbox.trakt)) == (before, [])
    sandbox.trakt.faults.overlap_pages(0)
    await on.in_step()
    assert on.shown == on.served == [before[4], *before[:4], *before[5:]]
    assert [event.difference.added for event in on.merged] == [tuple(before[PAGE::PAGE])]
    await core.accounts.close()


async def test_a_restart_keeps_what_was_known_and_what_waits(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    sandbox.trakt.faults.cap_pages(PAGE)
    store = SessionStore()
    core = make_trakt_core(tmp_path, sandbox, store=store)
    ref = QueueRef(await link(core, sandbox.trakt), "watchlist")
    on = Reading(core, await serve_list(core.accounts, ref), sandbox.trakt)
    await on.in_step()
    await on.overlapping()
    hidden = on.queue.state.view.ids[PAGE]
    assert hidden == on.missing[0]
    on.do(Move((hidden,), Edge.TOP))
    await on.incomplete()
    wanted = on.shown
    await core.accounts.close()
    core.journal.close()
    core.snapshots.close()

    core = make_trakt_core(tmp_path, sandbox, store=store)
    await core.accounts.keys.save("trakt", key_of(sandbox.trakt))
    on = Reading(core, await serve_list(core.accounts, ref), sandbox.trakt)
    assert on.shown == wanted
    await on.incomplete()
    assert on.shown == wanted
    assert not on.queue.state.questions
    sandbox.trakt.faults.overlap_pages(0)
    await on.in_step()
    assert on.served == on.shown == wanted
    assert not on.merged
    await core.accounts.close()


async def test_what_waits_for_a_title_nobody_knows_yet_is_not_asked_about(tmp_path: Path, sandbox: Sandbox) -> None:
    """The cache was lost, the journal was not: a read in part says nothing of the titles that it does not show."""
    at_once(sandbox.trakt)
    sandbox.trakt.faults.cap_pages(PAGE)
    store = SessionStore()
    core = make_trakt_core(tmp_path, sandbox, store=store)
    ref = QueueRef(await link(core, sandbox.trakt), "watchlist")
    on = Reading(core, await serve_list(core.accounts, ref), sandbox.trakt)
    await on.in_step()
    hidden, other = (on.queue.state.view.ids[at] for at in (PAGE, 2 * PAGE))
    await core.accounts.close()
    on.queue.submit((Move((hidden,), other), Remove((other,))))
    core.journal.close()
    core.snapshots.close()
    (tmp_path / "cache.db").unlink()

    sandbox.trakt.faults.overlap_pages()
    core = make_trakt_core(tmp_path, sandbox, store=store)
    await core.accounts.keys.save("trakt", key_of(sandbox.trakt))
    on = Reading(core, await serve_list(core.accounts, ref), sandbox.trakt)
    before = on.served
    await on.incomplete()
    assert [entry.state for entry in on.queue.state.entries] == [EntryState.PENDING] * 2
    sandbox.trakt.faults.overlap_pages(0)
    await on.in_step()
    rest = [one for one in before if one not in (hidden, other)]
    assert on.served == on.shown == [*rest[: 2 * PAGE - 1], hidden, *rest[2 * PAGE - 1 :]]
    await core.accounts.close()


async def test_every_list_is_counted_by_its_entries(tmp_path: Path, sandbox: Sandbox) -> None:
    """The watchlist, the favorites, her own, and somebody else's that she may edit; under both names of all types.

    Lists with a name are had in one answer where pages leave something out.
    """
    at_once(sandbox.trakt)
    core = make_trakt_core(tmp_path, sandbox)
    service = await service_of(core, await link(core, sandbox.trakt))
    names = [info.name for info in await service.lists.all()]
    assert {name.partition("/")[0] for name in names} == {"watchlist", "favorites", "lists", "users"}
    for knows_all in (True, False):
        sandbox.trakt.faults.all_in_paths(on=knows_all)
        for name in names:
            sandbox.trakt.faults.overlap_pages(0)
            sandbox.trakt.faults.cap_pages(None)
            whole = await service.lists.fetch(name)
            sandbox.trakt.faults.overlap_pages()
            sandbox.trakt.faults.cap_pages(2)
            part = await service.lists.fetch(name)
            assert (whole.unseen, len(part.items) + part.unseen) == (0, len(whole.items)), name
            assert bool(part.unseen) is (name in ("watchlist", "favorites")), name
    await core.accounts.close()


async def test_lists_that_are_missing_are_not_deleted_ones(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    core = make_trakt_core(tmp_path, sandbox)
    service = await service_of(core, await link(core, sandbox.trakt))
    whole = await service.lists.all()
    sandbox.trakt.faults.cap_pages(2)
    sandbox.trakt.faults.overlap_pages(2)
    assert await service.lists.all() == whole
    sandbox.trakt.faults.overlap_pages()
    with pytest.raises(IncompleteLists):
        await service.lists.all()
    await core.accounts.close()


async def test_pages_that_drift_are_read_again(on: Reading) -> None:
    on.trakt.faults.edit_on_website(ADA, move=on.trakt.state.order(ADA)[9], rank=1)
    first, second = on.served[:2]
    on.trakt.faults.edit_between_pages(2)
    on.look()
    await on.core.until(lambda: on.shown == on.served)
    await on.in_step()

    assert first not in on.shown
    assert second not in on.shown
    assert len(on.shown) == 128


@pytest.mark.parametrize("blur", [ListFaults.reverse_ranks, ListFaults.blur_ranks])
async def test_the_order_is_that_of_the_rows_whatever_their_ranks(
    on: Reading, blur: Callable[[ListFaults], None]
) -> None:
    blur(on.trakt.faults)
    on.do(Move((on.queue.state.view.ids[3],), Edge.TOP))
    on.look()
    await on.core.until(lambda: bool(writes(on.trakt)))
    await on.in_step()

    assert on.served == on.shown
    assert not on.merged


@pytest.mark.parametrize("how", ["as before", "otherwise"])
async def test_an_order_that_is_not_kept_ends_in_a_question(on: Reading, how: Kept) -> None:
    on.trakt.faults.keep_orders(how)
    on.do(Move((on.queue.state.view.ids[3],), Edge.TOP))
    await on.core.until(lambda: on.queue.state.questions)
    await on.in_step()

    (asked,) = on.queue.state.questions
    assert asked.question is not None
    assert asked.question.reason is Reason.NOT_KEPT
    assert len(writes(on.trakt)) == 3
    assert on.shown == on.served
    on.trakt.faults.keep_orders("as asked")
    on.queue.decide(asked.id, keep=True)
    wanted = on.shown
    on.core.accounts.library.linked(on.queue.ref.account).wake()
    await on.in_step()
    assert on.served == on.shown == wanted


@pytest.mark.parametrize("overlap", [False, True])
@pytest.mark.parametrize("are_named", [True, False])
async def test_a_title_that_cannot_be_removed_is_asked_about_and_the_others_go(
    on: Reading, *, are_named: bool, overlap: bool
) -> None:
    if overlap:
        await on.overlapping()
    before, ids = on.served, on.queue.state.view.ids
    on.trakt.faults.fix_items(on.trakt.state.order(ADA)[3:4], are_named=are_named)
    on.do(Remove((ids[2], ids[3], ids[4])))
    await on.core.until(lambda: on.queue.state.questions)
    await (on.incomplete() if overlap else on.in_step())

    (asked,) = on.queue.state.questions
    assert (asked.edit, asked.question and asked.question.reason) == (Remove((ids[3],)), Reason.REFUSED)
    assert on.served == on.shown == [*before[:2], before[3], *before[5:]]
    on.trakt.faults.fix_items(())
    on.queue.decide(asked.id, keep=True)
    on.core.accounts.library.linked(on.queue.ref.account).wake()
    await on.core.until(lambda: before[3] not in on.served)
    await (on.incomplete() if overlap else on.in_step())
    assert before[3] not in on.shown


async def test_raised_limits_are_used(on: Reading) -> None:
    service = await service_of(on.core, on.queue.ref.account)
    told = {info.name: info.largest for info in await service.lists.all()}
    assert told["watchlist"] == 250

    on.trakt.faults.raise_limits(ADA)
    account = on.trakt.state.accounts[ADA]
    library = [media.key for media in on.trakt.state.library if media.kind in ("movie", "show", "season", "episode")]
    have = {entry.media for entry in account.watchlist.entries}
    more = [type(account.watchlist.entries[0])(on.trakt.state.item_id(), key, 1_762_640_000) for key in library]
    new = [entry for entry in more if entry.media not in have]
    account.watchlist = ItemList([*account.watchlist.entries, *new], account.watchlist.current.updated)
    on.trakt.faults.edit_on_website(ADA)
    assert {info.name: info.largest for info in await service.lists.all()}["watchlist"] == 5000
    on.look()
    await on.core.until(lambda: on.shown == on.served)
    on.do(Move((on.queue.state.view.ids[-1],), Edge.TOP))
    await on.in_step()

    assert len(on.shown) > 250
    assert on.served == on.shown
    assert not [event for event in on.core.events if isinstance(event, Failed)]
