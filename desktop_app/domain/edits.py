"""Edits are intents: "put these after that one". They survive what others do to the queue meanwhile.

All functions are pure and total: a title that is not there is passed over, never an error.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import repeat

from desktop_app.domain.queues import Item, ItemId, Queue, Title


class Edge(Enum):
    """The two places that are not behind a title."""

    TOP = "top"
    END = "end"


Anchor = ItemId | Edge
"""Place: right behind this title, or at an edge."""


@dataclass(frozen=True, slots=True)
class Add:
    """Put a title into the queue, unless the queue holds it: a saved title is there already.

    `saved`: back among the titles that cannot be watched yet, where it has no place.
    """

    item: Item
    after: Anchor = Edge.END
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """Put these titles, in this order, behind the anchor."""

    items: tuple[ItemId, ...]
    after: Anchor


@dataclass(frozen=True, slots=True)
class Remove:
    """Take these titles out, saved ones too."""

    items: tuple[ItemId, ...]


Edit = Add | Move | Remove


def touched(edit: Edit) -> tuple[ItemId, ...]:
    """The titles that the edit is about."""
    match edit:
        case Add(item):
            return (item.id,)
        case Move(items) | Remove(items):
            return items


def invert(queue: Queue, edit: Edit) -> tuple[Edit, ...]:
    """The edits that bring the queue as it stands after the edit back to the order of `queue`."""
    match edit:
        case Add(item):
            return () if queue.holds(item.id) else (Remove((item.id,)),)
        case Move(items):
            return tuple(Move(run, anchor) for run, anchor in _runs(queue, items))
        case Remove(items):
            known = (queue.find(item_id) for item_id in sorted(items, key=lambda i: _place_or(queue, i, -1)))
            return tuple(_put_back(queue, item) for item in known if item is not None)


def split(edit: Edit) -> tuple[Edit, ...]:
    """Split an edit into edits of one title each, for services that take one title a request."""
    match edit:
        case Move(items, after):
            anchors: tuple[Anchor, ...] = (after, *items)
            return tuple(Move((item,), anchor) for item, anchor in zip(items, anchors, strict=False))
        case Remove(items):
            return tuple(Remove((item,)) for item in items)
        case Add():
            return (edit,)


def anchor_of(queue: Queue, item_id: ItemId) -> Anchor:
    """Anchor behind which the title stands: the title above it, or an edge of the queue."""
    place = queue.place_of(item_id)
    if place is None:
        return Edge.END
    return queue.items[place - 1].id if place else Edge.TOP


def anchor_before(queue: Queue, place: int, carried: frozenset[ItemId] = frozenset()) -> Anchor:
    """Anchor for a drop in front of `place` (zero-based), leaving out the carried titles.

    Behind the last title is `Edge.END`: a person who drops there means the end, wherever it will be.
    """
    if all(queue.items[at].id in carried for at in range(place, len(queue.items))):
        return Edge.END
    return _nearest_above(queue, place, carried)


Entering = Callable[[Title], Item]
"""How a title enters a list: as the item of the title, or as a new one where the list takes a title again."""


def putting(
    queue: Queue, titles: Sequence[Title], after: Anchor, item_of: Entering = Item
) -> tuple[tuple[Item, ...], tuple[Edit, ...]]:
    """The items that get a place behind the anchor, in this order, and the edits that give it to them.

    Those that have a place already move. Saved ones are left out: they get theirs when they can be watched.
    """
    put_in = tuple(item for item in map(item_of, titles) if item.id in queue or not queue.holds(item.id))
    ids = frozenset(item.id for item in put_in)
    if after in ids and (place := queue.place_of(after)) is not None:
        after = anchor_before(queue, place, ids)  # behind itself nothing can be put
    edits: list[Edit] = []
    for item in put_in:
        edits.append(Move((item.id,), after) if item.id in queue else Add(item, after))
        after = item.id
    return put_in, tuple(edits)


def adding(queue: Queue, titles: Iterable[Title], after: Anchor, item_of: Entering = Item) -> tuple[Add, ...]:
    """Edits that put those of the titles in that the queue does not hold yet, one behind the other."""
    new = [item for item in map(item_of, titles) if not queue.holds(item.id)]
    anchors: Iterable[Anchor] = repeat(Edge.END) if after is Edge.END else (after, *(item.id for item in new))
    return tuple(Add(item, at) for item, at in zip(new, anchors, strict=False))


def _put_back(queue: Queue, item: Item) -> Add:
    """The addition that undoes the removal of the item: where it stands in the queue, it will stand again."""
    return Add(item, anchor_of(queue, item.id), saved=item.id not in queue)


def _places(queue: Queue, ids: Iterable[ItemId]) -> list[int]:
    """Places of those ids that have one in the queue."""
    return [place for item_id in ids if (place := queue.place_of(item_id)) is not None]


def _place_or(queue: Queue, item_id: ItemId, otherwise: int) -> int:
    place = queue.place_of(item_id)
    return otherwise if place is None else place


def _nearest_above(queue: Queue, place: int, carried: frozenset[ItemId]) -> Anchor:
    """The last title in front of the place that is not carried."""
    above = (queue.items[at].id for at in range(min(place, len(queue.items)) - 1, -1, -1))
    return next((item_id for item_id in above if item_id not in carried), Edge.TOP)


def _runs(queue: Queue, ids: Iterable[ItemId]) -> list[tuple[tuple[ItemId, ...], Anchor]]:
    """The stretches of neighbouring titles of `ids`, from the top, each with what it stands behind."""
    runs: list[list[int]] = []
    for place in sorted(_places(queue, frozenset(ids))):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    items = queue.items
    return [(tuple(items[at].id for at in run), items[run[0] - 1].id if run[0] else Edge.TOP) for run in runs]
