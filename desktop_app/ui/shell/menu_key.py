"""Shift+F10 opens the context menu, as the Menu key does, which many keyboards lack."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def add_menu_key(window: QWidget) -> None:
    """Let Shift+F10 open the context menu of the widget that has the keyboard, in every window of the program.

    Qt does so on Windows only.
    """
    keys = QShortcut(QKeySequence("Shift+F10"), window)
    keys.setContext(Qt.ShortcutContext.ApplicationShortcut)
    keys.activated.connect(_open_menu)


def _open_menu() -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        spot = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(focused, QContextMenuEvent(reason, spot, focused.mapToGlobal(spot)))
