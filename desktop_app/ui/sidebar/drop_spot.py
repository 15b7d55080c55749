"""The places of the sidebar that a drag can aim at: a row, or the gap between two lists of an account."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.sidebar.accounts import SourceAccount, SourceKey, SourceList

REST = 700
"""Milliseconds over a row until what is dragged opens it."""

EDGE = 3
"""The part of a row's height at its upper and lower edge that means the gap there: one in so many."""


@dataclass(frozen=True, slots=True)
class ListGap:
    """A gap among the person's own lists of an account: in front of a list, or behind the last one."""

    over: QueueRef
    """The list whose row the mouse is on."""

    before: QueueRef | None
    is_below: bool
    """Whether the gap is at the lower edge of that row."""


def gap_for(account: SourceAccount, carried: QueueRef, over: QueueRef, y: float, height: float) -> ListGap | None:
    """The gap that a carried list would go to; None where the row itself is meant.

    `over`: the list under the mouse, at height `y` of its row, which is `height` high.
    """
    movable = [shown.ref for shown in account.lists if not shown.order_refusal]
    if carried not in movable or over not in movable:
        return None
    is_below = y > height - height / EDGE
    if not is_below and y >= height / EDGE and over != carried:
        return None
    at = movable.index(over) + is_below
    return ListGap(over, movable[at] if at < len(movable) else None, is_below)


def is_move(account: SourceAccount, carried: QueueRef, gap: ListGap) -> bool:
    """Whether the list would stand elsewhere in that gap than it does."""
    movable: list[QueueRef | None] = [shown.ref for shown in account.lists if not shown.order_refusal]
    return gap.before not in (carried, *(movable[movable.index(carried) + 1 :] or [None])[:1])


def refusal_of(target: SourceAccount | SourceList, source: QueueRef | None) -> str:
    """The reason why titles of a list cannot be dropped on a row; empty if they can, as far as the row tells."""
    if isinstance(target, SourceAccount):
        if source is None:
            return "Drop them on a list."
        takes = any(shown.takes_titles and shown.ref != source for shown in target.lists)
        return "" if takes else "No other list of this account takes titles."
    if target.ref == source:
        return "They are in this list already."
    return "" if target.takes_titles else f"“{target.title}” can’t be changed here."


class RestingPlace(QObject):
    """Tells when what is dragged has rested on a row for a while."""

    rested = Signal(object)
    """SourceKey."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._key: SourceKey | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._tell)

    def be_on(self, key: SourceKey | None) -> None:
        """Note the row that the mouse is on; None for none."""
        if key != self._key:
            self._key = key
            self._timer.stop()
            if key is not None:
                self._timer.start()

    def _tell(self) -> None:
        if self._key is not None:
            self.rested.emit(self._key)
