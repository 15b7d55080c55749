from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.queues import Item, Queue
from desktop_app.sync.state import Health, QueueState
from desktop_app.tour.buttons import button
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.session import ListHeading
from desktop_app.ui.widgets import titles_mime
from tests.ui.queue.core import Core
from tests.ui.queue.examples import OTHER_REF, film, lost, names, queue, state

HEADING = ListHeading("Instant queue", "Netflix", "Ada (sandbox)")


class Bench:
    """A page and the core behind it, joined as the window joins them."""

    def __init__(self, qtbot: QtBot, shown: QueueState) -> None:
        self.core = Core(Queue())
        self.core.state = shown
        self.page = QueuePage(self.core, HEADING)
        qtbot.addWidget(self.page)
        self.page.resize(720, 500)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def settle(self) -> None:
        self.page.show_state(self.core.state)

    @property
    def said(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, state(queue(range(6))))


def test_the_header_says_whose_list_it_is_and_how_long(bench: Bench) -> None:
    assert {"Instant queue", "Netflix · Ada (sandbox)", "6 titles  ·  11 h"} <= set(bench.said)


def test_a_move_reaches_the_core_and_can_be_undone(bench: Bench) -> None:
    bench.page.model.request((film(0).id,), Edge.END)
    bench.settle()

    assert names(bench.core.state.view.items)[-1] == "The Third Man"

    bench.page.history.undo_action.trigger()
    bench.settle()

    assert names(bench.core.state.view.items)[0] == "The Third Man"


def test_what_is_not_accepted_is_reported_and_the_rows_stay(bench: Bench) -> None:
    failed = QSignalSpy(bench.page.failed)
    bench.core.full = True

    bench.page.model.request((film(0).id,), Edge.END)

    assert failed.count() == 1
    assert bench.page.model.rows[0].item == film(0)


def test_the_selection_is_told(bench: Bench) -> None:
    told: list[tuple[Item, ...]] = []
    bench.page.view.chosen_changed.connect(lambda: told.append(bench.page.chosen_items))

    bench.page.view.choose(film(3).id)
    bench.page.view.selectAll()

    assert (film(3),) in told
    assert len(told[-1]) == 6


def test_an_empty_list_offers_to_add(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state(queue([])))
    asked = QSignalSpy(bench.page.add_requested)

    assert "Nothing here yet" in bench.said
    button(bench.page, "Add title").click()
    assert asked.count() == 1


def test_a_list_that_was_not_read_can_be_tried_again(qtbot: QtBot) -> None:
    bench = Bench(qtbot, replace(state(queue([]), loaded=False), health=Health.OFFLINE))

    assert "Not read yet" in bench.said
    button(bench.page, "Try again now").click()
    assert bench.core.refreshed == 1


def test_a_filter_without_a_match_says_so(bench: Bench) -> None:
    bench.page.header.filter.setText("<b>zzz")

    assert "Nothing in this list has “<b>zzz” in it." in bench.said
    button(bench.page, "Clear the filter").click()
    assert bench.page.model.rowCount() == 6


def test_several_titles_are_added_in_their_order_and_undone_as_one(bench: Bench) -> None:
    before = bench.core.state.view.ids

    assert bench.page.add((film(9).title, film(0).title, film(10).title), before[1])

    assert names(bench.core.state.view.items)[:4] == [
        "Rosencrantz & Guildenstern Are Dead",
        "Les Diaboliques",
        "The Third Man",
        "Nosferatu",
    ]
    bench.page.history.undo()
    assert bench.core.state.view.ids == before


def test_titles_of_another_list_are_left_to_the_window(bench: Bench) -> None:
    told = QSignalSpy(bench.page.foreign_dropped)
    carried = titles_mime.CarriedTitles((film(9).id,), OTHER_REF)

    bench.page.model.dropped.emit(carried, Edge.TOP)

    assert told.at(0) == [carried, Edge.TOP]


def test_adding_a_title_that_is_there_moves_it(bench: Bench) -> None:
    bench.page.add((film(5).title,), Edge.TOP)

    assert bench.core.state.view.ids == Move((film(5).id,), Edge.TOP).items + queue(range(5)).ids


def test_a_question_is_answered_in_a_menu(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state(queue(range(3)), lost(9, Edge.TOP, entry=41)))
    bench.page.view.decide_requested.emit(41)
    menu = bench.page.findChild(QMenu)
    assert isinstance(menu, QMenu)

    keep = next(action for action in menu.actions() if action.text() == "&Keep")
    keep.trigger()
    menu.close()

    assert bench.core.decided == [(41, True)]


def test_saved_titles_are_not_added_and_a_line_says_so(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state(queue(range(3), saved=(8, 9))))
    told = QSignalSpy(bench.page.told)
    view = bench.core.state.view

    assert bench.page.add((film(8).title,), Edge.TOP) == ()
    assert told.at(0) == ["“The General” is already saved.", "It'll join “Instant queue” when it can be watched."]
    assert bench.core.state.view is view
    assert not bench.page.history.undo_action.isEnabled()

    assert bench.page.add((film(8).title, film(5).title, film(9).title), Edge.TOP) == (Item(film(5).title),)
    assert told.at(1) == ["2 titles are already saved.", "They'll join “Instant queue” when they can be watched."]
    bench.page.history.undo()
    assert bench.core.state.view == view


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_keys_lead_from_the_filter_to_the_titles(qtbot: QtBot, bench: Bench, key: Qt.Key) -> None:
    field = bench.page.header.filter
    bench.page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "third")
    QTest.keyClick(field, key)
    assert bench.page.view.hasFocus()
    assert field.text() == ("" if key == Qt.Key.Key_Escape else "third")
