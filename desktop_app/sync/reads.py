"""Results of reading a list, with the slow computations done ahead. Pure: they may be made in a thread."""

from dataclasses import dataclass

from desktop_app.domain.completion import completed
from desktop_app.domain.merging import Difference, difference
from desktop_app.domain.queues import ItemId, Queue

LONG = 2_000
"""Titles from which comparing two states of a list takes more than a frame."""


@dataclass(frozen=True, slots=True)
class Told:
    """The list as a service told it. `difference`, where it was worked out ahead, is what turns `base` into it."""

    read: Queue
    base: Queue | None = None
    difference: Difference | None = None

    def changes(self, expected: Queue) -> Difference:
        """Changes that others made since `expected`; taken from `difference` if that was computed for the same list."""
        if self.difference is not None and self.base is expected:
            return self.difference
        return difference(expected, self.read)


def takes_long(read: Queue) -> bool:
    """Whether `studied` takes longer than a screen may stand still."""
    return bool(read.unseen) or len(read.items) >= LONG


def studied(base: Queue, read: Queue) -> Told:
    """The read list, completed with the titles of `base` that the service left out, and compared with `base`.

    Both are values: whatever the person does meanwhile changes neither.
    """
    whole = completed(base, read)
    whole.work_out()
    base.line.read()  # the table will look for the titles of which something else is told
    return Told(whole, base, difference(base, whole))


def names_of(changed: Difference, *queues: Queue) -> dict[ItemId, str]:
    """Names of the titles that changed, as the latest of the queues that have them call them."""
    ids = (*changed.added, *changed.removed, *changed.moved)
    found = (queue.find(item_id) for queue in queues for item_id in ids)
    return {item.id: item.title.name for item in found if item is not None}
