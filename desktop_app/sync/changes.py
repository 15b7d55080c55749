"""Changes of a list that is held, each with what the journal must know of it and what to tell. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.edits import Remove, touched
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import apply, replay
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, Question, confirmed, once_more, rebased
from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.domain.service import Writes
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.batches import (
    after_success,
    as_done,
    found,
    found_there,
    landed,
    settled,
    settled_unsent,
)
from desktop_app.sync.held_list import HeldList
from desktop_app.sync.reads import Told, names_of
from desktop_app.sync.stale_etags import StaleEtags
from desktop_app.sync.state import Asked, Event, Merged, already_there


@dataclass(frozen=True, slots=True)
class Change:
    """How a list stands after something happened: one commit of the journal, then one signal.

    `entries`: those that became others. `found`: titles that additions among them found there, which no undo takes
    away. `events`: what to tell beside the new state.
    """

    held: HeldList
    entries: tuple[Entry, ...] = ()
    found: tuple[Item, ...] = ()
    events: tuple[Event, ...] = ()

    def holding(self, held: HeldList) -> "Change":
        """The same change, with the list's new state."""
        return replace(self, held=held)

    def writing(self, entries: Sequence[Entry], found: tuple[Item, ...] = ()) -> "Change":
        """The same change, with these entries replaced too. The view is left as it was: see `redrawn`."""
        latest = {entry.id: entry for entry in (*self.entries, *entries)}
        return replace(
            self,
            held=self.held.with_entries(entries),
            entries=tuple(latest.values()),
            found=(*self.found, *found),
            events=(*self.events, *already_there(found)),
        )

    def asking(self, entries: Sequence[Entry], question: Question) -> "Change":
        """The same change, with these entries put to the person, who alone can say what is to become of them."""
        asking = [replace(entry, state=EntryState.NEEDS_DECISION, question=question) for entry in entries]
        return self.holding(self.held.forgetting_tries(entries)).writing(asking).telling(*map(Asked, asking))

    def telling(self, *events: Event) -> "Change":
        """The same change, with these events at the end."""
        return replace(self, events=(*self.events, *events))

    def redrawn(self) -> "Change":
        """The same change, with the view computed anew."""
        return self.holding(self.held.redrawn())


# --- what the person does ----------------------------------------------------------------------------------------


def answered(held: HeldList, entry_id: EntryId, *, keep: bool) -> Change:
    """The person answered the entry's question: keep sends it (again), otherwise it is let go."""
    asked = (e for e in held.entries if e.id == entry_id and e.state is EntryState.NEEDS_DECISION)
    answers = [once_more(held.base, e) if keep else replace(e, state=EntryState.DROPPED) for e in asked]
    return Change(held).writing(answers).redrawn()


def let_go(held: HeldList, ids: Collection[EntryId]) -> Change:
    """The person lets these entries go; the open ones behind them read on what is left.

    An edit of a title that only a dropped edit would have put in goes with it. An entry that is in flight is left as
    it is: its request may have arrived.
    """
    seen, now = held.base, held.base
    changed: list[Entry] = []
    for entry in held.entries:
        new = _without(seen, now, entry, is_chosen=entry.id in ids)
        if entry.is_open:
            seen = apply(seen, entry.edit)
        if new.is_open:
            now = apply(now, new.edit)
        if new != entry:
            changed.append(new)
    return Change(held).writing(changed, found(settled_unsent(held.entries, changed))).redrawn()


def believed_empty(held: HeldList) -> Change:
    """The person says that the list is really empty."""
    return Change(replace(held, may_be_empty=True, must_read=True))


def wanted_again(held: HeldList) -> Change:
    """Have the list read again, however the last read went."""
    return Change(replace(held, must_read=True, is_left_alone=False))


def changed_here(held: HeldList) -> Change:
    """The list's data on this computer were replaced: nobody else is to be blamed for what the next read changes."""
    return Change(replace(held, changes_here=True, must_read=True))


# --- what is known before the service answers --------------------------------------------------------------------


def restored(held: HeldList, snapshot: Snapshot) -> Change:
    """Show what an earlier run left, until the service answers; nothing new where it has."""
    if held.shown.loaded:
        return Change(held)
    shown = replace(held.shown, loaded=True, read_at=snapshot.read_at)
    base, stale = snapshot.queue, StaleEtags()
    for etag in snapshot.past:
        stale = stale.having(etag)
    return Change(replace(held, shown=shown, base=base, whole=base.etag, stale=stale, is_restored=True)).redrawn()


# --- what the service says ---------------------------------------------------------------------------------------


def merged(held: HeldList, told: Told, writes: Writes, read_at: float) -> Change:
    """The service told the list: put the waiting edits on top of it.

    An edit whose outcome was unknown is settled if the list stands as it wanted; else it stays in flight, for the read
    may lag behind, until its next request tells. A read that left titles out says nothing of those: what waits stays as
    it is.
    """
    read = told.read
    arrived = landed(read, held.entries)
    expected = replay(held.base if held.shown.loaded else read, (as_done(entry, writes) for entry in arrived))
    change = Change(held).writing(after_success(arrived, read, writes))
    change, kept = _taken_over(change, expected, read)
    changed = told.changes(expected)
    if changed and not held.changes_here:
        change = change.telling(Merged(changed, kept, names_of(changed, expected, read)))
    asked = (Asked(entry) for entry in change.entries if entry.state is EntryState.NEEDS_DECISION)
    return change.telling(*asked).holding(change.held.read_as(read, read_at)).redrawn()


def written(
    held: HeldList, batch: Sequence[Entry], after: Queue, already: Collection[ItemId], writes: Writes
) -> Change:
    """The service has done these entries; `after` is the list as it then stands, to be read where it has no tag.

    `already`: the titles whose addition did nothing, for the list held them.
    """
    there, idle = found_there(held.base, held.entries, batch, already)
    done = after_success([entry for entry in batch if entry not in idle], after, writes)
    is_told = after.etag is not None
    now = held.advanced(after if is_told else after.with_etag(held.base.etag))
    change = Change(now if is_told else now.distrusted()).writing((*done, *settled(idle)), there)
    told = replay(held.base, (entry.edit for entry in batch))
    are_first = [entry.id for entry in batch] == [entry.id for entry in held.entries[: len(batch)]]
    if there or not change.held.entries or not are_first or not told.is_ordered_as(after):
        return change.redrawn()
    titles = (item_id for entry in batch for item_id in touched(entry.edit))
    return change.holding(change.held.showing(confirmed(held.shown.view, now.base, titles)))


def found_before(held: HeldList, batch: Sequence[Entry], titles: Collection[ItemId]) -> Change:
    """The service held these titles before: their additions are over, and no step takes the titles away."""
    there, idle = found_there(held.base, held.entries, batch, titles)
    return Change(held).writing(settled(idle), there).redrawn()


# --- inside ------------------------------------------------------------------------------------------------------


def _taken_over(change: Change, expected: Queue, read: Queue) -> tuple[Change, int]:
    """Rebase the waiting entries on what was read, and count those that still hold."""
    waiting = change.held.open_entries
    if read.unseen:
        return change, len(waiting)
    answers = rebase(expected, read, [entry.edit for entry in waiting])
    changed = [rebased(entry, answer) for entry, answer in zip(waiting, answers, strict=True)]
    there = found(settled_unsent(waiting, changed))
    different = [new for new, old in zip(changed, waiting, strict=True) if new != old]
    return change.writing(different, there), sum(answer.edit is not None for answer in answers)


def _without(seen: Queue, now: Queue, entry: Entry, *, is_chosen: bool) -> Entry:
    """`seen`: the queue that the edit was made on, with all edits before it; `now`: with those that are left."""
    if is_chosen and entry.state is not EntryState.IN_FLIGHT:
        return replace(entry, state=EntryState.DROPPED)
    if entry.state is not EntryState.PENDING or seen == now:
        return entry
    if not isinstance(entry.edit, Remove) and _lost_its_title(seen, now, entry):
        return replace(entry, state=EntryState.DROPPED)
    (answer,) = rebase(seen, now, [entry.edit])
    return replace(entry, edit=answer.edit) if answer.edit else replace(entry, state=EntryState.SETTLED)


def _lost_its_title(seen: Queue, now: Queue, entry: Entry) -> bool:
    return any(seen.holds(title) and not now.holds(title) for title in touched(entry.edit))
