"""Two people changed one queue: what changed, and how our edits read on top of theirs. Pure."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.order import MutableOrder
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId


@dataclass(frozen=True, slots=True)
class Difference:
    """Changes that turn one queue into another. `moved` holds the fewest titles whose moving explains the order."""

    added: tuple[ItemId, ...] = ()
    removed: tuple[ItemId, ...] = ()
    moved: tuple[ItemId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved)


@dataclass(frozen=True, slots=True)
class Lost:
    """A title that an edit would have moved, and that is no longer there, saved neither."""

    item: Item
    after: Anchor


@dataclass(frozen=True, slots=True)
class Rebased:
    """A pending edit, seen from the new state of the queue.

    `edit` is None when there is nothing left to send: somebody else did the same already, or all its titles are lost.
    """

    edit: Edit | None
    lost: tuple[Lost, ...] = ()


def difference(old: Queue, new: Queue) -> Difference:
    """Changes between two states of the same queue; saved titles count as present."""
    were, are = ((*queue.ids, *(item.id for item in queue.saved)) for queue in (old, new))
    before, after = set(were), set(are)
    common = [item_id for item_id in new.ids if item_id in old]
    still = set(longest_increasing([old.places[item_id] for item_id in common]))
    return Difference(
        added=tuple(item_id for item_id in are if item_id not in before),
        removed=tuple(item_id for item_id in were if item_id not in after),
        moved=tuple(item_id for item_id in common if old.places[item_id] not in still),
    )


def longest_increasing(values: Sequence[int]) -> list[int]:
    """A longest strictly increasing subsequence, by patience sorting: O(n log n)."""
    tails: list[int] = []
    tail_at: list[int] = []
    parent = [-1] * len(values)
    for at, value in enumerate(values):
        pile = bisect_left(tails, value)
        parent[at] = tail_at[pile - 1] if pile else -1
        if pile == len(tails):
            tails.append(value)
            tail_at.append(at)
        else:
            tails[pile], tail_at[pile] = value, at
    chain: list[int] = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        chain.append(values[at])
        at = parent[at]
    return chain[::-1]


def rebase(base: Queue, theirs: Queue, pending: Iterable[Edit]) -> tuple[Rebased, ...]:
    """Our pending edits, made on top of `base`, re-expressed on top of `theirs`; one answer for each.

    A move keeps its neighbour; where that is gone, the nearest neighbour that survived in what the person saw
    (above wins a tie). Remove against remove and add against add settle, and so does a move of a title that became
    saved, which has no place; a title that is gone is `Lost`. A removal that only takes back an addition takes nothing
    away where the addition found its title there.
    """
    seen, now, found = MutableOrder(base), MutableOrder(theirs), set[ItemId]()
    return tuple(_rebase_one(seen, now, edit, found) for edit in pending)


def _rebase_one(seen: MutableOrder, now: MutableOrder, edit: Edit, found: set[ItemId]) -> Rebased:
    """Rebase the edit, and apply it to both orders. `found`: titles that our additions found there."""
    if isinstance(edit, Add) and now.holds(edit.item.id) and not seen.holds(edit.item.id):
        found.add(edit.item.id)
    answer = _on_top(seen, now, edit, found)
    if isinstance(edit, Remove):
        found.difference_update(edit.items)
    seen.apply(edit)
    if answer.edit is not None:
        now.apply(answer.edit)
    return answer


def _on_top(seen: MutableOrder, now: MutableOrder, edit: Edit, found: Collection[ItemId]) -> Rebased:
    match edit:
        case Add(item, after):
            return Rebased(None if now.holds(item.id) else replace(edit, after=_surviving(seen, now, after)))
        case Remove(items):
            left = tuple(i for i in items if now.holds(i) and i not in found)
            return Rebased(Remove(left) if left else None)
        case Move(items, after):
            return _rebase_move(seen, now, items, after)


def _rebase_move(seen: MutableOrder, now: MutableOrder, items: tuple[ItemId, ...], after: Anchor) -> Rebased:
    kept = tuple(i for i in items if i in now)
    anchor = _surviving(seen, now, after, frozenset(items))
    lost = tuple(Lost(seen.find(i) or Item(Title(TitleId(i), i)), anchor) for i in items if not now.holds(i))
    moved = Move(kept, anchor)
    return Rebased(moved if kept and not now.is_satisfied(moved) else None, lost)


def _surviving(
    seen: MutableOrder, now: MutableOrder, after: Anchor, carried: frozenset[ItemId] = frozenset()
) -> Anchor:
    """The anchor, or the nearest title to it that is in both states and is not itself carried."""
    if isinstance(after, Edge) or (after in now and after not in carried):
        return after
    if after not in seen:
        return Edge.END
    up: ItemId | None
    down: ItemId | None
    for up, down in zip_longest(seen.above(after), seen.below(after)):
        if up is not None and up in now and up not in carried:
            return up
        if down is not None and down in now and down not in carried:
            return _in_front_of(now, down, carried)
    return Edge.TOP


def _in_front_of(now: MutableOrder, item_id: ItemId, carried: frozenset[ItemId]) -> Anchor:
    return next((above for above in now.above(item_id) if above not in carried), Edge.TOP)
