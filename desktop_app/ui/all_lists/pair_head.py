"""The head over the pairs: a box that ticks all, the words of the columns, and which pairs are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QWidget

from desktop_app.ui.all_lists.pair_delegate import EDGE
from desktop_app.ui.all_lists.pairs import HEADINGS
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.measures import grow, grow_icon, grow_square
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import ElidedLabel
from desktop_app.ui.widgets.tick_box import TickBox

HEIGHT = 36
ALL, ONLY_UNTICKED = "All pairs", "Only unticked"
_BUTTON = 28


class AllBox(TickBox):
    """A box that is ticked, empty, or in between; pressing it asks for the one or the other."""

    asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__("")
        self.setTristate(True)
        self.setAccessibleName("Tick all pairs")
        self.setToolTip("Tick or untick all (Ctrl+A)")

    def nextCheckState(self) -> None:
        self.asked.emit(self.checkState() is not Qt.CheckState.Checked)


class PairHead(QWidget):
    """A head whose parts stand over the columns of the table."""

    only_unticked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.box = AllBox()
        self.box.setParent(self)
        self._labels = [ElidedLabel(words, 12, 600, "second_text", parent=self) for words in HEADINGS]
        self._widths: Sequence[int] = ()
        self.menu_button = self._made_button()
        grow(self, QWidget.setFixedHeight, HEIGHT)

    def _made_button(self) -> QPushButton:
        button = QPushButton(icon("more"), "", self)
        button.setProperty("flat", True)
        button.setAccessibleName("Pairs to show")
        button.setToolTip("All pairs, or only those that are not ticked")
        button.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; } QPushButton { padding: 0; }")
        grow_square(button, _BUTTON)
        grow_icon(button)
        menu, group = QMenu(button), QActionGroup(button)
        for text in (ALL, ONLY_UNTICKED):
            action = group.addAction(menu.addAction(text))
            action.setCheckable(True)
            action.setChecked(text == ALL)
            action.triggered.connect(lambda _, only=text == ONLY_UNTICKED: self.only_unticked.emit(only))
        button.setMenu(menu)
        return button

    def place(self, widths: Sequence[int]) -> None:
        """Put the parts over columns of these widths."""
        self._widths = widths
        left = 0
        if not widths:
            return
        side = self.box.sizeHint()
        self._put(self.box, QRect(EDGE, 0, side.width(), side.height()))
        for width, label in zip(widths[1:], self._labels, strict=True):
            left += widths[0] if label is self._labels[0] else widths[1]
            taken = self.menu_button.width() + EDGE // 2 if label is self._labels[-1] else EDGE // 2
            self._put(label, QRect(left, 0, max(width - taken, 0), self.height()))
        end = sum(widths) - self.menu_button.width() - 4
        self._put(self.menu_button, QRect(end, 0, self.menu_button.width(), self.menu_button.height()))

    def _put(self, part: QWidget, area: QRect) -> None:
        area.moveTop((self.height() - area.height()) // 2)
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), area))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place(self._widths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().alt)
        painter.end()
