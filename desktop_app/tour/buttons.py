"""Buttons as a person finds them: by their text, and by what their menu says."""

import re
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.tour.hands import LEFT, NO_KEYS, click, until
from desktop_app.ui.widgets.menu_button import MenuButton


def pick(opener: MenuButton, action: QAction) -> None:
    """Open the menu, and click its entry inside the menu's own loop."""
    menu = opener.menu_of
    QTimer.singleShot(200, partial(press_entry, menu, action))
    QTest.mouseClick(opener, LEFT)


def press_entry(menu: QMenu, action: QAction) -> None:
    """Click it, in a menu that is open."""
    QTest.mouseClick(menu, LEFT, NO_KEYS, menu.actionGeometry(action).center())


def buttons(inside: QWidget, text: str) -> list[QPushButton]:
    """Visible buttons with this text, ignoring the marks of shortcut keys."""
    return [b for b in inside.findChildren(QPushButton) if _plain(b) == text and b.isVisible()]


def button(inside: QWidget, text: str) -> QPushButton:
    """The first of that text that can be seen. Raises LookupError."""
    found = buttons(inside, text)
    if not found:
        raise LookupError(f"There is no button “{text}”.")
    return found[0]


def has_button(inside: QWidget, text: str) -> bool:
    """Whether one can be seen."""
    return bool(buttons(inside, text))


def can_press(inside: QWidget, text: str) -> bool:
    """Whether a button of that text can be seen and pressed."""
    return any(button.isEnabled() for button in buttons(inside, text))


async def click_button(inside: QWidget, text: str) -> None:
    """Click the button of that text as soon as it can be seen and pressed. Raises TimeoutError."""
    await until(lambda: can_press(inside, text), f"the button “{text}”")
    await click(next(button for button in buttons(inside, text) if button.isEnabled()))


def _plain(button: QPushButton) -> str:
    """The text as it is read: a mark of a key is not seen, two stand for one."""
    return re.sub(r"&(.?)", r"\1", button.text()).strip()
