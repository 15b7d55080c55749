"""Edits that the service has not confirmed yet, and their journal entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NewType

from desktop_app.domain.coalescing import coalesce, may_coalesce
from desktop_app.domain.edits import Add, Anchor, Edit
from desktop_app.domain.errors import Cause
from desktop_app.domain.merging import Rebased, rebase
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef

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
    NOT_KEPT = "not kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the person about an entry. `item` and `after`: the title, and where it would have stood.

    `service_says`: why the service refused, in its own words; `cause`: why, as far as Lineup knows.
    """

    reason: Reason
    item: Item | None = None
    after: Anchor | None = None
    service_says: str = ""
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry: an edit of one title. Entries of the same `group` were one action of the person."""

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

    @property
    def is_over(self) -> bool:
        """Whether nobody needs to hear of it any more."""
        return self.state in (EntryState.SETTLED, EntryState.DROPPED)


def not_over(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries that are neither settled nor dropped."""
    return tuple(entry for entry in entries if not entry.is_over)


def dropped(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that were let go."""
    return tuple(entry for entry in entries if entry.state is EntryState.DROPPED)


def view_of(base: Queue, entries: Sequence[Entry]) -> Queue:
    """The queue that the person sees: the service's last answer with the open edits applied."""
    return replay(base, (entry.edit for entry in entries if entry.is_open))


def confirmed(view: Queue, told: Queue, titles: Iterable[ItemId]) -> Queue:
    """The view where the service did as it was asked: the same order, with what it now tells of these titles."""
    for item_id in titles:
        place = told.place_of(item_id)
        if place is not None:
            view = view.with_told(told.items[place])
    return view.with_etag(told.etag)


def kept(entry: Entry) -> Edit:
    """The edit that answers the question with "keep": the lost title goes back in where it was wanted."""
    question = entry.question
    if question is not None and question.reason is Reason.VANISHED and question.item is not None:
        assert question.after is not None
        return Add(question.item, question.after)
    return entry.edit


def overtaken(
    base: Queue, entries: Sequence[Entry], edits: Sequence[Edit]
) -> tuple[tuple[Entry, ...], tuple[Edit, ...]]:
    """The entries as new edits leave them, and what is left of the new ones.

    What travels or is asked about stays as it is, and so does all that was made before it.
    """
    start = 1 + max((at for at, entry in enumerate(entries) if entry.state is not EntryState.PENDING), default=-1)
    firm, loose = entries[:start], entries[start:]
    line = [*(entry.edit for entry in loose), *edits]
    if not may_coalesce(line):
        return tuple(entries), tuple(edits)
    left = coalesce(view_of(base, firm), line)
    changed = (_with_edit(entry, edit) for entry, edit in zip(loose, left, strict=False))
    return (*firm, *changed), tuple(edit for edit in left[len(loose) :] if edit is not None)


def rebased(entry: Entry, answer: Rebased) -> Entry:
    """The entry on top of what others did."""
    if answer.lost:
        lost = answer.lost[0]
        question = Question(Reason.VANISHED, lost.item, lost.after)
        return replace(entry, state=EntryState.NEEDS_DECISION, question=question)
    if answer.edit is None:
        return replace(entry, state=EntryState.SETTLED)
    return replace(entry, edit=answer.edit)


def once_more(base: Queue, entry: Entry) -> Entry:
    """The entry as it may be sent once more, seen from the queue of now."""
    again = replace(entry, edit=kept(entry), state=EntryState.PENDING, question=None)
    (answer,) = rebase(base, base, [again.edit])
    return rebased(again, answer)


def _with_edit(entry: Entry, edit: Edit | None) -> Entry:
    return replace(entry, state=EntryState.DROPPED) if edit is None else replace(entry, edit=edit)
