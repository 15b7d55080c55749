"""Changes of a list as a screen reader says them, and the ring that goes where its title goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.order import replay
from desktop_app.domain.queues import ItemId
from desktop_app.domain.undo_step import UndoStep
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.session import ListHeading
from desktop_app.ui.queue.spoken_changes import outcome, standing
from tests.ui.queue.core import Core
from tests.ui.queue.examples import film, queue

ALT, CTRL, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
MANY = 64


def ids(*numbers: int) -> tuple[ItemId, ...]:
    return tuple(film(number).id for number in numbers)


@pytest.mark.parametrize(
    ("edits", "about", "said"),
    [
        ((Move(ids(2), film(3).id),), ids(2), "Charade, now 4 of 6"),
        ((Move(ids(0, 2), film(4).id),), ids(0, 2), "2 titles, now 4 to 5 of 6"),
        ((Move(ids(0), Edge.END), Move(ids(2), Edge.TOP)), ids(0, 2), "2 titles moved"),
        ((Remove(ids(2)),), ids(2), "Charade removed, 5 titles left"),
        ((Remove(ids(0, 1, 2, 3, 4)),), ids(0, 1, 2, 3, 4), "5 titles removed, 1 title left"),
        ((Add(film(8), Edge.TOP),), ids(8), "The General, now 1 of 7"),
        ((Add(film(8), Edge.TOP), Add(film(9), Edge.END)), ids(8, 9), "2 titles put back"),
        ((Add(film(8), saved=True),), ids(8), "The General saved for later"),
        ((), (), ""),
    ],
)
def test_what_became_of_titles_is_one_sentence(edits: tuple[Edit, ...], about: tuple[ItemId, ...], said: str) -> None:
    before = queue(range(6))

    assert outcome(before, replay(before, edits), about) == said


def test_what_needs_no_move_says_where_it_is() -> None:
    assert standing(queue(range(6)), ids(0)) == "The Third Man is already 1 of 6"
    assert standing(queue(range(6)), ids(0, 1)) == "2 titles are already there"


class TellingCore(Core):
    """Shows each edit at once, as the real one does."""

    page: QueuePage

    def submit(self, edits: tuple[Edit, ...], step: UndoStep | None = None) -> None:
        super().submit(edits, step)
        self.page.show_state(self.state)

    def from_elsewhere(self, *edits: Edit) -> None:
        self.elsewhere(*edits)
        self.page.show_state(self.state)


@pytest.fixture
def core(qtbot: QtBot) -> TellingCore:
    core = TellingCore(queue(range(MANY)))
    core.page = page = QueuePage(core, ListHeading("Noir", "Netflix", "Ada"))
    qtbot.addWidget(page)
    page.resize(720, 400)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    return core


def press(core: TellingCore, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(core.page.view, key, keys)


def is_in_sight(page: QueuePage) -> bool:
    return page.view.viewport().rect().contains(page.view.visualRect(page.view.currentIndex()).center())


def ringed(page: QueuePage) -> str:
    """The title that wears the ring, as it was last painted."""
    page.view.viewport().repaint()
    at = page.view.row_painter.ringed
    return page.model.rows[at].item.title.name if at >= 0 else ""


def test_moves_by_key_are_announced_once_each(core: TellingCore, announced: list[str]) -> None:
    core.page.view.choose(film(2).id)
    announced.clear()

    press(core, Qt.Key.Key_Down, ALT)
    press(core, Qt.Key.Key_Home, ALT)
    press(core, Qt.Key.Key_Up, ALT)
    core.page.view.move_to_position(10)

    assert announced == [
        "Charade, now 4 of 64",
        "Charade, now 1 of 64",
        "Charade is already 1 of 64",
        "Charade, now 10 of 64",
    ]


def test_removal_undo_and_redo_are_announced(core: TellingCore, announced: list[str]) -> None:
    core.page.view.choose(film(2).id)
    announced.clear()

    press(core, Qt.Key.Key_Delete)
    core.page.history.undo_action.trigger()
    core.page.history.redo_action.trigger()

    assert announced == [
        "Charade removed, 63 titles left",
        "Undone: Charade, now 3 of 64",
        "Done again: Charade removed, 63 titles left",
    ]


def test_undo_in_a_list_that_is_not_shown_names_it(core: TellingCore, announced: list[str]) -> None:
    core.page.history.perform((Move(ids(2), Edge.TOP),))
    core.page.hide()

    core.page.history.undo()

    assert announced == ["Noir: Undone: Charade, now 3 of 64"]


def test_what_is_not_accepted_is_left_to_the_message_bar(core: TellingCore, announced: list[str]) -> None:
    core.page.view.choose(film(2).id)
    core.full = True
    announced.clear()

    press(core, Qt.Key.Key_Down, ALT)
    press(core, Qt.Key.Key_Delete)

    assert announced == []


def test_undo_that_does_less_is_left_to_the_message_bar(core: TellingCore, announced: list[str]) -> None:
    core.page.history.perform((Add(film(99)),))
    core.from_elsewhere(Remove(ids(99)))

    core.page.history.undo()

    assert announced == []


def test_the_ring_goes_where_its_title_goes(core: TellingCore) -> None:
    page = core.page
    page.view.choose(film(2).id)

    for keys, act in (
        ("down", lambda: press(core, Qt.Key.Key_Down, ALT)),
        ("end", lambda: press(core, Qt.Key.Key_End, ALT)),
        ("position", lambda: page.view.move_to_position(30)),
        ("undo", page.history.undo),
        ("redo", page.history.redo),
        ("moved elsewhere", lambda: core.from_elsewhere(Move(ids(2), film(6).id))),
        ("others moved", lambda: core.from_elsewhere(Move(ids(0, 5, 9), Edge.END), Remove(ids(1)))),
        ("arrivals", lambda: core.from_elsewhere(Add(film(98), Edge.TOP), Add(film(99), film(7).id))),
        ("arranged", lambda: page.history.perform((Move(ids(*range(40, 10, -1)), Edge.TOP),))),
    ):
        act()
        assert ringed(page) == "Charade", keys
        assert [item.title.name for item in page.chosen_items] == ["Charade"], keys


def test_only_the_persons_own_moves_scroll(core: TellingCore) -> None:
    page = core.page
    page.view.choose(film(2).id)

    press(core, Qt.Key.Key_End, ALT)
    assert is_in_sight(page)
    page.history.undo()
    assert is_in_sight(page)

    page.view.verticalScrollBar().setValue(480)
    looked_at = page.model.rows[page.view.rowAt(0)]
    core.from_elsewhere(Move(ids(2), Edge.END))
    core.from_elsewhere(Remove(ids(2)))
    assert not is_in_sight(page)
    assert page.model.rows[page.view.rowAt(0)].key == looked_at.key
    assert ringed(page) == f"Film {MANY - 1}"


def test_several_chosen_titles_stay_chosen_wherever_they_go(core: TellingCore) -> None:
    page = core.page
    page.view.choose_all(ids(1, 4))

    press(core, Qt.Key.Key_End, ALT)
    core.from_elsewhere(Move(ids(4), Edge.TOP))
    page.history.undo()

    assert {item.id for item in page.chosen_items} == set(ids(1, 4))


def test_an_undo_out_of_sight_does_not_scroll(core: TellingCore) -> None:
    page = core.page
    page.history.perform((Move(ids(1), Edge.END),))
    page.view.choose(film(2).id)
    page.view.verticalScrollBar().setValue(600)

    page.history.undo()

    assert not is_in_sight(page)
