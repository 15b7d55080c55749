"""The middle of the window with all queues as one: the table, and under it what is being read."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.all_lists import words
from desktop_app.ui.all_lists.lists_button import ListsButton
from desktop_app.ui.all_lists.marks import MarksPainter
from desktop_app.ui.all_lists.model import MarksOf, OverviewModel
from desktop_app.ui.all_lists.session import OverviewSession
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.header import CONTROL
from desktop_app.ui.queue.look_line import ListNotice
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.page import LOW, QueuePage
from desktop_app.ui.queue.session import ListHeading
from desktop_app.ui.queue.visible_posters import VisiblePosters
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow, grow_icon
from desktop_app.ui.style.theme import colors, grown
from desktop_app.ui.widgets.drag_card import Sign, Verdict

_HEADING = ListHeading(words.TITLE, "", "", "the lists of all accounts", (), words.FIXED)
_WIDE, _MARKS_WIDE, _MARKS_NARROW = 700, 240, 150
"""Pixels: of the table from which the marks have room for several names; of their cells."""

_NOTHING = (
    "No titles in this view",
    "No list is in this view, or those that are have no titles. Choose others with the Lists button.",
)
_NOT_YET = "Putting your lists together", "Each title once, with the lists where it stands."


class OverviewTable(QueuePage):
    """The page of a queue whose titles stand in lists of all accounts."""

    def __init__(self, session: OverviewSession, marks_of: MarksOf, posters: Posters, parent: QWidget) -> None:
        self._marks_of = marks_of
        super().__init__(session, _HEADING, posters, parent)
        self.header.without_adding()
        self.body.be_of_several_lists(_NOTHING, _NOT_YET)
        self.header.set_notice(words.KEPT_HERE)
        self.view.row_painter.paint_last = MarksPainter(marks_of)
        self.view.judge = lambda _carried, _moves: Verdict(Sign.REFUSED, words.FIXED)
        self.view.setAccessibleName("Titles of all lists")
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        actions = self.view.actions_of_rows
        actions["details"].setText("&Go to it in its list")
        for name in ("decide", "copy_to", "remove"):
            actions[name].setVisible(False)

    def _made_model(self) -> QueueModel:
        return OverviewModel(self._marks_of, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= grown(_WIDE)
        self.view.row_layout.give_right(grown(_MARKS_WIDE if wide else _MARKS_NARROW))


class OverviewPage(QWidget):
    """The page of all queues. It is no `QueuePage`: tools for a queue of one account are not for this view."""

    came = Signal()
    left = Signal()
    """The person sees it, or no longer does."""

    menu_requested = Signal(QPoint)
    """On the screen: for the chosen titles."""

    def __init__(self, session: OverviewSession, marks_of: MarksOf, posters: Posters) -> None:
        super().__init__()
        self.table = OverviewTable(session, marks_of, posters, self)
        self.in_sight = VisiblePosters(self.table.view)
        self.next_button = self._made_next()
        self.lists_button = ListsButton(self)
        self.table.header.add_tool(self.lists_button)
        self.table.header.add_tool(self.next_button)
        self.reading = ListNotice(self)
        self.table.view.customContextMenuRequested.connect(self._ask_for_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addSpacing(1)
        self.reading.setContentsMargins(20, 4, 20, 4)
        column.addWidget(self.reading)

    def to_table(self) -> None:
        """Move the keyboard from the filter, where it waited, to the table that is there now."""
        field = self.table.header.filter
        if field.hasFocus() and not field.text():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_next(self) -> QPushButton:
        button = QPushButton(icon("play", "on_accent"), beside_icon("What next?"), self)
        button.setProperty("primary", True)
        grow(button, QWidget.setFixedHeight, CONTROL)
        grow_icon(button)
        button.setToolTip("Propose three titles (Ctrl+Shift+W)")
        return button

    def _ask_for_menu(self, spot: QPoint) -> None:
        self.menu_requested.emit(self.table.view.viewport().mapToGlobal(spot))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low page to its rows: what else there is to say waits."""
        super().resizeEvent(event)
        self.reading.give_room(has_room=self.height() >= grown(LOW))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        painter.fillRect(0, self.table.geometry().bottom() + 1, self.width(), 1, colors().line)
        painter.end()
