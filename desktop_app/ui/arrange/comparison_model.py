"""The list as it will be, row by row, for the keyboard and for screen readers; the eye sees what is painted."""

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.ui.arrange.comparison import Comparison, Stage, compared
from desktop_app.ui.queue.words import DOT

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

ValueOf = Callable[[Item], str]
"""What decides the place of a title, in words."""


class ComparisonColumn(IntEnum):
    """The columns that are read out."""

    TITLE = 0
    MOVE = 1


_HEADINGS = ("Afterwards", "Move")


class ComparisonModel(QAbstractTableModel):
    """Rows in their new order: each title, what decides its place, and from where to where it goes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison = compared(Queue(), ())
        self.value_of: ValueOf = _nothing
        self._stages: Mapping[ItemId, Stage] = {}

    def show(self, comparison: Comparison, value_of: ValueOf) -> None:
        """Show another comparison, before anything is sent."""
        self.beginResetModel()
        self.comparison, self.value_of, self._stages = comparison, value_of, {}
        self.endResetModel()

    def show_stages(self, stages: Mapping[ItemId, Stage]) -> None:
        """Show how far each title's move has come."""
        self._stages = stages
        if self.rowCount():
            last = self.rowCount() - 1
            self.dataChanged.emit(self.index(0, ComparisonColumn.MOVE), self.index(last, ComparisonColumn.MOVE))

    def stage(self, row: int) -> Stage:
        """How far the move of the title that will stand in `row` has come."""
        item = self.comparison.after.items[row]
        if item.id in self._stages:
            return self._stages[item.id]
        if self.comparison.moves_later(item):
            return Stage.LATER
        return Stage.MOVES if self.comparison.will_move(item) else Stage.STAYS

    def title_words(self, row: int) -> str:
        """The title that will stand in a row, with what decides its place: `Charade, 1963`."""
        item = self.comparison.after.items[row]
        return ", ".join(filter(None, (item.title.name, self.value_of(item).replace(DOT, ", "))))

    def move_words(self, row: int) -> str:
        """From where to where the title of a row goes: `from 31 to 4`, `from 31 to 4, sending`, `stays 5`.

        Where not all moves are made today, each says when: `from 31 to 4, today`.
        """
        stage, was, now = self.stage(row), self.comparison.origin(row) + 1, row + 1
        if stage is Stage.STAYS:
            return f"stays {now:,}" if was == now else f"stays, {was:,} becomes {now:,}"
        way = f"from {was:,} to {now:,}" if was != now else f"still {now:,}"
        if stage is Stage.MOVES:
            return f"{way}, today" if self.comparison.part is not None else way
        return f"{way}, {_STAGES.get(stage, stage.value)}"

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.comparison.after.items)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(ComparisonColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.column() == ComparisonColumn.MOVE:
            return self.move_words(index.row())
        if role == Qt.ItemDataRole.DisplayRole:  # type-ahead looks for it
            return self.comparison.after.items[index.row()].title.name
        return self.title_words(index.row())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words over the columns. Rows have none: they say their places themselves."""
        is_said = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return _HEADINGS[section] if is_said else None


_STAGES = {Stage.DECIDE: "needs your decision"}


def _nothing(_item: Item) -> str:
    return ""
