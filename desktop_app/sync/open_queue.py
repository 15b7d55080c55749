"""A queue that is open: what is held of it, journalled and told."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from desktop_app.domain.edits import Edit, split
from desktop_app.domain.order import replay
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, dropped, not_over, overtaken, view_of
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.undo_step import UndoStep
from desktop_app.domain.way_back import undone
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.changes import Change, answered, believed_empty, let_go, restored
from desktop_app.sync.held_list import HeldList
from desktop_app.sync.state import Event, QueueState

Listener = Callable[[QueueState, Event | None], None]


class OpenQueue:
    """Holds a list, and makes its changes true: on the disk first, then here, then told. Decides and sends nothing."""

    def __init__(self, ref: QueueRef, journal: Journal, listener: Listener, snapshot: Snapshot | None = None) -> None:
        """Show what an earlier run left in `snapshot`. Raises `StorageError` where the journal cannot be read."""
        self.ref = ref
        self._journal = journal
        self._listener = listener
        held = HeldList(QueueState(ref, entries=journal.live(ref)), named=journal.named(ref))
        self._held = restored(held, snapshot).held if snapshot is not None else held

    @property
    def state(self) -> QueueState:
        """The present moment, for the screen."""
        return self._held.shown

    @property
    def held(self) -> HeldList:
        """State of the list, as one value."""
        return self._held

    def apply(self, change: Change) -> None:
        """Commit the change to the journal, and tell it. Raises `StorageError`; then nothing was done."""
        if change.entries:
            self._journal.update(change.entries, change.found)
        self._become(change.held, change.events)

    # --- what the person does ------------------------------------------------------------------------------------

    def submit(self, edits: Sequence[Edit], step: UndoStep | None = None) -> None:
        """Carry out an action of the person: write it to the disk, then show it, then send it.

        What it overtakes of the edits that still wait is not sent. `step`: how the way back stands afterwards.
        Raises `StorageError`; then nothing was done.
        """
        held, shown = self._held, self._held.shown
        edits = tuple(single for edit in edits for single in split(edit))
        entries, left = shown.entries, edits
        if shown.loaded:
            shorten = undone if step is not None and step.undone else overtaken
            entries, left = shorten(held.base, entries, edits)
        changed = tuple(new for new, old in zip(entries, shown.entries, strict=True) if new != old)
        new_entries = self._journal.append(self.ref, left, changed, step)
        under_way = {entry.group for entry in shown.entries}
        gone = (*(entry for entry in shown.dropped if entry.group in under_way), *dropped(changed))
        now = (*not_over(entries), *new_entries)
        view = view_of(held.base, now) if changed else replay(shown.view, left)
        self._become(replace(held, shown=replace(shown, entries=now, dropped=gone, view=view)))

    def keep_step(self, step: UndoStep) -> None:
        """The way back changed, and the queue did not. Raises `StorageError`; then nothing was done."""
        self._journal.keep_step(self.ref, step)

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        """Answer an entry's question: keep sends it (again), otherwise it is let go. Raises `StorageError`."""
        self.apply(answered(self._held, entry_id, keep=keep))

    def drop(self, ids: Collection[EntryId]) -> tuple[Entry, ...]:
        """Let these edits go, and what cannot be without them, in one commit; never one that is under way.

        Answers with what was let go. Raises `StorageError`; then nothing was.
        """
        before, change = self._held.entries, let_go(self._held, ids)
        self.apply(change)
        gone = {entry.id for entry in dropped(change.entries)}
        return tuple(entry for entry in before if entry.id in gone)

    def take_back(self, action: int) -> tuple[Entry, ...]:
        """Let go what was not sent yet of one action; what travels goes on. What was let go.

        Raises `StorageError`; then nothing was done.
        """
        return self.drop([e.id for e in self._held.entries if e.group == action and e.state is EntryState.PENDING])

    def believe_empty(self) -> None:
        """The person says that the queue is really empty."""
        self.apply(believed_empty(self._held))

    # --- inside --------------------------------------------------------------------------------------------------

    def _become(self, held: HeldList, events: Sequence[Event] = ()) -> None:
        is_news = held.shown is not self._held.shown
        self._held = held
        for event in events or ((None,) if is_news else ()):
            self._listener(self._held.shown, event)
