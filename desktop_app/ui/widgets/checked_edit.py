"""A line edit that shows what was found out about its text, and tells pasting from typing."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.style.theme import colors, grown

REST_MS = 500
"""Typing is over for a while."""
BESIDE = 10
"""Pixels between the disc and the end of the field."""


class Standing(Enum):
    """The standing of a text. The values are those of the style sheet; `OPEN`: nothing is known about it yet."""

    OPEN = ""
    GOOD = "good"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The standing of a text, and a sentence about it."""

    standing: Standing = Standing.OPEN
    text: str = ""


_COLOURS = {Standing.GOOD: "ok", Standing.DOUBTFUL: "warn", Standing.WRONG: "err"}


class CheckedEdit(QLineEdit):
    """A line edit with a disc at its end: a tick, an exclamation mark, or a cross."""

    left = Signal()
    """The person went on to something else."""

    typed = Signal()
    """The person changed the text, in whatever way."""

    pasted = Signal()
    """More than one character came at once."""

    rested = Signal()
    """The person stopped typing for a while."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._before = text
        self._is_replacing = False
        self._standing = Standing.OPEN
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rested)
        self.textChanged.connect(self._remember)
        self.textEdited.connect(self._edited)

    @property
    def standing(self) -> Standing:
        """The standing that is shown."""
        return self._standing

    def show_standing(self, standing: Standing) -> None:
        """Show what was found out about the text."""
        self._rest.stop()
        if standing is self._standing:
            return
        self._standing = standing
        self.setProperty("wrong", standing is Standing.WRONG)
        self.setProperty("standing", standing.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._make_room()
        self.update()

    def replace(self, text: str) -> None:
        """Put another text in the place of this one; undo brings it back, which `setText` would not."""
        self._is_replacing = True
        self.selectAll()
        self.insert(text)
        self._is_replacing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._rest.stop()
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._standing is Standing.OPEN:
            return
        side = _side()
        left = BESIDE if self._is_mirrored() else self.width() - BESIDE - side
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_verdict(painter, QRectF(left, (self.height() - side) / 2, side, side), self._standing)
        painter.end()

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _make_room(self) -> None:
        room = 0 if self._standing is Standing.OPEN else _side() + BESIDE
        self.setTextMargins(room if self._is_mirrored() else 0, 0, 0 if self._is_mirrored() else room, 0)

    def _edited(self, text: str) -> None:
        """Qt tells of the edit first, and then of the text."""
        if self._is_replacing:
            return
        is_paste = _came_in(self._before, text) > 1
        self.typed.emit()
        if is_paste:
            self.pasted.emit()
        else:
            self._rest.start()

    def _remember(self, text: str) -> None:
        self._before = text


def paint_verdict(painter: QPainter, disc: QRectF, standing: Standing) -> None:
    """Paint a filled disc with the shape of a standing."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(getattr(colors(), _COLOURS[standing]))
    painter.drawEllipse(disc)
    unit, middle = disc.width() / 16, disc.center()
    pen = QPen(colors().base, 1.75 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    match standing:
        case Standing.GOOD:
            painter.drawPolyline([middle + QPointF(*at) * unit for at in ((-3.2, 0.3), (-1, 2.5), (3.2, -2.2))])
        case Standing.WRONG:
            for slope in (1, -1):
                painter.drawLine(middle + QPointF(-2.5, -2.5 * slope) * unit, middle + QPointF(2.5, 2.5 * slope) * unit)
        case _:
            painter.drawLine(middle + QPointF(0, -3.8) * unit, middle + QPointF(0, 0.6) * unit)
            painter.drawPoint(middle + QPointF(0, 3.6) * unit)


def _side() -> int:
    return grown(16)


def _came_in(before: str, after: str) -> int:
    """Return how many characters stand between the beginning and the end that two texts share."""
    least, start = min(len(before), len(after)), 0
    while start < least and before[start] == after[start]:
        start += 1
    end = 0
    while end < least - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return len(after) - start - end
