"""TMDB through the whole core: the order that is kept here, caches that are too old, and what goes wrong."""

import asyncio
from pathlib import Path

import pytest

from desktop_app.domain.account import LinkState
from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.providers.tmdb import Tmdb
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from tests.core import refresh_list, run, serve_list
from tests.parts import Parts
from tests.tmdb import (
    ADA,
    FILMS,
    key,
    link,
    make_tmdb_core,
    open_list,
    perform,
    served,
    service_of,
    work,
    writes,
)

# --- the order that is kept here ---------------------------------------------------------------------------------


def test_the_order_survives_a_refresh_and_a_restart(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    store = SessionStore()
    wanted: list[tuple[ItemId, ...]] = []

    async def before() -> None:
        core = make_tmdb_core(tmp_path, sandbox, store=store)
        queue = await open_list(core, tmdb)
        ids = queue.state.view.ids
        tmdb.requests.clear()
        await perform(core, queue, Move((ids[9], ids[5]), Edge.TOP), Move((ids[0],), ids[20]))
        assert writes(tmdb) == []
        wanted.append(queue.state.view.ids)
        assert queue.state.view.ids[:2] == (ids[9], ids[5])
        refresh_list(core.accounts, queue.ref)
        await core.in_step(queue)
        assert queue.state.view.ids == wanted[0]
        await core.accounts.close()
        core.journal.close()
        core.snapshots.close()

    async def after() -> None:
        tmdb.faults.edit_on_website(ADA, remove=("movie", int(wanted[0][3].partition(":")[2])))
        core = make_tmdb_core(tmp_path, sandbox, store=store)
        queue = await serve_list(core.accounts, QueueRef(core.accounts.all[0].id, FILMS))
        await core.in_step(queue)
        assert queue.state.view.ids == (*wanted[0][:3], *wanted[0][4:])

    run(before)
    run(after)


@pytest.mark.parametrize("newcomers", list(Newcomers))
async def test_what_is_added_elsewhere_joins_where_the_person_has_set(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator, newcomers: Newcomers
) -> None:
    core = make_tmdb_core(tmp_path, sandbox, newcomers=newcomers)
    queue = await open_list(core, tmdb, "favorite/movies")
    ids, new = queue.state.view.ids, work(tmdb, "Metropolis")
    await perform(core, queue, Move((ids[2],), Edge.TOP))
    tmdb.faults.edit_on_website(ADA, "favorite", add=key(new))
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: new.id in queue.state.view)
    old = (ids[2], ids[0], ids[1])
    assert queue.state.view.ids == ((new.id, *old) if newcomers is Newcomers.TOP else (*old, new.id))


# --- caches ------------------------------------------------------------------------------------------------------


async def test_a_read_from_a_cache_does_not_undo_what_was_done(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator
) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    queue = await open_list(core, tmdb, "favorite/movies")
    tmdb.faults.stale_reads(3600)
    new, gone = work(tmdb, "Metropolis"), queue.state.view.ids[1]
    await perform(core, queue, Add(new, Edge.TOP), Remove((gone,)))
    wanted = queue.state.view.ids
    assert wanted[0] == new.id
    core.events.clear()
    for _ in range(3):
        refresh_list(core.accounts, queue.ref)
        await core.in_step(queue)
        assert queue.state.view.ids == wanted
    assert core.events == []
    assert sorted(served(tmdb, "favorite")) == sorted(wanted)


async def test_the_same_titles_again_are_no_state_of_the_past(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator
) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    queue = await open_list(core, tmdb, "favorite/movies")
    before, new = queue.state.view.ids, work(tmdb, "Metropolis")
    await perform(core, queue, Add(new))
    tmdb.faults.edit_on_website(ADA, "favorite", remove=key(new))
    tmdb.requests.clear()
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.view.ids == before)
    assert len([call for call in tmdb.requests if call.path.endswith("favorite/movies")]) == 1


async def test_somebody_elses_undoing_is_believed(service: Parts, tmdb: TmdbEmulator) -> None:
    """What was done here counts only while it is so."""
    queue, new = await service.lists.fetch("favorite/movies"), work(tmdb, "Metropolis")
    queue = (await service.lists.send("favorite/movies", queue, [Add(new)])).queue
    tmdb.faults.edit_on_website(ADA, "favorite", remove=key(new))
    read = await service.lists.fetch("favorite/movies", queue)
    assert new.id not in read
    assert read.etag != queue.etag
    tmdb.faults.edit_on_website(ADA, "favorite", add=key(new))
    assert new.id in await service.lists.fetch("favorite/movies", read)


async def test_a_list_that_is_cached_does_not_hide_what_others_undid(service: Parts, tmdb: TmdbEmulator) -> None:
    """The read that was put right is not taken for what the service told."""
    before, new = await service.lists.fetch("favorite/movies"), work(tmdb, "Metropolis")
    tmdb.faults.stale_reads(3600)
    after = (await service.lists.send("favorite/movies", before, [Add(new)])).queue
    after = await service.lists.fetch("favorite/movies", after)
    assert new.id in after
    tmdb.faults.edit_on_website(ADA, "favorite", remove=key(new))
    tmdb.faults.stale_reads(0)
    assert (await service.lists.fetch("favorite/movies", after)).ids == before.ids


# --- trouble -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after_effect", [True, False])
async def test_a_lost_answer_is_found_out_about(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator, after_effect: bool
) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    queue = await open_list(core, tmdb, "favorite/movies")
    new, ids = work(tmdb, "Metropolis"), queue.state.view.ids
    tmdb.faults.drop_connection_next(after_effect=after_effect, writes_only=True)
    await perform(core, queue, Add(new, ids[0]))
    assert served(tmdb, "favorite").count(new.id) == 1
    assert queue.state.view.ids == (ids[0], new.id, *ids[1:])


async def test_our_own_pace_stays_below_the_limit(tmp_path: Path, sandbox: Sandbox) -> None:
    """The emulator takes forty calls a second, as TMDB does."""
    core = make_tmdb_core(tmp_path, sandbox, provider=Tmdb())
    service = await service_of(core, await link(core, sandbox.tmdb))
    await asyncio.gather(*(service.lists.fetch(info.name) for info in await service.lists.all() for _ in range(4)))
    statuses = [call.status for call in sandbox.tmdb.requests]
    assert len(statuses) > 60
    assert 429 not in statuses


async def test_a_revoked_session_keeps_what_waits(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    queue = await open_list(core, tmdb, "favorite/movies")
    new = work(tmdb, "Metropolis")
    tmdb.faults.revoke(ADA)
    queue.submit((Add(new, Edge.TOP),))
    core.accounts.library.linked(queue.ref.account).wake()
    await core.until(lambda: queue.state.health is Health.SIGN_IN_AGAIN)
    assert core.accounts.all[0].state is LinkState.SIGN_IN_AGAIN
    assert len(queue.state.entries) == 1
    await link(core, tmdb)
    await core.in_step(queue)
    assert served(tmdb, "favorite")[-1] == new.id == queue.state.view.ids[0]
