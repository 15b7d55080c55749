"""The order of Tab in a window whose parts come and go: as they are read, not as they were made.

Qt's own chain is that of creation, and a chain that is laid by hand breaks with each button that is made anew.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

_REASONS = {True: Qt.FocusReason.TabFocusReason, False: Qt.FocusReason.BacktabFocusReason}


def go_on(window: QWidget, *, forward: bool) -> bool:
    """The keyboard to the next or the previous control; False where the person wants Tab to do less than that."""
    if QGuiApplication.styleHints().tabFocusBehavior() is not Qt.TabFocusBehavior.TabFocusAllControls:
        return False
    found, now = stops(window), window.focusWidget()
    if not found:
        return False
    step = 1 if forward else -1
    at = found.index(now) + step if now in found else 0
    _give(found[at % len(found)], _REASONS[forward])
    return True


def stops(inside: QWidget) -> list[QWidget]:
    """The widgets that take the keyboard, in reading order: line by line, each part as a whole."""
    found: list[QWidget] = []
    for child in _as_read(inside):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled() and child.focusProxy() is None:
            found.append(child)
        found.extend(stops(child))
    return found


def _as_read(inside: QWidget) -> list[QWidget]:
    """The children from above, those side by side from the leading side."""
    seen = [child for child in inside.children() if isinstance(child, QWidget) and _is_seen(child)]
    lines: list[list[QWidget]] = []
    for child in sorted(seen, key=lambda each: each.y()):
        if lines and child.geometry().center().y() <= lines[-1][0].geometry().bottom():
            lines[-1].append(child)
        else:
            lines.append([child])
    side = -1 if inside.isRightToLeft() else 1
    return [child for line in lines for child in sorted(line, key=lambda each: side * each.x())]


def _is_seen(child: QWidget) -> bool:
    return child.isVisible() and not child.isWindow() and not child.size().isEmpty()


def _give(stop: QWidget, reason: Qt.FocusReason) -> None:
    """Give a widget the keyboard, and bring it into sight."""
    stop.setFocus(reason)
    around = stop.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(stop)
