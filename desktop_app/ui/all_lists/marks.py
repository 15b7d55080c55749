"""The marks of a row: the tiles of the services, and the names of the lists."""

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle

from desktop_app.ui.all_lists.model import MarksOf
from desktop_app.ui.queue.inks import LEFT, RIGHT, Ink
from desktop_app.ui.queue.rows import Row
from desktop_app.ui.style.icons import tile
from desktop_app.ui.style.theme import colors, font

TILE = 16
_AROUND = 6
_BETWEEN = 4
_MOST = 4
"""Tiles; the names tell the rest."""


class MarksPainter:
    """Paints into the last cell of a row, on the row's own ground."""

    def __init__(self, marks_of: MarksOf) -> None:
        self._marks_of = marks_of

    def __call__(self, painter: QPainter, row: Row, cell: QRect, *, mirrored: bool) -> None:
        marks = self._marks_of(row.item.title.id)
        tiles = list(dict.fromkeys((mark.where.letter, mark.where.colour) for mark in marks))[:_MOST]
        dpr, at = painter.device().devicePixelRatio(), _AROUND
        for letter, colour in tiles:
            area = _placed(cell, at, TILE, TILE, mirrored=mirrored)
            painter.drawPixmap(area, tile_of(letter, colour, TILE, dpr, dark=colors().dark))
            at += TILE + _BETWEEN
        names = ", ".join(mark.where.title for mark in marks)
        area = _placed(cell, at + 2, cell.width() - at - 2 - 2 * _AROUND, cell.height(), mirrored=mirrored)
        _ink(dark=colors().dark).write(painter, area, names, RIGHT if mirrored else LEFT)


def _placed(cell: QRect, left: int, width: int, height: int, *, mirrored: bool) -> QRect:
    """A part of the cell, measured from its leading edge, in the middle of its height."""
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    area = QRect(cell.left() + left, cell.top() + (cell.height() - height) // 2, width, height)
    return QStyle.visualRect(way, cell, area)


@lru_cache(64)
def tile_of(letter: str, colour: str, size: int, dpr: float, *, dark: bool) -> QPixmap:
    """The tile of a service in so many pixels, drawn once."""
    del dark  # the tile looks at it itself; the cache must, too
    return tile(letter, colour, size, dpr)


@lru_cache(2)
def _ink(*, dark: bool) -> Ink:
    del dark
    return Ink(font(12), colors().second_text)
