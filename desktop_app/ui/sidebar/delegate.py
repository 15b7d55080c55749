"""Painting of accounts and lists in the sidebar."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from desktop_app.ui.sidebar.accounts import SourceAccount, SourceKey, SourceList, SourceState
from desktop_app.ui.sidebar.model import SourceRole
from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.icons import tile
from desktop_app.ui.style.row_ground import paint_ground
from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import colors, font

ACCOUNT_HEIGHT = 48
LIST_HEIGHT = 28
CHEVRON = 24
"""The width at the leading edge that unfolds an account."""

SPARE = 2
"""Pixels more than a number's advance, so that it is never cut for a fraction of one."""

MARK, MARK_GAP = 14, 4
"""Pixels of a mark of a list, and between it and its number."""

_TEXT = 66
_SHAPES = {
    SourceState.LINKED: Shape.LINKED,
    SourceState.WORKING: Shape.WORKING,
    SourceState.OFFLINE: Shape.OFFLINE,
    SourceState.INCOMPLETE: Shape.DECIDE,
    SourceState.TROUBLE: Shape.DECIDE,
    SourceState.LOCKED: Shape.DECIDE,
    SourceState.SIGN_IN_AGAIN: Shape.SIGN_IN_AGAIN,
    SourceState.SIGN_INS_LOCKED: Shape.SIGN_IN_AGAIN,
    SourceState.KEYRING_LOCKED: Shape.SIGN_IN_AGAIN,
    SourceState.KEYRING_SILENT: Shape.OFFLINE,
    SourceState.NO_KEYRING: Shape.SIGN_IN_AGAIN,
    SourceState.KEYRING_FAILED: Shape.OFFLINE,
}
_Index = QModelIndex | QPersistentModelIndex


class SourceDelegate(QStyledItemDelegate):
    """Paints the sidebar's rows; a name is edited in its place."""

    def __init__(self, parent: QTreeView) -> None:
        super().__init__(parent)
        self._tree = parent
        self.hovered: SourceKey | None = None
        self.target: SourceKey | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_account = isinstance(index.data(SourceRole.SOURCE), SourceAccount)
        return QSize(0, ACCOUNT_HEIGHT if is_account else LIST_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        source = index.data(SourceRole.SOURCE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, source)
        if isinstance(source, SourceAccount):
            self._paint_account(painter, option, source, unfolded=self._tree.isExpanded(_plain(index)))
        elif isinstance(source, SourceList):
            _paint_list(painter, option, source)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, source: object) -> None:
        key = _key(source)
        is_focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and self.by_keyboard
        paint_ground(
            painter,
            QRectF(option.rect.adjusted(8, 0, -8, 0)),
            colors().message if key == self.target else colors().hover if key == self.hovered else None,
            is_chosen=_is_selected(option),
            is_ringed=key == self.target or is_focused,
            mirrored=_mirrored(option),
        )

    by_keyboard = False

    def _paint_account(
        self, painter: QPainter, option: QStyleOptionViewItem, account: SourceAccount, *, unfolded: bool
    ) -> None:
        look, row = _look(option), option.rect
        if account.lists:
            spot = QRectF(_at(option, 8, 12, 12, 24))
            _paint_chevron(painter, spot, look, down=unfolded, mirrored=_mirrored(option))
        painter.drawPixmap(_at(option, 28, 28, 10, 28), tile(account.letter, account.colour))
        alarmed = account.state.is_alarming
        name = _at(option, _TEXT, row.width() - _TEXT - 32, 5, 20)
        under = _at(option, _TEXT, row.width() - _TEXT - 12, 24, 18)
        _text(painter, option, name, account.provider_name, (font(13, QFont.Weight.DemiBold), look.text))
        _text(painter, option, under, account.second_line, (font(12), look.warn if alarmed else look.second_text))
        paint_state(painter, QRectF(_at(option, row.width() - 27, 14, 8, 14)), _SHAPES[account.state], look)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Name of this account")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        editor.setGeometry(_at(option, _TEXT - 4, option.rect.width() - _TEXT - 8, 10, 28))


def _paint_list(painter: QPainter, option: QStyleOptionViewItem, shown: SourceList) -> None:
    look, row = _look(option), option.rect
    selected = _is_selected(option)
    count = "" if shown.count is None else f"{shown.count:,}"
    weight = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
    ink = (font(12, tabular=True), look.second_text)
    metrics = QFontMetrics(ink[0])
    marks = _marks_of(shown)
    widest = max(metrics.horizontalAdvance(count), metrics.horizontalAdvance("00") if marks else 0) + SPARE
    taken = 14 + widest
    _text(painter, option, _at(option, row.width() - taken, widest, 0, LIST_HEIGHT), count, ink, end=True)
    for mark, number in marks:
        wide = metrics.horizontalAdvance(number) + SPARE
        taken += 8 + wide
        _text(painter, option, _at(option, row.width() - taken, wide, 0, LIST_HEIGHT), number, ink)
        taken += MARK_GAP + MARK
        paint_state(painter, QRectF(_at(option, row.width() - taken, MARK, 7, MARK)), mark, look)
    title = _at(option, _TEXT, row.width() - _TEXT - taken - 8, 0, LIST_HEIGHT)
    _text(painter, option, title, shown.title, (font(13, weight), look.text))


def _marks_of(shown: SourceList) -> list[tuple[Shape, str]]:
    """The marks before a list's count, with their numbers: what needs the person most, then the changes that wait."""
    marks = [(Shape.WAITS, str(shown.waiting))] if shown.waiting else []
    if shown.questions:
        return [(Shape.DECIDE, str(shown.questions)), *marks]
    if shown.problems:
        return [(Shape.PROBLEM, str(shown.problems)), *marks]
    return [(Shape.DECIDE, ""), *marks] if shown.trouble else marks


def _paint_chevron(painter: QPainter, area: QRectF, look: Colors, *, down: bool, mirrored: bool) -> None:
    middle = area.center()
    painter.save()
    painter.translate(middle)
    painter.rotate(0 if down else 90 if mirrored else -90)
    pen = QPen(look.second_text, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)])
    painter.restore()


def _text(
    painter: QPainter,
    option: QStyleOptionViewItem,
    area: QRect,
    text: str,
    ink: tuple[QFont, QColor],
    *,
    end: bool = False,
) -> None:
    painter.setFont(ink[0])
    painter.setPen(ink[1])
    shown = QFontMetrics(ink[0]).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run as they do, wherever they stand
    painter.drawText(area, QStyle.visualAlignment(option.direction, side) | Qt.AlignmentFlag.AlignVCenter, shown)


def _at(option: QStyleOptionViewItem, left: int, width: int, top: int, height: int) -> QRect:
    """A part of the row, measured from its leading edge."""
    row = option.rect
    return QStyle.visualRect(option.direction, row, QRect(row.left() + left, row.top() + top, width, height))


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _look(option: QStyleOptionViewItem) -> Colors:
    return colors().selected if _is_selected(option) else colors()


def _mirrored(option: QStyleOptionViewItem) -> bool:
    return option.direction is Qt.LayoutDirection.RightToLeft


def _key(source: object) -> object:
    match source:
        case SourceAccount(id=account_id):
            return account_id
        case SourceList(ref=ref):
            return ref
    return None


def _plain(index: _Index) -> QModelIndex:
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), 0, index.parent())
