"""What was not sent yet and is overtaken or undone is not sent at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, invert
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.changes import restored
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from tests.core import Core, make_core, refresh_list, serve_list
from tests.list_steps import depart, read

Make = Callable[[OpenQueue], Edit]


@pytest.fixture
def offline(sandbox: Sandbox, core_and_queue: tuple[Core, OpenQueue]) -> None:
    """The service goes away once the queue is open and read."""
    sandbox.stop()


def undone(queue: OpenQueue, edit: Edit) -> None:
    inverse = invert(queue.state.view, edit)
    queue.submit((edit,))
    queue.submit(inverse)


EDITS: dict[str, Make] = {
    "a move": lambda q: Move((q.state.view.ids[4],), q.state.view.ids[9]),
    "a block": lambda q: Move(q.state.view.ids[4:8], q.state.view.ids[1]),
    "scattered rows": lambda q: Move((q.state.view.ids[9], q.state.view.ids[0], q.state.view.ids[63]), Edge.END),
    "a removal": lambda q: Remove((q.state.view.ids[3],)),
    "removals": lambda q: Remove((q.state.view.ids[0], q.state.view.ids[2], q.state.view.ids[3])),
    "a saved title's removal": lambda q: Remove((q.state.view.saved[0].id,)),
    "an addition": lambda q: Add(Item(Title(TitleId("movies/1"), "One")), q.state.view.ids[5]),
}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.usefixtures("offline")
async def test_undo_of_an_unsent_edit_cancels_it(sandbox: Sandbox, name: str, core: Core, queue: OpenQueue) -> None:
    before = queue.state.view
    undone(queue, EDITS[name](queue))

    assert queue.state.view == before
    assert queue.state.waiting == 0
    assert core.journal.live(queue.ref) == ()
    sandbox.netflix.requests.clear()
    sandbox.start()
    refresh_list(core.accounts, queue.ref)
    await core.in_step(queue)
    assert {request.method for request in sandbox.netflix.requests} == {"GET"}


@pytest.mark.usefixtures("offline")
async def test_a_title_dragged_three_times_travels_once(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    ids = queue.state.view.ids
    for after in (ids[3], ids[9], Edge.TOP):
        queue.submit((Move((ids[5],), after),))

    assert [entry.edit for entry in core.journal.live(queue.ref)] == [Move((ids[5],), Edge.TOP)]
    assert core.journal.live(queue.ref) == queue.state.entries


@pytest.mark.usefixtures("offline")
async def test_what_travels_is_not_changed(core: Core, queue: OpenQueue) -> None:
    before = queue.state.view
    edit = Move((before.ids[5],), Edge.TOP)
    queue.submit((edit,))
    (travelling,) = depart(queue).batch
    queue.submit(invert(before, edit))

    assert core.journal.live(queue.ref)[0] == travelling
    assert queue.state.waiting == 2
    assert queue.state.view.ids == before.ids


@pytest.mark.usefixtures("offline")
async def test_nothing_is_collapsed_across_a_question(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    ids = queue.state.view.ids
    sandbox.netflix.faults.edit_on_website("ada@example.org", remove=ids[9].rpartition("/")[2])
    queue.submit((Move((ids[5],), Edge.TOP),))
    queue.submit((Move((ids[9],), Edge.TOP),))
    sandbox.start()
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.questions)
    sandbox.stop()
    queue.submit((Move((ids[9],), Edge.END),))

    assert [entry.state for entry in core.journal.live(queue.ref)][-2:] == [
        EntryState.NEEDS_DECISION,
        EntryState.PENDING,
    ]


@pytest.mark.usefixtures("offline")
async def test_an_undo_that_the_disk_has_no_room_for_changes_nothing(core: Core, queue: OpenQueue) -> None:
    before = queue.state.view
    edit = Move(before.ids[4:8], Edge.TOP)
    queue.submit((edit,))
    held, shown = queue.state.entries, queue.state.view
    core.journal._database._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(DiskFull):
        queue.submit(invert(before, edit))

    assert queue.state.entries == held == core.journal.live(queue.ref)
    assert queue.state.view == shown
    assert queue.state.health is not Health.TROUBLE


async def test_an_addition_that_may_have_happened_is_not_undone_by_silence(sandbox: Sandbox, tmp_path: Path) -> None:
    """The answer is lost and the next read lags behind: nobody knows yet, so the removal must be sent."""
    core = await make_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    gone = queue.state.view.items[5]
    queue.submit((Remove((gone.id,)),))
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)
    before = queue.state.view

    queue.submit((Add(gone),))
    (travelling,) = depart(queue).batch
    read(queue, before)  # a lagging read
    queue.submit((Remove((gone.id,)),))

    assert [entry.edit for entry in queue.state.entries] == [travelling.edit, Remove((gone.id,))]
    await core.accounts.close()


@pytest.mark.usefixtures("offline")
async def test_a_first_read_that_lags_behind_the_snapshot_does_not_outlaw_the_present(
    core: Core, queue: OpenQueue
) -> None:
    """Found by the crash harness: every later read was refused as lagging, for ever."""
    now = queue.state.view
    again = OpenQueue(queue.ref, core.journal, lambda _state, _event: None)
    again.apply(restored(again.held, Snapshot(now, 0)))
    read(again, now.with_etag("older"))

    assert now.etag not in again.held.stale
