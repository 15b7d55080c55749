"""What a read of a long list changes takes longer to work out than a screen may stand still: a thread does it."""

from dataclasses import dataclass

from desktop_app.domain.merging import Difference, difference
from desktop_app.domain.queues import Queue, TitleId
from desktop_app.workers import Workers

LONG = 2_000
"""Titles from which it is more than a frame."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What turns `base` into what was read."""

    base: Queue
    difference: Difference


async def compared(base: Queue, read: Queue, workers: Workers) -> Compared | None:
    """Both as values: whatever the person does meanwhile changes neither. None for a short list, which can wait."""
    if len(read.items) < LONG:
        return None
    return await workers.run(lambda: _compared(base, read))


def changes(expected: Queue, read: Queue, known: Compared | None) -> Difference:
    """What was worked out, if it was about what is expected after all."""
    return known.difference if known is not None and known.base is expected else difference(expected, read)


def names_of(changed: Difference, *queues: Queue) -> dict[TitleId, str]:
    """Names of the titles that changed, as the latest of the queues that have them call them."""
    ids = (*changed.added, *changed.removed, *changed.moved)
    found = (queue.find(title_id) for queue in queues for title_id in ids)
    return {item.id: item.title.name for item in found if item is not None}


def _compared(base: Queue, read: Queue) -> Compared:
    read.work_out()
    base.line.read()  # the table will look for the titles of which something else is told
    return Compared(base, difference(base, read))
