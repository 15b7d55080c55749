"""Painting of the outbox: a quiet heading, and under it shape, words and reason."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.outbox.entries import EditStage, EntryRow, ListRow, OutboxRow
from desktop_app.ui.outbox.model import OutboxRole
from desktop_app.ui.style.row_ground import paint_ground
from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import colors, font, grown

_Index = QModelIndex | QPersistentModelIndex
_SHAPES = {
    EditStage.WAITS: Shape.WAITS,
    EditStage.TRAVELS: Shape.TRAVELS,
    EditStage.UNSURE: Shape.TRAVELS,
    EditStage.REFUSED: Shape.DECIDE,
    EditStage.DECIDE: Shape.DECIDE,
}
_INSET = 8
_END = 20
_PAD = 8
_GAP = 2
_HEADING = 36
_WHY = 18
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class OutboxDelegate(QStyledItemDelegate):
    """Paints the rows of the outbox uncut: each is as high as its words need in the width there is."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: OutboxRow = index.data(OutboxRole.ROW)
        width = self._list.viewport().width()
        if isinstance(row, ListRow):
            return QSize(width, grown(_HEADING) + (grown(_WHY) if row.why else 0))
        words, under = _heights(row, width)
        return QSize(width, 2 * _PAD + words + _GAP + under)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: OutboxRow = index.data(OutboxRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, ListRow):
            _paint_heading(painter, option, row)
        else:
            _paint_ground(painter, option, row)
            _paint_entry(painter, option, row)
        painter.restore()


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
    """Paint the list's name, and behind it, paler, the account's."""
    look, cell = colors(), option.rect
    area = QRect(cell.left() + _END, cell.top() + 12, cell.width() - 2 * _END, grown(_HEADING) - 12)
    name = font(12, QFont.Weight.DemiBold)
    taken = QFontMetrics(name).horizontalAdvance(row.title) + 8
    _line(painter, option, area, row.title, (name, look.text))
    _line(painter, option, area.adjusted(min(taken, area.width()), 0, 0, 0), row.where, (font(12), look.second_text))
    if row.why:
        _line(painter, option, area.translated(0, grown(_WHY)), row.why, (font(12), look.second_text))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, row: EntryRow) -> None:
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    paint_ground(
        painter,
        QRectF(option.rect.adjusted(_INSET, 1, -_INSET, -1)),
        colors().warn_fill if row.is_question else colors().hover if hovered else None,
        is_chosen=_is_selected(option),
        is_ringed=bool(option.state & QStyle.StateFlag.State_HasFocus),
        mirrored=option.direction is Qt.LayoutDirection.RightToLeft,
    )


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _paint_entry(painter: QPainter, option: QStyleOptionViewItem, row: EntryRow) -> None:
    look, cell = colors().selected if _is_selected(option) else colors(), option.rect
    words, under = _heights(row, cell.width())
    shape = QRect(cell.left() + _END, cell.top() + _PAD + 2, grown(14), grown(14))
    paint_state(painter, QRectF(QStyle.visualRect(option.direction, cell, shape)), _SHAPES[row.stand], look)
    area = QRect(cell.left() + _text_left(), cell.top() + _PAD, cell.width() - _text_left() - _END, words)
    _block(painter, option, area, row.words, (font(13), look.text))
    area = QRect(area.left(), area.bottom() + 1 + _GAP, area.width(), under)
    ink = (font(12), look.warn if row.is_question else look.second_text)
    _block(painter, option, area, _under(row), ink)


def _text_left() -> int:
    return _END + grown(14) + 10


def _under(row: EntryRow) -> str:
    """The state and the reason of an edit. A question says both at once."""
    if row.stand is EditStage.DECIDE and row.reason:
        return row.reason
    return f"{row.stand.value} · {row.reason}" if row.reason and not row.is_question else row.reason or row.stand.value


def _heights(row: EntryRow, width: int) -> tuple[int, int]:
    words, under = font(13), font(12)
    room = max(width - _text_left() - _END, 40)
    return _height(row.words, words.toString(), room), _height(_under(row), under.toString(), room)


@lru_cache(maxsize=10_000)
def _height(text: str, face: str, width: int) -> int:
    """Remembered, because Qt asks for all rows whenever one comes or goes."""
    measured = QFont()
    measured.fromString(face)
    return QFontMetrics(measured).boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height()


def _line(painter: QPainter, option: QStyleOptionViewItem, area: QRect, text: str, ink: tuple[QFont, QColor]) -> None:
    shown = QFontMetrics(ink[0]).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    _draw(
        painter,
        QStyle.visualRect(option.direction, option.rect, area),
        side | Qt.AlignmentFlag.AlignVCenter,
        shown,
        ink,
    )


def _block(painter: QPainter, option: QStyleOptionViewItem, area: QRect, text: str, ink: tuple[QFont, QColor]) -> None:
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    _draw(painter, QStyle.visualRect(option.direction, option.rect, area), side | _WRAPPED, text, ink)


def _draw(painter: QPainter, area: QRect, flags: int, text: str, ink: tuple[QFont, QColor]) -> None:
    painter.setFont(ink[0])
    painter.setPen(ink[1])
    painter.drawText(area, flags, text)
