"""Painting of search results: headings, notes and titles."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.queues import Item
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.words import airy
from desktop_app.ui.search import words
from desktop_app.ui.search.model import ResultRole
from desktop_app.ui.search.sections import FoundTitle, SearchProgress, Section, SectionHeading, SectionNote
from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.icons import tile
from desktop_app.ui.style.measures import grown_size
from desktop_app.ui.style.row_ground import paint_ground
from desktop_app.ui.style.theme import colors, font, grown

PICTURE = QSize(36, 52)
RESULT_HEIGHT = 62
HEADING_HEIGHT = 36
NOTE_HEIGHT = 30
_MARGIN = 20
_TILE = 18
_LINE = 18
_SELECTED = QStyle.StateFlag.State_Selected
_HOVERED = QStyle.StateFlag.State_MouseOver
_ENABLED = QStyle.StateFlag.State_Enabled
_WRAPS = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

_Index = QModelIndex | QPersistentModelIndex
_Ink = tuple[QFont, QColor]


class ResultDelegate(QStyledItemDelegate):
    """Paints the rows of one list."""

    def __init__(self, posters: Posters, parent: QListView) -> None:
        super().__init__(parent)
        self._view = parent
        self._posters = posters

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        match index.data(ResultRole.ROW):
            case SectionHeading():
                return QSize(0, grown(HEADING_HEIGHT))
            case SectionNote(section=section) if section.progress is SearchProgress.FAILED:
                return QSize(0, self._sentence_height(section) + grown(_LINE) + 16)
            case SectionNote():
                return QSize(0, grown(NOTE_HEIGHT))
        return QSize(0, grown(RESULT_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        match index.data(ResultRole.ROW):
            case SectionHeading(section=section):
                _paint_heading(painter, option, section)
            case SectionNote(section=section):
                self._paint_note(painter, option, section)
            case FoundTitle() as result:
                self._paint_result(painter, option, result, index.data(ResultRole.MARK))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Selection, and a ring where the keyboard is: the field keeps the focus while its arrows walk the rows."""
        area = QRectF(option.rect.adjusted(8, 1, -8, -1))
        selected, hovered = option.state & _SELECTED, option.state & _HOVERED and option.state & _ENABLED
        paint_ground(
            painter,
            area,
            colors().hover if hovered else None,
            is_chosen=bool(selected),
            is_ringed=bool(option.state & QStyle.StateFlag.State_HasFocus),
            mirrored=option.direction is Qt.LayoutDirection.RightToLeft,
        )

    def _paint_result(self, painter: QPainter, option: QStyleOptionViewItem, result: FoundTitle, mark: str) -> None:
        look, title = _look(option), result.title
        poster = grown_size(PICTURE)
        picture = _at(option, _MARGIN, poster.width(), grown(5), poster.height())
        left = _MARGIN + poster.width() + 12
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(picture, self._posters(Item(title), poster, dpr))
        width = option.rect.width() - left - 16
        _write(
            painter, option, (left, width, grown(5), grown(20)), title.name, (font(14, QFont.Weight.Medium), look.text)
        )
        _write(
            painter,
            option,
            (left, width, grown(24), grown(_LINE)),
            airy(words.facts(title)),
            (font(12), look.second_text),
        )
        if mark:
            _write(painter, option, (left, width, grown(41), grown(_LINE)), f"✓ {airy(mark)}", (font(12), look.ok))

    def _paint_note(self, painter: QPainter, option: QStyleOptionViewItem, section: Section) -> None:
        """Paint a note over as many lines as an error needs, and the remedy under it."""
        look = _look(option)
        if section.progress is not SearchProgress.FAILED:
            _write(
                painter,
                option,
                (_MARGIN, -2 * _MARGIN, grown(4), grown(20)),
                section.note,
                (font(12), look.second_text),
            )
            return
        high = self._sentence_height(section)
        painter.setFont(font(12))
        painter.setPen(look.err)
        painter.drawText(_at(option, _MARGIN, self._room(), 6, high), _WRAPS, section.note)
        ink = (font(12, QFont.Weight.DemiBold), look.link)
        _write(painter, option, (_MARGIN, -2 * _MARGIN, 8 + high, grown(_LINE)), section.remedy, ink)

    def _sentence_height(self, section: Section) -> int:
        return QFontMetrics(font(12)).boundingRect(QRect(0, 0, self._room(), 1000), _WRAPS, section.note).height()

    def _room(self) -> int:
        """The width of a sentence: the same with a scroll bar as without, so that no line breaks when one comes."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        return max(self._view.width() - bar - 2 * _MARGIN, 40)


def _look(option: QStyleOptionViewItem) -> Colors:
    return colors().selected if option.state & _SELECTED else colors()


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, section: Section) -> None:
    look, known = colors(), section.catalogue
    side = grown(_TILE)
    painter.drawPixmap(_at(option, _MARGIN, side, grown(12), side), tile(known.letter, known.colour, side))
    bold, quiet = font(12, QFont.Weight.DemiBold), font(12, tabular=True)
    count = QFontMetrics(quiet).horizontalAdvance(section.count)
    left = _MARGIN + side + 8
    _write(painter, option, (left, -left - count - 28, grown(11), grown(20)), known.name, (bold, look.text))
    spot = (option.rect.width() - _MARGIN - count, count + 2, grown(11), grown(20))
    _write(painter, option, spot, section.count, (quiet, look.second_text))


def _write(
    painter: QPainter, option: QStyleOptionViewItem, spot: tuple[int, int, int, int], text: str, ink: _Ink
) -> None:
    """Draw `text` as a single line, cut short with an ellipsis if it is too long."""
    area = _at(option, *spot)
    painter.setFont(ink[0])
    painter.setPen(ink[1])
    shown = QFontMetrics(ink[0]).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run as they do, wherever they stand
    painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, shown)


def _at(option: QStyleOptionViewItem, left: int, width: int, top: int, height: int) -> QRect:
    """A part of the row, measured from its leading edge; a width below 0 counts from the row's other edge."""
    row = option.rect
    wide = width if width > 0 else row.width() + width
    return QStyle.visualRect(option.direction, row, QRect(row.left() + left, row.top() + top, wide, height))
