"""The areas of a row's parts, worked out once for all rows of a painting, from the row's own top."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle

from desktop_app.ui.queue.row_size import RowMeasures
from desktop_app.ui.widgets.stars import stars_width

THUMBNAIL = QSize(28, 40)
"""The poster on a card that is dragged, and in previews."""

INSET = 8
"""Pixels between the table's edge and the row's ground."""

GRIP = 16
_GRIP_LEFT = INSET + 8
_NUMBER_LEFT = _GRIP_LEFT + GRIP
_BESIDE_NUMBER = 12
_BESIDE_POSTER = {True: 12, False: 16}
_RIGHT_MARGIN = INSET + 16
_GAP = 10
"""Pixels between the stars and the state under them."""


class Lines(NamedTuple):
    """The areas of a row's lines of text."""

    name: QRect
    second: QRect
    third: QRect

    def down(self, pixels: int) -> "Lines":
        """The same lines lower down."""
        return Lines(*(line.translated(0, pixels) for line in self))


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of a row's parts.

    `lines` end in front of the right column; `wide` go on to the row's end, for rows with nothing there. A row of two
    lines stands `centring` pixels lower than one of three.
    """

    row: QRectF
    grip: QRectF
    number: QRect
    picture: QRect
    lines: Lines
    wide: Lines
    centring: int
    right: QRect
    """The right column in full height; `upper` and `lower` are its halves where stars and a state stand in it."""

    upper: QRect
    lower: QRect
    beside: QRect
    """The stars in front of a right column that holds something else, in compact rows over all lists."""

    line: QRectF
    section: QRect
    measures: RowMeasures
    mirrored: bool

    def placed(self, area: QRect) -> QRect:
        """An area of the row that is given as if text ran from the left."""
        return _visual(area, round(self.row.width()) + 2 * INSET, self.measures.height, mirrored=self.mirrored)


def text_left(measures: RowMeasures) -> int:
    """The distance of the lines of text from the table's leading edge."""
    beside = _BESIDE_POSTER[measures.is_compact]
    return _NUMBER_LEFT + measures.number + _BESIDE_NUMBER + measures.poster.width() + beside


def right_width(measures: RowMeasures) -> int:
    """The width of the right column with the margin behind it."""
    return measures.right + _RIGHT_MARGIN


def areas_of(measures: RowMeasures, width: int, *, mirrored: bool, stars_beside: bool = False) -> Areas:
    """The areas of a row that is `width` pixels wide. `stars_beside`: the right column is for something else."""
    high = measures.height

    def placed(left: int, top: int, wide: int, tall: int) -> QRect:
        return _visual(QRect(left, top, max(wide, 0), tall), width, high, mirrored=mirrored)

    picture_left = _NUMBER_LEFT + measures.number + _BESIDE_NUMBER
    left, right = text_left(measures), width - right_width(measures)
    stars = round(stars_width(measures.star)) if stars_beside else 0
    end = right - (stars + 2 * _GAP if stars else _GAP + 6)
    stacked = measures.star + _GAP + measures.control * 3 // 4
    top = (high - stacked) // 2
    label = measures.third or measures.second
    row = QRectF(0, 0, width, high).adjusted(INSET, 1, -INSET, -1)
    return Areas(
        row,
        QRectF(placed(_GRIP_LEFT, (high - GRIP) // 2, GRIP, GRIP)),
        placed(_NUMBER_LEFT, 0, measures.number, high),
        placed(picture_left, (high - measures.poster.height()) // 2, measures.poster.width(), measures.poster.height()),
        Lines(*(placed(left, y, end - left, tall) for y, tall in _rows_of_text(measures))),
        Lines(*(placed(left, y, width - INSET - 12 - left, tall) for y, tall in _rows_of_text(measures))),
        measures.third // 2,
        placed(right, 0, measures.right, high),
        placed(right, top, measures.right, measures.star),
        placed(right, top + measures.star + _GAP, measures.right, measures.control * 3 // 4),
        placed(right - stars - _GAP, 0, stars, high),
        QRectF(row.left() + 12, high - label - 16, row.width() - 24, 1),
        placed(picture_left, high - label - 8, width - INSET - 12 - picture_left, label),
        measures,
        mirrored,
    )


def _rows_of_text(measures: RowMeasures) -> list[tuple[int, int]]:
    """Top and height of each line; all of them together stand in the middle of the row."""
    heights = (measures.name, measures.second, measures.third)
    top = (measures.height - sum(heights)) // 2
    return [(top + sum(heights[:at]), height) for at, height in enumerate(heights)]


def _visual(area: QRect, width: int, height: int, *, mirrored: bool) -> QRect:
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    return QStyle.visualRect(way, QRect(0, 0, width, height), area)
