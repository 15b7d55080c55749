"""A list that takes a title twice: its items keep their ids, whatever the service calls them, and when."""

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, invert
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import Item, ItemId
from desktop_app.domain.undo_step import UndoStep, excerpt, inverse
from desktop_app.sync.state import Merged
from tests.unit.sync.slots import REF, Program, Slots, title_of

_fresh = count(1)


def new(name: str) -> Item:
    return Item(title_of(name), own_id=f"new:{next(_fresh)}")


@pytest.fixture(params=[False, True], ids=["told", "told anew"])
def service(request: pytest.FixtureRequest) -> Slots:
    return Slots("abc", tells_anew=request.param)


@pytest.fixture
async def program(tmp_path: Path, service: Slots) -> AsyncIterator[Program]:
    made = Program(tmp_path, service)
    await made.start()
    await made.until_in_step()
    yield made
    await made.stop()


def ids(program: Program) -> tuple[ItemId, ...]:
    return program.queue.state.view.ids


async def test_a_title_that_is_there_is_added_again_and_is_two_items(program: Program, service: Slots) -> None:
    one = new("a")
    program.do(Add(one, Edge.END))
    await program.settle()

    assert service.titles == program.shown == "abca"
    assert ids(program)[-1] == one.id
    assert [item.key for item in program.queue.held.base.items] == [slot.key for slot in service.slots]


async def test_one_of_two_is_removed_and_the_other_stays(program: Program, service: Slots) -> None:
    first, second = ids(program)[0], new("a")
    program.do(Add(second, Edge.TOP), Remove((first,)))
    await program.settle()

    assert service.titles == "abc"
    assert ids(program)[0] == second.id


async def test_what_waits_to_be_added_can_be_moved_before_the_service_names_it(
    program: Program, service: Slots
) -> None:
    service.is_offline = True
    one = new("b")
    program.do(Add(one, Edge.END))
    program.do(Add(new("d"), one.id))
    await program.again()
    program.do(Move((one.id,), Edge.TOP))
    service.is_offline = False
    await program.settle()

    assert service.titles == program.shown == "babcd"
    assert ids(program)[0] == one.id


@pytest.mark.parametrize("is_written", [False, True], ids=["before the snapshot", "after the snapshot"])
async def test_a_death_between_the_answer_and_the_commit_leads_the_move_to_the_right_item(
    program: Program, service: Slots, is_written: bool
) -> None:
    one = new("b")
    program.snapshots.dies = is_written
    service.may_answer.clear()
    program.do(Add(one, Edge.END))
    await service.asked.wait()
    program.do(Move((one.id,), Edge.TOP))
    service.may_answer.set()
    await program.until_dead()
    assert service.titles == "abcb"
    assert program.journal.live(REF)[0].state is EntryState.IN_FLIGHT

    await program.again()
    await program.settle()

    assert service.titles == program.shown == "babc"
    assert ids(program)[0] == one.id
    assert not [event for event in program.events if isinstance(event, Merged)]


@pytest.mark.parametrize("is_done", [False, True])
async def test_a_lost_answer_adds_a_double_once(program: Program, service: Slots, is_done: bool) -> None:
    one = new("c")
    service.mishaps.append(is_done)
    program.do(Add(one, Edge.TOP))
    await program.settle()

    assert service.titles == program.shown == "cabc"
    assert ids(program)[0] == one.id


async def test_undo_takes_away_what_was_added_under_whatever_key(program: Program, service: Slots) -> None:
    before, one = program.queue.state.view, new("a")
    program.do(Add(one, Edge.TOP))
    await program.settle()
    program.do(*invert(before, Add(one, Edge.TOP)))
    await program.settle()

    assert service.titles == "abc"
    assert ids(program) == before.ids


async def test_what_comes_back_after_a_removal_is_the_same_item_under_another_key(
    program: Program, service: Slots
) -> None:
    before = program.queue.state.view
    removal = Remove((before.ids[1],))
    program.do(removal)
    await program.settle()
    program.do(*invert(before, removal))
    program.do(Move((before.ids[1],), Edge.TOP))
    await program.again()
    await program.settle()

    assert service.titles == program.shown == "bac"
    assert ids(program) == (before.ids[1], before.ids[0], before.ids[2])
    assert service.slots[0].key not in {item.key for item in before.items}


@pytest.mark.parametrize("mishap", [None, True, False], ids=["answered", "lost and done", "lost and not done"])
async def test_a_move_to_a_new_key_is_a_move_still(program: Program, service: Slots, mishap: bool | None) -> None:
    service.names_anew = True
    first = ids(program)[0]
    service.mishaps.extend(() if mishap is None else (mishap,))
    program.do(Move((first,), Edge.END))
    await program.settle()
    program.do(Move((first,), ids(program)[0]))
    await program.again()
    await program.settle()

    assert service.titles == program.shown == "bac"
    assert ids(program)[1] == first
    assert not program.queue.state.questions


async def test_an_entry_that_was_moved_elsewhere_to_a_new_key_keeps_what_waits_for_it(
    program: Program, service: Slots
) -> None:
    first = ids(program)[0]
    service.is_offline = True
    program.do(Move((first,), Edge.END))
    service.take(service.slots[0].key)
    service.add_elsewhere("a", 1)
    service.is_offline = False
    await program.settle()

    assert service.titles == program.shown == "bca"
    assert ids(program)[-1] == first
    assert not program.queue.state.questions


async def test_a_double_that_somebody_removed_is_asked_about_and_the_other_is_not_touched(
    program: Program, service: Slots
) -> None:
    service.add_elsewhere("a", 3)
    await program.settle()
    last = ids(program)[-1]
    service.is_offline = True
    program.do(Move((last,), Edge.TOP))
    service.take(service.slots[-1].key)
    service.is_offline = False
    program.sync.refresh(program.queue)
    await program.until(lambda: program.queue.state.questions)
    assert service.titles == "abc"

    program.queue.decide(program.queue.state.questions[0].id, keep=True)
    await program.settle()
    assert service.titles == program.shown == "aabc"


async def test_what_was_removed_is_not_taken_for_what_somebody_adds(program: Program, service: Slots) -> None:
    first = ids(program)[0]
    service.mishaps.append(True)
    program.do(Remove((first,)))
    await program.until(lambda: service.titles == "bc")
    service.add_elsewhere("a", 2)
    await program.settle()

    assert service.titles == program.shown == "bca"
    assert ids(program)[-1] != first


async def test_without_a_snapshot_the_journal_knows_what_the_service_calls_an_item(
    program: Program, service: Slots
) -> None:
    one = new("b")
    program.do(Add(one, Edge.END))
    await program.settle()
    service.is_offline = True
    program.do(Move((one.id,), Edge.TOP))
    await program.stop()
    (program.folder / "cache.db").unlink()
    await program.start()
    service.is_offline = False
    await program.settle()

    assert service.titles == program.shown == "babc"
    assert ids(program)[0] == one.id


async def test_a_step_that_was_kept_before_the_answer_is_undone_after_a_restart(
    program: Program, service: Slots
) -> None:
    one = new("c")
    edits: tuple[Edit, ...] = (Add(one, Edge.TOP), Move((ids(program)[0],), Edge.END))
    view = program.queue.state.view
    program.queue.submit(edits, UndoStep(1, "", excerpt(view, edits), edits))
    program.sync.wake()
    await program.settle()
    await program.again()
    (step,) = program.journal.steps(REF)
    program.queue.submit(inverse(step.before, step.edits), replace(step, undone=True))
    await program.settle()

    assert service.titles == program.shown == "abc"
