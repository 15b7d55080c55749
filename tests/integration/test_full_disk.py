"""No room on the disk at any of the engine's writes: it is said, nothing is lost, and it goes on when there is room."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.edits import Edge, Edit, Move
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Sent
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.database import Database
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Failed, Health
from tests.core import Core, refresh_list, sync_of
from tests.integration.conftest import opened

ADA = "ada@example.org"


@pytest.fixture
async def core_and_queue(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[tuple[Core, OpenQueue]]:
    """A queue that is open and read; when the test is over and there is room again, all is sent and shown."""
    async with opened(tmp_path, sandbox) as (core, queue):
        yield core, queue
        make_room(core.journal._database)
        make_room(core.snapshots._database)
        core.accounts.library.linked(queue.ref.account).wake()
        await core.in_step(queue)
        assert shown(queue) == sandbox.netflix.state.order(ADA, "instant")
        assert core.journal.live(queue.ref) == queue.state.entries


def fill(database: Database) -> None:
    database._connection.execute("PRAGMA query_only = ON")


def make_room(database: Database) -> None:
    database._connection.execute("PRAGMA query_only = OFF")


def shown(queue: OpenQueue) -> list[str]:
    return [title_id.rpartition("/")[2] for title_id in queue.state.view.ids]


def posts(sandbox: Sandbox) -> int:
    return sum(request.method == "POST" for request in sandbox.netflix.requests)


def top(queue: OpenQueue, place: int) -> Move:
    return Move((queue.state.view.ids[place],), Edge.TOP)


def said(core: Core) -> bool:
    return any(isinstance(event, Failed) and isinstance(event.error, DiskFull) for event in core.events)


def spoil(core: Core, queue: OpenQueue, call: str) -> None:
    """The disk is full when the service's answer to this call comes."""
    lists = sync_of(core.accounts, queue.ref.account).lists
    real = getattr(lists, call)

    async def spoilt(name: str, *arguments: Queue | Edit | None) -> Sent | Queue:
        try:
            answer: Sent | Queue = await real(name, *arguments)
        finally:
            fill(core.journal._database)
            setattr(lists, call, real)
        return answer

    setattr(lists, call, spoilt)


async def test_an_edit_that_cannot_be_kept_is_refused_before_it_is_shown(core: Core, queue: OpenQueue) -> None:
    before = queue.state
    fill(core.journal._database)
    with pytest.raises(DiskFull):
        queue.submit((top(queue, 5),))
    assert queue.state == before

    make_room(core.journal._database)
    queue.submit((top(queue, 5),))
    assert queue.state.waiting == 1


async def test_a_file_that_cannot_grow_is_a_full_disk(core: Core, queue: OpenQueue) -> None:
    with closing(sqlite3.connect(core.journal._database.path)) as other, other:
        (pages,) = other.execute("PRAGMA page_count").fetchone()
    connection = core.journal._database._connection
    connection.execute(f"PRAGMA max_page_count = {pages}")
    accepted = queue.state
    while True:
        try:
            queue.submit((Move((queue.state.view.ids[63],), queue.state.view.ids[len(queue.state.entries)]),))
            accepted = queue.state
        except DiskFull:
            break
    assert queue.state == accepted
    assert core.journal.live(queue.ref) == accepted.entries
    connection.execute("PRAGMA max_page_count = 100000")


async def test_what_cannot_be_marked_as_travelling_does_not_travel(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    queue.submit((top(queue, 5),))
    fill(core.journal._database)
    core.accounts.library.linked(queue.ref.account).wake()
    await core.until(lambda: said(core))

    assert queue.state.health is Health.TROUBLE
    assert queue.state.waiting == 1
    assert posts(sandbox) == 0


async def test_what_cannot_be_settled_is_not_sent_twice(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    spoil(core, queue, "send")
    queue.submit((top(queue, 5),))
    core.accounts.library.linked(queue.ref.account).wake()
    await core.until(lambda: said(core))
    make_room(core.journal._database)
    await core.in_step(queue)

    assert posts(sandbox) == 1


async def test_what_cannot_be_asked_is_asked_later(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    sandbox.netflix.faults.fail_next(400, count=2, writes_only=True)
    spoil(core, queue, "send")
    queue.submit((top(queue, 5),))
    core.accounts.library.linked(queue.ref.account).wake()
    await core.until(lambda: said(core))
    assert not queue.state.questions
    make_room(core.journal._database)

    await core.until(lambda: queue.state.questions)


async def test_what_others_did_is_merged_when_there_is_room(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    ids = queue.state.view.ids
    sandbox.netflix.faults.edit_on_website(ADA, remove=ids[4].rpartition("/")[2])
    spoil(core, queue, "fetch")
    queue.submit((Move((ids[9],), ids[4]), top(queue, 4)))
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: said(core))
    assert queue.state.waiting == 2
    assert posts(sandbox) == 0
    make_room(core.journal._database)

    await core.until(lambda: queue.state.questions)


async def test_a_snapshot_that_cannot_be_written_stops_nothing(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    fill(core.snapshots._database)
    queue.submit((top(queue, 5),))
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)

    assert said(core)
    assert posts(sandbox) == 1
