"""The quiet drawings of the empty states, in lines and palette colours."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import colors

Drawing = Callable[[QPainter], None]
_SIZE = QSize(156, 112)


class EmptyPicture(QWidget):
    """A widget that shows one of the drawings."""

    def __init__(self, drawing: Drawing, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.setFixedSize(_SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawing(painter)
        painter.end()


def choose_a_list(painter: QPainter) -> None:
    """Draw a window with a sidebar, one list of it chosen."""
    look = colors()
    _box(painter, QRectF(2, 2, 152, 108), look.border, 8)
    painter.drawLine(QPointF(54, 2), QPointF(54, 110))
    for top, width in ((14, 24), (58, 24), (80, 20)):
        _bar(painter, QRectF(16, top, width, 6), look.border)
    _bar(painter, QRectF(10, 31, 36, 16), look.accent)
    _bar(painter, QRectF(16, 36, 22, 6), look.on_accent)
    for top, width in ((26, 68), (50, 52), (74, 36)):
        _bar(painter, QRectF(70, top, width, 6), look.line)


def nothing_here(painter: QPainter) -> None:
    """Three empty places, a plus in the first."""
    look = colors()
    for top in (40, 76):
        _box(painter, QRectF(9, top, 138, 30), look.border, 6, Qt.PenStyle.DashLine)
    tint = QColor(look.accent)
    tint.setAlphaF(0.1)
    painter.setBrush(tint)
    _box(painter, QRectF(9, 4, 138, 30), look.link, 6, Qt.PenStyle.DashLine, filled=True)
    painter.setPen(_pen(look.link, 2))
    painter.drawLine(QPointF(72, 19), QPointF(84, 19))
    painter.drawLine(QPointF(78, 13), QPointF(78, 25))


def not_read(painter: QPainter) -> None:
    """Draw two sides whose line is parted, and what waits between them."""
    look = colors()
    for left in (6, 94):
        _box(painter, QRectF(left, 26, 56, 40), look.border, 6)
        _bar(painter, QRectF(left + 10, 40, 36, 5), look.line)
        _bar(painter, QRectF(left + 10, 51, 20, 5), look.line)
    painter.setPen(_pen(look.link, 2))
    painter.drawLine(QPointF(62, 46), QPointF(70, 46))
    painter.drawLine(QPointF(72, 39), QPointF(69, 53))
    painter.drawLine(QPointF(86, 46), QPointF(94, 46))
    painter.drawLine(QPointF(87, 39), QPointF(84, 53))
    for left in (54, 71, 88):
        paint_state(painter, QRectF(left, 82, 14, 14), Shape.WAITS)


def no_match(painter: QPainter) -> None:
    """Draw a glass over rows that are not there."""
    look = colors()
    for top in (10, 46, 82):
        _box(painter, QRectF(9, top, 138, 24), look.line, 6)
    painter.setBrush(look.base)
    painter.setPen(_pen(look.link, 3))
    painter.drawEllipse(QPointF(76, 52), 20, 20)
    painter.drawLine(QPointF(91, 67), QPointF(106, 82))


def _pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _box(
    painter: QPainter,
    area: QRectF,
    colour: QColor,
    radius: int,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    *,
    filled: bool = False,
) -> None:
    if not filled:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 1.75, style))
    painter.drawRoundedRect(area, radius, radius)


def _bar(painter: QPainter, area: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(area, min(area.height() / 2, 4), min(area.height() / 2, 4))
    painter.restore()
