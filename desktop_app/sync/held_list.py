"""The program's state of a list between two requests, as one value. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import LineupError
from desktop_app.domain.order import replay
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, dropped, not_over, view_of
from desktop_app.domain.queues import Item, Queue
from desktop_app.domain.recognition import recognized
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.stale_etags import StaleEtags
from desktop_app.sync.state import Health, QueueState

Try = tuple[EntryId, type[Edit]]
"""Subject of a count of tries: an addition that has arrived goes on as a move, which was not tried yet."""


@dataclass(frozen=True, slots=True)
class HeldList:
    """Everything known of a list: the state shown, the service's last answer, and how the last requests went.

    `base` is the service's last word; its entity-tag guards the next write. `whole` is the entity-tag under which the
    service last showed all of the list, `stale` those that are over. `is_restored`: `base` is what an earlier run
    left. `changes_here`: the next read differs because data on this computer were replaced, and nobody else is to be
    blamed. `is_left_alone`: nothing is asked before the person wants it. `tries` counts the requests of each edit that
    still waits; `is_unproven`: the service said yes often enough, and showed nothing of it. `lagging_reads` and
    `partial_reads` are counted in a row; `next_look` is when a list that was shown in part is read again, by a clock
    that nobody sets, and `is_partial_told` whether the person knows of that. `named`: items that the service named in
    earlier runs, as the journal knows them.
    """

    shown: QueueState
    base: Queue = field(default_factory=Queue)
    whole: str | None = None
    stale: StaleEtags = field(default_factory=StaleEtags)
    is_restored: bool = False
    must_read: bool = True
    may_be_empty: bool = False
    changes_here: bool = False
    is_left_alone: bool = False
    tries: Mapping[Try, int] = field(default_factory=dict)
    is_unproven: bool = False
    lagging_reads: int = 0
    partial_reads: int = 0
    next_look: float = 0.0
    is_partial_told: bool = False
    named: tuple[Item, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The edits that are not over, in the order in which they were made."""
        return self.shown.entries

    @property
    def open_entries(self) -> tuple[Entry, ...]:
        """Entries that the screen shows as done."""
        return tuple(entry for entry in self.entries if entry.is_open)

    @property
    def known(self) -> Queue | None:
        """The state that a conditional read may compare with; never one in a foreign order, or shown in part."""
        is_whole = self.shown.loaded and not self.base.sorted_by and not self.base.unseen
        is_usable = is_whole and self.base.etag and self.base.etag not in self.stale
        return self.base if is_usable else None

    @property
    def expects_titles(self) -> bool:
        """Whether a read must show some, even if what travels has come to be."""
        return self.shown.loaded and bool(self._expected.items or self._expected.saved)

    @property
    def _expected(self) -> Queue:
        """The list as it stands if what travels has arrived."""
        return replay(self.base, (entry.edit for entry in self.entries if entry.state is EntryState.IN_FLIGHT))

    def recognizing(self, told: Queue) -> Queue:
        """The list that the service told, with its items under the ids by which they are known here."""
        return recognized(told, (*self.named, *self.base.items, *self.base.saved), self._expected)

    def is_look_due(self, now: float) -> bool:
        """Whether the list was told in part, and it is time to look again."""
        return bool(self.base.unseen) and self.next_look <= now

    def snapshot(self, state: Queue, read_at: float) -> Snapshot:
        """Snapshot of `state` for the next start."""
        read_at = self.shown.read_at or read_at
        if state.unseen:  # what was shown in part ends no state, and no read is compared with it
            return Snapshot(state.with_etag(None), read_at, tuple(self.stale))
        return Snapshot(state, read_at, tuple(self.stale.having(self.whole).without(state.etag)))

    # --- the same list a moment later ----------------------------------------------------------------------------

    def with_entries(self, changed: Sequence[Entry]) -> "HeldList":
        """The list with changed entries replaced. The view is left as it was: see `redrawn`."""
        if not changed:
            return self
        by_id = {entry.id: entry for entry in changed}
        entries = not_over(by_id.get(entry.id, entry) for entry in self.entries)
        shown = replace(self.shown, entries=entries, dropped=(*self.shown.dropped, *dropped(changed)))
        return replace(self, shown=shown).forgetting_tries([entry for entry in changed if entry.is_over])

    def showing(self, view: Queue) -> "HeldList":
        """The person sees `view`."""
        return replace(self, shown=replace(self.shown, view=view))

    def redrawn(self) -> "HeldList":
        """The view is worked out anew."""
        return self.showing(view_of(self.base, self.entries))

    def reported(self, health: Health, trouble: LineupError | None = None) -> "HeldList":
        """How we stand with the service about the list. The same value where that was known."""
        if (health, trouble) == (self.shown.health, self.shown.trouble):
            return self
        failed = self.shown.failed
        if health is Health.TROUBLE:
            failed = trouble
        elif health in (Health.IN_STEP, Health.INCOMPLETE):
            failed = None
        return replace(self, shown=replace(self.shown, health=health, trouble=trouble, failed=failed, next_try_at=None))

    def planned(self, next_try_at: float) -> "HeldList":
        """The list is tried again by itself then, in Unix seconds."""
        return replace(self, shown=replace(self.shown, next_try_at=next_try_at))

    def advanced(self, base: Queue) -> "HeldList":
        """The service has told `base`: what it told before is over."""
        must_read = self.must_read or base.etag is None
        if base.unseen:
            return replace(self, base=base, must_read=must_read)
        # The first read after a start may lag behind the snapshot: that one is not over then, but yet to come.
        is_over = self.whole != base.etag and not self.is_restored
        stale = self.stale.having(self.whole) if is_over else self.stale
        return replace(self, base=base, must_read=must_read, whole=base.etag, stale=stale.without(base.etag))

    def read_as(self, read: Queue, read_at: float) -> "HeldList":
        """A read told that, and it is believed: what led to the read is done with."""
        after = replace(self.advanced(read), shown=replace(self.shown, loaded=True, read_at=read_at))
        return replace(
            after,
            is_restored=self.is_restored and bool(read.unseen),
            must_read=False,
            may_be_empty=False,
            changes_here=False,
            is_unproven=False,
            lagging_reads=0,
        )

    def distrusted(self) -> "HeldList":
        """The list with its base marked as stale, even if a lagging read shows that base again; it must be read."""
        return replace(self, stale=self.stale.having(self.base.etag), must_read=True)

    def counting(self, batch: Sequence[Entry]) -> "HeldList":
        """A request with these entries is about to go out."""
        return replace(self, tries=Counter(self.tries) + Counter(map(_try_of, batch)))

    def uncounting(self, batch: Sequence[Entry]) -> "HeldList":
        """Undo the counting of tries for a request that did not go out."""
        return replace(self, tries=Counter(self.tries) - Counter(map(_try_of, batch)))

    def forgetting_tries(self, batch: Sequence[Entry]) -> "HeldList":
        """The entries are over, or the person is asked: should they be sent again, the count begins anew."""
        ids = {entry.id for entry in batch}
        return replace(self, tries={key: count for key, count in self.tries.items() if key[0] not in ids})

    def tries_of(self, entry: Entry) -> int:
        """Number of times that the entry was sent as the kind of edit that it is now."""
        return self.tries.get(_try_of(entry), 0)


def _try_of(entry: Entry) -> Try:
    return entry.id, type(entry.edit)
