"""The outbox as Qt's view sees it: one row for a list, and under it one for each of its edits."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.outbox.entries import EntryRow, OutboxRow, RowKey, key_of, sentence
from desktop_app.ui.queue import plain

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class OutboxRole(IntEnum):
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class OutboxModel(QAbstractListModel):
    """It shows and changes nothing. What stays the same keeps its row, and so the selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutboxRow, ...] = ()

    @property
    def rows(self) -> tuple[OutboxRow, ...]:
        """What is shown, from the top."""
        return self._rows

    def place_of(self, key: RowKey) -> int | None:
        """The row of that key."""
        return next((at for at, row in enumerate(self._rows) if key_of(row) == key), None)

    def show(self, rows: Sequence[OutboxRow]) -> None:
        """Show these with the narrowest change: the stretch between what is the same above and below."""
        old, new = [key_of(row) for row in self._rows], [key_of(row) for row in rows]
        above = _same(old, new)
        below = _same(old[above:][::-1], new[above:][::-1])
        taken, put = len(old) - above - below, len(new) - above - below
        if taken:
            self.beginRemoveRows(_ROOT, above, above + taken - 1)
            self._rows = (*self._rows[:above], *self._rows[above + taken :])
            self.endRemoveRows()
        if put:
            self.beginInsertRows(_ROOT, above, above + put - 1)
            self._rows = (*self._rows[:above], *rows[above : above + put], *self._rows[above:])
            self.endInsertRows()
        self._say_anew(tuple(rows))

    def _say_anew(self, rows: tuple[OutboxRow, ...]) -> None:
        changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words if isinstance(row, EntryRow) else row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return sentence(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain.tip(sentence(row))
            case OutboxRole.ROW:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._rows[index.row()], EntryRow):
            return never | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return never


def _same(old: Sequence[RowKey], new: Sequence[RowKey]) -> int:
    """How many stand alike at the beginning."""
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
