"""Painting of a list's rows."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QDateTime, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop_app.domain.queues import Item, ItemId
from desktop_app.ui.posters.art import placeholder
from desktop_app.ui.queue import leaving, state_art, words
from desktop_app.ui.queue.areas import Areas, Lines
from desktop_app.ui.queue.inks import LEFT, RIGHT, Inks
from desktop_app.ui.queue.news import News, SeenRow
from desktop_app.ui.queue.rows import Row, RowKind, RowMark
from desktop_app.ui.style.row_ground import paint_ground
from desktop_app.ui.style.state_shapes import Shape
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.stars import paint_own_stars, paint_stars, stars_width

CARRIED = 0.38
SAVED = 0.6
_SHAPES = {RowMark.WAITS: Shape.WAITS, RowMark.TRAVELS: Shape.TRAVELS}
_SHAPES_OF_NEWS = {News.ADDED: Shape.ADDED, News.MOVED: Shape.MOVED, News.SENT: Shape.SENT}
_NOWHERE = QRect()

Posters = Callable[[Item, QSize, float], QPixmap]
"""The poster of an item at a size in device-independent pixels; a placeholder until it is there."""


class LastPainter(Protocol):
    """Paints an extra into the right column of a row, over the row's usual content."""

    def __call__(self, painter: QPainter, row: Row, cell: QRect, *, mirrored: bool) -> None: ...


def drawn_posters(item: Item, size: QSize, dpr: float) -> QPixmap:
    """The drawn poster of an item, for views without a service to ask."""
    return placeholder(item.title.name, size, dpr, item.title.kind)


class RowPainter:
    """Paints the rows of one view, which tells what is carried, hovered and under the keyboard."""

    def __init__(self, posters: Posters) -> None:
        self.posters = posters
        self.carried: frozenset[ItemId] = frozenset()
        self.hovered = -1
        self.ringed = -1
        self.can_carry = True
        self.paint_last: LastPainter | None = None
        self._all_inks = Inks(), Inks(colors().selected)
        self._inks = self._all_inks[False]
        self._now = 0

    def begin(self, inks: tuple[Inks, Inks], *, can_carry: bool = True) -> None:
        """Take the fonts and colours of usual and of chosen rows for a painting, and whether rows can be dragged."""
        self._all_inks, self.can_carry = inks, can_carry
        self._now = QDateTime.currentSecsSinceEpoch()

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
        if opacity != 1:
            painter.setOpacity(1)

    def _opacity(self, row: Row) -> float:
        if row.item.id in self.carried:
            return CARRIED
        return SAVED if row.kind is RowKind.SAVED else 1.0

    def _paint_ground(self, painter: QPainter, row: Row, at: int, areas: Areas, *, is_chosen: bool) -> None:
        """Paint fill, bar, ring and grip: a selected row has the bar, the row with the keyboard has the ring."""
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
        is_held = row.item.id in self.carried or at in (self.hovered, self.ringed)
        if is_held and row.kind is RowKind.ITEM and self.can_carry:
            state_art.paint_grip(painter, areas, self._inks.colors.second_text)

    # --- a title --------------------------------------------------------------------------------------------------

    def _paint_title(self, painter: QPainter, seen: SeenRow, areas: Areas) -> None:
        """Paint number and poster, then the lines of text, then what stands in the right column."""
        row = seen.row
        if row.number:
            self._inks.number.write(painter, areas.number, str(row.number), LEFT if areas.mirrored else RIGHT)
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(areas.picture, self.posters(row.item, areas.measures.poster, dpr))
        badge, is_pressing = self._badge_of(seen)
        has_state = bool(badge) or row.mark is not None or seen.news is not None or self.paint_last is not None
        uses_column = has_state or (areas.measures.is_stacked and _has_stars(seen))
        third = _third_line(seen, areas)
        lines = areas.lines if uses_column else areas.wide
        stars_below = _has_stars(seen) and not areas.measures.is_stacked and not areas.measures.is_compact
        if not third and not stars_below:
            lines = lines.down(areas.centring)
        second = words.undated_line(row) if badge else seen.second_line
        self._write_lines(painter, seen, areas, lines, second, "" if stars_below else third)
        if stars_below:
            self._paint_stars(painter, seen, areas, lines.third, at_start=True)
        upper, lower = self._halves(seen, areas, has_state=has_state)
        if not stars_below:
            self._paint_stars(painter, seen, areas, upper)
        if self.paint_last is not None:
            self.paint_last(painter, row, lower, mirrored=areas.mirrored)
        elif badge:
            state_art.paint_badge(painter, areas, lower, badge, self._inks, is_pressing=is_pressing)
        else:
            self._paint_state(painter, seen, areas, lower)

    def _badge_of(self, seen: SeenRow) -> tuple[str, bool]:
        """The days left, in a row that has no state: that goes first, and the details tell the date."""
        if seen.row.mark is not None or seen.news is not None or self.paint_last is not None:
            return "", False
        return leaving.badge(seen.row.item.title.available_until, self._now)

    def _write_lines(
        self, painter: QPainter, seen: SeenRow, areas: Areas, lines: Lines, second: str, third: str
    ) -> None:
        inks, start = self._inks, _start(areas)
        inks.name.write(painter, lines.name, seen.row.item.title.name, start)
        inks.second.write(painter, lines.second, words.airy(second), start)
        if third:
            inks.third.write(painter, lines.third, third, start)

    def _halves(self, seen: SeenRow, areas: Areas, *, has_state: bool) -> tuple[QRect, QRect]:
        """The areas of the stars and of the state: one over the other where there are both."""
        if self.paint_last is not None and areas.measures.is_compact:
            return (areas.beside if areas.measures.is_stacked else _NOWHERE), areas.right
        if not areas.measures.is_stacked or not _has_stars(seen):
            return _NOWHERE, areas.right
        if not has_state:
            return areas.right, _NOWHERE
        return (_NOWHERE, areas.right) if areas.measures.is_compact else (areas.upper, areas.lower)

    def _paint_stars(
        self, painter: QPainter, seen: SeenRow, areas: Areas, cell: QRect, *, at_start: bool = False
    ) -> None:
        if cell.isEmpty() or not _has_stars(seen):
            return
        size = areas.measures.star
        area = cell.toRectF() if at_start else state_art.stars_area(areas, cell, stars_width(size))
        if seen.own is not None:
            paint_own_stars(painter, area, size, seen.own, self._inks.colors, mirrored=areas.mirrored)
        else:
            average = seen.row.item.title.average_rating or 0.0
            paint_stars(painter, area, size, average, self._inks.colors, mirrored=areas.mirrored)

    def _paint_state(self, painter: QPainter, seen: SeenRow, areas: Areas, cell: QRect) -> None:
        """Paint a shape and its word: of the person's own change, else of what others did."""
        mark, inks = seen.row.mark, self._inks
        if mark is RowMark.DECIDE:
            state_art.paint_decide(painter, areas, cell, words.mark_word(mark), inks)
        elif mark is not None:
            state_art.paint_word(painter, areas, cell, _SHAPES[mark], words.mark_word(mark), inks.state, inks.colors)
        elif seen.news is not None:
            state_art.paint_word(
                painter, areas, cell, _SHAPES_OF_NEWS[seen.news], seen.news.value, inks.news, inks.colors
            )


def _third_line(seen: SeenRow, areas: Areas) -> str:
    return "" if areas.measures.is_compact else ", ".join(seen.row.item.title.genres)


def _has_stars(seen: SeenRow) -> bool:
    has_any = seen.own is not None or seen.row.item.title.average_rating is not None
    return has_any and seen.row.mark is not RowMark.DECIDE


def _start(areas: Areas) -> Qt.AlignmentFlag:
    return RIGHT if areas.mirrored else LEFT
