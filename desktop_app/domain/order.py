"""The order of a queue under change: edits applied one after another, copying only the blocks that they touch. Pure.

The meaning of every edit is written here, once: on a queue of five titles and on one of 100,000 of which many wait.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import cast

from desktop_app.domain.block_list import SIZE, Block, BlockList
from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove, touched
from desktop_app.domain.position_index import PositionIndex
from desktop_app.domain.queues import Item, ItemId, Queue


class _Opened:
    """The titles of a block that is being changed."""

    __slots__ = ("ids", "items")

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = list(items)
        self.ids = [item.id for item in self.items]

    @property
    def count(self) -> int:
        return len(self.ids)


_Part = Block[Item] | _Opened
_count_of = attrgetter("count")


class MutableOrder:
    """A queue whose order changes in place. The queue that it was made of stays as it is."""

    def __init__(self, queue: Queue) -> None:
        self._start = queue
        self._parts: list[_Part] = list(queue.line.blocks)
        self._opened: dict[_Part, _Opened] = {}
        self._homes: dict[ItemId, _Opened | None] = {}  # of the titles that are no longer where `queue` has them
        self._saved = {item.id: item for item in queue.saved}
        self._index: PositionIndex[ItemId] | None = queue.index
        self._more_time = 0

    def __contains__(self, item_id: object) -> bool:
        """Whether the title has a place in the order."""
        return self._part_of(cast("ItemId", item_id)) is not None

    def holds(self, item_id: ItemId) -> bool:
        """Whether the title is there, with a place or saved."""
        return item_id in self or item_id in self._saved

    def find(self, item_id: ItemId) -> Item | None:
        """The item of that title, whether it has a place or is saved."""
        part = self._part_of(item_id)
        return self._saved.get(item_id) if part is None else part.items[part.ids.index(item_id)]

    def above(self, item_id: ItemId) -> Iterator[ItemId]:
        """The titles above one that has a place, the nearest first."""
        part, at = self._at(item_id)
        yield from reversed(_ids(part)[:at])
        for other in reversed(self._parts[: self._parts.index(part)]):
            yield from reversed(_ids(other))

    def below(self, item_id: ItemId) -> Iterator[ItemId]:
        """The titles below one that has a place, the nearest first."""
        part, at = self._at(item_id)
        yield from _ids(part)[at + 1 :]
        for other in self._parts[self._parts.index(part) + 1 :]:
            yield from _ids(other)

    def is_satisfied(self, edit: Edit) -> bool:
        """Whether the order already stands as the edit wants it: to send it would change nothing."""
        match edit:
            case Add(item):
                return self.holds(item.id)
            case Remove(items):
                return not any(map(self.holds, items))
            case Move(items, after):
                return all(i in self for i in items) and self._stands(items, self._outside(after, frozenset(items)))

    def apply(self, edit: Edit) -> bool:
        """Do as the edit says; titles that are not there are passed over. Whether it changed anything."""
        match edit:
            case Add(item, after, saved):
                return not self.holds(item.id) and self._add(item, after, saved=saved)
            case Move(items, after):
                there = tuple(i for i in dict.fromkeys(items) if i in self)
                return self._move(there, self._outside(after, frozenset(items)))
            case Remove(items):
                return self._remove(frozenset(items))

    def queue(self) -> Queue:
        """The queue as it now stands. The entity-tag is kept: only the service makes a new one."""
        line = BlockList(tuple(part if isinstance(part, Block) else Block(tuple(part.items)) for part in self._parts))
        return self._start.rearranged(line, tuple(self._saved.values()), self._index, self._more_time)

    # --- the three edits -----------------------------------------------------------------------------------------

    def _add(self, item: Item, after: Anchor, *, saved: bool) -> bool:
        if saved:
            self._saved[item.id] = item
        else:
            self._exchange((), after, (item,))
        return True

    def _move(self, items: tuple[ItemId, ...], after: Anchor) -> bool:
        if self._stands(items, after):
            return False
        self._exchange(items, after, tuple(filter(None, map(self.find, items))))
        return True

    def _remove(self, item_ids: frozenset[ItemId]) -> bool:
        placed, saved = tuple(i for i in item_ids if i in self), [i for i in item_ids if i in self._saved]
        for item_id in saved:
            del self._saved[item_id]
        if placed:
            self._exchange(placed, Edge.END, ())
        return bool(placed or saved)

    def _stands(self, items: Sequence[ItemId], after: Anchor) -> bool:
        """Whether these, each of which has a place, stand behind the anchor, one behind the other."""
        if not items:
            return True
        above: Anchor | None = after
        if after is not Edge.TOP and after not in self:
            carried = frozenset(items)
            above = next((i for i in self._upwards() if i not in carried), Edge.TOP)
        neighbours = pairwise((above, *items))
        return all(next(self.above(cast("ItemId", item)), Edge.TOP) == over for over, item in neighbours)

    def _outside(self, after: Anchor, carried: frozenset[ItemId]) -> Anchor:
        """The nearest title at or above the anchor that is not itself carried."""
        if isinstance(after, Edge) or after not in carried:
            return after
        return next((i for i in self.above(after) if i not in carried), Edge.TOP) if after in self else Edge.END

    # --- blocks --------------------------------------------------------------------------------------------------

    def _exchange(self, out: Sequence[ItemId], after: Anchor, put: tuple[Item, ...]) -> None:
        """Take these out, then put those behind the anchor, which is none of them; one that is not there is the end."""
        if self._index is not None:
            self._index = self._counted(self._index, out, after, put)
        self._more_time -= _time(filter(None, map(self.find, out))) - _time(put)
        for item_id in out:
            self._take(item_id)
        if put:
            part, at = self._behind(after)
            part.items[at:at] = put
            part.ids[at:at] = ids = [item.id for item in put]
            self._homes.update(dict.fromkeys(ids, part))
            if part.count > 2 * SIZE:
                self._cut(part)

    def _counted(
        self, before: PositionIndex[ItemId], out: Sequence[ItemId], after: Anchor, put: tuple[Item, ...]
    ) -> PositionIndex[ItemId] | None:
        """The places of all titles after the exchange that is about to be made."""
        ends: tuple[int, ...] = tuple(accumulate(map(_count_of, self._parts), initial=0))
        starts = dict(zip(self._parts, ends, strict=False))

        def place_of(item_id: ItemId) -> int:
            part, at = self._at(item_id)
            return starts[part] + at

        taken = sorted(map(place_of, out))
        if isinstance(after, Edge) or after not in self:
            place = 0 if after is Edge.TOP else ends[-1]
        else:
            place = place_of(after) + 1
        return before.after(taken, place - bisect_left(taken, place), [item.id for item in put])

    def _take(self, item_id: ItemId) -> None:
        part, at = self._at(item_id)
        opened = self._open(part)
        del opened.items[at], opened.ids[at]
        self._homes[item_id] = None
        if not opened.ids:
            self._parts.remove(opened)

    def _behind(self, after: Anchor) -> tuple[_Opened, int]:
        """The block in which what is put there stands, opened, and its place within."""
        if not isinstance(after, Edge) and after in self:
            part, at = self._at(after)
            return self._open(part), at + 1
        if not self._parts:
            self._parts.append(_Opened(()))
        part = self._open(self._parts[0 if after is Edge.TOP else -1])
        return part, 0 if after is Edge.TOP else part.count

    def _open(self, part: _Part) -> _Opened:
        if isinstance(part, _Opened):
            return part
        self._opened[part] = opened = _Opened(part.items)
        self._parts[self._parts.index(part)] = opened
        return opened

    def _cut(self, part: _Opened) -> None:
        """Cut the part into blocks of the size in which parts are made."""
        behind = self._parts.index(part) + 1
        rest = [_Opened(part.items[at : at + SIZE]) for at in range(SIZE, part.count, SIZE)]
        del part.items[SIZE:], part.ids[SIZE:]
        self._parts[behind:behind] = rest
        for new in rest:
            self._homes.update(dict.fromkeys(new.ids, new))

    def _part_of(self, item_id: ItemId) -> _Part | None:
        """The block in which the title stands; None where it has no place."""
        if item_id in self._homes:
            return self._homes[item_id]
        place = self._start.place_of(item_id)
        if place is None:
            return None
        line = self._start.line
        block = line.blocks[line.block_of(place)]
        return self._opened.get(block, block)

    def _at(self, item_id: ItemId) -> tuple[_Part, int]:
        part = self._part_of(item_id)
        assert part is not None
        return part, part.ids.index(item_id)

    def _upwards(self) -> Iterator[ItemId]:
        """Iterate over all titles that have a place, from the last."""
        return (item_id for part in reversed(self._parts) for item_id in reversed(_ids(part)))


def apply(queue: Queue, edit: Edit) -> Queue:
    """The queue as it stands after the edit; titles that are not there are passed over."""
    return replay(queue, (edit,))


def replay(queue: Queue, edits: Iterable[Edit]) -> Queue:
    """The queue as it stands after all edits, one after the other."""
    order = MutableOrder(queue)
    changed = [order.apply(edit) for edit in edits]
    return order.queue() if any(changed) else queue


def is_satisfied(queue: Queue, edit: Edit) -> bool:
    """Whether the queue already stands as the edit wants it: to send it would change nothing.

    Asked after an answer was lost, when the write may have happened.
    """
    return MutableOrder(queue).is_satisfied(edit)


def position_of(queue: Queue, edit: Add | Move) -> int | None:
    """The one-based place that the first title of the edit takes, as a request says it; None for a saved title."""
    place = apply(queue, edit).place_of(touched(edit)[0])
    return None if place is None else place + 1


def _ids(part: _Part) -> Sequence[ItemId]:
    return cast("Sequence[ItemId]", part.ids)


def _time(items: Iterable[Item]) -> int:
    return sum(item.title.runtime or 0 for item in items)
