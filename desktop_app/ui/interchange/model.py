"""The lines of a file as Qt's table sees them: what each wants, what was found, whether it is to be added."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.interchange.matching import Fit, Match
from desktop_app.domain.interchange.wanted import Mistake
from desktop_app.domain.queues import Title
from desktop_app.ui.interchange.words import fit_words, title_words, wanted_words
from desktop_app.ui.queue import plain
from desktop_app.ui.theme import colors

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Column(IntEnum):
    """From the left."""

    LINE = 0
    WANTED = 1
    FOUND = 2
    FIT = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file: a match, or what is wrong with it."""

    number: int
    match: Match | None = None
    mistake: str = ""


class PreviewModel(QAbstractTableModel):
    """What is exact is ticked from the start, what is doubtful by the person alone; the rest cannot be ticked."""

    ticked = Signal()

    def __init__(self, unit: str, parent: QObject | None = None) -> None:
        """`unit`: what the numbers count, a line or a title."""
        super().__init__(parent)
        self._unit = unit
        self._rows: tuple[Row, ...] = ()
        self._chosen: dict[int, bool] = {}

    def title_at(self, row: int) -> Title | None:
        """What was found for that row."""
        match = self._rows[row].match
        return match.title if match is not None else None

    def show(self, matches: Sequence[Match], mistakes: Sequence[Mistake]) -> None:
        """What is known now. Lines stay; what the person ticked stays."""
        found = [Row(match.line.number, match) for match in matches]
        wrong = [Row(mistake.number, mistake=mistake.what) for mistake in mistakes]
        rows = tuple(sorted((*found, *wrong), key=lambda row: row.number))
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(Column) - 1))

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def chosen(self) -> tuple[Title, ...]:
        """What is to be added, in the order of the file, each once."""
        titles = (row.match.title for row in self._rows if self._is_chosen(row) and row.match is not None)
        return tuple({title.id: title for title in titles if title is not None}.values())

    def _is_chosen(self, row: Row) -> bool:
        fit = row.match.fit if row.match is not None else Fit.MISSING
        return fit in {Fit.EXACT, Fit.DOUBTFUL} and self._chosen.get(row.number, fit is Fit.EXACT)

    def toggle(self, row: int) -> None:
        """As the space bar does it; nothing where the row cannot be ticked."""
        at = self.index(row, Column.WANTED)
        if self.flags(at) & Qt.ItemFlag.ItemIsUserCheckable:
            self.setData(
                at, _UNCHECKED if self._is_chosen(self._rows[row]) else _CHECKED, Qt.ItemDataRole.CheckStateRole
            )

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self._rows[index.row()]
        may = row.match is not None and row.match.fit in {Fit.EXACT, Fit.DOUBTFUL}
        return flags | Qt.ItemFlag.ItemIsUserCheckable if may and index.column() == Column.WANTED else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self._unit, "In the file", "At the service", "Match")[section]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self._chosen[self._rows[index.row()].number] = Qt.CheckState(value) is _CHECKED
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _words(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain.tip(_words(row, column))
            case Qt.ItemDataRole.CheckStateRole if self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
                return _CHECKED if self._is_chosen(row) else _UNCHECKED
            case Qt.ItemDataRole.ForegroundRole:
                return _ink(row, column)
            case _:
                return None


def _words(row: Row, column: Column) -> str:
    match column, row.match:
        case Column.LINE, _:
            return f"{row.number:,}"
        case Column.WANTED, None:
            return row.mistake
        case Column.FIT, None:
            return "✕ Not readable"
        case Column.WANTED, Match() as match:
            return wanted_words(match.line.wanted)
        case Column.FOUND, Match(title=Title() as title):
            return title_words(title)
        case Column.FIT, Match() as match:
            return fit_words(match)
        case _:
            return ""


def _ink(row: Row, column: Column) -> object:
    of = colors()
    if row.match is None:
        return of.err
    if column is Column.FIT:
        return {Fit.EXACT: of.ok, Fit.DOUBTFUL: of.warn}.get(row.match.fit, of.second_text)
    return of.third_text if column is Column.LINE or row.match.fit not in {Fit.EXACT, Fit.DOUBTFUL} else None
