"""The model of a queue that a person arranges. It reports what they want, and changes nothing by itself."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from desktop_app.domain.edits import Anchor, Edge, Move, anchor_before
from desktop_app.domain.order import is_satisfied
from desktop_app.domain.queues import Item, ItemId, QueueRef
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue.rows import Row, RowKind
from desktop_app.ui.queue.shown_rows import Index, ShownRows
from desktop_app.ui.queue.words import NO_PLACE, refusal_of, refusal_of_look
from desktop_app.ui.widgets import titles_mime

_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_CARRIED = _CHOSEN | Qt.ItemFlag.ItemIsDragEnabled


class QueueModel(ShownRows):
    """The rows of one queue. Whatever a person does to them comes back as a new state through `show`."""

    reorder_requested = Signal(object, object)
    """tuple[ItemId, ...], Anchor: put these titles, in this order, behind the anchor."""

    dropped = Signal(object, object)
    """Carried, Anchor: titles that came from elsewhere."""

    refusal_changed = Signal()
    """Rows can be put in order now, or no longer, or for another reason not."""

    def __init__(self, service: str = "the service", parent: QObject | None = None) -> None:
        super().__init__(service, parent)
        self._order_refused = self._fixed = self._order_fixed = ""
        self._refusal = self._why_refused()

    def show(self, state: QueueState) -> None:
        super().show(state)
        self._tell_refusal()

    def _look(self) -> None:
        super()._look()
        self._tell_refusal()

    def refuse_order(self, reason: str) -> None:
        """Refuse moves for `reason`, a sentence for people; empty allows them."""
        self._order_refused = reason
        self._tell_refusal()

    @property
    def fixed(self) -> str:
        """The reason why the person can neither add nor remove titles; empty if they can."""
        return self._fixed

    def set_fixed(self, titles: str, order: str) -> None:
        """Set why titles cannot be added or removed, and why they cannot be moved; empty if they can."""
        self._fixed, self._order_fixed = titles, order
        self._tell_refusal()

    @property
    def refusal(self) -> str:
        """The reason why rows cannot be moved now; empty if they can."""
        return self._refusal

    @property
    def refusal_to_arrange(self) -> str:
        """The reason why the list cannot be put in another order as a whole; empty if it can."""
        return refusal_of(self._state, needle=self._needle, fixed=self._order_fixed, other=self._order_refused)

    def _why_refused(self) -> str:
        return self.refusal_to_arrange or refusal_of_look(self.look)

    @property
    def can_reorder(self) -> bool:
        """Whether rows can be put in order now."""
        return not self._refusal

    @property
    def can_carry(self) -> bool:
        """Whether rows can be dragged: to other lists also while their own order is not seen."""
        return not self.refusal_to_arrange

    def refusal_to_carry(self, kind: RowKind) -> str:
        """The reason why a row of this kind cannot be dragged; empty if it can."""
        return "" if kind is RowKind.SECTION else self.refusal_to_arrange or NO_PLACE.get(kind, "")

    def _tell_refusal(self) -> None:
        before, self._refusal = self._refusal, self._why_refused()
        if before != self._refusal:
            self.refusal_changed.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        kind = self._rows[index.row()].kind
        if kind is RowKind.SECTION:
            return Qt.ItemFlag.ItemNeverHasChildren
        return _CARRIED if kind is RowKind.ITEM and self.can_carry else _CHOSEN

    # --- what a person wants --------------------------------------------------------------------------------------

    def ids_at(self, places: Iterable[int]) -> tuple[ItemId, ...]:
        """The titles with a place among these rows, from the top."""
        rows = (self._rows[place] for place in sorted(set(places)))
        return tuple(row.item.id for row in rows if row.kind is RowKind.ITEM)

    def anchor_at(self, row: int, carried: Iterable[ItemId] = ()) -> Anchor:
        """The anchor above the gap in front of a row, the carried titles left out.

        While the list is sorted or grouped in another way there is a single gap, at the list's end.
        """
        view = self.view
        if not self.look.is_plain:
            return Edge.END
        below = (self._rows[at].number for at in range(max(row, 0), len(self._rows)))
        place = next((number - 1 for number in below if number is not None), len(view.items))
        return anchor_before(view, place, frozenset(carried))

    def would_move(self, ids: tuple[ItemId, ...], anchor: Anchor) -> bool:
        """Whether that changes anything: rows can be put in order, and these do not stand there already."""
        return bool(ids) and self.can_reorder and not is_satisfied(self.view, Move(ids, anchor))

    def request(self, ids: tuple[ItemId, ...], anchor: Anchor) -> bool:
        """Ask for these titles behind the anchor. False, and nothing is asked, where that changes nothing."""
        known = tuple(item_id for item_id in ids if item_id in self.view)
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
        return [titles_mime.TITLES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = self.ids_at(index.row() for index in indexes)
        names = (item.title.name for item in map(self.item_of, ids) if item is not None)
        return titles_mime.encode(titles_mime.CarriedTitles(ids, self._ref()), names)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Report titles dropped from elsewhere; insert nothing, so the answer is always False."""
        carried = titles_mime.decode(data)
        if carried is not None and self._state is not None and self._state.loaded:
            place = parent.row() if parent.isValid() else row
            carried = replace(carried, leaves=action is Qt.DropAction.MoveAction)
            self.dropped.emit(carried, self.anchor_at(place if place >= 0 else len(self._rows)))
        return False

    # --- finding --------------------------------------------------------------------------------------------------

    def item_of(self, item_id: ItemId) -> Item | None:
        """The item of that title, shown or hidden by the filter."""
        return self.view.find(item_id)

    @property
    def last_gap(self) -> int:
        """The lowest gap something can be put in: above the saved titles."""
        return bisect_left(self._rows, True, key=_has_no_place) if self.look.is_plain else len(self._rows)

    def _ref(self) -> QueueRef | None:
        return self._state.ref if self._state is not None else None


def _has_no_place(row: Row) -> bool:
    return row.kind in (RowKind.SECTION, RowKind.SAVED)
