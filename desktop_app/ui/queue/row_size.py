"""The two heights of rows, and the measures of a row's parts in the fonts of now."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize

from desktop_app.ui.queue.inks import Inks
from desktop_app.ui.style.theme import grown

STACKED_FROM = 560
"""Pixels of row, at the usual type, from which stars and state have a column of their own."""

SMALL_POSTER_BELOW = 420
"""Pixels of row, at the usual type, under which the posters of comfortable rows shrink."""

RIGHT_COLUMN = 120
_POSTERS = {"compact": QSize(27, 40), "comfortable": QSize(56, 84)}
_SMALL_POSTER = QSize(40, 60)
_AROUND_POSTER = {"compact": 8, "comfortable": 16}
_STARS = {"compact": 13, "comfortable": 16}


class RowSize(Enum):
    """The heights in which rows can be shown; the value is what is kept on disk."""

    COMPACT = "compact"
    COMFORTABLE = "comfortable"


@dataclass(frozen=True, slots=True)
class RowMeasures:
    """Measures of all rows of a table, in pixels: heights of lines, widths of columns, sides of pictures."""

    size: RowSize
    height: int
    poster: QSize
    name: int
    second: int
    third: int
    number: int
    right: int
    star: int
    control: int
    shape: int
    is_stacked: bool
    """Whether the right column holds stars too; else it holds a state alone, and only in rows that have one."""

    @property
    def is_compact(self) -> bool:
        """Whether a row has two lines of text and not three."""
        return self.size is RowSize.COMPACT


def measures_of(size: RowSize, inks: Inks, width: int, count: int, right: int = 0) -> RowMeasures:
    """The measures of rows that are `width` pixels wide.

    `count`: the highest number that a row may have. `right`: pixels that the right column has at least.
    """
    poster, around = _POSTERS[size.value], _AROUND_POSTER[size.value]
    lines = (inks.name.height, inks.second.height, 0 if size is RowSize.COMPACT else inks.third.height)
    height = max(poster.height() + around, sum(lines) + (8 if size is RowSize.COMPACT else 16))
    tall = height - around
    if size is RowSize.COMFORTABLE and width < grown(SMALL_POSTER_BELOW):
        tall = tall * _SMALL_POSTER.height() // poster.height()
    return RowMeasures(
        size,
        height,
        QSize(tall * poster.width() // poster.height(), tall),
        *lines,
        max(30, inks.number.width("0" * len(str(count))) + 2),
        max(grown(RIGHT_COLUMN), inks.widest_state, right),
        grown(_STARS[size.value]),
        max(grown(32), inks.decide.height + 8),
        grown(14),
        is_stacked=width >= grown(STACKED_FROM),
    )
