"""Anchors for moves by keyboard: one step up or down, or to a position. Pure."""

from desktop_app.domain.edits import Anchor, Edge, anchor_before
from desktop_app.domain.queues import ItemId, Queue


def above(queue: Queue, ids: tuple[ItemId, ...]) -> Anchor:
    """The anchor one step up: in front of the item over the first of `ids`."""
    first = min(_places(queue, ids))
    return anchor_before(queue, max(first - 1, 0), frozenset(ids))


def below(queue: Queue, ids: tuple[ItemId, ...]) -> Anchor:
    """The anchor one step down: behind the item under the last of `ids`."""
    last = max(_places(queue, ids))
    return anchor_before(queue, min(last + 2, len(queue.items)), frozenset(ids))


def at_position(queue: Queue, ids: tuple[ItemId, ...], position: int) -> Anchor:
    """The anchor that brings the first of `ids` to the one-based position, the others behind it."""
    carried = frozenset(ids)
    rest = [item_id for item_id in queue.ids if item_id not in carried]
    before = rest[: max(position - 1, 0)]
    if len(before) == len(rest):
        return Edge.END
    return before[-1] if before else Edge.TOP


def positions_after(queue: Queue, ids: tuple[ItemId, ...], anchor: Anchor) -> range:
    """The one-based positions that titles take behind the anchor, wherever they come from."""
    carried = _places(queue, ids)
    match anchor:
        case Edge.TOP:
            end = 0
        case Edge.END:
            end = len(queue.items)
        case item_id:
            place = queue.place_of(item_id)
            end = len(queue.items) if place is None else place + 1
    above_them = end - sum(place < end for place in carried)
    return range(above_them + 1, above_them + 1 + len(ids))


def _places(queue: Queue, ids: tuple[ItemId, ...]) -> list[int]:
    """The places of those `ids` that have a place in the queue."""
    return [place for item_id in ids if (place := queue.place_of(item_id)) is not None]
