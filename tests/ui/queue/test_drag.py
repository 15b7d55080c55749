"""Drags with the real mouse. They need a display: run them under Xvfb, the offscreen platform cannot drag."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QDrag
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.arrangement import Key, Order
from desktop_app.domain.edits import Move
from desktop_app.domain.look import PLAIN, Look
from desktop_app.tour.hands import LEFT, NO_KEYS
from desktop_app.ui.sidebar.pane import SourcesPane
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests.ui.queue.drag_desk import Desk, desk
from tests.ui.queue.examples import OTHER_REF, REF, film, queue, state
from tests.ui.sidebar.accounts import account

__all__ = ["desk"]  # a fixture


def test_one_row_is_dragged_down(desk: Desk) -> None:
    desk.drag(0, 3)

    assert desk.order == [1, 2, 0, 3, 4, 5]
    assert desk.asked == [Move((film(0).id,), film(2).id)]


def test_one_row_is_dragged_down_by_one(desk: Desk) -> None:
    desk.drag(2, 4)

    assert desk.order == [0, 1, 3, 2, 4, 5]


def test_one_row_is_dragged_to_the_top(desk: Desk) -> None:
    desk.drag(4, 0)

    assert desk.order == [4, 0, 1, 2, 3, 5]


def test_one_row_is_dragged_to_the_very_end(desk: Desk) -> None:
    desk.drag(1, 6)

    assert desk.order == [0, 2, 3, 4, 5, 1]


@pytest.mark.parametrize("rows", [(1, 2), (0, 2, 4), (3, 1)])
@pytest.mark.parametrize("gap", [0, 5, 6])
def test_several_rows_are_dragged_as_one_wish(desk: Desk, rows: tuple[int, ...], gap: int) -> None:
    carried = sorted(rows)
    desk.choose(*rows)

    desk.drag(rows[0], gap)

    above = [n for n in range(gap) if n not in rows]
    assert desk.order == [*above, *carried, *(n for n in range(gap, 6) if n not in rows)]
    assert len(desk.asked) == 1
    assert desk.chosen == carried


@pytest.mark.parametrize("gap", [2, 3])
def test_a_drop_on_its_own_place_asks_for_nothing(desk: Desk, gap: int) -> None:
    desk.drag(2, gap)

    assert desk.asked == []
    assert desk.order == list(range(6))


def test_a_drag_is_refused_with_the_reason_while_filtered(desk: Desk, qtbot: QtBot) -> None:
    desk.model.set_needle("comedy")
    window = desk.view.windowHandle()
    start = desk._at(24)

    with qtbot.waitSignal(desk.view.drag_refused) as refused:
        QTest.mousePress(window, LEFT, NO_KEYS, start)
        QTest.mouseMove(window, start + QPoint(0, 30))
    QTest.mouseRelease(window, LEFT, NO_KEYS, start)

    assert refused.args is not None
    assert refused.args[0].startswith("Clear the filter")
    assert desk.view.carried == ()


def test_a_sorted_list_says_after_a_drag_within_it_why_nothing_moved(desk: Desk) -> None:
    desk.model.set_look(Look(Key(Order.YEAR)), 0.0)
    refused = QSignalSpy(desk.view.drag_refused)
    QCursor.setPos(desk.view.viewport().mapToGlobal(QPoint(160, 140)))  # the test's mouse has none

    desk.drag(0, 3)

    assert (desk.asked, refused.count()) == ([], 1)
    assert refused.at(0)[0].startswith("The list is sorted, for looking only.")


def test_a_drag_at_the_edge_scrolls(desk: Desk) -> None:
    desk.model.show(state(queue(range(60))))

    desk.drag_and_hold(0, desk.view.viewport().height() - 6, until=100)

    assert len(desk.asked) == 1
    assert desk.order.index(0) > 8


@pytest.mark.parametrize("look", [PLAIN, Look(Key(Order.TITLE, descending=True))])
def test_titles_are_dragged_onto_a_list_of_the_sidebar(desk: Desk, qtbot: QtBot, look: Look) -> None:
    desk.model.set_look(look, 0.0)
    carried = desk.model.ids_at((1, 3))
    both = QWidget()
    qtbot.addWidget(both)
    sources = SourcesPane(both)
    sources.setGeometry(0, 0, 256, 420)
    sources.show_accounts((account("ada", lists=("instant", "disc")),))
    desk.view.setParent(both)
    desk.view.setGeometry(256, 0, 500, 420)
    both.resize(760, 420)
    with qtbot.waitExposed(both):
        both.show()
    dropped = QSignalSpy(sources.titles_dropped)
    there = sources.tree.visualRect(sources.model.index_of(OTHER_REF)).center()

    desk.choose(1, 3)
    desk.drag_onto(1, sources.tree.viewport().mapTo(both, there))
    desk.view.setParent(None)

    assert dropped.at(0) == [OTHER_REF, CarriedTitles(carried, REF), False]
    assert desk.asked == []
    assert desk.model.view == queue(range(6))


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton])
def test_the_left_button_alone_carries_rows(desk: Desk, button: Qt.MouseButton) -> None:
    window, start = desk.view.windowHandle(), desk._at(24)
    watchdog = QTimer(desk.view, singleShot=True, interval=2000)
    watchdog.timeout.connect(QDrag.cancel)
    watchdog.start()
    begun = QSignalSpy(watchdog.timeout)

    QTest.mousePress(window, button, NO_KEYS, start)
    for distance in (14, 30, 120, 200):
        QTest.mouseMove(window, start + QPoint(0, distance))
    QTest.mouseRelease(window, button, NO_KEYS, start + QPoint(0, 200))

    assert (desk.asked, desk.view.carried, begun.count()) == ([], (), 0)
