"""A countdown to the next try, which wakes up only while it can be seen, and only to say another word."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.label import Label

SecondsLeft = Callable[[], float | None]
"""Until the next try; None where none is planned."""

MINUTE = 60


class NextTry(Label):
    """A label that counts down: `Next try in 40 s.`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 12, role="second_text", parent=parent)
        self._seconds_left: SecondsLeft | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._say)
        self.hide()

    @property
    def is_counting(self) -> bool:
        """Whether the countdown will wake up again."""
        return self._timer.isActive()

    def watch(self, seconds_left: SecondsLeft | None) -> None:
        """Count down by this from now on, or say nothing."""
        self._seconds_left = seconds_left
        self._say()

    def _say(self) -> None:
        left = self._seconds_left() if self._seconds_left is not None else None
        self._timer.stop()
        self.setVisible(left is not None)
        if left is None:
            return
        self.setText(in_words(left))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(in_words(88)))
        if self.isVisible() and not self.window().isMinimized():
            self._timer.start(milliseconds_to_next_word(left))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._timer.isActive():
            self._timer.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Go on counting when the window is painted, as after it comes back from its icon."""
        super().paintEvent(event)
        if not self._timer.isActive():
            self._timer.start(0)


def in_words(seconds: float) -> str:
    """The time left: seconds for the last minutes, then minutes."""
    left = max(ceil(seconds), 0)
    if left == 0:
        return "Trying now"
    return f"Next try in {left} s" if left < 2 * MINUTE else f"Next try in {round(left / MINUTE)} min"


def milliseconds_to_next_word(seconds: float) -> int:
    """The milliseconds for which the words stay true."""
    if seconds >= 2 * MINUTE:
        return min(MINUTE, ceil(seconds - 2 * MINUTE) + 1) * 1000
    return max(round((seconds - (ceil(seconds) - 1)) * 1000), 50) if seconds > 0 else 1000
