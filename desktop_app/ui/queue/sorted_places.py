"""The places of a list's items once they are sorted and grouped. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import TypeVar

from desktop_app.domain.arrangement import Value, value_of
from desktop_app.domain.availability import Availability, availability_of
from desktop_app.domain.look import Look
from desktop_app.domain.queues import Item
from desktop_app.ui.queue.per_item import PerItem

T = TypeVar("T")

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
        self._kinds = PerItem(_kind_at(moment)) if look.in_groups else None
        self._pieces = _Pieces((), descending=False)
        self._items: Sequence[Item] | None = None
        self._groups: tuple[Group, ...] = ()

    def prepare(self, items: Sequence[Item], most: int) -> bool:
        """Do a piece of the work: look at so many items more and sort them, and at last make one order of all pieces.

        Whether all is done. Who sorts a long list rests before the rows are made.
        """
        if self.look.is_plain or items is self._items:
            return True
        if items is not self._pieces.items:
            key = self.look.sorted_by
            self._pieces = _Pieces(items, descending=key is not None and key.descending)
        if self._pieces.add(_some(self._kinds, self._pieces, most), _some(self._values, self._pieces, most)):
            kinds = Availability if self.look.in_groups else (None,)
            groups = ((kind, self._pieces.joined(kind)) for kind in kinds)
            self._groups, self._items = tuple((kind, places) for kind, places in groups if places), items
        return items is self._items and len(items) <= most

    def groups(self, items: Sequence[Item]) -> tuple[Group, ...]:
        """The places of the items group by group, as they are seen; empty groups are left out."""
        self.prepare(items, len(items))
        return self._groups


class _Pieces:
    """The places of ever more of a list's items, by group. Equal ones stand as in the list, what is not known last."""

    def __init__(self, items: Sequence[Item], *, descending: bool) -> None:
        self.items = items
        self.values: list[Value | None] = []
        self._descending = descending
        self._known: dict[Availability | None, list[list[int]]] = defaultdict(list)
        self._unknown: dict[Availability | None, list[int]] = defaultdict(list)

    def add(self, kinds: Iterable[Availability | None], values: Iterable[Value | None]) -> bool:
        """Sort the next items, of which these are the groups and the values. Whether all are sorted."""
        known: dict[Availability | None, list[int]] = defaultdict(list)
        for at, (kind, value) in enumerate(zip(kinds, values, strict=True), len(self.values)):
            self.values.append(value)
            (self._unknown if value is None else known)[kind].append(at)
        for kind, places in known.items():
            pieces = self._known[kind]
            pieces.append(self._in_order(places))
            while len(pieces) > 1 and len(pieces[-2]) <= 2 * len(pieces[-1]):
                last = pieces.pop()
                pieces[-1] = self._in_order(pieces[-1] + last)
        return len(self.values) == len(self.items)

    def joined(self, kind: Availability | None) -> list[int]:
        """The places of a group, after the last piece."""
        return self._in_order([at for piece in self._known[kind] for at in piece]) + self._unknown[kind]

    def _in_order(self, places: list[int]) -> list[int]:
        """Places whose values are known, sorted: soon where they are a few sorted pieces."""
        places.sort(key=self.values.__getitem__, reverse=self._descending)  # type: ignore[arg-type]  # they compare
        return places


def _some(part: PerItem[T] | None, pieces: _Pieces, most: int) -> Iterable[T | None]:
    """The values of the next `most` items in `part`, or None for each if there is no such part."""
    start, stop = len(pieces.values), min(len(pieces.values) + most, len(pieces.items))
    if part is None:
        return repeat(None, stop - start)
    part.prepare(pieces.items, most)
    return part.found[start:stop]


def _kind_at(moment: float) -> Callable[[Item], Availability | None]:
    return lambda item: availability_of(item.title, moment)
