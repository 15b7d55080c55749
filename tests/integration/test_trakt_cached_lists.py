"""Lists with a name out of a cache: reads show for minutes what was there before a write, and that is no news."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.pending_edits import Reason
from desktop_app.domain.queues import Item, ItemId, QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sandbox.trakt.faults import LIST_LAG
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Merged
from tests.core import Core, refresh_list, serve_list
from tests.trakt import ADA, at_once, link, make_trakt_core, served, service_of, writes


@pytest.fixture
def trakt(sandbox: Sandbox) -> TraktEmulator:
    at_once(sandbox.trakt)
    sandbox.trakt.faults.cache_lists()
    return sandbox.trakt


def noir(trakt: TraktEmulator) -> str:
    return str(trakt.state.accounts[ADA].lists[0].slug)


@asynccontextmanager
async def opened(
    folder: Path, trakt: TraktEmulator, sandbox: Sandbox, store: SessionStore
) -> AsyncIterator[tuple[Core, OpenQueue]]:
    """Open Ada's first list, read; the account is linked where that was not done before."""
    core = make_trakt_core(folder, sandbox, store=store)
    account = core.accounts.all[0].id if core.accounts.all else await link(core, trakt)
    name = f"lists/{trakt.state.accounts[ADA].lists[0].id}"
    queue = await serve_list(core.accounts, QueueRef(account, name))
    await core.in_step(queue)
    core.events.clear()
    trakt.requests.clear()
    yield core, queue
    await core.accounts.close()


@pytest.fixture
def store() -> SessionStore:
    return SessionStore()


@pytest.fixture
async def core_and_queue(
    tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator, store: SessionStore
) -> AsyncIterator[tuple[Core, OpenQueue]]:
    async with opened(tmp_path, trakt, sandbox, store) as pair:
        yield pair


async def do(core: Core, queue: OpenQueue, *edits: Edit) -> None:
    queue.submit(edits)
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)


async def read(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    """Read the list once more, whatever it shows."""
    before = len(trakt.requests)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: len(trakt.requests) > before and queue.state.read_at and not queue.held.must_read)
    await core.in_step(queue)


def there(trakt: TraktEmulator) -> list[str]:
    return served(trakt, noir(trakt))


async def test_orders_are_what_was_written(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    for at in (2, 3, 1):
        await do(core, queue, Move((queue.state.view.ids[at],), Edge.TOP))
        await read(core, queue, trakt)
    wanted = list(queue.state.view.ids)
    assert (there(trakt), len(writes(trakt))) == (wanted, 3)

    for seconds in (LIST_LAG / 2, LIST_LAG, 2 * LIST_LAG):
        trakt.clock.offset = seconds
        await read(core, queue, trakt)
        assert list(queue.state.view.ids) == wanted
    assert (core.events, queue.state.entries) == ([], ())


async def test_titles_come_and_go_as_was_written(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    service = await service_of(core, queue.ref.account)
    new = [title for title in await service.catalogue.search("the") if title.id not in queue.state.view][:2]
    await do(core, queue, Add(Item(new[0]), Edge.END), Add(Item(new[1]), Edge.END))
    await do(core, queue, Remove((queue.state.view.ids[0],)))
    await do(core, queue, Remove((ItemId(new[0].id),)))
    await read(core, queue, trakt)
    wanted = list(queue.state.view.ids)
    assert there(trakt) == wanted
    assert ItemId(new[1].id) in wanted

    trakt.clock.offset = LIST_LAG + 1
    await read(core, queue, trakt)
    assert list(queue.state.view.ids) == wanted
    assert (core.events, queue.state.entries) == ([], ())


async def test_a_new_title_is_moved_when_its_key_is_shown(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    service = await service_of(core, queue.ref.account)
    new = next(title for title in await service.catalogue.search("the") if title.id not in queue.state.view)
    queue.submit([Add(Item(new), Edge.TOP)])
    core.accounts.library.linked(queue.ref.account).wake()
    await core.until(lambda: new.id in there(trakt))
    await core.until(lambda: queue.state.next_try_at is not None)
    assert (queue.state.view.ids[0], queue.state.questions, core.events) == (ItemId(new.id), (), [])

    trakt.clock.offset = LIST_LAG + 1
    await core.in_step(queue)
    assert there(trakt)[0] == new.id
    assert (core.events, queue.state.questions) == ([], ())


async def test_what_somebody_else_does_is_told_when_it_is_shown(
    core: Core, queue: OpenQueue, trakt: TraktEmulator
) -> None:
    await do(core, queue, Move((queue.state.view.ids[2],), Edge.TOP))
    trakt.clock.offset = 10
    entry = trakt.state.accounts[ADA].lists[0].items.entries[1]
    trakt.faults.edit_on_website(ADA, noir(trakt), remove=entry.id)
    await read(core, queue, trakt)
    assert core.events == []

    trakt.clock.offset = LIST_LAG + 20
    await read(core, queue, trakt)
    (merged,) = core.events
    assert isinstance(merged, Merged)
    assert (len(merged.difference.removed), merged.difference.moved) == (1, ())


async def test_whoever_takes_a_write_back_is_heard(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    """The order is one that we know to be over, and the list was changed after our write."""
    trakt.clock.offset = 10
    before = queue.state.view.ids
    await do(core, queue, Move((before[2],), Edge.TOP))
    trakt.clock.offset = 20
    entry = trakt.state.accounts[ADA].lists[0].items.entries[0]
    trakt.faults.edit_on_website(ADA, noir(trakt), move=entry.id, rank=3)
    assert there(trakt) == list(before)
    trakt.clock.offset = LIST_LAG + 30
    await read(core, queue, trakt)

    assert queue.state.view.ids == before
    (merged,) = core.events
    assert isinstance(merged, Merged)


async def test_a_restart_forgets_no_write(
    tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator, store: SessionStore
) -> None:
    async with opened(tmp_path, trakt, sandbox, store) as (core, queue):
        await do(core, queue, Move((queue.state.view.ids[2],), Edge.TOP))
        wanted = queue.state.view.ids
    core.journal.close()
    core.snapshots.close()
    async with opened(tmp_path, trakt, sandbox, store) as (core, queue):
        await read(core, queue, trakt)
        assert (queue.state.view.ids, core.events) == (wanted, [])
        await do(core, queue, Move((wanted[3],), Edge.TOP))
        assert there(trakt) == list(queue.state.view.ids)


async def test_an_order_that_was_not_kept_is_asked_about(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    trakt.faults.keep_orders("as before")
    queue.submit([Move((queue.state.view.ids[2],), Edge.TOP)])
    core.accounts.library.linked(queue.ref.account).wake()
    await core.until(lambda: queue.state.questions)
    (entry,) = queue.state.questions
    assert entry.question is not None
    assert entry.question.reason is Reason.NOT_KEPT
