"""Painting of a list's rows."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop_app.domain.queues import Item, TitleId
from desktop_app.ui.posters.art import placeholder
from desktop_app.ui.queue import words
from desktop_app.ui.queue.areas import THUMBNAIL, Areas
from desktop_app.ui.queue.inks import LEFT, RIGHT, Ink, Inks
from desktop_app.ui.queue.news import News, SeenRow
from desktop_app.ui.queue.rows import Row, RowKind, RowMark
from desktop_app.ui.style.row_ground import paint_ground
from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.stars import paint_own_stars, paint_stars

ROW_HEIGHT = 48
STAR = 13.0
CARRIED = 0.38
SAVED = 0.6
_SHAPES = {RowMark.WAITS: Shape.WAITS, RowMark.TRAVELS: Shape.TRAVELS, RowMark.DECIDE: Shape.DECIDE}
_SHAPES_OF_NEWS = {News.ADDED: Shape.ADDED, News.MOVED: Shape.MOVED}

Posters = Callable[[Item, QSize, float], QPixmap]
"""The poster of an item at a size in device-independent pixels; a placeholder until it is there."""


class LastPainter(Protocol):
    """Paints an extra into the last cell of a row, over the row's usual content."""

    def __call__(self, painter: QPainter, row: Row, cell: QRect, *, mirrored: bool) -> None: ...


def drawn_posters(item: Item, size: QSize, dpr: float) -> QPixmap:
    """The drawn poster of an item, for views without a service to ask."""
    return placeholder(item.title.name, size, dpr, item.title.kind)


class RowPainter:
    """Paints the rows of one view, which tells what is carried, hovered and under the keyboard."""

    def __init__(self, posters: Posters) -> None:
        self.posters = posters
        self.carried: frozenset[TitleId] = frozenset()
        self.hovered = -1
        self.ringed = -1
        self.paint_last: LastPainter | None = None
        self._all_inks = Inks(), Inks(colors().selected)
        self._inks = self._all_inks[False]

    def begin(self) -> None:
        """Make fonts and colours anew for a painting, if they changed."""
        if not self._inks.are_fresh:
            self._all_inks = Inks(), Inks(colors().selected)

    def paint_row(self, painter: QPainter, seen: SeenRow, at: int, areas: Areas, *, is_chosen: bool) -> None:
        """Paint the whole row at once, from where the painter's origin is. `at`: its place in the table."""
        row = seen.row
        self._inks = self._all_inks[is_chosen]
        self._paint_ground(painter, row, at, areas, is_chosen=is_chosen)
        if row.kind is RowKind.SECTION:
            painter.fillRect(areas.line, self._inks.colors.line)
            self._inks.section.write(painter, areas.section, row.item.title.name, _start(areas))
            return
        opacity = self._opacity(row)
        if opacity != 1:
            painter.setOpacity(opacity)
        self._paint_title(painter, seen, areas)
        self._paint_rating(painter, seen, areas)
        self._paint_state(painter, seen, areas)
        if self.paint_last is not None:
            self.paint_last(painter, row, areas.state, mirrored=areas.mirrored)
        if opacity != 1:
            painter.setOpacity(1)

    def _opacity(self, row: Row) -> float:
        if row.item.id in self.carried:
            return CARRIED
        return SAVED if row.kind is RowKind.SAVED else 1.0

    def _paint_ground(self, painter: QPainter, row: Row, at: int, areas: Areas, *, is_chosen: bool) -> None:
        """Selection, hover, question and keyboard ring, over the whole row."""
        look, is_section = colors(), row.kind is RowKind.SECTION
        fill = look.warn_fill if row.mark is RowMark.DECIDE else look.hover if at == self.hovered else None
        paint_ground(
            painter,
            areas.row,
            None if is_section else fill,
            is_chosen=is_chosen and not is_section,
            is_ringed=at == self.ringed,
            mirrored=areas.mirrored,
        )

    def _paint_title(self, painter: QPainter, seen: SeenRow, areas: Areas) -> None:
        """Number, picture, name and second line. A question goes on through the room of the rating."""
        row, start = seen.row, _start(areas)
        if row.number:
            self._inks.number.write(painter, areas.number, str(row.number), LEFT if areas.mirrored else RIGHT)
        painter.drawPixmap(areas.picture, self.posters(row.item, THUMBNAIL, painter.device().devicePixelRatioF()))
        asks = row.mark is RowMark.DECIDE
        self._inks.name.write(painter, areas.name_wide if asks else areas.name, row.item.title.name, start)
        under = areas.under_wide if asks else areas.under
        self._inks.quiet.write(painter, under, words.airy(seen.second_line), start)

    def _paint_rating(self, painter: QPainter, seen: SeenRow, areas: Areas) -> None:
        average = seen.row.item.title.average_rating
        if areas.stars.isEmpty() or seen.row.mark is RowMark.DECIDE:
            return
        if seen.own is not None:
            paint_own_stars(painter, areas.stars, STAR, seen.own, self._inks.colors, mirrored=areas.mirrored)
        elif average is not None:
            paint_stars(painter, areas.stars, STAR, average, self._inks.colors, mirrored=areas.mirrored)

    def _paint_state(self, painter: QPainter, seen: SeenRow, areas: Areas) -> None:
        """Paint a shape and its word: of the person's own change, else of what others did."""
        mark = seen.row.mark
        if mark is not None:
            ink = self._inks.decide if mark is RowMark.DECIDE else self._inks.quiet
            self._paint_mark(painter, areas, _SHAPES[mark], words.mark_word(mark), ink)
        elif seen.news is not None:
            self._paint_mark(painter, areas, _SHAPES_OF_NEWS[seen.news], seen.news.value, self._inks.quiet)

    def _paint_mark(self, painter: QPainter, areas: Areas, shape: Shape, said: str, ink: Ink) -> None:
        paint_state(painter, areas.shape, shape, self._inks.colors)
        ink.write(painter, areas.word, said, _start(areas))


def _start(areas: Areas) -> Qt.AlignmentFlag:
    return RIGHT if areas.mirrored else LEFT
