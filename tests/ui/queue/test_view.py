from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Anchor, Edge, Move, Remove
from desktop_app.domain.order import apply
from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue.cells import QueueColumn
from desktop_app.ui.queue.delegate import RowPainter
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.position import PositionDialog
from desktop_app.ui.queue.view import QueueView
from tests.ui.queue.examples import film, lost, queue, state

SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


class Grants:
    """Grants every wish at once, as the core does."""

    def __init__(self, model: QueueModel) -> None:
        self.model = model
        self.moves = 0

    def move(self, ids: tuple[ItemId, ...], anchor: Anchor) -> None:
        self.moves += 1
        self.model.show(state(apply(self.model.view, Move(ids, anchor))))

    def remove(self, ids: tuple[ItemId, ...]) -> None:
        self.model.show(state(apply(self.model.view, Remove(ids))))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[QueueView]:
    model = QueueModel("Netflix")
    model.show(state(queue(range(6))))
    view = QueueView(model)
    grants = Grants(model)
    model.reorder_requested.connect(grants.move)
    view.remove_requested.connect(grants.remove)
    qtbot.addWidget(view)
    view.resize(640, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    yield view
    del grants


def choose(view: QueueView, *rows: int) -> None:
    view.setCurrentIndex(view.queue_model.index(rows[0], QueueColumn.TITLE))
    for row in rows:
        view.selectionModel().select(view.queue_model.index(row, 0), SELECT_ROW)


def order(view: QueueView) -> list[int]:
    return [int(row.item.id.removeprefix("movies/")) for row in view.queue_model.rows]


@pytest.mark.parametrize(
    ("rows", "key", "expected"),
    [
        ((2,), Qt.Key.Key_Up, [0, 2, 1, 3, 4, 5]),
        ((2,), Qt.Key.Key_Down, [0, 1, 3, 2, 4, 5]),
        ((0,), Qt.Key.Key_Up, [0, 1, 2, 3, 4, 5]),
        ((5,), Qt.Key.Key_Down, [0, 1, 2, 3, 4, 5]),
        ((1, 2), Qt.Key.Key_Down, [0, 3, 1, 2, 4, 5]),
        ((4, 5), Qt.Key.Key_Up, [0, 1, 2, 4, 5, 3]),
        ((1, 4), Qt.Key.Key_Up, [1, 4, 0, 2, 3, 5]),
        ((3,), Qt.Key.Key_Home, [3, 0, 1, 2, 4, 5]),
        ((1, 3), Qt.Key.Key_End, [0, 2, 4, 5, 1, 3]),
    ],
)
def test_keys_move_rows(view: QueueView, rows: tuple[int, ...], key: Qt.Key, expected: list[int]) -> None:
    choose(view, *rows)

    QTest.keyClick(view, key, ALT)

    assert order(view) == expected
    assert [order(view)[row] for row in view.chosen_rows()] == sorted(rows)


def test_a_step_can_be_repeated(view: QueueView) -> None:
    choose(view, 0)

    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Down, ALT)

    assert order(view) == [1, 2, 3, 4, 5, 0]


def test_a_position_can_be_typed(view: QueueView) -> None:
    choose(view, 0, 1)
    QTest.keyClick(view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = view.findChild(PositionDialog)
    assert isinstance(dialog, PositionDialog)
    spin = dialog.findChild(QSpinBox)
    assert isinstance(spin, QSpinBox)
    assert dialog.windowTitle() == "Move to position"

    spin.setValue(3)
    dialog.accept()

    assert order(view) == [2, 3, 0, 1, 4, 5]


def test_delete_removes_and_the_keyboard_goes_on_from_there(view: QueueView) -> None:
    choose(view, 1, 3)

    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.keyClick(view, Qt.Key.Key_Delete)

    assert len(order(view)) == 3
    assert {1, 3}.isdisjoint(order(view))
    assert len(view.chosen_rows()) == 1


def test_return_shows_the_details(view: QueueView) -> None:
    shown = QSignalSpy(view.details_requested)
    choose(view, 2)

    QTest.keyClick(view, Qt.Key.Key_Return)

    assert shown.at(0) == [film(2)]


def test_return_on_a_question_asks_for_the_decision(view: QueueView) -> None:
    asked = QSignalSpy(view.decide_requested)
    view.queue_model.show(state(queue(range(3)), lost(9, Edge.TOP, entry=41)))
    choose(view, 0)

    QTest.keyClick(view, Qt.Key.Key_Return)

    assert asked.at(0) == [41]


def test_typing_finds_a_title_and_not_a_number(view: QueueView) -> None:
    view.setCurrentIndex(view.queue_model.index(0, QueueColumn.NUMBER))

    QTest.keyClicks(view, "the l")

    assert view.currentIndex().row() == 3


def test_selection_current_row_and_scrolling_survive_a_change_from_elsewhere(view: QueueView) -> None:
    view.queue_model.show(state(queue(range(60))))
    choose(view, 30, 31)
    view.verticalScrollBar().setValue(1200)

    view.queue_model.show(state(queue([*range(5, 60), 3, 1])))

    assert [order(view)[row] for row in view.chosen_rows()] == [30, 31]
    assert order(view)[view.currentIndex().row()] == 30
    assert view.verticalScrollBar().value() == 1200


def test_titles_can_be_chosen_by_what_they_are(view: QueueView) -> None:
    view.choose_all((film(4).id, film(1).id, ItemId("gone")))

    assert view.chosen_rows() == [1, 4]
    assert view.currentIndex().row() == 1


def test_what_cannot_be_done_says_why(view: QueueView) -> None:
    choose(view, 1)
    view.queue_model.set_needle("e")
    action = view.actions_of_rows["move_up"]

    assert not action.isEnabled()
    assert action.statusTip().startswith("Clear the filter")
    assert view.actions_of_rows["remove"].isEnabled()


def test_every_action_has_a_text_and_a_tip(view: QueueView) -> None:
    for action in view.actions():
        assert action.text()
        assert action.toolTip()
        assert action.statusTip()


def test_the_menu_has_every_action_once_and_goes_when_closed(view: QueueView, qtbot: QtBot) -> None:
    menu = view.actions_of_rows.menu(view)
    entries = [action for action in menu.actions() if not action.isSeparator()]
    rates = [action for action in view.actions_of_rows.rate.actions() if not action.isSeparator()]
    shown = [action for action in entries if action.menu() is None]

    assert [*shown, *rates] == view.actions()
    assert len(entries) == len(shown) + 1

    menu.popup(view.mapToGlobal(view.rect().center()))
    with qtbot.waitSignal(menu.destroyed):
        menu.close()
    assert view.findChildren(QMenu) == [view.actions_of_rows.rate]


def test_one_row_is_as_high_as_the_other(view: QueueView) -> None:
    view.queue_model.show(state(queue(range(3), saved=[4]), lost(9, Edge.TOP)))

    assert {view.rowHeight(row) for row in range(view.queue_model.rowCount(QModelIndex()))} == {100}


def test_a_row_that_cannot_be_painted_ends_no_program(view: QueueView, monkeypatch: pytest.MonkeyPatch) -> None:
    painters: list[QPainter] = []

    def fail(_painter: object, painter: QPainter, *_: object, **__: object) -> None:
        painters.append(painter)
        raise ValueError("a row")

    with monkeypatch.context() as patched:
        patched.setattr(RowPainter, "paint_row", fail)
        with pytest.raises(ValueError, match="a row"):
            view.viewport().repaint()
    assert not painters[0].isActive()


def test_keys_move_the_row_that_the_keyboard_came_to(view: QueueView) -> None:
    assert view.chosen_rows() == [view.ringed] == [0]
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert order(view) == [1, 0, 2, 3, 4, 5]


def test_the_keyboard_meets_rows_that_come_after_it(qtbot: QtBot, view: QueueView) -> None:
    rows = view.queue_model.state
    view.queue_model.show(state(queue([])))
    assert view.chosen_rows() == []
    assert rows is not None
    view.queue_model.show(rows)
    qtbot.waitUntil(lambda: view.chosen_rows() == [0])


def test_a_person_who_clicked_beside_the_rows_has_nothing_selected(view: QueueView) -> None:
    view.selectionModel().clearSelection()
    view.clearFocus()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert view.chosen_rows() == []
    view.clearFocus()
    view.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    assert view.chosen_rows() == []
    assert view.ringed == -1


@pytest.mark.parametrize(
    ("reason", "is_followed"),
    [
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.ShortcutFocusReason, True),
        (Qt.FocusReason.OtherFocusReason, False),
        (Qt.FocusReason.ActiveWindowFocusReason, False),
    ],
)
def test_the_keyboard_comes_back_to_a_row_in_sight(view: QueueView, reason: Qt.FocusReason, is_followed: bool) -> None:
    view.resize(640, 150)
    choose(view, 0)
    view.clearFocus()
    view.scrollToBottom()
    view.setFocus(reason)
    is_seen = view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
    assert is_seen is is_followed


@pytest.mark.parametrize("at_first", [True, False], ids=["in sight", "scrolled away"])
def test_the_current_row_stays_in_sight_when_the_table_gets_lower(
    qtbot: QtBot, view: QueueView, *, at_first: bool
) -> None:
    view.queue_model.show(state(queue(range(40))))
    last = max(row for row in range(40) if view.visualRect(view.queue_model.index(row, 0)).bottom() < view.height())
    choose(view, last - 1)
    view.verticalScrollBar().setValue(0 if at_first else view.verticalScrollBar().maximum())

    before = view.verticalScrollBar().value()
    view.resize(view.width(), view.height() // 2)
    qtbot.wait_until(lambda: view.viewport().height() < 250)

    row = view.visualRect(view.currentIndex())
    is_seen = row.top() >= 0 and row.bottom() < view.viewport().height()
    assert is_seen is at_first
    assert (view.verticalScrollBar().value() == before) is not at_first
