"""The rows of a preview as Qt's table sees them: the line, the found title, and whether it is to be added."""

from collections import deque
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import islice

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop_app.domain.import_export.imported_title import Contents, Mistake
from desktop_app.domain.import_export.preview import Preview, Row
from desktop_app.domain.import_export.rating_plan import Outcome, RatingPlan
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title
from desktop_app.ui.import_export.rating_words import HEADING, outcome_tip, outcome_words
from desktop_app.ui.import_export.words import SAME, fit_words, found_words, wanted_words, without_signs
from desktop_app.ui.sentences.details import cause_in_words
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked

SLICE = 1_000
"""Rows that are ticked before the window has its turn again: a few milliseconds."""


class PreviewColumn(IntEnum):
    """The columns of a preview, from the left."""

    LINE = 0
    WANTED = 1
    FOUND = 2
    FIT = 3
    RATING = 4
    """Only where the file has ratings that the service takes."""


class PreviewModel(QAbstractTableModel):
    """The preview's rows, with the changes that the person makes in them."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preview = Preview(Contents("", ()), ())
        self.plan: RatingPlan | None = None
        self._heads = ("", "", "", "", HEADING)
        self._to_tick: deque[tuple[int, int, bool]] = deque()
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._tick_slice)

    def show(self, preview: Preview, wanted: str, found: str, plan: RatingPlan | None = None) -> None:
        """Show a preview. `wanted` and `found` say, over their columns, where titles come from and are looked for."""
        self.beginResetModel()
        self.preview = preview
        self.plan = plan
        self._heads = (preview.unit, wanted, found, "Match", HEADING)
        self.endResetModel()

    def show_ratings(self) -> None:
        """Repaint all ratings and ticks."""
        if len(self.preview):
            self.dataChanged.emit(
                self.index(0, PreviewColumn.WANTED), self.index(len(self.preview) - 1, PreviewColumn.RATING)
            )

    def show_changed(self, rows: Iterable[int]) -> None:
        """Repaint these rows, because their words changed."""
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def title_at(self, row: int) -> Title | None:
        """The title that was found for a row; None if there is none."""
        match = self.preview[row]
        return match.title if isinstance(match, Match) else None

    def candidates_at(self, row: int) -> tuple[Title, ...]:
        """The titles that a row may mean; empty if its match is exact."""
        match = self.preview[row]
        return match.candidates if isinstance(match, Match) and match.fit is not Fit.EXACT else ()

    def choose(self, row: int, title: Title) -> None:
        """Take `title` of the candidates as the match of a row."""
        self.show_changed(self.preview.choose(row, title))
        self.ticked.emit()

    def find_by_hand(self, row: int, title: Title) -> None:
        """Use this title, which the person found by searching by hand."""
        self.show_changed(self.preview.find_by_hand(row, title))
        self.ticked.emit()

    # --- ticks ---------------------------------------------------------------------------------------------------

    def tick_rows(self, rows: Iterable[int]) -> None:
        """Tick these, a few at a time."""
        self._to_tick.extend((row, row, True) for row in rows)
        self._tick_slice()

    def toggle(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Tick or untick ranges of rows, as the space bar does.

        Each range runs from its first row to its last; all become what the first that can be ticked is not.
        """
        spans = sorted(ranges)
        rows = (row for top, bottom in spans for row in range(top, bottom + 1))
        first = next((row for row in islice(rows, SLICE) if self._may_be_ticked(row)), None)
        if first is not None:
            on = not self._is_ticked(first)
            self._to_tick.extend((top, bottom, on) for top, bottom in spans)
            self._tick_slice()

    @property
    def is_ticking(self) -> bool:
        """Whether rows are left to tick, because there were too many to do at once."""
        return bool(self._to_tick)

    def _may_be_ticked(self, row: int) -> bool:
        return self.preview.may_be_ticked(row) or (self.plan is not None and self.plan.may_be_ticked(row))

    def _is_ticked(self, row: int) -> bool:
        return self.preview.is_ticked(row) or (self.plan is not None and self.plan.is_ticked(row))

    def _tick(self, rows: Sequence[int], *, on: bool) -> None:
        self.preview.tick(rows, on=on)
        if self.plan is not None:
            self.plan.tick(rows, on=on)

    def _tick_slice(self) -> None:
        left = SLICE
        while left > 0 and self._to_tick:
            top, bottom, on = self._to_tick.popleft()
            last = min(bottom, top + left - 1)
            self._tick(range(top, last + 1), on=on)
            self.dataChanged.emit(self.index(top, PreviewColumn.WANTED), self.index(last, PreviewColumn.WANTED))
            left -= last - top + 1
            if last < bottom:
                self._to_tick.appendleft((last + 1, bottom, on))
        (self._slices.start if self._to_tick else self._slices.stop)()
        self.ticked.emit()

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.preview)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(PreviewColumn) - (self.plan is None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        may = index.column() == PreviewColumn.WANTED and self._may_be_ticked(index.row())
        return flags | Qt.ItemFlag.ItemIsUserCheckable if may else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._heads[section]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self._tick((index.row(),), on=Qt.CheckState(value) is _CHECKED)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.preview[index.row()], PreviewColumn(index.column())
        if column is PreviewColumn.RATING:
            return self._rating(index.row(), row, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_text.tip(_words(row, column))
            case Qt.ItemDataRole.CheckStateRole if self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
                return _CHECKED if self._is_ticked(index.row()) else _UNCHECKED
            case Qt.ItemDataRole.ForegroundRole:
                return _ink(row, column)
            case _:
                return None

    def _spoken(self, row: Row, column: PreviewColumn) -> str:
        """A cell as a screen reader says it: no signs, and the title's name once."""
        words = _words(row, column)
        match column:
            case PreviewColumn.LINE:
                return f"{self.preview.unit} {words}"
            case PreviewColumn.WANTED:
                return words
            case PreviewColumn.FOUND if words and words.startswith(_words(row, PreviewColumn.WANTED)):
                return SAME
        return without_signs(words)

    def _rating(self, place: int, row: Row, role: int) -> object:
        if self.plan is None or not isinstance(row, Match):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return outcome_words(self.plan, place, self.preview.unit)
            case Qt.ItemDataRole.AccessibleTextRole:
                return without_signs(outcome_words(self.plan, place, self.preview.unit))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_text.tip(outcome_tip(self.plan, place, row, self.preview.unit))
            case Qt.ItemDataRole.ForegroundRole:
                return _rating_ink(self.plan[place].outcome, is_on=self.plan.is_on)
            case _:
                return None


def _rating_ink(outcome: Outcome, *, is_on: bool) -> object:
    if outcome in {Outcome.BEYOND, Outcome.UNREADABLE}:
        return colors().err
    return None if outcome is Outcome.CHANGE and is_on else colors().third_text


def _words(row: Row, column: PreviewColumn) -> str:
    match column, row:
        case PreviewColumn.LINE, Mistake(number=number):
            return f"{number:,}"
        case PreviewColumn.LINE, Match() as match:
            return f"{match.line.number:,}"
        case PreviewColumn.WANTED, Mistake(cause=cause):
            return cause_in_words(cause)
        case PreviewColumn.FIT, Mistake():
            return "✕ Not readable"
        case PreviewColumn.WANTED, Match() as match:
            return wanted_words(match.line.wanted)
        case PreviewColumn.FOUND, Match() as match:
            return found_words(match)
        case PreviewColumn.FIT, Match() as match:
            return fit_words(match)
        case _:
            return ""


def _ink(row: Row, column: PreviewColumn) -> object:
    of = colors()
    if isinstance(row, Mistake):
        return of.err
    if column is PreviewColumn.FIT:
        return {Fit.EXACT: of.ok, Fit.DOUBTFUL: of.warn}.get(row.fit, of.second_text)
    return of.third_text if column is PreviewColumn.LINE or row.fit not in {Fit.EXACT, Fit.DOUBTFUL} else None
