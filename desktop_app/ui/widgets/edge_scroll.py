"""Scrolling while something is held near the upper or lower edge of a view, or carried beyond it."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView

from desktop_app.ui.widgets import carriage

MARGIN = 36
"""Pixels inside the edge from which a view scrolls."""

CROSSING = 10.0
"""Seconds in which a list is crossed, however long it is."""

_BEAT = 16
_LONGEST_BEAT = 0.1
"""Seconds: after a hitch nothing jumps further than this."""

_AT_FIRST = 875.0
"""Pixels a second at the edge: 18 rows."""


def depth_of(y: int, height: int) -> float:
    """How deep a height of the viewport lies in the margin of an edge: -1 at the upper edge, 1 at the lower."""
    above, below = MARGIN - y, y - (height - MARGIN)
    depth = below if below > 0 else -above if above > 0 else 0
    return max(-1.0, min(1.0, depth / MARGIN))


def speed(depth: float, held: float, length: float) -> float:
    """The speed of scrolling in pixels a second, negative upwards.

    `held`: seconds since the scrolling began, with whose square it grows, the more the longer the list is: at the
    edge, all of `length` pixels has passed after `CROSSING` seconds.
    """
    return depth * (_AT_FIRST + 3 * max(length, 0.0) * held**2 / CROSSING**3)


class EdgeScroll(QObject):
    """Scrolls a view while something is held near its edge or beyond: faster the nearer, and the longer it lasts.

    Qt's own scrolling starts anew with every movement of the mouse, and so never comes off the spot in an unquiet
    hand.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._depth = self._held = self._rest = 0.0
        self._is_beyond = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_BEAT)
        self._timer.timeout.connect(self._beat)

    def follow(self, y: int) -> None:
        """Scroll as the mouse at this height of the viewport wants it."""
        self._is_beyond = False
        self._scroll_at(depth_of(y, self._view.viewport().height()))

    def leave(self) -> None:
        """Go on while what is carried stays above or below the view: the mouse has just left it."""
        self._is_beyond = carriage.running() is not None
        if self._is_beyond:
            self._clock.start()
            self._timer.start()
        else:
            self.stop()

    def stop(self) -> None:
        """Stop scrolling, because nothing is held any more."""
        self._timer.stop()
        self._is_beyond = False
        self._depth = self._held = self._rest = 0.0

    def scroll_for(self, seconds: float) -> None:
        """Scroll as far as is due after so many seconds more."""
        bar = self._view.verticalScrollBar()
        self._held += seconds
        due = speed(self._depth, self._held, bar.maximum() - bar.minimum()) * seconds + self._rest
        whole = int(due)
        self._rest = due - whole
        bar.setValue(bar.value() + whole)

    def _beat(self) -> None:
        if self._is_beyond:
            self._look_beyond()
        if self._timer.isActive() and self._depth:
            self.scroll_for(min(self._clock.restart() / 1000, _LONGEST_BEAT))

    def _look_beyond(self) -> None:
        """Scroll at full speed above and below the view's columns; beside them wait for the mouse to come back."""
        carried = carriage.running()
        if carried is None:
            self.stop()
            return
        view = self._view.viewport()
        spot = view.mapFromGlobal(carried.spot)
        is_beside = not 0 <= spot.x() < view.width()  # what is inside may be covered, by a message
        self._scroll_at(0.0 if is_beside else depth_of(spot.y(), view.height()))

    def _scroll_at(self, depth: float) -> None:
        if depth * self._depth <= 0:  # it begins, turns round or rests
            self._held = self._rest = 0.0
            self._clock.start()
        self._depth = depth
        if depth or self._is_beyond:
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
