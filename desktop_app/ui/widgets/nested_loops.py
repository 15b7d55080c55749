"""Event loops inside the program's own: a drag, the menu of a tool button. What began one must not die in it.

Qt runs such a loop under the frames of the widget that began it, and carries out `deleteLater` there. Whoever deletes
widgets while the program runs therefore calls `delete_when_free`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_GROUND = 1
"""Qt's level of the program's own loop; 0 before it runs."""

_LOOK_AGAIN = 50
"""Milliseconds. Qt does not tell when a loop that it began by itself ends."""

_marked = 0
_waiting: list[Callable[[], None]] = []


def is_nested() -> bool:
    """Whether a loop runs inside the program's own."""
    return _marked > 0 or QThread.currentThread().loopLevel() > _GROUND


@contextmanager
def marked() -> Iterator[None]:
    """Around a loop that Qt may not count: Windows and macOS run that of a drag themselves."""
    global _marked  # noqa: PLW0603 - one thread has windows, and it has one stack
    _marked += 1
    try:
        yield
    finally:
        _marked -= 1
        _do_what_waits()


def when_free(act: Callable[[], None]) -> None:
    """Call `act` now, or as soon as no nested loop runs any more."""
    if is_nested():
        _waiting.append(act)
        QTimer.singleShot(_LOOK_AGAIN, _do_what_waits)
    else:
        act()


def delete_when_free(thing: QObject) -> None:
    """Delete a thing, but not inside a nested loop. A widget is hidden at once."""
    if isinstance(thing, QWidget):
        thing.hide()
    when_free(lambda: thing.deleteLater() if shiboken6.isValid(thing) else None)


def close_menus() -> None:
    """Close the popups that are open: what they are about may be gone."""
    before = None
    while (popup := QApplication.activePopupWidget()) not in (None, before):
        before = popup
        popup.close()


def _do_what_waits() -> None:
    if not is_nested():
        while _waiting:
            _waiting.pop(0)()
    elif _waiting:
        QTimer.singleShot(_LOOK_AGAIN, _do_what_waits)
