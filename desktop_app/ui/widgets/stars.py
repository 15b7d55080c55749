"""Ratings drawn as five stars: an average in grey, with outlines; a person's own in the accent, with dots."""

from functools import cache, lru_cache
from math import ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from desktop_app.domain.service import STARS
from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.theme import colors

_MARGIN = 2
"""Pixels around the stars, for their outline."""


def stars_width(size: float) -> float:
    """The width of five stars of this size."""
    return size * STARS + (STARS - 1) * _gap(size)


def paint_stars(
    painter: QPainter, area: QRectF, size: float, rating: float, look: Colors | None = None, *, mirrored: bool = False
) -> None:
    """Paint stars from the leading edge, centred in height; a star may be filled in part.

    `look`: the colours on their ground.
    """
    look, dpr = look or colors(), painter.device().devicePixelRatioF()
    picture = _picture(size, rating, dpr, look.third_text.rgba(), look.second_text.rgba(), mirrored=mirrored)
    left = area.right() - stars_width(size) if mirrored else area.left()
    painter.drawPixmap(QPointF(left - _MARGIN, area.center().y() - size / 2 - _MARGIN), picture)


@lru_cache(maxsize=256)
def _picture(size: float, rating: float, dpr: float, line: int, fill: int, *, mirrored: bool) -> QPixmap:
    """The picture of a rating, drawn once: a screen full of rows has the same few ratings again and again."""
    width = stars_width(size)
    picture = QPixmap(ceil((width + 2 * _MARGIN) * dpr), ceil((size + 2 * _MARGIN) * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(_MARGIN + (width if mirrored else 0), _MARGIN)
    painter.scale(-1 if mirrored else 1, 1)
    stars = _stars(size)
    painter.setPen(QPen(QColor.fromRgba(line), 1))
    painter.drawPath(stars)
    whole = int(rating)
    filled = whole * (size + _gap(size)) + (rating - whole) * size
    painter.setClipRect(QRectF(-1, -1, min(filled, width) + 1, size + 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(fill))
    painter.drawPath(stars)
    painter.end()
    return picture


def paint_own_stars(
    painter: QPainter, area: QRectF, size: float, stars: float, look: Colors | None = None, *, mirrored: bool = False
) -> None:
    """Paint the person's own stars, with dots for missing ones, so that shape tells them apart as well as colour."""
    look = look or colors()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.right() if mirrored else area.left(), area.center().y() - size / 2)
    painter.scale(-1 if mirrored else 1, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.third_text)
    for at in range(ceil(stars), STARS):
        painter.drawEllipse(QPointF(at * (size + _gap(size)) + size / 2, size / 2), size / 8, size / 8)
    whole = int(stars)
    filled = whole * (size + _gap(size)) + (stars - whole) * size
    painter.setClipRect(QRectF(-1, -1, filled + 1, size + 2), Qt.ClipOperation.IntersectClip)
    painter.setBrush(look.link)
    painter.drawPath(_stars(size))
    painter.restore()


def _gap(size: float) -> float:
    return size / 13


@cache
def _stars(size: float) -> QPainterPath:
    path = QPainterPath()
    for at in range(STARS):
        path.addPolygon(_star(at * (size + _gap(size)) + size / 2, size / 2, size / 2))
        path.closeSubpath()
    return path


def _star(x: float, y: float, radius: float) -> QPolygonF:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.45
        angle = -pi / 2 + corner * pi / 5
        points.append(QPointF(x + reach * cos(angle), y + radius * 0.06 + reach * sin(angle)))
    return QPolygonF(points)
