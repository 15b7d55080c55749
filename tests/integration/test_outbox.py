"""What waits can be let go, and it is said when it is tried again."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Move, Remove, touched
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.journal import Journal
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from tests.core import HASTY, Core, make_core, refresh_list, serve_list
from tests.integration.test_racing import fill_the_disk
from tests.integration.test_rearranging import do, served, shown

PATIENT = replace(HASTY, first_retry=40.0, longest_retry=300.0)


async def opened(core: Core) -> OpenQueue:
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    return queue


async def test_a_dropped_edit_is_never_sent_and_the_others_are(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await opened(core)
    ids = queue.state.view.ids
    sandbox.stop()
    do(core, queue, Move((ids[5],), Edge.TOP))
    do(core, queue, Remove((ids[6],)))
    do(core, queue, Move((ids[7],), ids[5]))
    await core.until(lambda: queue.state.health is Health.OFFLINE)
    first, second, _third = queue.state.entries

    assert queue.drop([second.id]) == (second,)
    assert ids[6] in queue.state.view
    assert [entry.id for entry in core.journal.live(queue.ref)] == [e.id for e in queue.state.entries]
    queue.drop([first.id])
    expected = shown(queue)
    sandbox.start()
    await core.in_step(queue)

    assert served(sandbox) == expected
    assert ids[6].rpartition("/")[2] in expected
    await core.accounts.close()


async def test_what_is_in_flight_cannot_be_dropped(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await opened(core)
    do(core, queue, Move((queue.state.view.ids[5],), Edge.TOP))
    await core.until(lambda: any(e.state is EntryState.IN_FLIGHT for e in queue.state.entries))
    (entry,) = queue.state.entries

    assert queue.drop([entry.id]) == ()
    assert queue.state.entries == (entry,)
    await core.in_step(queue)

    assert served(sandbox) == shown(queue)
    await core.accounts.close()


async def test_what_was_dropped_stays_dropped_after_a_restart(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await opened(core)
    sandbox.stop()
    item = replace(queue.state.view.items[0], title=replace(queue.state.view.items[0].title, id=TitleId("movies/none")))
    leaning = Move((queue.state.view.ids[3],), item.id)  # keeps the two edits of the title apart
    queue.submit((Add(item), leaning, Move((item.id,), Edge.TOP)))

    assert len(queue.drop([queue.state.entries[0].id])) == 2
    await core.accounts.close()
    core.journal.close()

    live = Journal(tmp_path / "lineup.db").live(queue.ref)
    assert [touched(entry.edit) for entry in live] == [leaning.items]


async def test_a_full_disk_drops_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await opened(core)
    queue.submit((Move((queue.state.view.ids[5],), Edge.TOP),))
    before = queue.state
    fill_the_disk(core)

    with pytest.raises(DiskFull):
        queue.drop([before.entries[0].id])

    assert queue.state == before
    await core.accounts.close()


async def test_the_next_try_is_told_and_asking_for_it_begins_anew(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox, policy=PATIENT)
    queue = await opened(core)
    assert queue.state.next_try_at is None
    sandbox.stop()
    for _ in range(4):
        refresh_list(core.accounts, queue.ref)
        await core.until(lambda: queue.state.health is Health.READING)
        await core.until(lambda: queue.state.next_try_at is not None)
        assert queue.state.health is Health.OFFLINE
        # However often: the first pause, give or take a quarter, and not the doubled ones.
        pause = core.states[-1].next_try_at
        assert pause is not None
        assert 29 <= pause - time.time() <= 50

    sandbox.start()
    refresh_list(core.accounts, queue.ref)
    await core.in_step(queue)

    assert queue.state.next_try_at is None
    await core.accounts.close()


async def test_the_pauses_grow_while_nobody_asks(sandbox: Sandbox, tmp_path: Path) -> None:
    policy = replace(HASTY, first_retry=0.02, longest_retry=1000.0)
    core = await make_core(tmp_path, sandbox, policy=policy)
    queue = await opened(core)
    sandbox.stop()
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: (queue.state.next_try_at or 0) - time.time() > 0.1)
    await core.accounts.close()
