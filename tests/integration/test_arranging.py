"""A whole queue arranged over HTTP: the fewest requests, stopped, undone, and merged with what others do."""

import pytest

from desktop_app.domain.arrangement import Arrangement, Key, Order, arranged, plan
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.merging import longest_increasing
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.undo_step import inverse
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.open_queue import OpenQueue
from tests.core import Core
from tests.integration.test_rearranging import do, served, shown, writes

BY_TITLE = Arrangement(Key(Order.TITLE))


def moves_of(queue: OpenQueue, order: Order = Order.TITLE) -> tuple[Move, ...]:
    view = queue.state.view
    return plan(view, arranged(view, Arrangement(Key(order))))


async def test_sixty_four_titles_by_title_take_exactly_the_fewest_requests(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    before = queue.state.view
    target = arranged(before, BY_TITLE)
    staying = len(longest_increasing([before.places[title_id] for title_id in target]))
    do(core, queue, *moves_of(queue))

    await core.in_step(queue)

    assert len(before.items) == 64
    assert writes(sandbox) == [("POST", 201)] * (64 - staying)
    assert served(sandbox) == [title_id.rpartition("/")[2] for title_id in target]


async def test_the_whole_is_undone(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    before, order, moves = queue.state.view, served(sandbox), moves_of(queue, Order.YEAR)
    do(core, queue, *moves)
    await core.in_step(queue)
    do(core, queue, *inverse(before, moves))

    await core.in_step(queue)

    assert served(sandbox) == order
    assert len(writes(sandbox)) == 2 * len(moves)


async def test_stopped_in_the_middle_what_was_sent_stays_and_can_be_undone(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    before, order, moves = queue.state.view, served(sandbox), moves_of(queue, Order.YEAR)
    do(core, queue, *moves)
    action = queue.state.entries[-1].group
    await core.until(lambda: len(queue.state.entries) <= len(moves) - 5)
    dropped = queue.take_back(action)
    assert {entry.state for entry in queue.state.entries} <= {EntryState.IN_FLIGHT}

    await core.in_step(queue)

    sent = len(moves) - len(dropped)
    assert 5 <= sent < len(moves)
    assert writes(sandbox) == [("POST", 201)] * sent
    assert shown(queue) == served(sandbox)
    assert core.journal.live(queue.ref) == ()
    do(core, queue, *inverse(before, moves[:sent]))
    await core.in_step(queue)
    assert served(sandbox) == order


async def test_what_else_waits_is_not_taken_back(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    last = queue.state.view.ids[-1]
    queue.submit(moves_of(queue, Order.REVERSE))
    action = queue.state.entries[-1].group
    queue.submit((Move((last,), Edge.TOP),))
    queue.take_back(action)
    assert [entry.group for entry in queue.state.entries] == [action + 1]
    core.accounts.library.linked(queue.ref.account).wake()

    await core.in_step(queue)

    assert served(sandbox)[0] == last.rpartition("/")[2]
    assert len(writes(sandbox)) == 1


async def test_a_disk_that_is_full_takes_nothing_back(
    monkeypatch: pytest.MonkeyPatch, core: Core, queue: OpenQueue
) -> None:
    queue.submit(moves_of(queue))
    before = queue.state

    def full(_entries: object, _found: object) -> None:
        raise DiskFull

    monkeypatch.setattr(core.journal, "update", full)
    with pytest.raises(DiskFull):
        queue.take_back(before.entries[0].group)

    assert queue.state == before
    monkeypatch.undo()


async def test_what_somebody_else_does_meanwhile_is_kept(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    target = [title_id.rpartition("/")[2] for title_id in arranged(queue.state.view, BY_TITLE)]
    moves = moves_of(queue)
    staying = {title_id for title_id in queue.state.view.ids if (title_id,) not in {m.items for m in moves}}
    gone = next(t for t in target if any(t == s.rpartition("/")[2] for s in staying))
    do(core, queue, *moves)
    await core.until(lambda: len(queue.state.entries) <= len(moves) - 5)
    sandbox.netflix.faults.edit_on_website("ada@example.org", "instant", remove=gone)

    await core.in_step(queue)

    assert served(sandbox) == shown(queue) == [title for title in target if title != gone]


async def test_what_a_later_move_overtakes_is_named_as_dropped_until_the_action_is_over(
    core: Core, queue: OpenQueue
) -> None:
    moves = moves_of(queue, Order.REVERSE)
    queue.submit(moves)
    action = queue.state.entries[-1].group
    queue.submit((Move(moves[-1].items, Edge.TOP),))

    assert [(e.group, e.edit, e.state) for e in queue.state.dropped] == [(action, moves[-1], EntryState.DROPPED)]
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)
    assert [entry.group for entry in queue.state.dropped] == [action]

    queue.submit((Move(moves[0].items, Edge.TOP),))
    assert queue.state.dropped == ()


async def test_what_is_taken_back_is_named_as_dropped(queue: OpenQueue) -> None:
    moves = moves_of(queue)
    queue.submit(moves)
    queue.take_back(queue.state.entries[0].group)

    assert [entry.edit for entry in queue.state.dropped] == list(moves)
