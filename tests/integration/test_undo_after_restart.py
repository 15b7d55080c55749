"""Undo in the next run of the program: over a real journal, to a real service."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app.accounts import Accounts
from desktop_app.domain.edits import Edge, Move, Remove
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from desktop_app.ui.queue.commands import EditHistory
from tests.core import Core, is_in_step, make_core, refresh_list
from tests.integration.test_full_disk import fill, make_room

ADA = "ada@example.org"


@dataclass
class Run:
    """One start of the program: its core, the list, and the person's Undo."""

    core: Core
    queue: OpenQueue
    history: EditHistory
    accounts: Accounts

    @property
    def shown(self) -> list[str]:
        return [title_id.rpartition("/")[2] for title_id in self.queue.state.view.ids]

    async def in_step(self) -> None:
        await self.core.in_step(self.queue)

    async def stop(self) -> None:
        await self.accounts.close()
        self.core.journal.close()
        self.core.snapshots.close()


Start = Callable[[], Awaitable[Run]]


@pytest.fixture
def start(sandbox: Sandbox, tmp_path: Path, qtbot: QtBot) -> Start:
    """Start the program on the same profile; the first start links."""
    store = SessionStore()

    async def start() -> Run:
        core = await make_core(tmp_path, sandbox, store=store)
        accounts = core.accounts
        ref = QueueRef(accounts.all[0].id, "instant") if accounts.all else await core.link()
        live = await accounts.library.linked(ref.account).open(ref.name)
        queue, history = live.queue, EditHistory(live)
        history.restore(live.steps)
        await core.until(lambda: is_in_step(queue) or queue.state.health is Health.OFFLINE)
        return Run(core, queue, history, accounts)

    return start


def served(sandbox: Sandbox) -> list[str]:
    return sandbox.netflix.state.order(ADA, "instant")


async def test_undo_after_a_restart_reaches_the_service_as_the_inverse_edit(start: Start, sandbox: Sandbox) -> None:
    first = await start()
    before = first.shown
    ids = first.queue.state.view.ids
    first.history.perform((Move((ids[9],), Edge.TOP),))
    first.history.perform((Remove((ids[4],)),))
    await first.in_step()
    await first.stop()

    second = await start()
    assert second.history.undo_action.isEnabled()
    second.history.undo()
    second.history.undo()
    await second.in_step()
    assert second.shown == served(sandbox) == before
    await second.stop()

    third = await start()
    assert not third.history.undo_action.isEnabled()
    third.history.redo()
    await third.in_step()
    assert third.shown == served(sandbox) == [before[9], *before[:9], *before[10:]]
    await third.stop()


async def test_what_still_waits_is_cancelled_by_its_undo(start: Start, sandbox: Sandbox) -> None:
    first = await start()
    before = first.shown
    sandbox.stop()
    first.history.perform((Move((first.queue.state.view.ids[9],), Edge.TOP),))
    await first.stop()

    second = await start()
    assert second.queue.state.waiting == 1
    second.history.undo()
    assert second.queue.state.waiting == 0
    assert second.shown == before
    sandbox.netflix.requests.clear()
    sandbox.start()
    refresh_list(second.accounts, second.queue.ref)
    await second.in_step()

    assert second.shown == served(sandbox) == before
    assert not [request for request in sandbox.netflix.requests if request.method == "POST"]
    await second.stop()


async def test_what_somebody_removed_while_the_program_was_closed_cannot_be_undone(
    start: Start, sandbox: Sandbox
) -> None:
    first = await start()
    ids = first.queue.state.view.ids
    first.history.perform((Move((ids[9],), Edge.TOP),))
    await first.in_step()
    await first.stop()
    sandbox.netflix.faults.edit_on_website(ADA, remove=ids[9].rpartition("/")[2])

    second = await start()
    told = QSignalSpy(second.history.told)
    order = second.shown
    second.history.undo()
    await second.in_step()

    assert told.count() == 1
    assert told.at(0)[0] == "That could not be undone."
    assert "is no longer in this list" in told.at(0)[1]
    assert second.shown == served(sandbox) == order
    await second.stop()


async def test_an_undo_for_which_there_is_no_room_is_said_and_can_be_done_later(start: Start, sandbox: Sandbox) -> None:
    first = await start()
    before = first.shown
    first.history.perform((Move((first.queue.state.view.ids[9],), Edge.TOP),))
    await first.in_step()
    await first.stop()

    second = await start()
    failed = QSignalSpy(second.history.failed)
    fill(second.core.journal._database)
    second.history.undo()
    assert failed.count() == 1
    assert isinstance(failed.at(0)[0], DiskFull)
    assert second.shown != before
    make_room(second.core.journal._database)
    assert second.core.journal.steps(second.queue.ref)[0].undone is False
    second.history.undo()
    await second.in_step()
    assert second.shown == served(sandbox) == before
    await second.stop()
