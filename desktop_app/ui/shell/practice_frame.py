"""The frame of a window in practice mode: its title, a strip over its content, and a way out in its foot."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import Label

NAME = "Practice mode"
STRIP = "Practice mode: sample accounts on this computer. Nothing reaches a service."
SHORT_STRIP = "Practice mode: nothing reaches a service."
LEAVE, SHORT_LEAVE = "Leave practice mode", "Leave"
OPENING = "Opening practice mode…"
WIDTH = 3
"""Pixels of the frame."""


class PracticeFrame(QWidget):
    """A window's content under a strip, inside a frame, both in the accent's colour."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.strip = Label(STRIP, 12, 600, role="on_accent", wraps=True, parent=self)
        self.strip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.strip.setContentsMargins(12, 4, 12, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDTH, 0, WIDTH, WIDTH)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(content, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in a window that has no room for all of it in one line."""
        super().resizeEvent(event)
        margins = self.strip.contentsMargins()
        room = self.width() - 2 * WIDTH - margins.left() - margins.right()
        has_room = self.strip.fontMetrics().horizontalAdvance(STRIP) <= room
        self.strip.setText(STRIP if has_room else SHORT_STRIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        accent = colors().accent
        painter.fillRect(event.rect() & QRect(0, 0, self.width(), self.strip.geometry().bottom() + 1), accent)
        painter.fillRect(0, 0, WIDTH, self.height(), accent)
        painter.fillRect(self.width() - WIDTH, 0, WIDTH, self.height(), accent)
        painter.fillRect(0, self.height() - WIDTH, self.width(), WIDTH, accent)
        painter.end()


def show_as_practice(window: MainWindow) -> None:
    """Name the window as practice mode in its title, its frame and its foot; `close` is the way out."""
    window.setWindowTitle(NAME)
    content = window.takeCentralWidget()
    assert content is not None
    window.setCentralWidget(PracticeFrame(content))
    leave, title = _way_out(window), Label(NAME, 12, 600, parent=window.status)
    window.status.add_at_end(leave, title, SHORT_LEAVE)
    window.status.show_nothing(OPENING, "")


def _way_out(window: MainWindow) -> QPushButton:
    leave = QPushButton(LEAVE)
    leave.setProperty("link", True)
    leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    leave.setToolTip("Leave practice mode: close this window. What you did here is forgotten.")
    leave.clicked.connect(window.close)
    return leave
