"""The pairs of titles and the answers about them, as Qt's table sees them."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.all_lists import PossibleDuplicate
from desktop_app.ui.all_lists.pairs import HEADINGS, Answer, TitlePair
from desktop_app.ui.widgets import plain_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CHECKED, _UNCHECKED, _MIXED = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


class PairColumn(IntEnum):
    """The columns of the table."""

    TICK = 0
    ONE = 1
    OTHER = 2
    WHY = 3


class PairModel(QAbstractTableModel):
    """Table of the pairs that are shown. Readers add up a row's cells, so that only the first says anything."""

    answered = Signal()
    """Answers changed, or other rows are shown."""

    def __init__(self, pairs: Sequence[TitlePair], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pairs = tuple(pairs)
        self._answers = [Answer.SAME if pair.is_sure else Answer.OPEN for pair in self.pairs]
        self._before: dict[int, Answer] = {}
        """Answers of the pairs that are said not to be the same, from before that."""
        self._shown: Sequence[int] = range(len(self.pairs))

    # --- what is answered -----------------------------------------------------------------------------------------

    def pair(self, row: int) -> TitlePair:
        """The pair in a row."""
        return self.pairs[self._shown[row]]

    def answer(self, row: int) -> Answer:
        """The answer about the pair in a row."""
        return self._answers[self._shown[row]]

    def given(self, answer: Answer) -> tuple[PossibleDuplicate, ...]:
        """The possible duplicates with this answer, shown or not."""
        return tuple(pair.doubt for pair, each in zip(self.pairs, self._answers, strict=True) if each is answer)

    def count(self, answer: Answer) -> int:
        """The number of pairs with this answer, shown or not."""
        return self._answers.count(answer)

    @property
    def all_state(self) -> Qt.CheckState:
        """Whether all, none or some of the shown pairs are ticked; pairs that are not the same don't count."""
        found = {self._answers[at] for at in self._shown} - {Answer.DIFFERENT}
        return _MIXED if len(found) > 1 else _CHECKED if Answer.SAME in found else _UNCHECKED

    def toggle(self, row: int) -> None:
        """Tick a pair, or untick it."""
        self._say([row], Answer.OPEN if self.answer(row) is Answer.SAME else Answer.SAME)

    def toggle_different(self, row: int) -> None:
        """Say that a pair is not the same, or take that back."""
        at = self._shown[row]
        if self._answers[at] is Answer.DIFFERENT:
            self._say([row], self._before.get(at, Answer.OPEN))
        else:
            self._before[at] = self._answers[at]
            self._say([row], Answer.DIFFERENT)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick or untick all pairs that are shown, but for those that are not the same."""
        rows = (row for row in range(len(self._shown)) if self.answer(row) is not Answer.DIFFERENT)
        self._say(rows, Answer.SAME if ticked else Answer.OPEN)

    def show_only_unticked(self, *, only: bool) -> None:
        """Show the pairs that are not ticked by now, in their order, or all. Rows that are ticked later stay."""
        everything = range(len(self.pairs))
        self.beginResetModel()
        self._shown = [at for at in everything if self._answers[at] is not Answer.SAME] if only else everything
        self.endResetModel()
        self.answered.emit()

    def _say(self, rows: Iterable[int], answer: Answer) -> None:
        said = list(rows)
        for row in said:
            self._answers[self._shown[row]] = answer
        if said:
            self.dataChanged.emit(self.index(min(said), 0), self.index(max(said), len(PairColumn) - 1))
            self.answered.emit()

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(PairColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, is_first = index.row(), index.column() == PairColumn.TICK
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.pair(row).spoken(self.answer(row), row + 1, len(self._shown)) if is_first else ""
            case Qt.ItemDataRole.DisplayRole:  # type-ahead looks for it
                return self.pair(row).one.name if is_first else ""
            case Qt.ItemDataRole.CheckStateRole if is_first:
                return _CHECKED if self.answer(row) is Answer.SAME else _UNCHECKED
            case Qt.ItemDataRole.ToolTipRole:
                return plain_text.tip(f"{self.pair(row).words}\n{self.pair(row).why}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return usual | flag.ItemIsUserCheckable if index.column() == PairColumn.TICK else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words over the columns. Rows have none: they say their places themselves."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return ("Ticked", *HEADINGS)[section]
