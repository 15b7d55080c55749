"""Drawing of what stands in a row's right column and at its edges: states, badges, the grip."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.ui.queue.areas import Areas
from desktop_app.ui.queue.inks import LEFT, RIGHT, Ink, Inks
from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import grown

_BESIDE = 8
"""Pixels between a shape and its word."""

_DOT = 1.6


def paint_grip(painter: QPainter, areas: Areas, colour: QColor) -> None:
    """Paint six dots, which say that the row can be taken hold of."""
    middle = areas.grip.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for x in (-3, 3):
        for y in (-5, 0, 5):
            painter.drawEllipse(middle + QPointF(x, y), _DOT, _DOT)


def paint_word(painter: QPainter, areas: Areas, cell: QRect, shape: Shape, said: str, ink: Ink, look: Colors) -> None:
    """Paint a shape and its word at the end of the right column."""
    side = areas.measures.shape
    area = _at_end(areas, cell, ink.width(said) + _BESIDE + side)
    paint_state(painter, QRectF(_lead(areas, area, side)), shape, look)
    ink.write(painter, area, said, _end(areas))


def paint_decide(painter: QPainter, areas: Areas, cell: QRect, said: str, inks: Inks) -> None:
    """Paint the button that opens a question."""
    side, around = areas.measures.shape, grown(12)
    area = _at_end(areas, cell, inks.decide.width(said) + _BESIDE + side + 2 * around)
    area = area.adjusted(0, (area.height() - areas.measures.control) // 2, 0, 0)
    area.setHeight(areas.measures.control)
    painter.setPen(QPen(inks.colors.warn, 1))
    painter.setBrush(inks.colors.base)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    inner = area.adjusted(around, 0, -around, 0)
    paint_state(painter, QRectF(_lead(areas, inner, side)), Shape.DECIDE, inks.colors)
    inks.decide.write(painter, inner, said, _end(areas))


def paint_badge(painter: QPainter, areas: Areas, cell: QRect, said: str, inks: Inks, *, is_pressing: bool) -> None:
    """Paint the days that a title can still be watched, in a rounded frame with a clock."""
    look, clock, around = inks.colors, grown(12), grown(10)
    ink, colour = (inks.pressing_badge, look.warn) if is_pressing else (inks.badge, look.second_text)
    high = max(grown(20), ink.height)
    area = _at_end(areas, cell, ink.width(said) + grown(6) + clock + 2 * around)
    area = QRect(area.left(), area.top() + (area.height() - high) // 2, area.width(), high)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), high / 2, high / 2)
    inner = area.adjusted(around, 0, -around, 0)
    _paint_clock(painter, QRectF(_lead(areas, inner, clock)), colour)
    ink.write(painter, inner, said, _end(areas))


def stars_area(areas: Areas, cell: QRect, width: float) -> QRectF:
    """The area of stars at the end of the right column."""
    return QRectF(_at_end(areas, cell, round(width)))


def _paint_clock(painter: QPainter, area: QRectF, colour: QColor) -> None:
    middle, radius = area.center(), area.width() / 2 - 0.75
    painter.setPen(QPen(colour, 1.25))
    painter.drawEllipse(middle, radius, radius)
    painter.drawPolyline([middle - QPointF(0, radius * 0.6), middle, middle + QPointF(radius * 0.45, 0)])


def _at_end(areas: Areas, cell: QRect, width: int) -> QRect:
    """The last `width` pixels of a cell in the reading direction."""
    left = cell.left() if areas.mirrored else cell.right() + 1 - width
    return QRect(left, cell.top(), width, cell.height())


def _lead(areas: Areas, area: QRect, side: int) -> QRect:
    """The square at the leading edge of an area, in the middle of its height."""
    left = area.right() + 1 - side if areas.mirrored else area.left()
    return QRect(left, area.top() + (area.height() - side) // 2, side, side)


def _end(areas: Areas) -> Qt.AlignmentFlag:
    return LEFT if areas.mirrored else RIGHT
