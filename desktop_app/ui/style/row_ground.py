"""The ground of a painted row: its fill, the bar of a selected row, and the ring where the keyboard is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.ui.style.worn import colors

RADIUS = 6
RING = 2
"""Pixels of every focus ring."""

_BAR = 4
_AROUND_BAR = 28
_LEAST_BAR = 28


def paint_ground(
    painter: QPainter,
    row: QRectF,
    fill: QColor | None,
    *,
    is_chosen: bool = False,
    is_ringed: bool = False,
    mirrored: bool = False,
) -> None:
    """Paint the ground of a row. `fill`: of a row that is not chosen, such as `hover`; None for none.

    The bar says that the row is chosen and the ring that the keyboard is there; each stands without the other.
    """
    look = colors()
    ground = look.selection if is_chosen else fill
    if ground is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(row, RADIUS, RADIUS)
    mark = look.selected.link if is_chosen else look.link
    if is_chosen and not look.is_high:  # there the fill stands out by itself
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        painter.drawRoundedRect(bar_of(row, mirrored=mirrored), 2, 2)
    if is_ringed:
        paint_ring(painter, row, look.link)
        if look.is_high and is_chosen:
            paint_ring(painter, row.adjusted(RING, RING, -RING, -RING), mark)


def paint_ring(painter: QPainter, area: QRectF, colour: QColor | None = None, radius: float = RADIUS) -> None:
    """Paint a focus ring on the edge of an area."""
    half = RING / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour or colors().link, RING))
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius - half, radius - half)


def bar_of(row: QRectF, *, mirrored: bool) -> QRectF:
    """The place of a chosen row's bar, at its leading edge."""
    height = max(row.height() - _AROUND_BAR, min(_LEAST_BAR, row.height() - 8))
    left = row.right() - _BAR if mirrored else row.left()
    return QRectF(left, row.center().y() - height / 2, _BAR, height)
