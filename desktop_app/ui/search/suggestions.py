"""Suggested names while a title is typed: one line under the field.

A popup would cover the results that Return and the arrows are about; this line covers nothing and takes no key of the
field but Alt+Down.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.nested_loops import delete_when_free

MOST = 6
HEIGHT = 28
_GAP = 12


class Suggestions(QWidget):
    """A line of as many names as fit. Left and Right walk them, Return takes one."""

    taken = Signal(str)
    left = Signal()
    """Escape or Up: the keyboard goes back to the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._buttons: list[QPushButton] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._line.addStretch()
        self.setAccessibleName("Suggestions")
        grow(self, QWidget.setFixedHeight, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are suggested now."""
        return self._names

    def offer(self, names: Sequence[str]) -> None:
        """Suggest these names, the likeliest first. The line keeps its place also while it is empty."""
        if tuple(names[:MOST]) == self._names:
            return
        self._names = tuple(names[:MOST])
        for button in self._buttons:
            button.hide()
            delete_when_free(button)
        self._buttons = [self._made(name) for name in self._names]
        for at, button in enumerate(self._buttons):
            self._line.insertWidget(at, button)
        self._fit()

    def enter(self) -> None:
        """Put the keyboard on the first name."""
        if self._buttons and self.isVisible():
            self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take_focused()
            case Qt.Key.Key_Escape | Qt.Key.Key_Up:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _take_focused(self) -> None:
        for name, button in zip(self._names, self._buttons, strict=True):
            if button.hasFocus():
                self.taken.emit(name)
                return

    def _made(self, name: str) -> QPushButton:
        button = QPushButton(name.replace("&", "&&"), self)
        button.setProperty("link", True)
        button.setAutoDefault(False)
        button.setStyleSheet("QPushButton { padding: 0; text-align: left; }")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(plain_text.tip(f"Search for {name}"))
        button.setAccessibleName(f"Suggestion: {name}")
        button.clicked.connect(partial(self.taken.emit, name))
        return button

    def _fit(self) -> None:
        """Show the names that fit whole; the first one always, cut if it must be."""
        used = 0
        for at, button in enumerate(self._buttons):
            used += button.sizeHint().width() + (_GAP if at else 0)
            button.setVisible(not at or used <= self.width())
