import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.queues import Queue
from desktop_app.domain.undo_step import STEPS
from desktop_app.ui.queue.commands import EditHistory, described
from tests.ui.queue.core import Core
from tests.ui.queue.examples import film, names, queue, state


@pytest.fixture
def core() -> Core:
    return Core(queue(range(6)))


@pytest.fixture
def history(core: Core, qtbot: QtBot) -> EditHistory:
    return EditHistory(core)


MOVE = Move((film(0).id,), film(3).id)


def test_what_was_done_is_submitted_once(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))

    assert core.order == names(queue([1, 2, 3, 0, 4, 5]).items)


def test_undo_and_redo_go_there_and_back(core: Core, history: EditHistory) -> None:
    history.perform((Remove((film(1).id, film(4).id)),))
    gc.collect()

    history.undo()
    assert core.order == names(queue(range(6)).items)

    history.redo()
    assert core.order == names(queue([0, 2, 3, 5]).items)


def test_undo_holds_on_what_others_made_of_the_queue(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    core.elsewhere(Remove((film(5).id,)), Move((film(2).id,), Edge.TOP))

    history.undo()

    assert core.order == names(queue([0, 2, 1, 3, 4]).items)


def test_undo_of_what_is_gone_already_does_nothing(core: Core, history: EditHistory) -> None:
    history.perform((Add(film(9)),))
    core.elsewhere(Remove((film(9).id,)))

    history.undo()

    assert core.order == names(queue(range(6)).items)
    assert history.redo_action.isEnabled()


def test_what_is_not_accepted_cannot_be_undone(core: Core, history: EditHistory) -> None:
    core.full = True
    failed = QSignalSpy(history.failed)

    assert not history.perform((MOVE,))
    assert failed.count() == 1
    assert not history.undo_action.isEnabled()


def test_an_undo_that_fails_can_be_tried_again(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    failed = QSignalSpy(history.failed)
    core.full = True
    history.undo()

    assert failed.count() == 1
    assert history.undo_action.isEnabled()
    assert not history.redo_action.isEnabled()

    core.full = False
    history.undo()
    assert core.order == names(queue(range(6)).items)


def test_a_redo_that_fails_can_be_tried_again(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    history.undo()
    core.full = True
    history.redo()

    assert history.redo_action.isEnabled()

    core.full = False
    history.redo()
    assert core.order == names(queue([1, 2, 3, 0, 4, 5]).items)


def test_actions_say_what_they_undo(history: EditHistory) -> None:
    history.perform((MOVE,))

    assert history.undo_action.text() == "&Undo Move The Third Man"
    assert history.redo_action.statusTip() == "Nothing to redo"


@pytest.mark.parametrize(
    ("edits", "text"),
    [
        ((MOVE,), "Move The Third Man"),
        ((Move((film(0).id, film(1).id, film(2).id), Edge.END),), "Move 3 titles"),
        ((Remove((film(2).id,)),), "Remove Charade"),
        ((Add(film(9)),), "Add Les Diaboliques"),
        ((Add(film(9)), Add(film(10))), "Add 2 titles"),
    ],
)
def test_commands_are_named(edits: tuple[Edit, ...], text: str) -> None:
    assert described(queue(range(6)), edits) == text


numbers = st.integers(0, 8)
places = st.sampled_from([Edge.TOP, Edge.END, *(film(n).id for n in range(9))])
some = st.lists(numbers, unique=True, min_size=1, max_size=4).map(lambda found: tuple(film(n).id for n in found))
edits = st.one_of(st.builds(Add, numbers.map(film), places), st.builds(Move, some, places), st.builds(Remove, some))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=st.lists(st.lists(edits, min_size=1, max_size=3).map(tuple), min_size=1, max_size=4))
def test_everything_can_be_undone_and_redone(qtbot: QtBot, done: list[tuple[Edit, ...]]) -> None:
    core = Core(queue(range(6)))
    history = EditHistory(core)
    seen = [core.state.view.ids]
    for one in done:
        history.perform(one)
        seen.append(core.state.view.ids)

    for before in reversed(seen[:-1]):
        history.undo()
        assert core.state.view.ids == before
    for after in seen[1:]:
        history.redo()
        assert core.state.view.ids == after


# --- after a restart ---------------------------------------------------------------------------------------------


def again(core: Core) -> EditHistory:
    """The next start: a new stack over the same list."""
    history = EditHistory(core)
    history.restore(tuple(core.steps.values()))
    return history


def test_the_next_start_undoes_and_redoes(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    history.perform((Remove((film(1).id,)),))
    history.undo()
    gc.collect()

    next_start = again(core)

    assert core.order == names(queue([1, 2, 3, 0, 4, 5]).items)
    assert next_start.undo_action.text() == "&Undo Move The Third Man"
    assert next_start.redo_action.text() == "&Redo Remove Rosencrantz && Guildenstern Are Dead"
    next_start.undo()
    assert core.order == names(queue(range(6)).items)
    next_start.redo()
    next_start.redo()
    assert core.order == names(queue([2, 3, 0, 4, 5]).items)


def test_the_undo_of_the_next_start_holds_on_what_others_made_of_the_queue(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    next_start = again(core)
    core.elsewhere(Remove((film(5).id,)), Move((film(2).id,), Edge.TOP))

    next_start.undo()

    assert core.order == names(queue([0, 2, 1, 3, 4]).items)


def test_a_step_after_a_restart_is_another_one(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    next_start = again(core)

    next_start.perform((Remove((film(1).id,)),))

    assert [step.number for step in core.steps.values()] == [1, 2]


def test_the_last_hundred_steps_can_be_undone(core: Core, history: EditHistory) -> None:
    for place in range(STEPS + 3):
        history.perform((Move((film(place % 6).id,), Edge.TOP),))

    assert history.stack.count() == STEPS


# --- what others left to undo ------------------------------------------------------------------------------------


def test_what_others_made_impossible_is_said(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    core.elsewhere(Remove((film(0).id,)))
    told = QSignalSpy(history.told)

    history.undo()

    assert told.count() == 1
    assert told.at(0) == ["That could not be undone.", "The Third Man is no longer in this list."]
    assert core.steps[1].undone
    assert history.redo_action.isEnabled()


def test_an_undo_in_part_says_which_part(core: Core, history: EditHistory) -> None:
    history.perform((Move((film(0).id, film(1).id, film(2).id), Edge.END),))
    core.elsewhere(Remove((film(0).id, film(1).id)))
    told = QSignalSpy(history.told)

    history.undo()

    assert told.count() == 1
    assert told.at(0) == ["Undone in part.", "2 titles are no longer in this list."]
    assert core.order == names(queue([2, 3, 4, 5]).items)


def test_what_others_undid_already_is_said(core: Core, history: EditHistory) -> None:
    history.perform((Add(film(9)),))
    core.elsewhere(Remove((film(9).id,)))
    told = QSignalSpy(history.told)

    history.undo()

    assert told.count() == 1
    assert told.at(0) == ["There is nothing to undo.", "The list is already like that."]


def test_an_undo_that_goes_through_says_nothing(core: Core, history: EditHistory) -> None:
    told = QSignalSpy(history.told)
    history.perform((MOVE,))
    history.undo()
    history.redo()

    assert told.count() == 0


def test_nothing_is_undone_in_a_list_that_was_not_read(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    next_start = again(core)
    core.state = state(Queue(), loaded=False)
    told = QSignalSpy(next_start.told)

    next_start.undo()

    assert told.count() == 1
    assert told.at(0)[0] == "This list has not been read yet."
    assert not core.steps[1].undone
    assert next_start.undo_action.isEnabled()


def test_what_was_stopped_before_it_was_sent_is_not_undone_after_a_restart(core: Core, history: EditHistory) -> None:
    history.perform((Move((film(0).id,), Edge.END), Move((film(1).id,), Edge.END)))
    assert history.last is not None
    history.last.narrow({film(1).id})

    assert again(core).last is not None
    assert core.steps[1].edits == (Move((film(0).id,), Edge.END),)


def test_a_step_that_cannot_be_kept_smaller_is_said(core: Core, history: EditHistory) -> None:
    history.perform((MOVE,))
    failed = QSignalSpy(history.failed)
    core.full = True
    assert history.last is not None

    history.last.narrow({film(0).id})

    assert failed.count() == 1


def test_a_title_that_was_there_before_stays_when_its_addition_is_undone(core: Core, history: EditHistory) -> None:
    history.perform((Add(film(9)), MOVE))
    before = core.state.view.ids

    history.find((film(9),))
    history.undo()

    assert film(9).id in core.state.view
    assert core.state.view.ids != before
    assert not history.undo_action.isEnabled()
