"""The areas of a row's parts, worked out once for all rows of a painting, from the row's own top."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle

from desktop_app.ui.queue.cells import QueueColumn

THUMBNAIL = QSize(28, 40)
_INSET = 8
_NOWHERE = QRect()


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of a row's parts.

    `name_wide` and `under_wide`: for a row that asks something, which takes the room of the rating too. A column that
    is hidden has an empty area.
    """

    row: QRectF
    number: QRect
    picture: QRect
    name: QRect
    under: QRect
    name_wide: QRect
    under_wide: QRect
    stars: QRectF
    state: QRect
    shape: QRectF
    word: QRect
    line: QRectF
    section: QRect
    mirrored: bool


def areas_of(cells: Mapping[QueueColumn, QRect], width: int, *, mirrored: bool) -> Areas:
    """The areas of a row. `cells`: of the shown columns, at the top of the table. `width`: of the whole row."""
    number, title, stars, state = (cells.get(column, _NOWHERE) for column in QueueColumn)
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    row = QRectF(0, 0, width, title.height()).adjusted(_INSET, 1, -_INSET, -1)
    lines, wide = (QStyle.visualRect(way, cell, cell.adjusted(48, 0, -8, 0)) for cell in (title, title.united(stars)))
    return Areas(
        row,
        _strip(number, 0, 40, mirrored=mirrored),
        QStyle.visualRect(way, title, QRect(title.left() + 8, 4, THUMBNAIL.width(), THUMBNAIL.height())),
        _name(lines),
        _under(lines),
        _name(wide),
        _under(wide),
        QRectF(_strip(stars, 4, 70, mirrored=mirrored)),
        state,
        QRectF(QStyle.visualRect(way, state, QRect(state.left() + 6, state.center().y() - 7, 16, 16))),
        _strip(state, 26, state.width() - 26 - 8, mirrored=mirrored),
        QRectF(row.left() + 12, 12, row.width() - 24, 1),
        title.united(state).adjusted(8, 16, -8, 0),
        mirrored,
    )


def _strip(cell: QRect, left: int, width: int, *, mirrored: bool) -> QRect:
    """A strip of the cell at full height, `width` pixels wide and `left` pixels from the leading edge."""
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    return QStyle.visualRect(way, cell, QRect(cell.left() + left, cell.top(), width, cell.height()))


def _name(lines: QRect) -> QRect:
    return QRect(lines.left(), 4, lines.width(), 22)


def _under(lines: QRect) -> QRect:
    return QRect(lines.left(), 25, lines.width(), 18)
