"""The outbox as Qt's view sees it: one row for a list, and under it one for each of its edits."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.outbox.entries import EntryRow, OutboxRow, RowKey, key_of, sentence
from desktop_app.ui.widgets import plain_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class OutboxRole(IntEnum):
    """Item data roles that the delegate asks for, beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1


class OutboxModel(QAbstractListModel):
    """The rows of the outbox, to be shown only. A row that stays is the same row, and stays selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutboxRow, ...] = ()

    @property
    def rows(self) -> tuple[OutboxRow, ...]:
        """The rows that are shown, from the top."""
        return self._rows

    def place_of(self, key: RowKey) -> int | None:
        """The row of that key."""
        return next((at for at, row in enumerate(self._rows) if key_of(row) == key), None)

    def show(self, rows: Sequence[OutboxRow]) -> None:
        """Show these with the narrowest change: what went is taken out, what is new put in between."""
        old, new = [key_of(row) for row in self._rows], [key_of(row) for row in rows]
        there, stay = set(old), set(new)
        if [key for key in old if key in stay] != [key for key in new if key in there]:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()
            return
        for stretch in reversed(_stretches(key not in stay for key in old)):
            self.beginRemoveRows(_ROOT, stretch.start, stretch.stop - 1)
            self._rows = (*self._rows[: stretch.start], *self._rows[stretch.stop :])
            self.endRemoveRows()
        for stretch in _stretches(key not in there for key in new):
            self.beginInsertRows(_ROOT, stretch.start, stretch.stop - 1)
            put = rows[stretch.start : stretch.stop]
            self._rows = (*self._rows[: stretch.start], *put, *self._rows[stretch.start :])
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
                return plain_text.tip(sentence(row))
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


def _stretches(chosen: Iterable[bool]) -> list[range]:
    """The runs of places that are chosen, from the top."""
    found: list[range] = []
    for at, is_chosen in enumerate(chosen):
        if is_chosen and found and found[-1].stop == at:
            found[-1] = range(found[-1].start, at + 1)
        elif is_chosen:
            found.append(range(at, at + 1))
    return found
