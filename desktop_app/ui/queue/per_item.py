"""What is worked out once of each item of a list. Pure."""

from collections.abc import Callable
from itertools import islice
from typing import Generic, TypeVar

from desktop_app.domain.queues import Item

T = TypeVar("T")


class PerItem(Generic[T]):
    """In the list's order. A changed list keeps what was worked out of the items that stayed."""

    def __init__(self, work: Callable[[Item], T]) -> None:
        self._work = work
        self._items: tuple[Item, ...] = ()
        self._found: list[T] = []

    def prepare(self, items: tuple[Item, ...], most: int) -> bool:
        """Work it out of at most so many items more. Whether it is there of all."""
        if items is not self._items:
            self._take_over(items)
        start = len(self._found)
        self._found += map(self._work, islice(items, start, start + most))
        return len(self._found) == len(items)

    def of(self, items: tuple[Item, ...]) -> list[T]:
        """Of all of them, item by item."""
        self.prepare(items, len(items))
        return self._found

    def _take_over(self, items: tuple[Item, ...]) -> None:
        # By identity: an edit leaves the other items what they are, and to compare them takes as long as reading them.
        known = dict(zip(map(id, self._items), self._found, strict=False))
        self._found = []
        for item in items if known else ():
            # What is kept may be None, so it is asked for and not taken.
            if id(item) not in known and len(self._found) >= len(known):
                break
            self._found.append(known[id(item)] if id(item) in known else self._work(item))
        self._items = items
