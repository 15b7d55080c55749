"""The rows of the outbox as values, made from the waiting edits of the lists. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.errors import INSECURE
from desktop_app.domain.pending_edits import Entry, EntryState, Reason
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.queue.words import AGAIN, answers, counted, question_line
from desktop_app.ui.sentences.day_ends import waits_until
from desktop_app.ui.shell.messages import sentence_of

Names = Callable[[ItemId], str]
"""A title's name; empty where nobody knows it."""


class EditStage(Enum):
    """The stage of an edit on its way to the service."""

    WAITS = "waiting"
    TRAVELS = "sending"
    UNSURE = "may have arrived"
    REFUSED = "refused"
    DECIDE = "needs your decision"


@dataclass(frozen=True, slots=True)
class ListRow:
    """The heading of one list's edits; `why` says for all of them why they wait."""

    ref: QueueRef
    title: str
    where: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """The row of one edit: the edit in words, its state, and why it is still here."""

    entry: Entry
    words: str
    stand: EditStage
    reason: str

    @property
    def may_be_dropped(self) -> bool:
        """Whether the edit can be let go; while it is being sent it cannot."""
        return self.entry.state is not EntryState.IN_FLIGHT

    @property
    def is_question(self) -> bool:
        """Whether the edit waits for the person's decision."""
        return self.entry.state is EntryState.NEEDS_DECISION

    @property
    def keep_text(self) -> str:
        """The words of the button that keeps the edit."""
        question = self.entry.question
        return answers(question)[0] if question is not None else AGAIN


OutboxRow = ListRow | EntryRow
RowKey = QueueRef | int


def key_of(row: OutboxRow) -> RowKey:
    """The key of a row, which stays while its words change."""
    return row.ref if isinstance(row, ListRow) else row.entry.id


def rows_of(heading: ListRow, service: str, state: QueueState, names: Names) -> tuple[OutboxRow, ...]:
    """The rows of a list: a heading, then its edits from the oldest; none if nothing waits."""
    if not state.entries:
        return ()
    known = _with_carried(state.entries, names)
    entries = (
        EntryRow(entry, edit_in_words(entry.edit, known), stand, _reason(entry, stand, service))
        for entry in state.entries
        for stand in (_stand(entry, state.health),)
    )
    waits = any(entry.state is EntryState.PENDING for entry in state.entries)
    return replace(heading, why=_why_it_waits(state, service) if waits else ""), *entries


def edit_in_words(edit: Edit, names: Names) -> str:
    """An edit in words: `Move “Charade” behind “The Third Man”`."""
    match edit:
        case Add(item, after, saved):
            return f"Add “{item.title.name}” {'to the saved titles' if saved else _place(after, names)}"
        case Move(items, after):
            return f"Move {_titles(items, names)} {_place(after, names, carried=True)}"
        case Remove(items):
            return f"Remove {_titles(items, names)}"


def in_sum(rows: Iterable[OutboxRow]) -> str:
    """The sum over all rows: `3 waiting · 1 sending · 1 to decide`."""
    stands = [row.stand for row in rows if isinstance(row, EntryRow)]
    groups = (
        ("waiting", {EditStage.WAITS}),
        ("sending", {EditStage.TRAVELS, EditStage.UNSURE}),
        ("to decide", {EditStage.DECIDE, EditStage.REFUSED}),
    )
    counts = ((sum(stand in of for stand in stands), word) for word, of in groups)
    return " · ".join(f"{count:,} {word}" for count, word in counts if count)


def sentence(row: OutboxRow) -> str:
    """The row as it is read out."""
    if isinstance(row, ListRow):
        return ", ".join(part for part in (row.title, row.where, row.why) if part)
    return ", ".join(part for part in (row.words, row.stand.value, row.reason) if part)


def _with_carried(entries: Iterable[Entry], names: Names) -> Names:
    """The names with those of added titles, which stand in no list yet."""
    carried = {e.edit.item.id: e.edit.item.title.name for e in entries if isinstance(e.edit, Add)}
    lost = {
        e.question.item.id: e.question.item.title.name
        for e in entries
        if e.question is not None and e.question.item is not None
    }

    def name(item_id: ItemId) -> str:
        return names(item_id) or carried.get(item_id) or lost.get(item_id, "")

    return name


def _titles(items: tuple[ItemId, ...], names: Names) -> str:
    return _title(items[0], names) if len(items) == 1 else counted(len(items), "title")


def _title(item_id: ItemId, names: Names) -> str:
    name = names(item_id)
    return f"“{name}”" if name else "a title"


def _place(after: Anchor, names: Names, *, carried: bool = False) -> str:
    match after:
        case Edge.TOP:
            return "to the top" if carried else "at the top"
        case Edge.END:
            return "to the end" if carried else "at the end"
        case item_id:
            return f"behind {_title(item_id, names)}"


def _stand(entry: Entry, health: Health) -> EditStage:
    match entry.state:
        case EntryState.NEEDS_DECISION:
            refused = entry.question is not None and entry.question.reason is Reason.REFUSED
            return EditStage.REFUSED if refused else EditStage.DECIDE
        case EntryState.IN_FLIGHT:
            return EditStage.TRAVELS if health in (Health.SENDING, Health.IN_STEP) else EditStage.UNSURE
        case _:
            return EditStage.WAITS


_WHY_IT_WAITS = {
    Health.OFFLINE: "Can’t reach {service}.",
    Health.LIMITED: "{service} is limiting requests.",
    Health.SIGN_IN_AGAIN: "Sent after you sign in again.",
    Health.TROUBLE: "{service} can’t be used right now.",
    Health.INCOMPLETE: "{service} isn’t showing the whole list. Sent once it does.",
    Health.NOT_READ: "The list is read first.",
    Health.READING: "The list is read first.",
    Health.SENDING: "Sent one after the other.",
}


def _why_it_waits(state: QueueState, service: str) -> str:
    if isinstance(state.trouble, INSECURE):
        return sentence_of(state.trouble, service).lead
    if state.trouble is not None and (until := waits_until(state.trouble)):
        return f"Waiting until {until}: {sentence_of(state.trouble, service).lead}"
    return _WHY_IT_WAITS.get(state.health, "").format(service=service)


def _reason(entry: Entry, stand: EditStage, service: str) -> str:
    if entry.question is not None and stand in (EditStage.REFUSED, EditStage.DECIDE):
        return question_line(entry.question, service)
    return "Lineup checks what went through before it sends again" if stand is EditStage.UNSURE else ""
