"""Batches of edits that go out in one request, and which of them a later read shows to have arrived. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove, touched
from desktop_app.domain.order import is_satisfied, replay
from desktop_app.domain.pending_edits import Entry, EntryState
from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.domain.service import Writes


def next_batch(entries: Sequence[Entry], writes: Writes) -> tuple[Entry, ...]:
    """Edits for the next request: the oldest open edit and, if the service takes several, those of its kind behind."""
    waiting = [entry for entry in entries if entry.is_open]
    if writes is Writes.ONE_TITLE:
        return tuple(waiting[:1])
    end = next((at for at, e in enumerate(waiting) if type(e.edit) is not type(waiting[0].edit)), len(waiting))
    return tuple(waiting[:end])


def beside_orders(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The open additions and removals that end the same whether the moves made before them are done or not.

    They can be sent while no order can be written. An added title that is wanted at a place is left at the end, where
    it is a move that waits: nothing that it needs is removed before.
    """
    held: set[Anchor] = set()
    to_be_placed: set[Anchor] = set()
    free: list[Entry] = []
    for entry in entries:
        if not entry.is_open:
            continue
        needed: set[Anchor] = {*touched(entry.edit)}
        if not isinstance(entry.edit, Remove) and entry.edit.after is not Edge.TOP:
            needed.add(entry.edit.after)
        blocking = held | to_be_placed if isinstance(entry.edit, Remove) else held
        if isinstance(entry.edit, Move) or not blocking.isdisjoint(needed):
            held |= needed
            continue
        free.append(entry)
        if isinstance(entry.edit, Add) and entry.edit.after is not Edge.END:
            to_be_placed |= needed
    return tuple(free)


def departing(base: Queue, batch: Sequence[Entry]) -> tuple[Entry, ...]:
    """The batch as it goes out: in flight, and such that doing it twice is doing it once.

    Whether it arrived is found out by doing it again on what the service shows. That tells nothing where an edit
    stands behind a title that a later one carries away; such moves are said anew, each behind a title that is
    already where it will stay.
    """
    edits: Sequence[Edit] = [entry.edit for entry in batch]
    if len(edits) > 1 and all(isinstance(edit, Move) for edit in edits):
        wanted = replay(base, edits)
        if not replay(wanted, edits).is_ordered_as(wanted):
            edits = _repeatable(wanted, edits)
    return tuple(
        replace(entry, edit=edit, state=EntryState.IN_FLIGHT) for entry, edit in zip(batch, edits, strict=True)
    )


def after_success(done: Sequence[Entry], after: Queue, writes: Writes) -> tuple[Entry, ...]:
    """The entries once the service has done them.

    A service that keeps orders as a whole puts an added title where it likes. One that the person wants somewhere
    else is not done yet: what is left of the edit is a move.
    """
    moves = {} if writes is Writes.ONE_TITLE else _still_to_move(done, after)
    if replay(after, moves.values()).is_ordered_as(after):
        moves = {}
    return tuple(
        replace(entry, edit=moves[entry.id], state=EntryState.PENDING)
        if entry.id in moves
        else replace(entry, edit=_as_told(entry.edit, after), state=EntryState.SETTLED)
        for entry in done
    )


def landed(read: Queue, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Edits in flight that the queue shows to have arrived. Moves went out together and are judged together."""
    travelling = [entry for entry in entries if entry.state is EntryState.IN_FLIGHT]
    moves = [e.edit for e in travelling if isinstance(e.edit, Move) and all(i in read for i in e.edit.items)]
    moved = replay(read, moves).is_ordered_as(read)
    return tuple(entry for entry in travelling if (moved if entry.edit in moves else is_satisfied(read, entry.edit)))


def settled_unsent(before: Sequence[Entry], after: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that were settled without a request, since the list stood as they wanted. `after`: what changed.

    One that was sent may have arrived: what the list holds then may be what it put in.
    """
    settled = {entry.id for entry in after if entry.state is EntryState.SETTLED}
    return tuple(entry for entry in before if entry.state is EntryState.PENDING and entry.id in settled)


def found_there(
    seen: Queue, entries: Sequence[Entry], batch: Sequence[Entry], titles: Collection[ItemId]
) -> tuple[tuple[Item, ...], tuple[Entry, ...]]:
    """Titles whose addition in the batch changed nothing, and the entries that are over with it. `seen`: the list."""
    idle = [entry for entry in batch if isinstance(entry.edit, Add) and entry.edit.item.id in titles]
    return found(idle), (*idle, *_taken_back(seen, entries, idle))


def _taken_back(seen: Queue, entries: Sequence[Entry], idle: Sequence[Entry]) -> tuple[Entry, ...]:
    """The removals that take back these additions, made before anybody knew that those changed nothing.

    `seen`: a list that holds the title already was seen to do so, and then it is the title that is to go.
    """
    titles: set[ItemId] = set()
    ids = {entry.id for entry in idle if not any(map(seen.holds, touched(entry.edit)))}
    back = []
    for entry in entries:
        about = frozenset(touched(entry.edit))
        if entry.id in ids:
            titles |= about
        elif isinstance(entry.edit, Remove) and entry.state is EntryState.PENDING and about <= titles:
            back.append(entry)
            titles -= about
    return tuple(back)


def settled(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, done with."""
    return tuple(replace(entry, state=EntryState.SETTLED) for entry in entries)


def found(idle: Iterable[Entry]) -> tuple[Item, ...]:
    """Titles that the list held already, where additions among these entries changed nothing."""
    return tuple(entry.edit.item for entry in idle if isinstance(entry.edit, Add))


def as_done(entry: Entry, writes: Writes) -> Edit:
    """The edit as the service performs it when it receives `entry`."""
    if isinstance(entry.edit, Add) and writes is not Writes.ONE_TITLE:
        return replace(entry.edit, after=Edge.END)
    return entry.edit


def named(batch: Sequence[Entry], titles: Collection[str]) -> tuple[Entry, ...]:
    """Entries of the batch that are about these titles; the whole batch if none is."""
    return tuple(e for e in batch if not frozenset(titles).isdisjoint(touched(e.edit))) or tuple(batch)


def _as_told(edit: Edit, after: Queue) -> Edit:
    """The edit, with the key that the service gave to an item which would not be known without it."""
    told = after.find(edit.item.id) if isinstance(edit, Add) and edit.item.own_id else None
    return replace(edit, item=told) if isinstance(edit, Add) and told is not None else edit


def _still_to_move(done: Sequence[Entry], after: Queue) -> dict[int, Edit]:
    return {
        entry.id: Move((entry.edit.item.id,), entry.edit.after)
        for entry in done
        if isinstance(entry.edit, Add) and entry.edit.after is not Edge.END and entry.edit.item.id in after
    }


def _repeatable(wanted: Queue, edits: Sequence[Edit]) -> list[Edit]:
    """Moves of the same titles, in the same sequence, that end in the same order, on whatever they are done."""
    unsettled = {item_id for edit in edits for item_id in touched(edit)}
    said: list[Edit] = []
    for edit in edits:
        (item_id,) = touched(edit)
        said.append(Move((item_id,), _settled_above(wanted, item_id, unsettled)))
        unsettled.discard(item_id)
    return said


def _settled_above(wanted: Queue, item_id: ItemId, unsettled: Collection[ItemId]) -> Anchor:
    above = (wanted.items[at].id for at in range((wanted.place_of(item_id) or 0) - 1, -1, -1))
    return next((other for other in above if other not in unsettled), Edge.TOP)
