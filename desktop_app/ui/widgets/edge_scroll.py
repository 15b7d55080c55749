"""Scrolling while something is held near the upper or lower edge of a view."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView

MARGIN = 36
_BEAT = 16
_FASTEST = 14


class EdgeScroll(QObject):
    """Scrolls a view while something is held near its edge, the faster the nearer.

    Qt's own scrolling starts anew with every movement of the mouse, and so never comes off the spot in an unquiet
    hand.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._step = 0
        self._timer = QTimer(self, interval=_BEAT)
        self._timer.timeout.connect(self._scroll)

    def follow(self, y: int) -> None:
        """Scroll as the mouse at this height of the viewport wants it."""
        above, below = MARGIN - y, y - (self._view.viewport().height() - MARGIN)
        depth = below if below > 0 else -above if above > 0 else 0
        self._step = round(max(-1.0, min(1.0, depth / MARGIN)) * _FASTEST)
        if self._step and not self._timer.isActive():
            self._timer.start()
        elif not self._step:
            self._timer.stop()

    def stop(self) -> None:
        """Stop scrolling, because nothing is held any more."""
        self._timer.stop()

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._step)
        if bar.value() == before:
            self._timer.stop()
