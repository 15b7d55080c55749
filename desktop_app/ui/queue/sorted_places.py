"""The places of a list's items once they are sorted and grouped. Pure."""

from collections.abc import Sequence

from desktop_app.domain.arrangement import Value, value_of
from desktop_app.domain.availability import Availability, availability_of
from desktop_app.domain.look import Look
from desktop_app.domain.queues import Item
from desktop_app.ui.queue.per_item import PerItem

Group = tuple[Availability | None, Sequence[int]]
"""What is common to the items at these places; None where the list is in one piece."""


class SortedPlaces:
    """The places of a list's items, sorted and grouped by `look`.

    `moment` (Unix seconds) decides which titles can be watched.
    """

    def __init__(self, look: Look, moment: float = 0.0) -> None:
        self.look = look
        key = look.sorted_by
        self._values = PerItem(value_of(key.order, {})) if key is not None else None
        self._kinds = PerItem(lambda item: availability_of(item.title, moment)) if look.in_groups else None
        self._items: Sequence[Item] | None = None
        self._groups: tuple[Group, ...] = ()

    def prepare(self, items: Sequence[Item], most: int) -> bool:
        """Do a piece of the work: look at so many items more, and at last sort them. Whether all is done.

        Who sorts a long list rests before the rows are made.
        """
        if self.look.is_plain or items is self._items:
            return True
        parts = [part for part in (self._values, self._kinds) if part is not None]
        if all(part.prepare(items, most) for part in parts):
            self._sort(items)
        return items is self._items and len(items) <= most

    def groups(self, items: Sequence[Item]) -> tuple[Group, ...]:
        """The places of the items group by group, as they are seen; empty groups are left out."""
        if items is not self._items:
            self._sort(items)
        return self._groups

    def _sort(self, items: Sequence[Item]) -> None:
        order: Sequence[int] = range(len(items))
        key = self.look.sorted_by
        if self._values is not None and key is not None:
            order = _sorted(self._values.of(items), descending=key.descending)
        self._groups = ((None, order),) if self._kinds is None else tuple(_parted(order, self._kinds.of(items)))
        self._items = items


def _sorted(values: Sequence[Value | None], *, descending: bool) -> list[int]:
    """Equal ones in the list's own order, what is not known last: either way."""
    if None not in values:
        known = list(range(len(values)))
    else:
        known = [at for at, value in enumerate(values) if value is not None]
    known.sort(key=values.__getitem__, reverse=descending)  # type: ignore[arg-type]  # the known ones compare
    return known if len(known) == len(values) else known + [at for at, value in enumerate(values) if value is None]


def _parted(order: Sequence[int], kinds: Sequence[Availability]) -> list[Group]:
    parts = ((kind, [at for at in order if kinds[at] is kind]) for kind in Availability)
    return [(kind, places) for kind, places in parts if places]
