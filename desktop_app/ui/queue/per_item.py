"""What is worked out once of each item of a list. Pure."""

from collections.abc import Callable, Sequence
from enum import Enum
from itertools import islice, repeat
from typing import Generic, TypeVar, cast

from desktop_app.domain.queues import Item

T = TypeVar("T")


class PerItem(Generic[T]):
    """In the list's order. A changed list keeps what was worked out of the items that stayed."""

    def __init__(self, work: Callable[[Item], T]) -> None:
        self._work = work
        self._items: Sequence[Item] = ()
        self.found: list[T] = []
        """Item by item from the top, as far as it is worked out."""

    def prepare(self, items: Sequence[Item], most: int) -> bool:
        """Work it out of at most so many items more. Whether it is there of all."""
        if items is not self._items:
            self._take_over(items)
        start = len(self.found)
        self.found += map(self._work, items[start : start + most])
        return len(self.found) == len(items)

    def of(self, items: Sequence[Item]) -> list[T]:
        """Of all of them, item by item."""
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
    """Stands for what is not worked out yet: that may be anything, None too."""

    NEW = 0


_NEW = _New.NEW
_FEW = 64
"""So many are worked out at once."""
