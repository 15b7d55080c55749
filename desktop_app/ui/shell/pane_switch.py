"""The bar over the panes of a narrow window: a button for each of them, so that no pane is out of reach."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.shell.pane_fit import Pane
from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text

_TEXTS = {Pane.LEFT: "Accounts and lists", Pane.MIDDLE: "List", Pane.SIDE: "Details"}


class PaneSwitch(QWidget):
    """Buttons that bring a pane to the front; those of the panes in sight are pressed in."""

    chosen = Signal(object)
    """Pane."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        self._buttons = {pane: self._made(pane) for pane in Pane}
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch()

    def show_seen(self, seen: Collection[Pane]) -> None:
        """Press in the buttons of these panes."""
        for pane, button in self._buttons.items():
            button.setChecked(pane in seen)

    def name(self, pane: Pane, text: str) -> None:
        """Set the words for what is in a pane now."""
        self._buttons[pane].setText(plain_text.caption(text or _TEXTS[pane]))

    def _made(self, pane: Pane) -> QPushButton:
        button = QPushButton(_TEXTS[pane], self)
        button.setCheckable(True)
        button.setFlat(True)
        button.setProperty("narrow", True)
        grow(button, QWidget.setFixedHeight, 32)
        button.clicked.connect(lambda: self.chosen.emit(pane))
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colors().line)
        painter.end()
