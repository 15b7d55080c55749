"""A queue that is open: what the service last said, what waits on top of it, and what the person therefore sees."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from desktop_app.domain.edits import Edit, split, touched
from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import replay
from desktop_app.domain.pending_edits import (
    Entry,
    EntryId,
    EntryState,
    Question,
    confirmed,
    dropped,
    not_over,
    once_more,
    overtaken,
    rebased,
    view_of,
)
from desktop_app.domain.queues import Item, Queue, QueueRef, TitleId
from desktop_app.domain.service import Writes
from desktop_app.domain.undo_step import UndoStep
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.batches import (
    after_success,
    as_done,
    beside_orders,
    departing,
    found,
    found_there,
    landed,
    next_batch,
    settled,
    settled_unsent,
)
from desktop_app.sync.comparing import Compared, changes, names_of
from desktop_app.sync.dropping import dropping
from desktop_app.sync.past_tags import PastTags
from desktop_app.sync.state import Asked, Event, Health, Merged, QueueState, already_there

Listener = Callable[[QueueState, Event | None], None]


class OpenQueue:
    """Journals what the person does and merges what the service says. Sends nothing: that is the `Writer`'s."""

    def __init__(self, ref: QueueRef, journal: Journal, listener: Listener, writes: Writes = Writes.ONE_TITLE) -> None:
        """`writes`: what one request of the service takes. Raises `StorageError` where the journal cannot be read."""
        self.ref = ref
        self.writes = writes
        self.base = Queue()
        self.loaded = False
        self.must_read = True
        self.may_be_empty = False
        self.is_left_alone = False
        self._journal = journal
        self._listener = listener
        self._entries = journal.live(ref)
        self._dropped: tuple[Entry, ...] = ()
        self._view = Queue()
        self._health = Health.NOT_READ
        self._trouble: LineupError | None = None
        self._failed: LineupError | None = None
        self._read_at: float | None = None
        self._next_try_at: float | None = None
        self._past = PastTags()
        self._whole: str | None = None  # the entity-tag under which the service last showed all of it
        self._restored = False
        self._changes_here = False

    # --- what the interface sees and does ------------------------------------------------------------------------

    @property
    def state(self) -> QueueState:
        """The present moment, for the screen."""
        return QueueState(
            self.ref,
            self._view,
            self.loaded,
            self._health,
            self._entries,
            self._read_at,
            self._trouble,
            next_try_at=self._next_try_at,
            dropped=self._dropped,
            failed=self._failed,
        )

    def submit(self, edits: Sequence[Edit], step: UndoStep | None = None) -> None:
        """One action of the person: on the disk when this returns, then on the screen, then on its way.

        What it overtakes of the edits that still wait is not sent. `step`: how the way back stands afterwards.
        Raises `StorageError`; then nothing was done.
        """
        edits = tuple(single for edit in edits for single in split(edit))
        entries, left = self._entries, edits
        if self.loaded:
            entries, left = overtaken(self.base, entries, edits)
        changed = tuple(new for new, old in zip(entries, self._entries, strict=True) if new != old)
        under_way = {entry.group for entry in self._entries}
        new_entries = self._journal.append(self.ref, left, changed, step)
        self._dropped = (*(entry for entry in self._dropped if entry.group in under_way), *dropped(changed))
        self._entries = (*not_over(entries), *new_entries)
        self._view = view_of(self.base, self._entries) if changed else replay(self._view, left)
        self.tell()

    def keep_step(self, step: UndoStep) -> None:
        """The way back changed, and the queue did not. Raises `StorageError`; then nothing was done."""
        self._journal.keep_step(self.ref, step)

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        """Answer an entry's question: keep sends it (again), otherwise it is let go. Raises `StorageError`."""
        for entry in self._entries:
            if entry.id == entry_id and entry.state is EntryState.NEEDS_DECISION:
                self._update(once_more(self.base, entry) if keep else replace(entry, state=EntryState.DROPPED))
        self._redraw()

    def drop(self, ids: Collection[EntryId]) -> tuple[Entry, ...]:
        """Let these edits go, and what cannot be without them, in one commit; never one that is under way.

        Answers with what was let go. Raises `StorageError`; then nothing was.
        """
        changed = dropping(self.base, self._entries, ids)
        gone = frozenset(entry.id for entry in changed if entry.state is EntryState.DROPPED)
        let_go = tuple(entry for entry in self._entries if entry.id in gone)
        there = found(settled_unsent(self._entries, changed))
        self._update(*changed, found=there)
        self._redraw(*already_there(there))
        return let_go

    def take_back(self, action: int) -> tuple[Entry, ...]:
        """Let go what was not sent yet of one action; what travels goes on. What was let go.

        Raises `StorageError`; then nothing was done.
        """
        return self.drop([e.id for e in self._entries if e.group == action and e.state is EntryState.PENDING])

    # --- what the writer says ------------------------------------------------------------------------------------

    @property
    def next_batch(self) -> tuple[Entry, ...]:
        """The oldest edits that the service has not got, as many as one request takes."""
        return next_batch(self._entries, self.writes)

    @property
    def next_beside_orders(self) -> tuple[Entry, ...]:
        """The same while no order can be written, because the service does not show the whole list."""
        return next_batch(beside_orders(self._entries), self.writes)

    @property
    def read_at(self) -> float | None:
        """When the service last told the whole queue, Unix seconds."""
        return self._read_at

    def restore(self, snapshot: Snapshot) -> None:
        """Show the last known state, until the service answers."""
        if not self.loaded:
            self.base, self.loaded, self._restored = snapshot.queue, True, True
            self._read_at, self._whole = snapshot.read_at, snapshot.queue.etag
            for etag in snapshot.past:
                self._past.add(etag)
            self._redraw()

    def snapshot(self, state: Queue, read_at: float) -> Snapshot:
        """That state as the next start should find it."""
        if state.unseen:  # what was shown in part ends no state, and no read is compared with it
            return Snapshot(state.with_etag(None), self._read_at or read_at, tuple(self._past))
        over = (tag for tag in (*self._past, self._whole) if tag not in (None, state.etag))
        return Snapshot(state, self._read_at or read_at, tuple(dict.fromkeys(tag for tag in over if tag)))

    def is_past(self, read: Queue) -> bool:
        """Whether a read shows a state that we know to be over."""
        return read.etag in self._past

    @property
    def known(self) -> Queue | None:
        """The state that a conditional read may compare with; never one in a foreign order, or shown in part."""
        is_whole = self.loaded and not self.base.sorted_by and not self.base.unseen
        is_usable = is_whole and self.base.etag and not self.is_past(self.base)
        return self.base if is_usable else None

    @property
    def expects_titles(self) -> bool:
        """Whether a read must show some, even if what travels has come to be."""
        travels = (entry.edit for entry in self._entries if entry.state is EntryState.IN_FLIGHT)
        expected = replay(self.base, travels)
        return self.loaded and bool(expected.items or expected.saved)

    def distrust(self) -> None:
        """The service refused our entity-tag: what we hold is past, even if a lagging read shows it again."""
        self._past.add(self.base.etag)
        self.must_read = True

    def believe_empty(self) -> None:
        """The person says that the queue is really empty."""
        self.may_be_empty = True
        self.must_read = True

    def expect_own_change(self) -> None:
        """Blame nobody else for what the next read changes: the list's data on this computer were replaced."""
        self._changes_here = self.must_read = True

    def depart(self, batch: Sequence[Entry]) -> tuple[Entry, ...]:
        """Their request is about to go out. Raises `StorageError`; then it must not."""
        travelling = departing(self.base, batch)
        self._update(*travelling)
        return travelling

    def come_back(self, batch: Sequence[Entry]) -> None:
        """The request was not sent after all, or surely had no effect: they are what they were before `depart`."""
        self._update(*batch)
        self._redraw()

    def settle(self, batch: Sequence[Entry], after: Queue, already: Collection[TitleId] = ()) -> None:
        """The service has taken the edits; `after` is the queue as it then stands, to be read where it has no tag.

        `already`: the titles whose addition did nothing, for the list held them.
        """
        there, idle = found_there(self.base, self._entries, batch, already)
        told = replay(self.base, (entry.edit for entry in batch))
        are_first = [entry.id for entry in batch] == [entry.id for entry in self._entries[: len(batch)]]
        as_shown = are_first and told.is_ordered_as(after)
        if after.etag is None:
            self._advance(after.with_etag(self.base.etag))
            self.distrust()
        else:
            self._advance(after)
        done = after_success([entry for entry in batch if entry not in idle], after, self.writes)
        self._update(*done, *settled(idle), found=there)
        if as_shown and self._entries and not there:
            self._view = confirmed(self._view, self.base, (i for entry in batch for i in touched(entry.edit)))
            self.tell()
        else:
            self._redraw(*already_there(there))

    def find_there(self, batch: Sequence[Entry], titles: Collection[TitleId]) -> None:
        """The service held these titles before: their additions are over, and no step takes the titles away."""
        there, idle = found_there(self.base, self._entries, batch, titles)
        self._update(*settled(idle), found=there)
        self._redraw(*already_there(there))

    def ask(self, batch: Sequence[Entry], question: Question) -> None:
        """Only the person can say what is to become of the edits."""
        asking = [replace(entry, state=EntryState.NEEDS_DECISION, question=question) for entry in batch]
        self._update(*asking)
        self._redraw(*map(Asked, asking))

    def merge(self, read: Queue, read_at: float, known: Compared | None = None) -> None:
        """The service told the whole queue: put the waiting edits on top of it. `known`: how it differs from `base`.

        An edit whose outcome was unknown is settled if the queue stands as it wanted. A read that left titles out says
        nothing of those: what waits stays as it is.
        """
        first = not self.loaded
        arrived = self._settle_landed(read)
        expected = replay(read if first else self.base, (as_done(entry, self.writes) for entry in arrived))
        waiting = tuple(entry for entry in self._entries if entry.is_open)
        kept, there, asked = self._take_over(waiting, expected, read)
        changed = changes(expected, read, known)
        self._advance(read)
        self._restored = self._restored and bool(read.unseen)
        self.loaded, self.must_read, self.may_be_empty, self._read_at = True, False, False, read_at
        merged = Merged(changed, kept, names_of(changed, expected, read))
        tells, self._changes_here = bool(changed) and not self._changes_here, False
        self._redraw(*already_there(there), *([merged] if tells else []), *asked)

    def report(self, health: Health, trouble: LineupError | None = None, event: Event | None = None) -> None:
        """How we stand with the service."""
        if (health, trouble) != (self._health, self._trouble) or event is not None:
            self._health, self._trouble, self._next_try_at = health, trouble, None
            if health is Health.TROUBLE:
                self._failed = trouble
            elif health in (Health.IN_STEP, Health.INCOMPLETE):
                self._failed = None
            self.tell(event)

    def plan(self, next_try_at: float) -> None:
        """The writer tries again by itself then."""
        self._next_try_at = next_try_at
        self.tell()

    def tell(self, event: Event | None = None) -> None:
        """Hand the present moment to the listener."""
        self._listener(self.state, event)

    # --- inside --------------------------------------------------------------------------------------------------

    def _settle_landed(self, read: Queue) -> tuple[Entry, ...]:
        """Settle the edits whose outcome was unknown, if the queue stands as they wanted.

        Else they stay in flight, for the read may lag behind, until their next request tells.
        """
        arrived = landed(read, self._entries)
        self._update(*after_success(arrived, read, self.writes))
        return arrived

    def _take_over(
        self, waiting: Sequence[Entry], expected: Queue, read: Queue
    ) -> tuple[int, tuple[Item, ...], list[Asked]]:
        """Rebase the waiting entries on what was read: how many hold, what was there already, what must be asked."""
        if read.unseen:
            return len(waiting), (), []
        answers = rebase(expected, read, [entry.edit for entry in waiting])
        changed = [rebased(entry, answer) for entry, answer in zip(waiting, answers, strict=True)]
        there = found(settled_unsent(waiting, changed))
        self._update(*(new for new, old in zip(changed, waiting, strict=False) if new != old), found=there)
        asked = [Asked(entry) for entry in changed if entry.state is EntryState.NEEDS_DECISION]
        return sum(answer.edit is not None for answer in answers), there, asked

    def _advance(self, base: Queue) -> None:
        if not base.unseen:
            # The first read after a start may lag behind the snapshot: that one is not over then, but yet to come.
            if self._whole != base.etag and not self._restored:
                self._past.add(self._whole)
            self._past.discard(base.etag)
            self._whole = base.etag
        self.base = base
        self.must_read = self.must_read or base.etag is None

    def _update(self, *changed: Entry, found: Sequence[Item] = ()) -> None:
        if not changed:
            return
        self._journal.update(changed, found)
        self._dropped = (*self._dropped, *dropped(changed))
        by_id = {entry.id: entry for entry in changed}
        self._entries = not_over(by_id.get(entry.id, entry) for entry in self._entries)

    def _redraw(self, *events: Event) -> None:
        self._view = view_of(self.base, self._entries)
        for event in events or (None,):
            self.tell(event)
