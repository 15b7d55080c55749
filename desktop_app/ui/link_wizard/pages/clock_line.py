"""Two clocks on one line, and how far they stand apart."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.style.theme import colors, font, grown

ROW = 24
DOT = 5.0
FIRST, SECOND = 1 / 6, 3 / 4
OURS = "This computer"


@dataclass(frozen=True, slots=True)
class ClockPicture:
    """Two times. `difference` has a sign: "+14 min 05 s" if this computer is ahead, "−…" if it is behind."""

    theirs: str
    ours: str
    difference: str
    service: str = "The service"

    @property
    def behind(self) -> bool:
        """Whether this computer is behind."""
        return self.difference[:1] in ("-", "−")


class ClockLine(QWidget):
    """The earlier clock at the left, the later one at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._clock: ClockPicture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_clock(self, clock: ClockPicture) -> None:
        """Show other times."""
        self._clock = clock
        self.setAccessibleName(f"{clock.service}: {clock.theirs}. {OURS}: {clock.ours}. Apart: {clock.difference}.")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(_height() * 2 + ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(grown(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._clock is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theirs, ours = self.width() * FIRST, self.width() * SECOND
        if self._clock.behind:
            theirs, ours = ours, theirs
        self._paint_line(painter, theirs, ours)
        self._paint_words(painter, self._clock, theirs, ours)
        painter.end()

    def _paint_line(self, painter: QPainter, theirs: float, ours: float) -> None:
        of, y = colors(), _height() + ROW / 2
        painter.setPen(QPen(of.border, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(1, y), QPointF(self.width() - 1, y))
        painter.setPen(QPen(of.warn, 4))
        painter.drawLine(QPointF(theirs, y), QPointF(ours, y))
        for at, colour in ((theirs, of.text), (ours, of.warn)):
            painter.setPen(QPen(of.warn_fill, 3))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(at, y), DOT + 1.5, DOT + 1.5)

    def _paint_words(self, painter: QPainter, clock: ClockPicture, theirs: float, ours: float) -> None:
        of, under = colors(), _height() + ROW
        for at, time, name in ((theirs, clock.theirs, clock.service), (ours, clock.ours, OURS)):
            _centred(painter, QPointF(at, 0), time, 600, of.text)
            _centred(painter, QPointF(at, under), name, 400, of.second_text)
        _centred(painter, QPointF((theirs + ours) / 2, under), clock.difference, 600, of.warn)


def _centred(painter: QPainter, at: QPointF, text: str, weight: int, colour: QColor) -> None:
    painter.setFont(font(13, weight, tabular=True))
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    half = grown(100)
    painter.drawText(QRectF(at.x() - half, at.y(), 2 * half, _height()), Qt.AlignmentFlag.AlignCenter, text)


def _height() -> float:
    return QFontMetricsF(font(13, 600)).height()
