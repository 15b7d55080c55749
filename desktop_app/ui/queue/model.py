"""The queue as Qt's views see it. It shows states and reports what a person wants; it changes nothing by itself."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.domain.edits import Anchor, Move, anchor_before, is_satisfied
from desktop_app.domain.pending import EntryId
from desktop_app.domain.queues import Item, Queue, QueueRef, TitleId
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue import mime
from desktop_app.ui.queue.cells import ANSWERS, Column
from desktop_app.ui.queue.change import (
    Between,
    Inserted,
    Moved,
    Rearranged,
    Same,
    Taken,
    change_of,
    renumbered,
    retold,
)
from desktop_app.ui.queue.news import NewsOf, with_news
from desktop_app.ui.queue.own import StarsOf, with_own
from desktop_app.ui.queue.rows import Row, RowKey, RowKind, Rows, rows_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_EMPTY = Queue()
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_CARRIED = _CHOSEN | Qt.ItemFlag.ItemIsDragEnabled
_COLUMNS = tuple(Column)
_MOST_STRETCHES = 50
"""More changed stretches than this are said as one."""


class QueueModel(QAbstractTableModel):
    """Rows of one queue. Whatever a person does to it comes back as a new state through `show`."""

    reorder_requested = Signal(object, object)
    """tuple[TitleId, ...], Anchor: put these titles, in this order, behind the anchor."""

    dropped = Signal(object, object)
    """Carried, Anchor: titles that came from elsewhere."""

    refusal_changed = Signal()
    """Rows can be put in order now, or no longer, or for another reason not."""

    def __init__(self, service: str = "the service", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._state: QueueState | None = None
        self._needle = ""
        self._shown = Rows()
        self._rows: Sequence[Row] = self._shown
        self._news: NewsOf = {}
        self._own: StarsOf = {}
        self._order_refused = ""
        self._refusal_told = self.refusal

    @property
    def state(self) -> QueueState | None:
        """What is shown."""
        return self._state

    @property
    def view(self) -> Queue:
        """The whole queue that is shown, whatever the filter hides."""
        return self._state.view if self._state is not None else _EMPTY

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown, row by row."""
        return self._rows

    @property
    def service(self) -> str:
        """The service's name, as the sentences say it."""
        return self._service

    @property
    def needle(self) -> str:
        """What the rows are filtered by."""
        return self._needle

    def set_service(self, name: str) -> None:
        """How sentences name the service; the next `show` says it."""
        self._service = name

    def set_needle(self, needle: str) -> None:
        """Hide the rows in which this is not found."""
        self._needle = needle.strip()
        if self._state is not None:
            self._change_to(rows_of(self._state, self._needle))
        self._tell_refusal()

    def refuse_order(self, reason: str) -> None:
        """While `reason` is not empty nothing can be put in order, and this sentence says why."""
        self._order_refused = reason
        self._tell_refusal()

    @property
    def refusal(self) -> str:
        """Why rows cannot be put in order now; empty when they can."""
        if self._state is None or not self._state.loaded:
            return "This list has not been read yet, so its order cannot be changed."
        if self._order_refused:
            return self._order_refused
        if self._needle:
            return "Clear the filter to move titles: it hides some of the places between them."
        return ""

    @property
    def can_reorder(self) -> bool:
        """Whether rows can be put in order now."""
        return not self.refusal

    def show_news(self, news: NewsOf) -> None:
        """Mark these rows, and no others, as changed since the person's last visit."""
        if news != self._news:
            self._news = news
            self._tell(range(len(self._rows)), Column.STATE)

    def show_own(self, ratings: Mapping[TitleId, float], star: float) -> None:
        """How the person rated titles, at a service where `star` is what one of five stars counts."""
        self._own = {title_id: rating / star for title_id, rating in ratings.items()}
        self._tell(range(len(self._rows)), Column.STATE)

    # --- showing --------------------------------------------------------------------------------------------------

    def show(self, state: QueueState) -> None:
        """Show this state with the narrowest change: selection, current row and place of scrolling survive."""
        other = self._state is None or self._state.ref != state.ref
        rows = rows_of(state, self._needle)
        if other:
            self.beginResetModel()
            self._state, self._shown, self._rows = state, rows, rows
            self.endResetModel()
        else:
            self._state = state
            self._change_to(rows)
        self._tell_refusal()

    def _tell_refusal(self) -> None:
        if self._refusal_told != self.refusal:
            self._refusal_told = self.refusal
            self.refusal_changed.emit()

    def _change_to(self, rows: Rows) -> None:
        before, self._shown = self._shown, rows
        change = change_of(before, rows)
        between = Between(change, before, rows)
        match change:
            case Same():
                pass
            case Inserted(first, count):
                self.beginInsertRows(_ROOT, first, first + count - 1)
                self._rows = between
                self.endInsertRows()
            case Taken(first, count):
                self.beginRemoveRows(_ROOT, first, first + count - 1)
                self._rows = between
                self.endRemoveRows()
            case Moved(first, count, place):
                self.beginMoveRows(_ROOT, first, first + count - 1, _ROOT, place)
                self._rows = between
                self.endMoveRows()
            case Rearranged():
                self._rearrange(rows)
        self._rows = rows
        self._tell(renumbered(change, before, rows), Column.NUMBER)
        for stretch in _few(retold(change, before, rows)):
            self._tell(stretch, Column.STATE)

    def _rearrange(self, rows: Rows) -> None:
        """Many rows elsewhere: persistent indexes go where their titles went."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        old = [self._rows[index.row()].key for index in held]
        self._rows = rows
        places = {rows.keys[place]: place for place in rows.places_of(frozenset(old))}
        moved = [
            self.index(places[key], index.column()) if key in places else QModelIndex()
            for key, index in zip(old, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _tell(self, stretch: range, last: Column) -> None:
        """The rows stand in their order; now what they say. Apart, because Qt wants the one without the other."""
        if stretch:
            self.dataChanged.emit(self.index(stretch.start, Column.NUMBER), self.index(stretch.stop - 1, last))

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        answer = ANSWERS.get(role)
        if answer is None:
            return None
        row, column = self._rows[index.row()], _COLUMNS[index.column()]
        said = answer(row, column, self._service)
        title_id = row.item.title.id
        if self._own and (own := self._own.get(title_id)) is not None:
            said = with_own(own, role, column, said)
        news = self._news.get(title_id) if self._news else None
        return said if news is None else with_news(news, role, column, said)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        kind = self._rows[index.row()].kind
        if kind is RowKind.SECTION:
            return Qt.ItemFlag.ItemNeverHasChildren
        return _CARRIED if kind is RowKind.ITEM and self.can_reorder else _CHOSEN

    # --- what a person wants --------------------------------------------------------------------------------------

    def ids_at(self, places: Iterable[int]) -> tuple[TitleId, ...]:
        """The titles with a place among these rows, from the top."""
        rows = (self._rows[place] for place in sorted(set(places)))
        return tuple(row.item.id for row in rows if row.kind is RowKind.ITEM)

    def anchor_at(self, row: int, carried: Iterable[TitleId] = ()) -> Anchor:
        """What stands above the gap in front of a row, the carried titles left out."""
        view = self.view
        below = (self._rows[at].number for at in range(max(row, 0), len(self._rows)))
        place = next((number - 1 for number in below if number is not None), len(view.items))
        return anchor_before(view, place, frozenset(carried))

    def would_move(self, ids: tuple[TitleId, ...], anchor: Anchor) -> bool:
        """Whether that changes anything: rows can be put in order, and these do not stand there already."""
        return bool(ids) and self.can_reorder and not is_satisfied(self.view, Move(ids, anchor))

    def request(self, ids: tuple[TitleId, ...], anchor: Anchor) -> bool:
        """Ask for these titles behind the anchor. False, and nothing is asked, where that changes nothing."""
        known = tuple(title_id for title_id in ids if title_id in self.view)
        if not self.would_move(known, anchor):
            return False
        self.reorder_requested.emit(known, anchor)
        return True

    def moveRows(self, source: Index, first: int, count: int, destination: Index, row: int) -> bool:
        """Reports the wish alone. The rows move when the new state is shown, so the answer is always False."""
        if not source.isValid() and not destination.isValid() and 0 <= first < len(self._rows):
            ids = self.ids_at(range(first, min(first + count, len(self._rows))))
            self.request(ids, self.anchor_at(row, ids))
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [mime.TITLES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = self.ids_at(index.row() for index in indexes)
        names = (item.title.name for item in map(self.item_of, ids) if item is not None)
        return mime.encode(mime.Carried(ids, self._ref()), names)

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Titles from elsewhere: reports them and inserts nothing, so the answer is always False."""
        carried = mime.decode(data)
        if carried is not None and self._state is not None and self._state.loaded:
            place = parent.row() if parent.isValid() else row
            self.dropped.emit(carried, self.anchor_at(place if place >= 0 else len(self._rows)))
        return False

    # --- finding --------------------------------------------------------------------------------------------------

    def item_of(self, title_id: TitleId) -> Item | None:
        """The item of that title, shown or hidden by the filter."""
        return self.view.find(title_id)

    @property
    def last_gap(self) -> int:
        """The lowest gap something can be put in: above the saved titles."""
        return bisect_left(self._rows, True, key=_has_no_place)

    def places_of(self, keys: Collection[RowKey]) -> list[int]:
        """The rows that show these, from the top."""
        return self._shown.places_of(keys)

    def place_of(self, key: RowKey) -> int | None:
        """The row that shows this."""
        return next(iter(self._shown.places_of((key,))), None)

    def row_of(self, entry_id: EntryId) -> Row | None:
        """The row that carries this entry's mark."""
        return next((r for r in self._shown.apart.values() if r.entry is not None and r.entry.id == entry_id), None)

    def _ref(self) -> QueueRef | None:
        return self._state.ref if self._state is not None else None


def _has_no_place(row: Row) -> bool:
    return row.kind in (RowKind.SECTION, RowKind.SAVED)


def _few(found: list[range]) -> list[range]:
    """One range over all where they are too many to be told one by one."""
    return [range(found[0].start, found[-1].stop)] if len(found) > _MOST_STRETCHES else found
