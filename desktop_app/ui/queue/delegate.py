"""How a row looks."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from desktop_app.domain.queues import Item, TitleId
from desktop_app.ui.poster_art import placeholder
from desktop_app.ui.queue import words
from desktop_app.ui.queue.cells import Column, Role
from desktop_app.ui.queue.inks import LEFT, RIGHT, Ink, Inks
from desktop_app.ui.queue.news import News
from desktop_app.ui.queue.rows import Row, RowKind, RowMark
from desktop_app.ui.queue.stars import paint_own_stars, paint_stars
from desktop_app.ui.state_shapes import Shape, paint_state

ROW_HEIGHT = 48
THUMBNAIL = QSize(28, 40)
STAR = 13.0
CARRIED = 0.38
SAVED = 0.6
_INSET = 8
_SELECTED = QStyle.StateFlag.State_Selected
_SHAPES = {RowMark.WAITS: Shape.WAITS, RowMark.TRAVELS: Shape.TRAVELS, RowMark.DECIDE: Shape.DECIDE}
_SHAPES_OF_NEWS = {News.ADDED: Shape.ADDED, News.MOVED: Shape.MOVED}

Posters = Callable[[Item, QSize, float], QPixmap]
"""The poster of an item at a size in device-independent pixels; a placeholder until it is there."""

Cells = Mapping[Column, QRect]
"""Where the cells of a row stand in the viewport: those that are shown."""

_Index = QModelIndex | QPersistentModelIndex


def drawn_posters(item: Item, size: QSize, dpr: float) -> QPixmap:
    """Posters where no service is asked for any."""
    return placeholder(item.title.name, size, dpr, item.title.kind)


class RowPainter:
    """Paints the rows of one view, which tells it what is carried, hovered and under the keyboard."""

    def __init__(self, posters: Posters) -> None:
        self.posters = posters
        self.carried: frozenset[TitleId] = frozenset()
        self.hovered = -1
        self.ringed = -1
        self._inks = Inks()

    def begin(self) -> None:
        """A painting begins: the look may have changed."""
        if not self._inks.are_fresh:
            self._inks = Inks()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, cells: Cells) -> None:
        """The whole row at once. `option`: how the table paints, and whether the row is chosen; `index`: of a cell."""
        row: Row = index.data(Role.ROW)
        self._paint_ground(painter, option, row, index.row())
        if row.kind is RowKind.SECTION:
            self._paint_section(painter, option, cells[Column.TITLE])
            return
        painter.setOpacity(self._opacity(row))
        for column, cell in cells.items():
            option.rect = cell
            self._paint_cell(painter, option, row, column, index)
        painter.setOpacity(1)

    def _opacity(self, row: Row) -> float:
        if row.item.id in self.carried:
            return CARRIED
        return SAVED if row.kind is RowKind.SAVED else 1.0

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, at: int) -> None:
        """Selection, hover, question and keyboard ring, over the whole row."""
        look = self._inks.colors
        selected = bool(option.state & _SELECTED)
        fill = look.selection if selected else look.hover if at == self.hovered else None
        if row.mark is RowMark.DECIDE and not selected:
            fill = look.warn_fill
        if fill is not None and row.kind is not RowKind.SECTION:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(_whole_row(option), 6, 6)
        if at == self.ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.link, 2))
            painter.drawRoundedRect(_whole_row(option).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, column: Column, index: _Index
    ) -> None:
        match column:
            case Column.NUMBER:
                self._inks.number.write(painter, _placed(option, 0, 40), str(row.number or ""), _end(option))
            case Column.TITLE:
                self._paint_title(painter, option, row, index)
            case Column.RATING if row.mark is RowMark.DECIDE:
                pass  # its question goes on through here
            case Column.RATING if (own := index.data(Role.OWN)) is not None:
                paint_own_stars(painter, QRectF(_placed(option, 4, 70)), STAR, own, mirrored=_mirrored(option))
            case Column.RATING if row.item.title.average_rating is not None:
                area = _placed(option, 4, 70)
                paint_stars(painter, QRectF(area), STAR, row.item.title.average_rating, mirrored=_mirrored(option))
            case Column.STATE if row.mark is not None:
                ink = self._inks.decide if row.mark is RowMark.DECIDE else self._inks.quiet
                _paint_state(painter, option, _SHAPES[row.mark], words.mark_word(row.mark), ink)
            case Column.STATE if (news := index.data(Role.NEWS)) is not None:
                _paint_state(painter, option, _SHAPES_OF_NEWS[news], news.value, self._inks.quiet)

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, index: _Index) -> None:
        cell = option.rect
        picture = _mirrored_in(option, QRect(cell.left() + 8, cell.top() + 4, THUMBNAIL.width(), THUMBNAIL.height()))
        painter.drawPixmap(picture, self.posters(row.item, THUMBNAIL, painter.device().devicePixelRatioF()))
        self._paint_lines(painter, option, row, index)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, index: _Index) -> None:
        """Name and second line. A question is long: it goes on through the cell of the rating, which it has not."""
        title = option.rect
        if row.mark is RowMark.DECIDE:
            table = _table(option)
            title = table.visualRect(index.sibling(index.row(), Column.TITLE))
            title = title.united(table.visualRect(index.sibling(index.row(), Column.RATING)))
        lines = QStyle.visualRect(option.direction, title, title.adjusted(48, 0, -8, 0))
        name, under = QRect(lines), QRect(lines)
        name.setHeight(22)
        name.moveTop(title.top() + 4)
        under.setHeight(18)
        under.moveTop(title.top() + 25)
        said = words.airy(index.data(Role.SECOND_LINE))
        self._inks.name.write(painter, name, row.item.title.name, _start(option))
        self._inks.quiet.write(painter, under, said, _start(option))

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, cell: QRect) -> None:
        """A thin line across all cells, and under it the words, in the cell of the title."""
        whole = _whole_row(option)
        painter.fillRect(QRectF(whole.left() + 12, cell.top() + 12, whole.width() - 24, 1), self._inks.colors.line)
        area = QRect(cell.left(), cell.top() + 16, cell.width(), cell.height() - 16)
        option.rect = cell
        area = _mirrored_in(option, area.adjusted(8, 0, -8, 0))
        self._inks.section.write(painter, area, words.SAVED_SECTION, _start(option))


def _paint_state(painter: QPainter, option: QStyleOptionViewItem, shape: Shape, said: str, ink: Ink) -> None:
    """A shape and its word."""
    cell = option.rect
    area = _mirrored_in(option, QRect(cell.left() + 6, cell.center().y() - 7, 16, 16))
    paint_state(painter, QRectF(area), shape)
    ink.write(painter, _placed(option, 26, cell.width() - 26 - 8), said, _start(option))


def _start(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    return RIGHT if _mirrored(option) else LEFT


def _end(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    return LEFT if _mirrored(option) else RIGHT


def _whole_row(option: QStyleOptionViewItem) -> QRectF:
    return QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1)


def _table(option: QStyleOptionViewItem) -> QTableView:
    table = option.widget
    assert isinstance(table, QTableView)
    return table


def _placed(option: QStyleOptionViewItem, left: int, width: int) -> QRect:
    """A strip of the cell, measured from its leading edge."""
    cell = option.rect
    return _mirrored_in(option, QRect(cell.left() + left, cell.top(), width, cell.height()))


def _mirrored_in(option: QStyleOptionViewItem, area: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, area)


def _mirrored(option: QStyleOptionViewItem) -> bool:
    return option.direction is Qt.LayoutDirection.RightToLeft
