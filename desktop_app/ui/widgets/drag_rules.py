"""Rules of every drag from this program: the button that carries, and when a drag is given up."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.nested_loops import marked

_OUT_OF_SIGHT = frozenset({QEvent.Type.Hide, QEvent.Type.WindowBlocked})


@contextmanager
def carrying_from(source: QWidget) -> Iterator[None]:
    """Guard `QDrag.exec`: give the drag up when nobody sees any more what would be dropped.

    That is so when `source` leaves the screen (its list is gone, another one is shown) or a dialog covers its window.
    """
    watch = _Watch(source)
    try:
        with marked():
            yield
    finally:
        watch.deleteLater()


def may_carry(event: QMouseEvent) -> bool:
    """Whether Qt's own tables may see this move of the mouse: they carry with whatever button is held."""
    return event.buttons() in (Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton)


class _Watch(QObject):
    """An event filter that gives the drag up when it should end."""

    def __init__(self, source: QWidget) -> None:
        super().__init__(source)
        source.installEventFilter(self)

    def eventFilter(self, _source: QObject, event: QEvent) -> bool:
        if event.type() in _OUT_OF_SIGHT:
            QDrag.cancel()
        return False
