"""A button that shows what is chosen, and a menu of what else there is."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.ui.queue.plain import caption

HEIGHT = 32
ARROW = "▾"


class MenuButton(QPushButton):
    """A bordered button with words, an arrow and a menu."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu_of = QMenu(self)
        self.menu_of.setToolTipsVisible(True)
        self.setMenu(self.menu_of)
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT)
        self.setIconSize(QSize(16, 16))
        self.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")

    def say(self, text: str) -> None:
        """The words in front of the arrow."""
        self.setText(f"{caption(text)}  {ARROW}")


class Choice(MenuButton):
    """One of several."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._name = name
        self._group = QActionGroup(self)
        self.menu_of.triggered.connect(self._choose)

    def offer(self, entries: Iterable[tuple[str, object]], chosen: object) -> None:
        """What there is to choose from, and what is chosen."""
        self.menu_of.clear()
        for text, value in entries:
            action = self.menu_of.addAction(caption(text))
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value == chosen)
            self._group.addAction(action)
            if value == chosen:
                self._show(text)

    def _choose(self, action: QAction) -> None:
        self._show(action.text().replace("&&", "&"))
        self.chosen.emit(action.data())

    def _show(self, text: str) -> None:
        self.say(text)
        self.setAccessibleName(f"{self._name}: {text}")
