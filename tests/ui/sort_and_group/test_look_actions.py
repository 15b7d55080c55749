"""A sorted or grouped list: the list itself stays as it is, whatever is done while it is looked at so."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.arrangement import Key, Order
from desktop_app.domain.edits import Edge, Move, Remove
from desktop_app.domain.look import PLAIN
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.tour.buttons import button
from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.rows import RowKind
from desktop_app.ui.sort_and_group.actions import LookActions
from desktop_app.ui.sort_and_group.controller import ListLook
from desktop_app.ui.widgets.titles_mime import CarriedTitles, encode
from tests.ui.queue.core import Core
from tests.ui.queue.examples import OTHER_REF, film, queue, state
from tests.ui.queue.test_page import HEADING

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class Desk:
    """A page that can be looked at in other ways, and the core behind it."""

    def __init__(self, qtbot: QtBot, view: Queue) -> None:
        self.core = Core(view)
        self.page = QueuePage(self.core, HEADING)
        self.arranged: list[Key] = []
        ListLook(self.page, self.arranged.append)
        self.tester = QAbstractItemModelTester(
            self.page.model, QAbstractItemModelTester.FailureReportingMode.Warning, self.page
        )
        qtbot.addWidget(self.page)
        self.page.resize(720, 500)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self.page.view.setFocus()
        qtbot.waitUntil(self.page.view.hasFocus)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key, CTRL_ALT)

    def settle(self) -> None:
        self.page.show_state(self.core.state)

    def choose(self, *numbers: int) -> None:
        self.page.view.choose_all([film(number).id for number in numbers])

    @property
    def shown(self) -> list[int]:
        """The films in sight, from the top."""
        rows = (row for row in self.page.model.rows if row.kind is RowKind.ITEM)
        return [int(row.item.id.removeprefix("movies/")) for row in rows]

    @property
    def numbers(self) -> list[int | None]:
        return [row.number for row in self.page.model.rows]

    @property
    def current(self) -> ItemId:
        row = self.page.view.current_row
        assert row is not None
        return row.item.id

    @property
    def line(self) -> str:
        line = self.page.header.look_line
        return line.text if line.isVisible() else ""

    def link(self, text: str) -> QPushButton:
        return button(self.page.header.look_line, text)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, queue(range(6)))


def by_year(desk: Desk) -> None:
    desk.press(Qt.Key.Key_2)
    assert desk.shown == [3, 0, 5, 2, 4, 1]


def available(number: int, ends: int | None = None, *, now: bool | None = True) -> Item:
    item = film(number)
    return replace(item, title=replace(item.title, available=now, available_until=ends))


def test_a_key_sorts_and_another_shows_the_own_order_again(desk: Desk) -> None:
    by_year(desk)
    assert desk.numbers == [4, 1, 6, 3, 5, 2]
    assert desk.line == "Sorted by year (oldest first), for looking only. The order of the list is unchanged."

    desk.press(Qt.Key.Key_R)
    assert (desk.shown, desk.line.startswith("Sorted by year (newest first)")) == ([1, 4, 2, 0, 5, 3], True)

    desk.press(Qt.Key.Key_0)
    assert (desk.shown, desk.line, desk.core.order) == ([0, 1, 2, 3, 4, 5], "", [film(n).title.name for n in range(6)])


def test_another_look_is_said_once(desk: Desk, announced: list[str]) -> None:
    by_year(desk)
    desk.press(Qt.Key.Key_0)

    own = "In its own order"
    assert announced == ["Sorted by year (oldest first), for looking only. The order of the list is unchanged.", own]


def test_the_line_leads_back_and_to_the_arranging(desk: Desk) -> None:
    by_year(desk)

    desk.link("Arrange this way…").click()
    assert desk.arranged == [Key(Order.YEAR)]

    desk.link("Own order").click()
    assert desk.page.model.look == PLAIN


def test_edits_show_in_the_sorted_list_and_keep_the_selection(desk: Desk) -> None:
    by_year(desk)
    desk.choose(2, 5)
    inserted, reset = QSignalSpy(desk.page.model.rowsInserted), QSignalSpy(desk.page.model.modelReset)

    desk.page.add((film(8).title,), Edge.TOP)
    desk.settle()
    desk.core.elsewhere(Remove((film(0).id,)), Move((film(4).id,), Edge.TOP))
    desk.settle()

    assert desk.shown == [8, 3, 5, 2, 4, 1]
    assert desk.numbers == [2, 5, 6, 4, 1, 3]
    assert [item.id for item in desk.page.chosen_items] == [film(5).id, film(2).id]
    assert (inserted.count(), reset.count()) == (1, 0), "row by row"


def test_selection_and_current_row_go_where_their_titles_go(desk: Desk) -> None:
    desk.choose(1, 4)

    by_year(desk)

    assert [item.id for item in desk.page.chosen_items] == [film(4).id, film(1).id]
    assert desk.current == film(1).id


def test_the_current_row_stays_at_its_height(qtbot: QtBot) -> None:
    desk = Desk(qtbot, queue(range(80)))
    desk.choose(40)
    view = desk.page.view
    height = view.visualRect(view.currentIndex()).top()

    desk.press(Qt.Key.Key_1)

    assert desk.current == film(40).id
    assert view.currentIndex().row() != 40
    line = desk.page.header.look_line.height()
    assert abs(view.visualRect(view.currentIndex()).top() - height) <= line + 8, "but for the line over the list"


def test_the_filter_works_in_a_sorted_list(desk: Desk) -> None:
    by_year(desk)

    desk.page.header.filter.setText("comédy")

    assert desk.shown == [5, 2, 4, 1]
    assert "4 of 6 shown" in [label.text() for label in desk.page.header.findChildren(type(desk.page.header._count))]


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Home])
def test_moves_by_key_say_why_not(desk: Desk, key: Qt.Key) -> None:
    by_year(desk)
    desk.choose(2)
    refused = QSignalSpy(desk.page.drag_refused)

    QTest.keyClick(desk.page.view, key, Qt.KeyboardModifier.AltModifier)

    assert refused.count() == 1
    assert refused.at(0)[0].startswith("The list is sorted, for looking only.")
    assert desk.core.order == [film(n).title.name for n in range(6)]


def test_rows_can_be_carried_out_but_not_within(desk: Desk) -> None:
    by_year(desk)
    model = desk.page.model
    asked = QSignalSpy(model.reorder_requested)

    assert model.flags(model.index(0, QueueColumn.TITLE)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.request((film(0).id,), Edge.END)
    assert asked.count() == 0


def test_what_is_dropped_in_comes_to_the_end(desk: Desk) -> None:
    by_year(desk)
    dropped = QSignalSpy(desk.page.model.dropped)
    data = encode(CarriedTitles((film(9).id,), OTHER_REF), ["The Third Man"])

    desk.page.model.dropMimeData(data, Qt.DropAction.CopyAction, 2, 0, desk.page.view.rootIndex())

    assert dropped.at(0)[1] is Edge.END
    assert desk.page.model.last_gap == 6


def test_the_keyboard_passes_over_headings_and_hears_them(qtbot: QtBot, announced: list[str]) -> None:
    items = (available(0), available(1, now=None), available(2), available(3, now=False))
    desk = Desk(qtbot, Queue(items))

    desk.press(Qt.Key.Key_G)
    view = desk.page.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    met = [desk.current]
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Down)
        met.append(desk.current)
    QTest.keyClick(view, Qt.Key.Key_Home)

    assert met == [film(0).id, film(2).id, film(3).id, film(1).id, film(1).id]
    assert desk.current == film(0).id
    assert announced[-3:] == ["Not available now · 1 title", "Unknown · 1 title", "Available now · 2 titles"]
    heading = desk.page.model.index(0, QueueColumn.TITLE)
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole) == "Available now, 2 titles"
    assert desk.line.startswith("Grouped by availability, for looking only.")


@pytest.mark.parametrize("key", [Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End])
def test_no_key_leads_onto_a_heading(qtbot: QtBot, key: Qt.Key) -> None:
    desk = Desk(qtbot, Queue(tuple(available(n, now=n % 3 == 0 or None) for n in range(40))))
    desk.press(Qt.Key.Key_G)

    for row in range(1, 42):
        index = desk.page.model.index(row, QueueColumn.TITLE)
        if index.data(QueueRole.KIND) is RowKind.ITEM:
            desk.page.view.setCurrentIndex(index)
            QTest.keyClick(desk.page.view, key)
            assert desk.page.view.currentIndex().data(QueueRole.KIND) is RowKind.ITEM


def test_own_order_is_without_groups_too(desk: Desk) -> None:
    desk.press(Qt.Key.Key_G)
    desk.press(Qt.Key.Key_2)

    desk.press(Qt.Key.Key_0)

    assert (desk.page.model.look, desk.page.model.refusal) == (PLAIN, "")


def test_all_that_is_selected_are_titles(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Queue(tuple(available(n, now=n % 3 == 0 or None) for n in range(6))))
    desk.press(Qt.Key.Key_G)

    desk.page.view.selectAll()

    assert len(desk.page.chosen_items) == 6


def test_a_long_list_says_that_it_is_being_sorted(qtbot: QtBot) -> None:
    desk = Desk(qtbot, queue(range(9_000)))
    look = desk.page.findChild(ListLook)
    assert look is not None

    desk.press(Qt.Key.Key_1)
    assert desk.page.model.is_looking
    look._patience.timeout.emit()
    assert desk.line == "Sorting…"
    qtbot.waitUntil(lambda: not desk.page.model.is_looking)

    assert desk.line.startswith("Sorted by title (A to Z)")
    assert desk.shown[:2] == [6, 2]


def test_the_menu_shows_what_is_chosen(desk: Desk) -> None:
    actions = desk.page.findChild(LookActions)
    assert actions is not None

    by_year(desk)
    desk.press(Qt.Key.Key_R)

    checked = [action.text() for action in actions.menu.actions() if action.isChecked()]
    assert checked == ["&Year", "&Other way round: newest first"]
    keys = [a.shortcut() for a in actions.menu.actions() if not a.isSeparator()]
    assert len(set(map(QKeySequence.toString, keys))) == len(keys)


def test_a_foreign_order_does_not_disturb_what_is_sorted(desk: Desk) -> None:
    by_year(desk)
    moved = QSignalSpy(desk.page.model.layoutChanged)
    apply_all = partial(apply, edit=Move((film(5).id,), Edge.TOP))

    desk.core.state = state(apply_all(desk.core.state.view))
    desk.settle()

    assert desk.shown == [3, 5, 0, 2, 4, 1], "two of one year, in the list's own order"
    assert moved.count() == 0
