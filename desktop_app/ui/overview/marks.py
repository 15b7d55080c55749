"""The marks of a row: the tiles of the services, and the names of the lists."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.icons import tile
from desktop_app.ui.overview.model import MarksOf
from desktop_app.ui.queue.cells import Role
from desktop_app.ui.queue.inks import LEFT, RIGHT, Ink
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.theme import colors, font

TILE = 16
_AROUND = 6
_BETWEEN = 4
_MOST = 4
"""Tiles; the names tell the rest."""

_Index = QModelIndex | QPersistentModelIndex


class MarksDelegate(QStyledItemDelegate):
    """Paints the last cell of a row; its ground is that of the row."""

    def __init__(self, view: QueueView, marks_of: MarksOf) -> None:
        super().__init__(view)
        self._view = view
        self._marks_of = marks_of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self._view.delegate.paint(painter, option, index)
        row = index.data(Role.ROW)
        marks = self._marks_of(row.item.id)
        tiles = list(dict.fromkeys((mark.where.letter, mark.where.colour) for mark in marks))[:_MOST]
        dpr, at = painter.device().devicePixelRatio(), _AROUND
        for letter, colour in tiles:
            painter.drawPixmap(_placed(option, at, TILE, TILE), _tile(letter, colour, dpr, dark=colors().dark))
            at += TILE + _BETWEEN
        names = ", ".join(mark.where.title for mark in marks)
        area = _placed(option, at + 2, option.rect.width() - at - 2 - 2 * _AROUND, option.rect.height())
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        _ink(dark=colors().dark).write(painter, area, names, RIGHT if mirrored else LEFT)


def _placed(option: QStyleOptionViewItem, left: int, width: int, height: int) -> QRect:
    """A part of the cell, measured from its leading edge, in the middle of its height."""
    cell = option.rect
    area = QRect(cell.left() + left, cell.top() + (cell.height() - height) // 2, width, height)
    return QStyle.visualRect(option.direction, cell, area)


@lru_cache(64)
def _tile(letter: str, colour: str, dpr: float, *, dark: bool) -> QPixmap:
    del dark  # the tile looks at it itself; the cache must, too
    return tile(letter, colour, TILE, dpr)


@lru_cache(2)
def _ink(*, dark: bool) -> Ink:
    del dark
    return Ink(font(12), colors().second_text)
