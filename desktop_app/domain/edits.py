"""Edits are intents: "put these after that one". They survive what others do to the queue meanwhile.

All functions are pure and total: a title that is not there is passed over, never an error.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.domain.queues import Item, Queue, TitleId


class Edge(Enum):
    """The two places that are not behind a title."""

    TOP = "top"
    END = "end"


Anchor = TitleId | Edge
"""Where: right behind this title, or at an edge."""


@dataclass(frozen=True, slots=True)
class Add:
    """Put a title into the queue."""

    item: Item
    after: Anchor = Edge.END


@dataclass(frozen=True, slots=True)
class Move:
    """Put these titles, in this order, behind the anchor."""

    items: tuple[TitleId, ...]
    after: Anchor


@dataclass(frozen=True, slots=True)
class Remove:
    """Take these titles out, saved ones too."""

    items: tuple[TitleId, ...]


Edit = Add | Move | Remove


def touched(edit: Edit) -> tuple[TitleId, ...]:
    """The titles that the edit is about."""
    match edit:
        case Add(item):
            return (item.id,)
        case Move(items) | Remove(items):
            return items


def apply(queue: Queue, edit: Edit) -> Queue:
    """The queue as it stands after the edit. The entity-tag is kept: only the service makes a new one."""
    match edit:
        case Add(item, after):
            return queue if item.id in queue else _insert(queue, (item,), after)
        case Move(items, after):
            carried = tuple(queue.items[queue.places[i]] for i in items if i in queue)
            return _insert(queue, carried, _outside(queue, after, frozenset(items))) if carried else queue
        case Remove(items):
            gone = frozenset(items)
            return replace(
                queue,
                items=tuple(i for i in queue.items if i.id not in gone),
                saved=tuple(i for i in queue.saved if i.id not in gone),
            )


def replay(queue: Queue, edits: Iterable[Edit]) -> Queue:
    """All edits, one after the other."""
    for edit in edits:
        queue = apply(queue, edit)
    return queue


def invert(queue: Queue, edit: Edit) -> tuple[Edit, ...]:
    """The edits that bring `apply(queue, edit)` back to the order of `queue`."""
    match edit:
        case Add(item):
            return () if item.id in queue else (Remove((item.id,)),)
        case Move(items):
            return tuple(Move(run, anchor) for run, anchor in _runs(queue, frozenset(items)))
        case Remove(items):
            found = (queue.find(title_id) for title_id in sorted(items, key=lambda i: queue.places.get(i, -1)))
            return tuple(Add(item, anchor_of(queue, item.id)) for item in found if item is not None)


def split(edit: Edit) -> tuple[Edit, ...]:
    """The same edit, one title at a time, for services that take one title a request."""
    match edit:
        case Move(items, after):
            anchors: tuple[Anchor, ...] = (after, *items)
            return tuple(Move((item,), anchor) for item, anchor in zip(items, anchors, strict=False))
        case Remove(items):
            return tuple(Remove((item,)) for item in items)
        case Add():
            return (edit,)


def is_satisfied(queue: Queue, edit: Edit) -> bool:
    """Whether the queue already stands as the edit wants it: to send it would change nothing.

    Asked after an answer was lost, when the write may have happened.
    """
    match edit:
        case Add(item):
            return queue.find(item.id) is not None
        case Remove(items):
            return all(queue.find(item) is None for item in items)
        case Move(items):
            return all(item in queue for item in items) and apply(queue, edit).ids == queue.ids


def position_of(queue: Queue, edit: Add | Move) -> int:
    """The one-based place that the first title of the edit takes, as a request says it."""
    applied = apply(queue, edit)
    return applied.places[touched(edit)[0]] + 1


def anchor_of(queue: Queue, title_id: TitleId) -> Anchor:
    """What the title stands behind."""
    place = queue.places.get(title_id)
    if place is None:
        return Edge.END
    return queue.items[place - 1].id if place else Edge.TOP


def anchor_before(queue: Queue, place: int, carried: frozenset[TitleId] = frozenset()) -> Anchor:
    """What something dropped in front of `place` (zero-based) stands behind, the carried titles left out.

    Behind the last title is `Edge.END`: a person who drops there means the end, wherever it will be.
    """
    rest = [item.id for item in queue.items[:place] if item.id not in carried]
    if all(item.id in carried for item in queue.items[place:]):
        return Edge.END
    return rest[-1] if rest else Edge.TOP


def _insert(queue: Queue, carried: tuple[Item, ...], after: Anchor) -> Queue:
    """By slices: a queue may hold 100,000 titles, and a person waits for this."""
    taken = sorted(queue.places[item.id] for item in carried if item.id in queue)
    rest: list[Item] = []
    for start, end in zip((-1, *taken), (*taken, len(queue.items)), strict=True):
        rest += queue.items[start + 1 : end]
    at = _place_behind(queue, after, taken)
    rest[at:at] = carried
    return queue.with_items(tuple(rest))


def _place_behind(queue: Queue, after: Anchor, taken: list[int]) -> int:
    """The place right behind the anchor in what is left when the titles at the places `taken` are taken out."""
    if after is Edge.TOP:
        return 0
    place = len(queue.items) if after is Edge.END else queue.places.get(after, len(queue.items) - 1) + 1
    return place - bisect_left(taken, place)


def _outside(queue: Queue, after: Anchor, carried: frozenset[TitleId]) -> Anchor:
    """The nearest title at or above the anchor that is not itself carried."""
    if isinstance(after, Edge) or after not in carried:
        return after
    place = queue.places.get(after)
    if place is None:
        return Edge.END
    return next((i.id for i in reversed(queue.items[:place]) if i.id not in carried), Edge.TOP)


def _runs(queue: Queue, ids: frozenset[TitleId]) -> list[tuple[tuple[TitleId, ...], Anchor]]:
    """The stretches of neighbouring titles of `ids`, from the top, each with what it stands behind."""
    runs: list[tuple[tuple[TitleId, ...], Anchor]] = []
    last: Anchor = Edge.TOP
    for item in queue.items:
        if item.id in ids:
            if runs and runs[-1][0][-1] == last:
                runs[-1] = ((*runs[-1][0], item.id), runs[-1][1])
            else:
                runs.append(((item.id,), last))
        last = item.id
    return runs
