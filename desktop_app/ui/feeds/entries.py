"""The entries of a feed as a table: in the feed's order, or by title or date."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.domain.feeds import FeedEntry
from desktop_app.ui.feeds.words import day
from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets import plain_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW, _DATE_WIDTH = 28, 110
_HEADINGS = ("Title", "Updated")
_UNDER_HEADING = "QTableView::item { padding: 0 8px; } QHeaderView::section { padding: 4px 11px; }"
"""Text stands under the window's heading of the table."""
SORT = Qt.ItemDataRole.UserRole + 1


class EntryColumn(IntEnum):
    """The columns of the entries, from left to right."""

    TITLE = 0
    UPDATED = 1


class EntriesModel(QAbstractTableModel):
    """The entries of one feed as the rows of a table."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[FeedEntry, ...] = ()

    def show(self, entries: Sequence[FeedEntry]) -> None:
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry_at(self, row: int) -> FeedEntry:
        return self._entries[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(EntryColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, is_title = self._entries[index.row()], index.column() == EntryColumn.TITLE
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title if is_title else day(entry.updated)
            case Qt.ItemDataRole.ToolTipRole if is_title:
                return plain_text.tip(entry.title)
            case _ if role == SORT:
                return entry.title.casefold() if is_title else entry.updated or 0
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


class EntriesTable(QTableView):
    """A press on a heading sorts; a third one shows the feed's own order again."""

    chosen = Signal(object)
    """FeedEntry, or None where none is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._entries = EntriesModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._entries)
        self._sorted.setSortRole(SORT)
        self.setModel(self._sorted)
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_entries(self, entries: Sequence[FeedEntry]) -> None:
        """Show these entries and choose the first."""
        self._entries.show(entries)
        if entries:
            self.setCurrentIndex(self._sorted.index(0, 0))
        else:
            self.chosen.emit(None)

    @property
    def entry(self) -> FeedEntry | None:
        """The one that is chosen."""
        index = self._sorted.mapToSource(self.currentIndex())
        return self._entries.entry_at(index.row()) if index.isValid() else None

    def _tell(self) -> None:
        self.chosen.emit(self.entry)

    def _set_up(self) -> None:
        self.setAccessibleName("Entries of the feed")
        self.setStyleSheet(_UNDER_HEADING)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        grow(self.verticalHeader(), QHeaderView.setDefaultSectionSize, _ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(EntryColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        grow(self, lambda table, width: table.setColumnWidth(EntryColumn.UPDATED, width), _DATE_WIDTH)
        self.setSortingEnabled(True)
