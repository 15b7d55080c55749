"""The place of a drop: the gap under the mouse, and the line that shows it."""

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QTableView

from desktop_app.ui.style.theme import colors, font

RING = 4.0
WIDTH = 2.0
MARGIN = 10.0


def gap_at(view: QTableView, y: int, last: int) -> int:
    """The gap nearest to a height in the viewport: 0 above the first row, `last` at the lowest."""
    row = view.rowAt(y)
    if row < 0:
        return last if y > 0 else 0
    below = y >= view.rowViewportPosition(row) + view.rowHeight(row) / 2
    return min(row + below, last)


def gap_y(view: QTableView, gap: int) -> int:
    """The height of a gap in the viewport."""
    if gap == 0:
        return view.rowViewportPosition(0) if view.model().rowCount() else 0
    return view.rowViewportPosition(gap - 1) + view.rowHeight(gap - 1)


def keep_clear(view: QTableView, gap: int, name: QRect) -> QRect:
    """The part of the viewport that tells where a drop goes: the names over and under the gap, and the target's words.

    `name`: the area of a name in its row.
    """
    y, height = gap_y(view, gap), view.rowHeight(0)
    top = y - height + name.top() if gap > 0 else y
    return QRect(0, top, view.viewport().width(), y + max(name.bottom() + 1, 12) - top)


def paint_drop_line(painter: QPainter, area: QRect, y: float, *, mirrored: bool) -> None:
    """Paint a line from edge to edge with a small ring at its leading end."""
    y = _inside(area, y)
    ring = area.right() - MARGIN if mirrored else area.left() + MARGIN
    far = area.left() + MARGIN if mirrored else area.right() - MARGIN
    near = ring - RING if mirrored else ring + RING
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors().link, WIDTH))
    painter.drawLine(QLineF(near, y, far, y))
    painter.drawEllipse(QPointF(ring, y), RING, RING)
    painter.restore()


def paint_target(painter: QPainter, area: QRect, y: float, words: str, *, mirrored: bool) -> None:
    """Paint the places that titles would take, on the far end of the line; the card under the mouse cannot tell."""
    look, face = colors(), font(12, QFont.Weight.DemiBold)
    width = QFontMetrics(face).horizontalAdvance(words) + 16.0
    left = area.left() + 24 if mirrored else area.right() - 24 - width
    label = QRectF(left, min(max(_inside(area, y) - 10, area.top()), area.bottom() - 20), width, 20)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    painter.drawRoundedRect(label, 10, 10)
    painter.setFont(face)
    painter.setPen(look.on_accent)
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _inside(area: QRect, y: float) -> float:
    return min(max(y, area.top() + RING + 1), area.bottom() - RING)
