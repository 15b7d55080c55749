"""Many edits on a long queue, without building the queue anew for each of them. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove, apply
from desktop_app.domain.queues import Item, Queue, TitleId

_Place = TitleId | Edge

FEW = 20
"""So many edits are applied one by one in the time in which a chain is made."""


class Chain:
    """An order under change: each title knows its neighbours, so that a step costs the same in a queue of any size.

    `Edge.TOP` and `Edge.END` are the two ends of the chain.
    """

    def __init__(self, queue: Queue) -> None:
        self._start = queue
        self._items = {item.id: item for item in queue.items}
        self._saved = {item.id: item for item in queue.saved}
        line: list[_Place] = [Edge.TOP, *self._items, Edge.END]
        self._below = dict(pairwise(line))
        self._above = dict(pairwise(reversed(line)))

    def __contains__(self, title_id: object) -> bool:
        """Whether the title has a place in the order."""
        return title_id in self._items

    def holds(self, title_id: TitleId) -> bool:
        """Whether the title is there, with a place or saved."""
        return title_id in self._items or title_id in self._saved

    def find(self, title_id: TitleId) -> Item | None:
        """The item of that title, whether it has a place or is saved."""
        return self._items.get(title_id) or self._saved.get(title_id)

    def above(self, title_id: TitleId) -> Iterator[TitleId]:
        """The titles above it, the nearest first."""
        return _along(self._above, title_id)

    def below(self, title_id: TitleId) -> Iterator[TitleId]:
        """The titles below it, the nearest first."""
        return _along(self._below, title_id)

    def stands(self, edit: Move) -> bool:
        """As `edits.is_satisfied`, for a move of titles that have a place."""
        carried = frozenset(edit.items)
        place = self._behind(self._outside(edit.after, carried))
        while place in carried:
            place = self._above[place]
        return all(self._above[title_id] == above for above, title_id in pairwise((place, *edit.items)))

    def apply(self, edit: Edit) -> bool:
        """As `edits.apply`. Whether it changed anything."""
        match edit:
            case Add(item, after, saved):
                return not self.holds(item.id) and self._add(item, after, saved=saved)
            case Move(items, after):
                return self._move([i for i in items if i in self._items], self._outside(after, frozenset(items)))
            case Remove(items):
                return sum(self._remove(title_id) for title_id in items) > 0

    def queue(self) -> Queue:
        """The order as it now stands."""
        items: list[Item] = []
        place = self._below[Edge.TOP]
        while not isinstance(place, Edge):
            items.append(self._items[place])
            place = self._below[place]
        return replace(self._start, items=tuple(items), saved=tuple(self._saved.values()))

    def _add(self, item: Item, after: Anchor, *, saved: bool) -> bool:
        if saved:
            self._saved[item.id] = item
            return True
        self._link(item.id, self._behind(after))
        self._items[item.id] = item
        return True

    def _move(self, items: list[TitleId], after: Anchor) -> bool:
        changed = False
        for title_id in items:
            above = self._above[title_id]
            self._unlink(title_id)
            self._link(title_id, self._behind(after))
            changed |= self._above[title_id] != above
            after = title_id
        return changed

    def _remove(self, title_id: TitleId) -> bool:
        known = self.holds(title_id)
        self._saved.pop(title_id, None)
        if self._items.pop(title_id, None) is not None:
            self._unlink(title_id)
        return known

    def _outside(self, after: Anchor, carried: frozenset[TitleId]) -> Anchor:
        """The nearest title at or above the anchor that is not itself carried."""
        place: _Place = after
        while place in carried:
            place = self._above.get(place, Edge.END)
        return place

    def _behind(self, after: Anchor) -> _Place:
        """What the title will stand right behind; a title that is not there means the end."""
        return after if after is Edge.TOP or after in self._items else self._above[Edge.END]

    def _link(self, title_id: TitleId, above: _Place) -> None:
        below = self._below[above]
        self._below[above] = self._above[below] = title_id
        self._above[title_id], self._below[title_id] = above, below

    def _unlink(self, title_id: TitleId) -> None:
        above, below = self._above.pop(title_id), self._below.pop(title_id)
        self._below[above], self._above[below] = below, above


def _along(neighbour: Mapping[_Place, _Place], start: TitleId) -> Iterator[TitleId]:
    place = neighbour[start]
    while not isinstance(place, Edge):
        yield place
        place = neighbour[place]


def replayed(queue: Queue, edits: Iterable[Edit]) -> Queue:
    """As `edits.replay`, which says what it means; this one is for journals in which much waits."""
    steps = tuple(edits)
    if len(steps) <= FEW:
        return reduce(apply, steps, queue)
    chain = Chain(queue)
    for edit in steps:
        chain.apply(edit)
    return chain.queue()
