"""A queue's rows as Qt's views see them: the narrowest change between states, and the answers of cells."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop_app.domain.look import PLAIN, Look
from desktop_app.domain.pending_edits import EntryId
from desktop_app.domain.queues import ItemId, Queue, TitleId
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue import words
from desktop_app.ui.queue.cells import ANSWERS, Answer, QueueColumn
from desktop_app.ui.queue.change import (
    Between,
    Change,
    Inserted,
    Moved,
    Rearranged,
    Same,
    Taken,
    change_of,
    renumbered,
    retold,
)
from desktop_app.ui.queue.haystack import Haystack
from desktop_app.ui.queue.looked_rows import looked_rows
from desktop_app.ui.queue.news import News, NewsOf, SeenRow, with_news
from desktop_app.ui.queue.own_rating import StarsOf, with_own
from desktop_app.ui.queue.rows import Row, RowKey, RowKind, Rows, rows_of
from desktop_app.ui.queue.sent_rows import SentRows
from desktop_app.ui.queue.sorted_places import SortedPlaces
from desktop_app.ui.queue.spoken_rows import spoken_row

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_EMPTY = Queue()
_COLUMNS = tuple(QueueColumn)
_MOST_STRETCHES = 50
"""More changed stretches than this are said as one."""

_AT_ONCE = 4_000
"""Titles made ready for searching in one go: some milliseconds."""


class ShownRows(QAbstractTableModel):
    """The rows of one queue, filtered or not. States come in through `show`."""

    shown = Signal()
    """Rows came, went, moved or say something else: told once for all that a state changed."""

    look_about_to_change = Signal()
    look_changed = Signal()
    """The list is seen in another order, or in groups, or plainly again."""

    def __init__(self, service: str, parent: QObject | None) -> None:
        super().__init__(parent)
        self._service = service
        self._state: QueueState | None = None
        self._needle = ""
        self._applied = ""
        self._haystack = Haystack()
        self._seen = self._wanted = SortedPlaces(PLAIN)
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self._look)
        self._shown = Rows()
        self._rows: Sequence[Row] = self._shown
        self._news: NewsOf = {}
        self._own: StarsOf = {}
        self._sent = SentRows(self)
        self._sent.changed.connect(self._tell_sent)

    @property
    def state(self) -> QueueState | None:
        """The state of the queue that is shown; None before the first."""
        return self._state

    @property
    def view(self) -> Queue:
        """The whole queue that is shown, whatever the filter hides."""
        return self._state.view if self._state is not None else _EMPTY

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown, from the top."""
        return self._rows

    @property
    def shown_count(self) -> int:
        """The number of the list's titles that are shown, saved ones among them."""
        apart = self._shown.apart.values()
        return len(self._rows) - sum(row.kind in (RowKind.SECTION, RowKind.QUESTION) for row in apart)

    @property
    def needle(self) -> str:
        """The text by which the rows are filtered; empty without a filter."""
        return self._applied

    def set_service(self, name: str) -> None:
        """Set the service's name in the sentences, from the next `show` on."""
        self._service = name

    @property
    def is_looking(self) -> bool:
        """Whether a long list is still being looked through for what was typed last, or is still being sorted."""
        return self._looking.isActive()

    @property
    def look(self) -> Look:
        """The way in which rows are sorted and grouped."""
        return self._seen.look

    def set_look(self, look: Look, moment: float) -> None:
        """Sort and group the rows, and leave the list as it is; a long list follows once it is sorted.

        `moment`: now, in Unix seconds.
        """
        self._wanted = SortedPlaces(look, moment)
        self._look()

    def set_needle(self, needle: str) -> None:
        """Hide the rows in which this is not found: at once, in a long list as soon as it was looked through."""
        self._needle = needle.strip()
        self._look()

    def _look(self) -> None:
        self._looking.stop()
        if self._state is None:
            return
        items = self.view.items
        has_found = not self._needle or self._haystack.prepare(items, _AT_ONCE)
        if not (has_found and self._wanted.prepare(items, _AT_ONCE)):
            self._looking.start()
            return
        is_other = self._seen is not self._wanted
        if is_other:
            self.look_about_to_change.emit()
        self._seen, self._applied = self._wanted, self._needle
        rows = self._rows_of(self._state)
        self._change_to(rows, Rearranged() if is_other else change_of(self._shown, rows))
        self.shown.emit()
        if is_other:
            self.look_changed.emit()

    def _rows_of(self, state: QueueState) -> Rows:
        if self.look.is_plain:
            return rows_of(state, self._applied, self._haystack)
        return looked_rows(state, self._applied, self._haystack, self._seen)

    def show_news(self, news: NewsOf) -> None:
        """Mark these rows, and no others, as changed since the person's last visit."""
        if news != self._news:
            self._news = news
            self._tell(range(len(self._rows)), QueueColumn.STATE)

    # --- showing --------------------------------------------------------------------------------------------------

    def show(self, state: QueueState) -> None:
        """Show this state with the narrowest change: selection, current row and place of scrolling survive."""
        other = self._state is None or self._state.ref != state.ref
        rows = self._rows_of(state)
        if other:
            self.beginResetModel()
            self._state, self._shown, self._rows = state, rows, rows
            self.endResetModel()
        else:
            self._state, before = state, self._shown
            self._change_to(rows, change_of(before, rows))
            self._sent.compare(before.apart.values(), rows.apart.values())
        if self._needle != self._applied or self._wanted is not self._seen:
            self._looking.start()
        self.shown.emit()

    def _change_to(self, rows: Rows, change: Change) -> None:
        before, self._shown = self._shown, rows
        between = Between(change, before, rows)
        match change:
            case Same():
                pass
            case Inserted(first, count):
                self.beginInsertRows(ROOT, first, first + count - 1)
                self._rows = between
                self.endInsertRows()
            case Taken(first, count):
                self.beginRemoveRows(ROOT, first, first + count - 1)
                self._rows = between
                self.endRemoveRows()
            case Moved(first, count, place):
                self.beginMoveRows(ROOT, first, first + count - 1, ROOT, place)
                self._rows = between
                self.endMoveRows()
            case Rearranged():
                self._rearrange(rows)
        self._rows = rows
        self._tell(renumbered(change, before, rows), QueueColumn.NUMBER)
        for stretch in _few(retold(change, before, rows)):
            self._tell(stretch, QueueColumn.STATE)

    def _rearrange(self, rows: Rows) -> None:
        """Move many rows: persistent indexes go where their titles went."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        old = [self._rows[index.row()].key for index in held]
        self._rows = rows
        places = {rows[place].key: place for place in rows.places_of(frozenset(old))}
        moved = [
            self.index(places[key], index.column()) if key in places else QModelIndex()
            for key, index in zip(old, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _tell(self, stretch: range, last: QueueColumn) -> None:
        """Tell the views which rows read otherwise now, apart from their order, as Qt wants it."""
        if stretch:
            self.dataChanged.emit(self.index(stretch.start, QueueColumn.NUMBER), self.index(stretch.stop - 1, last))

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """An index without Qt's checks, which would ask for both counts each time."""
        inside = 0 <= row < len(self._rows) and 0 <= column < len(_COLUMNS) and not parent.isValid()
        return self.createIndex(row, column) if inside else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row()) if column is QueueColumn.TITLE else ""
        answer = ANSWERS.get(role)
        if answer is None:
            return None
        row, column = self._rows[index.row()], _COLUMNS[index.column()]
        said = self._answer(answer, row, column, role)
        if not said and role == Qt.ItemDataRole.ToolTipRole and column is QueueColumn.STATE:
            return self._answer(answer, row, QueueColumn.RATING, role)  # the stars stand in the same column
        return said

    def _answer(self, answer: Answer, row: Row, column: QueueColumn, role: int) -> object:
        said = answer(row, column, self._service)
        if self._own and (own := self._own.get(row.item.title.id)) is not None:
            said = with_own(own, role, column, said)
        news = self._news_of(row.item.id)
        return said if news is None else with_news(news, role, column, said)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return nothing: a screen reader would say a row's number before the row, which says its own place."""
        del section, orientation, role
        return None

    def spoken(self, at: int) -> str:
        """The row at `at`, as a screen reader says it."""
        return spoken_row(self.seen(at), len(self.view.items), self._service, QDateTime.currentSecsSinceEpoch())

    def seen(self, at: int) -> SeenRow:
        """The row at `at`, as it is painted."""
        row = self._rows[at]
        news, own = self._news_of(row.item.id), self._own.get(row.item.title.id)
        return SeenRow(row, words.second_line(row, self._service), news, own)

    def _news_of(self, item_id: ItemId) -> News | None:
        if self._sent and item_id in self._sent:
            return News.SENT
        return self._news.get(item_id) if self._news else None

    def _tell_sent(self, ids: frozenset[ItemId]) -> None:
        places = self._shown.places_of(ids)
        for stretch in _few([range(place, place + 1) for place in places]):
            self._tell(stretch, QueueColumn.STATE)

    def show_own(self, ratings: Mapping[TitleId, float], star: float) -> None:
        """Show the person's ratings of titles; `star` is what one of five stars counts at the service."""
        self._own = {title_id: rating / star for title_id, rating in ratings.items()}
        self._tell(range(len(self._rows)), QueueColumn.STATE)

    # --- finding --------------------------------------------------------------------------------------------------

    def places_of(self, keys: Collection[RowKey]) -> list[int]:
        """The rows that show these, from the top."""
        return self._shown.places_of(keys)

    def place_of(self, key: RowKey) -> int | None:
        """The row that shows this."""
        return next(iter(self._shown.places_of((key,))), None)

    def section_over(self, at: int) -> Row | None:
        """The heading that this row stands under."""
        sections = (place for place, row in self._shown.apart.items() if row.kind is RowKind.SECTION and place <= at)
        return self._shown.apart.get(max(sections, default=-1))

    def row_of(self, entry_id: EntryId) -> Row | None:
        """The row that carries this entry's mark."""
        return next((r for r in self._shown.apart.values() if r.entry is not None and r.entry.id == entry_id), None)


def _few(found: list[range]) -> list[range]:
    """The ranges as they are, or a single range over all of them if they are too many to be told one by one."""
    return [range(found[0].start, found[-1].stop)] if len(found) > _MOST_STRETCHES else found
