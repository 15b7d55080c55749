import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.ui.queue.commands import EditHistory, described
from tests.ui.queue.core import Core
from tests.ui.queue.examples import film, names, queue


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
