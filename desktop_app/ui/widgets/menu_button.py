"""Buttons that open a menu of choices, and headings within menus."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget, QWidgetAction

from desktop_app.ui.style.measures import grow, grow_icon
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.plain_text import caption

HEIGHT = 32
ARROW = "▾"


class MenuButton(QPushButton):
    """A bordered button with words, an arrow and a menu."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu_of = QMenu(self)
        self.menu_of.setToolTipsVisible(True)
        self.menu_of.setAccessibleName(name)
        self.setMenu(self.menu_of)
        self.setAccessibleName(name)
        grow(self, QWidget.setFixedHeight, HEIGHT)
        grow_icon(self)
        self.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with Up and Down, as a drop-down list does: a button would give the keyboard to another."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            QTimer.singleShot(0, self, self._go_to_chosen)
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _go_to_chosen(self) -> None:
        entries = [action for action in self.menu_of.actions() if action.isEnabled() and not action.isSeparator()]
        if entries and self.menu_of.isVisible():
            self.menu_of.setActiveAction(next((action for action in entries if action.isChecked()), entries[0]))

    def say(self, text: str) -> None:
        """Set the words in front of the arrow."""
        self.setText(f"{caption(text)}  {ARROW}")


class ChoiceButton(MenuButton):
    """A button whose menu chooses one of several values."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._name = name
        self._group = QActionGroup(self)
        self._entries: list[tuple[str, object]] = []
        self.menu_of.triggered.connect(self._choose)

    def offer(self, entries: Iterable[tuple[str, object]], chosen: object) -> None:
        """Set the choices, as text and value, and which value is chosen."""
        entries = list(entries)
        if entries != self._entries:  # a menu that is being used must not lose its actions
            self._entries = entries
            self._fill()
        for action, (text, value) in zip(self.menu_of.actions(), entries, strict=True):
            action.setChecked(value == chosen)
            if value == chosen:
                self.name_it(text)

    def name_it(self, text: str, short: str = "") -> None:
        """Set the words of the chosen value: on the button, where `short` may be shorter, and for screen readers."""
        self.say(short or text)
        self.setAccessibleName(f"{self._name}: {text}")

    def _fill(self) -> None:
        self.menu_of.clear()
        for text, value in self._entries:
            action = self.menu_of.addAction(caption(text))
            action.setCheckable(True)
            action.setData(value)
            self._group.addAction(action)

    def _choose(self, action: QAction) -> None:
        _, value = self._entries[self.menu_of.actions().index(action)]
        self.chosen.emit(value)


def add_heading(menu: QMenu, text: str) -> None:
    """Add a heading for the entries added after it. It can be read, also by ear, but not chosen."""
    if not menu.isEmpty():
        menu.addSeparator()
    words = Label(text, 12, 600, "second_text")
    words.setContentsMargins(12, 6, 12, 6)
    heading = QWidgetAction(menu)
    heading.setText(plain_text.caption(text))
    heading.setDefaultWidget(words)
    heading.setEnabled(False)
    menu.addAction(heading)
