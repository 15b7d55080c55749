"""Buttons as a person finds them: by their text, and by what their menu says."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.tour.hands import LEFT, NO_KEYS
from desktop_app.ui.queue.arrange.choice import MenuButton


def pick(opener: MenuButton, action: QAction) -> None:
    """Open the menu, and click its entry inside the menu's own loop."""
    menu = opener.menu_of
    QTimer.singleShot(200, partial(press_entry, menu, action))
    QTest.mouseClick(opener, LEFT)


def press_entry(menu: QMenu, action: QAction) -> None:
    """Click it, in a menu that is open."""
    QTest.mouseClick(menu, LEFT, NO_KEYS, menu.actionGeometry(action).center())


def buttons(inside: QWidget, text: str) -> list[QPushButton]:
    """Those of that text that can be seen."""
    return [b for b in inside.findChildren(QPushButton) if b.text().strip() == text and b.isVisible()]


def has_button(inside: QWidget, text: str) -> bool:
    """Whether one can be seen."""
    return bool(buttons(inside, text))


def button(inside: QWidget, text: str) -> QPushButton:
    """The one of that text. Raises LookupError."""
    found = buttons(inside, text)
    if not found:
        raise LookupError(f"There is no button “{text}”.")
    return found[0]
