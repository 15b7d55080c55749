"""A queue that is open: what the service last said, what waits on top of it, and what the person therefore sees."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from desktop_app.domain.edits import Edit, apply, is_satisfied, split
from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import Rebased, difference, rebase
from desktop_app.domain.pending import Entry, EntryId, EntryState, Question, Reason, kept, view_of
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.storage.journal import Journal
from desktop_app.sync.dropping import dropping
from desktop_app.sync.state import Asked, Event, Health, Merged, QueueState

Listener = Callable[[QueueState, Event | None], None]

REMEMBERED_TAGS = 50
"""Entity-tags of states that are past: a read that answers with one of them lags behind (contract netflix 5)."""

NEVER_WRITTEN = "0"
"""The entity-tag of every empty queue, whenever it was emptied: it proves nothing about age."""


class OpenQueue:
    """Journals what the person does and merges what the service says. Sends nothing: that is the `Writer`'s."""

    def __init__(self, ref: QueueRef, journal: Journal, listener: Listener, *, one_title_a_request: bool) -> None:
        """Raises `StorageError` where the journal cannot be read."""
        self.ref = ref
        self.base = Queue()
        self.loaded = False
        self.must_read = True
        self.may_be_empty = False
        self._journal = journal
        self._listener = listener
        self._one_title_a_request = one_title_a_request
        self._entries = journal.live(ref)
        self._view = Queue()
        self._health = Health.NOT_READ
        self._trouble: LineupError | None = None
        self._read_at: float | None = None
        self._next_try_at: float | None = None
        self._past_tags: dict[str, None] = {}

    # --- what the interface sees and does ------------------------------------------------------------------------

    @property
    def state(self) -> QueueState:
        """The present moment, for the screen."""
        shown = QueueState(self.ref, self._view, self.loaded, self._health, self._entries, self._read_at, self._trouble)
        return replace(shown, next_try_at=self._next_try_at)

    def submit(self, edits: Sequence[Edit]) -> None:
        """One action of the person: on the disk when this returns, then on the screen, then on its way.

        Raises `StorageError`; then nothing was done.
        """
        if self._one_title_a_request:
            edits = tuple(step for edit in edits for step in split(edit))
        entries = self._journal.append(self.ref, edits)
        self._entries = (*self._entries, *entries)
        for edit in edits:
            self._view = apply(self._view, edit)
        self.tell()

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        """Answer an entry's question: keep sends it (again), otherwise it is let go. Raises `StorageError`."""
        for entry in self._entries:
            if entry.id == entry_id and entry.state is EntryState.NEEDS_DECISION:
                self._update(self._again(entry) if keep else replace(entry, state=EntryState.DROPPED))
        self._redraw()

    def take_back(self, action: int) -> tuple[Entry, ...]:
        """Let go what was not sent yet of one action, in one commit; what travels goes on. What was let go.

        Raises `StorageError`; then nothing was done.
        """
        mine = (e for e in self._entries if e.group == action and e.state is EntryState.PENDING)
        dropped = tuple(replace(entry, state=EntryState.DROPPED) for entry in mine)
        self._update(*dropped)
        if dropped:
            self._redraw()
        return dropped

    def drop(self, ids: Collection[EntryId]) -> tuple[Entry, ...]:
        """Let these edits go, and what cannot be without them, in one commit; never one that is under way.

        Answers with what was let go. Raises `StorageError`; then nothing was.
        """
        changed = dropping(self.base, self._entries, ids)
        gone = frozenset(entry.id for entry in changed if entry.state is EntryState.DROPPED)
        dropped = tuple(entry for entry in self._entries if entry.id in gone)
        self._update(*changed)
        self._redraw()
        return dropped

    # --- what the writer says ------------------------------------------------------------------------------------

    @property
    def next_entry(self) -> Entry | None:
        """The oldest edit that the service has not got."""
        return next((entry for entry in self._entries if entry.is_open), None)

    @property
    def read_at(self) -> float | None:
        """When the service last told the whole queue, Unix seconds."""
        return self._read_at

    def restore(self, snapshot: Queue, read_at: float) -> None:
        """Show the last known state, until the service answers."""
        if not self.loaded:
            self.base, self.loaded, self._read_at = snapshot, True, read_at
            self._redraw()

    def is_past(self, read: Queue) -> bool:
        """Whether a read shows a state that we know to be over."""
        return read.etag in self._past_tags

    @property
    def known(self) -> Queue | None:
        """The state that a conditional read may compare with."""
        return self.base if self.loaded and self.base.etag and not self.is_past(self.base) else None

    def distrust(self) -> None:
        """The service refused our entity-tag: what we hold is past, even if a lagging read shows it again."""
        self._outdate(self.base.etag)
        self.must_read = True

    def believe_empty(self) -> None:
        """The person says that the queue is really empty."""
        self.may_be_empty = True
        self.must_read = True

    def depart(self, entry: Entry) -> Entry:
        """The entry's request is about to go out. Raises `StorageError`; then it must not."""
        travelling = replace(entry, state=EntryState.IN_FLIGHT)
        self._update(travelling)
        return travelling

    def come_back(self, entry: Entry) -> None:
        """The request was not sent after all, or surely had no effect."""
        self._update(replace(entry, state=EntryState.PENDING))
        self._redraw()

    def settle(self, entry: Entry, after: Queue) -> None:
        """The service has taken the edit; `after` is the queue as it then stands."""
        self._advance(after)
        self._update(replace(entry, state=EntryState.SETTLED))
        self._redraw()

    def ask(self, entry: Entry, question: Question) -> None:
        """Only the person can say what is to become of the edit."""
        asking = replace(entry, state=EntryState.NEEDS_DECISION, question=question)
        self._update(asking)
        self._redraw(Asked(asking))

    def merge(self, read: Queue, read_at: float) -> None:
        """The service told the whole queue: put the waiting edits on top of it.

        An edit whose outcome was unknown is settled if the queue stands as it wanted.
        """
        first = not self.loaded
        landed = self._settle_landed(read)
        expected = read if first else self.base
        if landed is not None:
            expected = apply(expected, landed.edit)
        waiting = tuple(entry for entry in self._entries if entry.is_open)
        rebased = rebase(expected, read, [entry.edit for entry in waiting])
        asked = self._take_over(waiting, rebased)
        changed = difference(expected, read)
        self._advance(read)
        self.loaded, self.must_read, self.may_be_empty, self._read_at = True, False, False, read_at
        names = {item.id: item.title.name for queue in (expected, read) for item in (*queue.items, *queue.saved)}
        merged = Merged(changed, sum(r.edit is not None for r in rebased), names) if changed else None
        self._redraw(*([merged] if merged else []), *asked)

    def report(self, health: Health, trouble: LineupError | None = None, event: Event | None = None) -> None:
        """How we stand with the service."""
        if (health, trouble) != (self._health, self._trouble) or event is not None:
            self._health, self._trouble, self._next_try_at = health, trouble, None
            self.tell(event)

    def plan(self, next_try_at: float) -> None:
        """The writer tries again by itself then."""
        self._next_try_at = next_try_at
        self.tell()

    def tell(self, event: Event | None = None) -> None:
        """Hand the present moment to the listener."""
        self._listener(self.state, event)

    # --- inside --------------------------------------------------------------------------------------------------

    def _again(self, entry: Entry) -> Entry:
        """The entry as it may be sent once more, seen from the queue of now."""
        again = replace(entry, edit=kept(entry), state=EntryState.PENDING, question=None)
        (answer,) = rebase(self.base, self.base, [again.edit])
        return _rebased_entry(again, answer)

    def _settle_landed(self, read: Queue) -> Entry | None:
        """Settle the edit whose outcome was unknown, if the queue stands as it wanted; else it waits again."""
        for entry in self._entries:
            if entry.state is EntryState.IN_FLIGHT:
                landed = is_satisfied(read, entry.edit)
                self._update(replace(entry, state=EntryState.SETTLED if landed else EntryState.PENDING))
                return entry if landed else None
        return None

    def _take_over(self, waiting: Sequence[Entry], rebased: Sequence[Rebased]) -> list[Asked]:
        changed = [_rebased_entry(entry, answer) for entry, answer in zip(waiting, rebased, strict=False)]
        self._update(*(new for new, old in zip(changed, waiting, strict=False) if new != old))
        return [Asked(entry) for entry in changed if entry.state is EntryState.NEEDS_DECISION]

    def _advance(self, base: Queue) -> None:
        if self.base.etag != base.etag:
            self._outdate(self.base.etag)
        if base.etag is not None:
            self._past_tags.pop(base.etag, None)
        self.base = base
        self.must_read = self.must_read or base.etag is None

    def _outdate(self, etag: str | None) -> None:
        if etag is None or etag == NEVER_WRITTEN:
            return
        self._past_tags[etag] = None
        while len(self._past_tags) > REMEMBERED_TAGS:
            del self._past_tags[next(iter(self._past_tags))]

    def _update(self, *changed: Entry) -> None:
        if not changed:
            return
        self._journal.update(changed)
        by_id = {entry.id: entry for entry in changed}
        updated = (by_id.get(entry.id, entry) for entry in self._entries)
        over = (EntryState.SETTLED, EntryState.DROPPED)
        self._entries = tuple(entry for entry in updated if entry.state not in over)

    def _redraw(self, *events: Event) -> None:
        self._view = view_of(self.base, self._entries)
        for event in events or (None,):
            self.tell(event)


def _rebased_entry(entry: Entry, answer: Rebased) -> Entry:
    if answer.lost:
        lost = answer.lost[0]
        question = Question(Reason.VANISHED, lost.item, lost.after)
        return replace(entry, state=EntryState.NEEDS_DECISION, question=question)
    if answer.edit is None:
        return replace(entry, state=EntryState.SETTLED)
    return replace(entry, edit=answer.edit)
