"""A value for each item of a list, worked out once and in pieces. Pure."""

from collections.abc import Callable, Sequence
from enum import Enum
from itertools import islice, repeat
from typing import Generic, TypeVar, cast

from desktop_app.domain.queues import Item

T = TypeVar("T")


class PerItem(Generic[T]):
    """Values of a list's items, in its order. A changed list keeps the values of the items that stayed."""

    def __init__(self, work: Callable[[Item], T]) -> None:
        self._work = work
        self._items: Sequence[Item] = ()
        self.found: list[T] = []
        """Item by item from the top, as far as it is worked out."""

    def prepare(self, items: Sequence[Item], most: int) -> bool:
        """Work out the values of at most so many items more. Whether all are there."""
        if items is not self._items:
            self._take_over(items)
        start = len(self.found)
        self.found += map(self._work, items[start : start + most])
        return len(self.found) == len(items)

    def of(self, items: Sequence[Item]) -> list[T]:
        """The values of all items, in their order; missing ones are worked out now."""
        self.prepare(items, len(items))
        return self.found

    def _take_over(self, items: Sequence[Item]) -> None:
        # By identity: an edit leaves the other items what they are, and to compare them takes as long as reading them.
        known: dict[int, T | _New] = dict(zip(map(id, self._items), self.found, strict=False))
        found = list(map(known.get, map(id, items), repeat(_NEW))) if known else []
        new = list(islice((at for at, each in enumerate(found) if each is _NEW), _FEW + 1))
        if len(new) > _FEW:
            del found[new[0] :]  # they are worked out piece by piece
        else:
            for at in new:
                found[at] = self._work(items[at])
        self.found = cast("list[T]", found)
        self._items = items


class _New(Enum):
    """A mark for values not worked out yet, because a value may be anything, even None."""

    NEW = 0


_NEW = _New.NEW
_FEW = 64
"""Number of items that are worked out in one slice."""
