"""An order that a queue once had, brought to the titles that stand in it now. Pure."""

from collections.abc import Iterable, Sequence

from desktop_app.domain.merging import longest_increasing
from desktop_app.domain.queues import ItemId, Queue


def brought_back(queue: Queue, earlier: Sequence[ItemId]) -> tuple[ItemId, ...]:
    """The titles of the queue in the earlier order; what is gone stays gone.

    A title that came since keeps its place behind the title that it stands behind now; those that came at the top
    stay at the top.
    """
    known = [item_id for item_id in dict.fromkeys(earlier) if item_id in queue]
    remembered = frozenset(known)
    followers: dict[ItemId | None, list[ItemId]] = {}
    anchor: ItemId | None = None
    for item_id in queue.ids:
        if item_id in remembered:
            anchor = item_id
        else:
            followers.setdefault(anchor, []).append(item_id)
    return tuple(_with_followers(known, followers))


def moves_between(earlier: Iterable[ItemId], later: Iterable[ItemId]) -> int:
    """The fewest moves of one title each that explain the later order; what came or went does not count."""
    places = {item_id: at for at, item_id in enumerate(earlier)}
    common = [places[item_id] for item_id in later if item_id in places]
    return len(common) - len(longest_increasing(common))


def _with_followers(known: Iterable[ItemId], followers: dict[ItemId | None, list[ItemId]]) -> Iterable[ItemId]:
    yield from followers.get(None, ())
    for item_id in known:
        yield item_id
        yield from followers.get(item_id, ())
