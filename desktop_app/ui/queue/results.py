"""Titles that a search found, as rows."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.domain.queues import Item, Queue, Title
from desktop_app.ui.queue import mime, words
from desktop_app.ui.queue.areas import THUMBNAIL
from desktop_app.ui.queue.delegate import ROW_HEIGHT, Posters
from desktop_app.ui.theme import colors, font

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_THERE = "already in this list"


class ResultRole(IntEnum):
    """What the delegate asks for."""

    TITLE = Qt.ItemDataRole.UserRole + 1
    THERE = Qt.ItemDataRole.UserRole + 2


class ResultsModel(QAbstractListModel):
    """One search's titles. They can be dragged into the table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[Title, ...] = ()
        self._queue = Queue()

    def show(self, titles: Sequence[Title]) -> None:
        """Another search: other rows."""
        self.beginResetModel()
        self._titles = tuple(titles)
        self.endResetModel()

    def mark(self, queue: Queue) -> None:
        """Which titles the queue holds."""
        self._queue = queue
        if self._titles:
            self.dataChanged.emit(self.index(0), self.index(len(self._titles) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        title = self._titles[index.row()]
        there = self._queue.find(title.id) is not None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title.name
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (title.name, str(title.year or ""), words.spoken_length(title.runtime), _THERE if there else "")
                return ", ".join(part for part in said if part)
            case ResultRole.TITLE:
                return title
            case ResultRole.THERE:
                return there
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [mime.TITLES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        titles = [self._titles[row] for row in sorted({index.row() for index in indexes})]
        return mime.encode(mime.Carried(tuple(title.id for title in titles)), (title.name for title in titles))


class ResultDelegate(QStyledItemDelegate):
    """Poster, name, facts, and whether the queue holds it already."""

    def __init__(self, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self._posters = posters

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, cell, title = colors(), option.rect, index.data(ResultRole.TITLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(look.selection)
            painter.drawRoundedRect(cell.adjusted(8, 1, -8, -1), 6, 6)
        picture = QRect(cell.left() + 20, cell.top() + 4, THUMBNAIL.width(), THUMBNAIL.height())
        poster = self._posters(Item(title), THUMBNAIL, painter.device().devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(option.direction, cell, picture), poster)
        facts = words.joined((_THERE if index.data(ResultRole.THERE) else "", words.facts(title)))
        lines = ((4, title.name, font(14, QFont.Weight.Medium), look.text), (25, facts, font(12), look.second_text))
        for top, text, face, colour in lines:
            area = QRect(cell.left() + 60, cell.top() + top, cell.width() - 72, 20)
            area = QStyle.visualRect(option.direction, cell, area)
            painter.setFont(face)
            painter.setPen(colour)
            shown = QFontMetrics(face).elidedText(words.airy(text), Qt.TextElideMode.ElideRight, area.width())
            align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
            painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
