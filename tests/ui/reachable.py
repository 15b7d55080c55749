"""Whether everything in a window can be done without a mouse."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QMainWindow, QMenu, QScrollBar, QTabBar, QWidget
from shiboken6 import isValid

from desktop_app.ui.shell.reading_order import stops

_TAB = Qt.FocusPolicy.TabFocus


def unreachable(window: QWidget) -> list[str]:
    """Buttons that Tab passes by and no key presses, and actions that no menu, key or button offers."""
    if isinstance(window, QFileDialog | QMenu):
        return []  # one is Qt's own, the other is walked with the arrow keys
    found = [f"button {_called(button)}" for button in _lost_buttons(window)]
    return [*found, *(f"action {action.text()!r}" for action in _lost_actions(window))]


def _lost_buttons(window: QWidget) -> Iterator[QAbstractButton]:
    by_tab = frozenset(stops(window))
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button not in by_tab and not _is_elsewhere(button, by_tab):
            yield button


def _is_elsewhere(button: QAbstractButton, by_tab: frozenset[QWidget]) -> bool:
    """Whether what it does is done by other keys: those of its field, of its action, or of a widget around it."""
    parent = button.parentWidget()
    if isinstance(parent, QLineEdit | QScrollBar | QTabBar) or button.focusProxy() is not None:
        return True
    if button.group() is not None and any(one in by_tab for one in button.group().buttons()):
        return True  # the arrow keys go from one to the other
    return any(action.shortcut() for action in button.actions()) or bool(button.shortcut())


def _lost_actions(window: QWidget) -> Iterator[QAction]:
    by_tab = frozenset(stops(window))
    for action in window.findChildren(QAction):
        if isValid(action) and _matters(action, window) and not _is_offered(action, window, by_tab):
            yield action


def _matters(action: QAction, window: QWidget) -> bool:
    """Whether it does something now, has no keys of its own, and is this window's. Submenus are in their entries."""
    parent = action.parent()
    if _is_of_qt(action):
        return False
    if isinstance(parent, QLineEdit) or action.isSeparator() or action.menu() is not None or action.shortcuts():
        return False
    elsewhere = isinstance(parent, QWidget) and not isinstance(parent, QMenu) and parent.window() is not window
    return bool(action.text()) and action.isEnabled() and action.isVisible() and not elsewhere and not _is_over(action)


def _is_of_qt(thing: QObject) -> bool:
    """Whether it is inside a dialog for files, which is Qt's own."""
    around: QObject | None = thing
    while around is not None and not isinstance(around, QFileDialog):
        around = around.parent()
    return around is not None


def _is_over(action: QAction) -> bool:
    """Whether it stood in a menu that was closed, and is not deleted yet."""
    owners = action.associatedObjects()
    gone = Qt.WidgetAttribute.WA_DeleteOnClose
    return bool(owners) and all(
        isinstance(owner, QMenu) and not owner.isVisible() and owner.testAttribute(gone) for owner in owners
    )


def _is_offered(action: QAction, window: QWidget, by_tab: frozenset[QWidget], depth: int = 0) -> bool:
    """Whether a menu or a button that keys reach holds it."""
    if depth > 3 or _in_menu_bar(action, window):
        return depth <= 3
    for owner in action.associatedObjects():
        if isinstance(owner, QMenu):
            opener = owner.menuAction()
            parent = owner.parent()
            is_popup = owner.isVisible() or (isinstance(parent, QWidget) and bool(parent.focusPolicy() & _TAB))
            if is_popup or _in_menu_bar(opener, window) or _is_offered(opener, window, by_tab, depth + 1):
                return True
            if any(_menu_of(button) is owner for button in by_tab):
                return True
        elif isinstance(owner, QLineEdit) or owner in by_tab:
            return True
    return False


def _menu_of(button: QWidget) -> object:
    menu = getattr(button, "menu", None)
    return menu() if callable(menu) else None


def _in_menu_bar(opener: QAction, window: QWidget) -> bool:
    return isinstance(window, QMainWindow) and opener in window.menuBar().actions()


def _called(button: QAbstractButton) -> str:
    return f"{type(button).__name__} “{button.accessibleName() or button.text() or button.toolTip()}”"
