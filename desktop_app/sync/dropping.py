"""What becomes of the other waiting edits when some are let go. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from desktop_app.domain.edits import Remove, touched
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import apply
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState
from desktop_app.domain.queues import Queue


def dropping(base: Queue, entries: Sequence[Entry], ids: Collection[EntryId]) -> tuple[Entry, ...]:
    """The entries that change: those of `ids` are dropped, the open ones behind them read on what is left.

    An edit of a title that only a dropped edit would have put in goes with it. One that is in flight is left as it
    is: its request may have arrived.
    """
    seen, now = base, base
    changed: list[Entry] = []
    for entry in entries:
        new = _without(seen, now, entry, is_chosen=entry.id in ids)
        if entry.is_open:
            seen = apply(seen, entry.edit)
        if new.is_open:
            now = apply(now, new.edit)
        if new != entry:
            changed.append(new)
    return tuple(changed)


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
