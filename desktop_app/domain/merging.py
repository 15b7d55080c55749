"""Two people changed one queue: what changed, and how our edits read on top of theirs. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove, anchor_before, apply, is_satisfied
from desktop_app.domain.queues import Item, Queue, Title, TitleId


@dataclass(frozen=True, slots=True)
class Difference:
    """What turns one queue into another. `moved` holds the fewest titles whose moving explains the order."""

    added: tuple[TitleId, ...] = ()
    removed: tuple[TitleId, ...] = ()
    moved: tuple[TitleId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved)


@dataclass(frozen=True, slots=True)
class Lost:
    """A title that an edit would have moved, and that is no longer there."""

    item: Item
    after: Anchor


@dataclass(frozen=True, slots=True)
class Rebased:
    """One pending edit, seen from the new state of the queue.

    `edit` is None when there is nothing left to send: somebody else did the same already, or all its titles are lost.
    """

    edit: Edit | None
    lost: tuple[Lost, ...] = ()


def difference(old: Queue, new: Queue) -> Difference:
    """What happened between two states of the same queue; saved titles count as present."""
    before = {item.id for item in (*old.items, *old.saved)}
    after = {item.id for item in (*new.items, *new.saved)}
    common = [title_id for title_id in new.ids if title_id in old]
    still = set(longest_increasing([old.places[title_id] for title_id in common]))
    return Difference(
        added=tuple(item.id for item in (*new.items, *new.saved) if item.id not in before),
        removed=tuple(item.id for item in (*old.items, *old.saved) if item.id not in after),
        moved=tuple(title_id for title_id in common if old.places[title_id] not in still),
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
    (above wins a tie). Remove against remove and add against add settle; a title that is gone is `Lost`.
    """
    seen, now = base, theirs
    answers = []
    for edit in pending:
        answer = _rebase_one(seen, now, edit)
        seen = apply(seen, edit)
        now = apply(now, answer.edit) if answer.edit else now
        answers.append(answer)
    return tuple(answers)


def _rebase_one(seen: Queue, now: Queue, edit: Edit) -> Rebased:
    match edit:
        case Add(item, after):
            done = now.find(item.id) is not None
            return Rebased(None if done else Add(item, _surviving(seen, now, after)))
        case Remove(items):
            left = tuple(i for i in items if now.find(i) is not None)
            return Rebased(Remove(left) if left else None)
        case Move(items, after):
            return _rebase_move(seen, now, items, after)


def _rebase_move(seen: Queue, now: Queue, items: tuple[TitleId, ...], after: Anchor) -> Rebased:
    kept = tuple(i for i in items if i in now)
    anchor = _surviving(seen, now, after, frozenset(items))
    lost = tuple(Lost(seen.find(i) or Item(Title(i, i)), anchor) for i in items if i not in now)
    moved = Move(kept, anchor)
    return Rebased(moved if kept and not is_satisfied(now, moved) else None, lost)


def _surviving(seen: Queue, now: Queue, after: Anchor, carried: frozenset[TitleId] = frozenset()) -> Anchor:
    """The anchor, or the nearest title to it that is in both states and is not itself carried."""
    if isinstance(after, Edge) or (after in now and after not in carried):
        return after
    place = seen.place_of(after)
    if place is None:
        return Edge.END
    above = (seen.ids[at] for at in range(place - 1, -1, -1))
    below = (seen.ids[at] for at in range(place + 1, len(seen.ids)))
    up, up_steps = _nearest(above, now, carried)
    down, down_steps = _nearest(below, now, carried)
    if up is not None and (down is None or up_steps <= down_steps):
        return up
    if down is not None:
        return _in_front_of(now, down, carried)
    return Edge.TOP


def _nearest(ids: Iterable[TitleId], now: Queue, carried: frozenset[TitleId]) -> tuple[TitleId | None, int]:
    for steps, title_id in enumerate(ids):
        if title_id in now and title_id not in carried:
            return title_id, steps
    return None, 0


def _in_front_of(now: Queue, title_id: TitleId, carried: frozenset[TitleId]) -> Anchor:
    return anchor_before(now, now.places[title_id], carried)
