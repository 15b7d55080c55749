"""Painting of accounts and lists in the sidebar."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from desktop_app.ui.sidebar.accounts import SourceAccount, SourceKey, SourceList, SourceState
from desktop_app.ui.sidebar.model import SourceRole
from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.icons import TILE, tile
from desktop_app.ui.style.row_ground import paint_ground
from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import colors, font, grown

ACCOUNT_HEIGHT = 48
LIST_HEIGHT = 28
CHEVRON = 24
"""The width at the leading edge that unfolds an account."""

SPARE = 2
"""Pixels more than a number's advance, so that it is never cut for a fraction of one."""

DOT = 14
"""Pixels of a state's shape."""

MARK_GAP = 4
"""Pixels between a mark of a list and its number."""

_TILE_LEFT = 28
_END = 14
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
        return QSize(0, grown(ACCOUNT_HEIGHT if is_account else LIST_HEIGHT))

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
            spot = QRectF(_at(option, 8, 12, grown(12), grown(24)))
            _paint_chevron(painter, spot, look, down=unfolded, mirrored=_mirrored(option))
        side = grown(TILE)
        painter.drawPixmap(_at(option, _TILE_LEFT, side, grown(10), side), tile(account.letter, account.colour, side))
        alarmed, left, dot = account.state.is_alarming, text_left(), grown(DOT)
        name = _at(option, left, row.width() - left - dot - 18, grown(5), grown(20))
        under = _at(option, left, row.width() - left - 12, grown(24), grown(18))
        _text(painter, option, name, account.provider_name, (font(13, QFont.Weight.DemiBold), look.text))
        _text(painter, option, under, account.second_line, (font(12), look.warn if alarmed else look.second_text))
        paint_state(
            painter, QRectF(_at(option, row.width() - 13 - dot, dot, grown(8), dot)), _SHAPES[account.state], look
        )

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Name of this account")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        editor.setGeometry(_at(option, text_left() - 4, option.rect.width() - text_left() - 8, grown(10), grown(28)))


def text_left() -> int:
    """The distance of the names from the leading edge."""
    return _TILE_LEFT + grown(TILE) + 10


def _paint_list(painter: QPainter, option: QStyleOptionViewItem, shown: SourceList) -> None:
    look, row = _look(option), option.rect
    selected = _is_selected(option)
    count = "" if shown.count is None else f"{shown.count:,}"
    weight = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
    ink = (font(12, tabular=True), look.second_text)
    metrics = QFontMetrics(ink[0])
    marks, high, side = _marks_of(shown), grown(LIST_HEIGHT), grown(DOT)
    widest = max(metrics.horizontalAdvance(count), metrics.horizontalAdvance("00") if marks else 0) + SPARE
    taken = _END + widest
    _text(painter, option, _at(option, row.width() - taken, widest, 0, high), count, ink, end=True)
    for mark, number in marks:
        wide = metrics.horizontalAdvance(number) + SPARE
        taken += 8 + wide
        _text(painter, option, _at(option, row.width() - taken, wide, 0, high), number, ink)
        taken += MARK_GAP + side
        paint_state(painter, QRectF(_at(option, row.width() - taken, side, (high - side) // 2, side)), mark, look)
    title = _at(option, text_left(), row.width() - text_left() - taken - 8, 0, high)
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
