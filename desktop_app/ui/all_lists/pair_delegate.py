"""Painting of pairs of titles: a box to tick, both titles with posters and lists, and why the person is asked."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.all_lists.marks import tile_of
from desktop_app.ui.all_lists.pair_model import Index, PairColumn, PairModel
from desktop_app.ui.all_lists.pairs import NOT_THE_SAME, Answer, PairSide
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.row_ground import paint_ground
from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import colors, font, grown
from desktop_app.ui.widgets.tick_box import SIDE, paint_box

INSET = 8
EDGE = 24
"""Pixels from the edge of the sheet to the boxes."""

POSTER = QSize(28, 42)
_TILE = 14
_GAP = 12
_NARROW = 150
"""Pixels of a title's cell, at the usual type, under which there is no room for its poster."""

Words = tuple[str, QFont, QColor]


class PairDelegate(QStyledItemDelegate):
    """Paints the cells of a table of pairs on the ground of the whole row."""

    def __init__(self, model: PairModel, posters: Posters) -> None:
        super().__init__(model)
        self._model = model
        self._posters = posters
        self.hovered = -1
        """The row under the mouse; -1 for none."""
        self.width = 0
        """Pixels of a row, which is painted cell by cell."""
        self.ringed = -1
        """The row with the keyboard; -1 for none."""
        self.with_button = -1
        """The row in which a button stands in the place of the words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = colors().hovered if index.row() in (self.hovered, self.with_button) else colors()
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(INSET, option.rect.top() + 1, self.width - 2 * INSET, option.rect.height() - 2)
        paint_ground(painter, whole, look.base if look != colors() else None, is_ringed=index.row() == self.ringed)
        pair, answer = self._model.pair(index.row()), self._model.answer(index.row())
        match index.column():
            case PairColumn.TICK:
                self._paint_tick(painter, option, answer)
            case PairColumn.ONE:
                self._paint_side(painter, option, pair.one, look)
            case PairColumn.OTHER:
                self._paint_side(painter, option, pair.other, look)
            case PairColumn.WHY if index.row() != self.with_button:
                words = NOT_THE_SAME if answer is Answer.DIFFERENT else pair.why
                _paint_why(painter, option, words, look, doubts=not pair.is_sure and answer is not Answer.DIFFERENT)
        painter.restore()

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, answer: Answer) -> None:
        side, cell = grown(SIDE), option.rect
        area = QRect(cell.left() + EDGE, cell.top() + (cell.height() - side) // 2, side, side)
        box = QStyle.visualRect(option.direction, cell, area)
        if answer is Answer.DIFFERENT:
            icon("cross", "text").paint(painter, box)
        else:
            ticked = Qt.CheckState.Checked if answer is Answer.SAME else Qt.CheckState.Unchecked
            paint_box(painter, QRectF(box), ticked)

    def _paint_side(self, painter: QPainter, option: QStyleOptionViewItem, side: PairSide, look: Colors) -> None:
        cell, size = option.rect, QSize(grown(POSTER.width()), grown(POSTER.height()))
        left = cell.left()
        if cell.width() >= grown(_NARROW):
            area = QRect(left, cell.top() + (cell.height() - size.height()) // 2, size.width(), size.height())
            picture = self._posters(side.item, size, painter.device().devicePixelRatio())
            painter.drawPixmap(QStyle.visualRect(option.direction, cell, area), picture)
            left += size.width() + grown(_GAP)
        name, small = font(14, QFont.Weight.Medium), font(12)
        above, under = QFontMetrics(name).height(), QFontMetrics(small).height()
        top = cell.top() + (cell.height() - above - under - 2) // 2
        room = max(cell.right() - _GAP - left, 0)
        year = (f" ({side.year})", font(14, tabular=True), look.second_text) if side.year else None
        _in_a_row(painter, option, QRect(left, top, room, above), (side.name, name, look.text), year)
        area = QRect(left, top + above + 2, room, under)
        _paint_list(painter, option, area, side, (side.list_name, small, look.second_text))


def _paint_list(painter: QPainter, option: QStyleOptionViewItem, area: QRect, side: PairSide, words: Words) -> None:
    """Paint the tile of the service and the name of the list."""
    if side.where is not None:
        edge = grown(_TILE)
        spot = QRect(area.left(), area.top() + (area.height() - edge) // 2, edge, edge)
        dpr = painter.device().devicePixelRatio()
        picture = tile_of(side.where.letter, side.where.colour, edge, dpr, dark=colors().dark)
        painter.drawPixmap(QStyle.visualRect(option.direction, option.rect, spot), picture)
        area = area.adjusted(edge + 6, 0, 0, 0)
    _write(painter, option, area, words)


def _paint_why(painter: QPainter, option: QStyleOptionViewItem, words: str, look: Colors, *, doubts: bool) -> None:
    """Paint the reason; a doubt has a shape and a color of its own."""
    cell, left = option.rect, option.rect.left()
    if doubts:
        side = grown(_TILE)
        spot = QRect(left, cell.top() + (cell.height() - side) // 2, side, side)
        paint_state(painter, QRectF(QStyle.visualRect(option.direction, cell, spot)), Shape.DECIDE, look)
        left += side + 8
    area = QRect(left, cell.top(), max(cell.right() - EDGE // 2 - left, 0), cell.height())
    _write(painter, option, area, (words, font(12), look.warn if doubts else look.second_text))


def _in_a_row(painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: Words, last: Words | None) -> None:
    """Write words, and behind them others that are never cut."""
    kept = _width(last[0], last[1].toString()) if last is not None else 0
    room = max(area.width() - kept, 0)
    taken = min(_width(words[0], words[1].toString()), room)
    _write(painter, option, QRect(area.left(), area.top(), room, area.height()), words)
    if last is not None:
        _write(painter, option, QRect(area.left() + taken, area.top(), kept + 1, area.height()), last)


@lru_cache(maxsize=4_000)
def _width(text: str, face: str) -> int:
    measured = QFont()
    measured.fromString(face)
    return QFontMetrics(measured).horizontalAdvance(text)


def _write(painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: Words) -> None:
    text, face, ink = words
    painter.setFont(face)
    painter.setPen(ink)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run as they do, wherever they stand
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(QStyle.visualRect(option.direction, option.rect, area), flags, shown)
