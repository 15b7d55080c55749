"""The barest thing that takes a drop: a QTableView over a Python list."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from desktop_app.domain.queues import Item, Queue

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class BareRows(QAbstractTableModel):
    """Place, name, year and length, straight from the items."""

    def __init__(self, items: list[Item]) -> None:
        super().__init__()
        self._items = items

    def rowCount(self, _parent: _Index = _ROOT) -> int:
        return len(self._items)

    def columnCount(self, _parent: _Index = _ROOT) -> int:
        return 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        title = self._items[index.row()].title
        return (index.row() + 1, title.name, title.year, title.runtime)[index.column()]

    def move(self, row: int, before: int) -> None:
        """What a drop does."""
        self.beginMoveRows(_ROOT, row, row, _ROOT, before)
        item = self._items.pop(row)
        self._items.insert(before if before < row else before - 1, item)
        self.endMoveRows()


class BareTable(QTableView):
    """As Qt makes it."""

    def __init__(self, queue: Queue) -> None:
        super().__init__()
        self.rows = BareRows(list(queue.items))
        self.setModel(self.rows)
