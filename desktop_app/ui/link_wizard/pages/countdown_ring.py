"""A ring that empties with the time that is left, around minutes and seconds."""

from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.measures import grow_square
from desktop_app.ui.style.theme import colors, font

SIDE = 72
WIDTH = 4.0
FULL = 360 * 16
TOP = 90 * 16
"""Qt counts sixteenths of a degree, from three o'clock against the clock."""


class Ring(Enum):
    """The state of the ring, which sets its shape and its colour."""

    COUNTING = "link"
    TROUBLED = "warn"
    DONE = "ok"


class CountdownRing(QWidget):
    """A ring around the time that is left. It has no clock, and shows the seconds that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self._left = self._whole = 0
        self._state = Ring.COUNTING
        grow_square(self, SIDE)

    def set_left(self, left: float, whole: float) -> None:
        """Seconds that are left, and that there were at first."""
        self._left, self._whole = max(round(left), 0), max(round(whole), 1)
        self.setAccessibleName(f"{in_words(self._left)} left")
        self.update()

    def set_state(self, state: Ring) -> None:
        """Counting, counting in trouble, or done."""
        self._state = state
        self.update()

    @property
    def state(self) -> Ring:
        """The state that the ring shows now."""
        return self._state

    @property
    def text(self) -> str:
        """The minutes and seconds that are left."""
        return f"{self._left // 60}:{self._left % 60:02}"

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        of, painter = colors(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / SIDE, self.height() / SIDE)
        ring = QRectF(0, 0, SIDE, SIDE).adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
        painter.setPen(QPen(of.line, WIDTH))
        painter.drawEllipse(ring)
        share = 1.0 if self._state is Ring.DONE else min(self._left / self._whole, 1.0)
        colour = getattr(of, self._state.value)
        painter.setPen(QPen(colour, WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if share > 0:
            painter.drawArc(ring, TOP, round(FULL * share))  # what went by is missing from the top on, clockwise
        if self._state is Ring.DONE:
            icon("check", "ok").paint(painter, QRect(SIDE // 2 - 14, SIDE // 2 - 14, 28, 28))
        else:
            self._paint_text(painter)
        painter.end()

    def _paint_text(self, painter: QPainter) -> None:
        painter.setPen(colors().text)
        painter.setFont(_in_ring(16, 600))
        painter.drawText(QRect(0, 16, SIDE, 22), Qt.AlignmentFlag.AlignCenter, self.text)
        painter.setPen(colors().second_text)
        painter.setFont(_in_ring(12, 400))
        painter.drawText(QRect(0, 37, SIDE, 18), Qt.AlignmentFlag.AlignCenter, "left")


def _in_ring(pixels: int, weight: int) -> QFont:
    """The painter is scaled, and the letters with it."""
    face = font(pixels, weight, tabular=True)
    face.setPixelSize(pixels)
    return face


def in_words(seconds: int) -> str:
    """The time for a screen reader: `8 minutes, 41 seconds`."""
    minutes, rest = divmod(seconds, 60)
    parts = [(minutes, "minute"), (rest, "second")]
    told = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return ", ".join(told) or "no time"
