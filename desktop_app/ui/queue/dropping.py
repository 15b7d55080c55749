"""Where a drag would put titles: the gap under the mouse, and the line that shows it."""

from PySide6.QtCore import QLineF, QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTableView

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


def paint_drop_line(painter: QPainter, area: QRect, y: float, colour: QColor, *, mirrored: bool) -> None:
    """A line from edge to edge with a small ring at its leading end."""
    y = min(max(y, area.top() + RING + 1), area.bottom() - RING)
    ring = area.right() - MARGIN if mirrored else area.left() + MARGIN
    far = area.left() + MARGIN if mirrored else area.right() - MARGIN
    near = ring - RING if mirrored else ring + RING
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, WIDTH))
    painter.drawLine(QLineF(near, y, far, y))
    painter.drawEllipse(QPointF(ring, y), RING, RING)
    painter.restore()
