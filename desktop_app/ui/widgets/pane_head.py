"""The head of a pane that was opened on request: its title, and the button that closes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QWidget

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.measures import grow_icon, grow_square
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label

MARGIN = 20
PANE_TOP, PANE_GAP = 12, 4
CLOSE = 28
"""Pixels; the cross stands on the margin's edge, its button reaches further out."""


class PaneHead(QWidget):
    """A title and a cross."""

    close_pressed = Signal()

    def __init__(self, title: str, spoken: str) -> None:
        """`spoken`: what is closed, such as `the outbox`."""
        super().__init__()
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("cross"))
        grow_icon(self.close_button, 12)
        grow_square(self.close_button, CLOSE)
        self.close_button.setToolTip(plain_text.tip(f"Close {spoken} (Esc)"))
        self.close_button.setAccessibleName(f"Close {spoken}")
        self.close_button.setAccessibleDescription("Esc")
        self.close_button.clicked.connect(self.close_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN - (CLOSE - 12) // 2, 0)
        row.addWidget(Label(title, 16, 600), 1)
        row.addWidget(self.close_button)


def scrolled(inside: QWidget) -> QScrollArea:
    """A scroll area around a widget that may be higher than its pane, without a ground of its own."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    for ground in (area.viewport(), inside):
        ground.setAutoFillBackground(False)
    return area
