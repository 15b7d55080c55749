"""An order that is kept here, laid over what a service says that a list holds."""

from collections.abc import Sequence
from enum import Enum

from desktop_app.domain.queues import Item, ItemId, Queue


class Newcomers(Enum):
    """Placement of titles that were added elsewhere."""

    TOP = "top"
    BOTTOM = "bottom"


def in_kept_order(told: Queue, kept: Sequence[ItemId], newcomers: Newcomers = Newcomers.BOTTOM) -> Queue:
    """The titles that the service told, as the person arranged them; those that are new stay in the service's order.

    A title that the service no longer has is passed over.
    """
    places = {item_id: place for place, item_id in enumerate(kept)}
    known = sorted((item for item in told.items if item.id in places), key=lambda item: places[item.id])
    new: list[Item] = [item for item in told.items if item.id not in places]
    return told.with_items((*new, *known) if newcomers is Newcomers.TOP else (*known, *new))
