"""Motifs for drawn posters, on 100×150 without a pen. All our own."""

from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF


@dataclass(frozen=True, slots=True)
class Palette:
    """Four colours that go together."""

    ground: QColor
    light: QColor
    accent: QColor
    second: QColor


_CORNERS = ((0, 0, 270), (1, 0, 180), (0, 1, 0), (1, 1, 90))
"""The corner of a tile that a quarter circle is centred in, and the angle at which it starts."""


def _circle(painter: QPainter, x: float, y: float, radius: float, color: QColor) -> None:
    painter.setBrush(color)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def concentric(painter: QPainter, of: Palette, chance: Random) -> None:
    x, y = chance.uniform(42, 58), chance.uniform(62, 76)
    for step, color in enumerate((of.light, of.ground, of.light, of.ground, of.accent, of.ground)):
        _circle(painter, x, y, 50 - 8.4 * step, color)


def rays(painter: QPainter, of: Palette, chance: Random) -> None:
    x, y = chance.uniform(25, 75), 20.0
    edges = [-70.0 + 24 * step for step in range(11)]
    for step, left in enumerate(edges):
        painter.setBrush((of.second, of.light, of.accent)[step % 3])
        painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(left, 151), QPointF(left + 13, 151)]))
    _circle(painter, x, y, 9, of.light)


def sun_over_waves(painter: QPainter, of: Palette, chance: Random) -> None:
    _circle(painter, chance.uniform(35, 65), 52, 25, of.accent)
    swing = chance.choice((-9.0, 9.0))
    for step, color in enumerate((of.light, of.second, of.ground.darker(150))):
        top = 86.0 + 20 * step
        wave = QPainterPath(QPointF(0, top))
        wave.cubicTo(QPointF(33, top + swing * 2), QPointF(66, top - swing * 2), QPointF(100, top + swing / 2))
        wave.lineTo(100, 151)
        wave.lineTo(0, 151)
        painter.setBrush(color)
        painter.drawPath(wave)


def overlapping_discs(painter: QPainter, of: Palette, chance: Random) -> None:
    shift = chance.uniform(-8, 8)
    _circle(painter, 37, 62 + shift, 28, of.light)
    over = QColor(of.accent)
    over.setAlphaF(0.85)
    _circle(painter, 64, 76 - shift / 2, 28, over)


def quarter_tiles(painter: QPainter, of: Palette, chance: Random) -> None:
    side = 100 / 3
    for place in range(15):
        x, y = place % 3 * side, place // 3 * side - 8
        pair = chance.sample((of.ground, of.light, of.accent, of.second), 2)
        painter.fillRect(QRectF(x, y, side + 0.5, side + 0.5), pair[0])
        painter.setBrush(pair[1])
        right, low, start = chance.choice(_CORNERS)
        painter.drawPie(QRectF(x + (right - 1) * side, y + (low - 1) * side, 2 * side, 2 * side), start * 16, 90 * 16)


def bars(painter: QPainter, of: Palette, chance: Random) -> None:
    _circle(painter, chance.choice((28, 72)), 34, 11, of.accent)
    for step in range(6):
        height = chance.uniform(24, 78)
        painter.fillRect(QRectF(9 + step * 14, 134 - height, 12, height), (of.light, of.second, of.accent)[step % 3])


def stairs(painter: QPainter, of: Palette, chance: Random) -> None:
    rising = chance.random() < 0.5
    _circle(painter, 30 if rising else 70, 40, 15, of.accent)
    for step in range(6):
        height = 26.0 + (step if rising else 5 - step) * 15
        color = QColor(of.light if step % 2 else of.second)
        painter.fillRect(QRectF(step * 100 / 6, 151 - height, 17, height), color)


def portrait(painter: QPainter, of: Palette, chance: Random) -> None:
    """Draw a head and shoulders, for people, whatever their name would draw."""
    del chance
    _circle(painter, 50, 150, 46, of.second)
    _circle(painter, 50, 62, 29, of.ground)
    _circle(painter, 50, 62, 25, of.light)


MOTIFS = (concentric, rays, sun_over_waves, overlapping_discs, quarter_tiles, bars, stairs)
