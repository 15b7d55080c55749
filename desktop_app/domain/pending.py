"""What a person did and the service has not yet got."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NewType

from desktop_app.domain.edits import Add, Anchor, Edit, apply
from desktop_app.domain.queues import Item, Queue, QueueRef

EntryId = NewType("EntryId", int)
"""Rising in the order in which the edits were made."""


class EntryState(Enum):
    """The life of a journal entry. What is IN_FLIGHT may or may not have happened."""

    PENDING = "pending"
    IN_FLIGHT = "in flight"
    NEEDS_DECISION = "needs decision"
    SETTLED = "settled"
    DROPPED = "dropped"


class Reason(Enum):
    """Why an entry needs a decision."""

    VANISHED = "vanished"
    STORM = "storm"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Question:
    """What the person is asked about an entry. `item` and `after`: the title, and where it would have stood."""

    reason: Reason
    item: Item | None = None
    after: Anchor | None = None
    service_says: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit in the journal: one title, one request. Entries of one `group` were one action of the person."""

    id: EntryId
    queue: QueueRef
    group: int
    edit: Edit
    state: EntryState = EntryState.PENDING
    question: Question | None = None

    @property
    def is_open(self) -> bool:
        """Whether the screen shows the edit as done although the service has not confirmed it."""
        return self.state in (EntryState.PENDING, EntryState.IN_FLIGHT)


def view_of(base: Queue, entries: Sequence[Entry]) -> Queue:
    """What the person sees: the service's last word, and the open edits on top of it."""
    for entry in entries:
        if entry.is_open:
            base = apply(base, entry.edit)
    return base


def kept(entry: Entry) -> Edit:
    """The edit that answers the question with "keep": the lost title goes back in where it was wanted."""
    question = entry.question
    if question is not None and question.reason is Reason.VANISHED and question.item is not None:
        assert question.after is not None
        return Add(question.item, question.after)
    return entry.edit
