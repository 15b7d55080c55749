"""The pane with the messages of this session, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.shell.message_looks import icon_of, spoken, words_of
from desktop_app.ui.shell.message_stack import Message
from desktop_app.ui.style.measures import follow_font, grown_size
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.pane_head import MARGIN, PANE_GAP, PANE_TOP, PaneHead

_EMPTY = "No messages yet. What Lineup tells you is kept here until you close it."


@dataclass(frozen=True, slots=True)
class SaidMessage:
    """A message that was told. `where`: the list or the account, empty for the window; `time` is in words."""

    message: Message
    time: str
    where: str

    @property
    def heading(self) -> str:
        """The time and the place: `1:17 PM · Noir`."""
        return " · ".join(part for part in (self.time, self.where) if part)


class SaidPane(QWidget):
    """A list of messages that are over or still shown. The arrows go through it, Escape closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Messages of this session")
        self.list = QListWidget()
        self.list.setAccessibleName("Messages of this session, newest first")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        follow_font(self.list, lambda grows: grows.setIconSize(grown_size(QSize(16, 16))))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setStyleSheet("QListWidget { background: transparent; } QListWidget::item { padding: 6px 16px; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        empty = Label(_EMPTY, 13, role="second_text", wraps=True)
        empty.setContentsMargins(MARGIN, 8, MARGIN, 0)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(empty)
        self._head = PaneHead("Messages", "the messages")
        self._head.close_pressed.connect(self.closed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, PANE_TOP, 0, 0)
        whole.setSpacing(PANE_GAP)
        whole.addWidget(self._head)
        whole.addWidget(self._body, 1)
        self.show_said(())

    def show_said(self, said: Sequence[SaidMessage]) -> None:
        """Show these, in this order; the chosen row stays chosen."""
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for each in said:
            self.list.addItem(_item(each))
        self.list.setCurrentRow(row)
        self._body.setCurrentIndex(0 if said else 1)

    def start(self) -> None:
        """Show the pane with the keyboard in its list, or else on the close button."""
        self.show()
        to = self.list if self.list.count() else self._head.close_button
        to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colors().window)
        painter.end()


def _item(said: SaidMessage) -> QListWidgetItem:
    words = " ".join(part for part in words_of(said.message) if part)
    item = QListWidgetItem(icon_of(said.message), f"{said.heading}\n{words}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{spoken(said.message)} {said.heading}")
    return item
