"""What becomes of the edits behind one that is let go."""

from dataclasses import replace

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, view_of
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.sync.changes import let_go
from desktop_app.sync.held_list import HeldList
from desktop_app.sync.state import QueueState
from tests.ui.queue.examples import REF

A, B, C, D, X = (Item(Title(TitleId(name), name)) for name in "ABCDX")
BASE = Queue((A, B, C, D), etag="1")


def entries(*edits: Edit) -> tuple[Entry, ...]:
    return tuple(Entry(EntryId(number), REF, number, edit) for number, edit in enumerate(edits, 1))


def changes(waiting: tuple[Entry, ...], *ids: EntryId) -> tuple[Entry, ...]:
    return let_go(HeldList(QueueState(REF, entries=waiting), BASE), ids).entries


def after(waiting: tuple[Entry, ...], *ids: int) -> tuple[tuple[Entry, ...], str]:
    """What is left, and the order that is then seen."""
    changed = {entry.id: entry for entry in changes(waiting, *map(EntryId, ids))}
    left = tuple(changed.get(entry.id, entry) for entry in waiting)
    return left, "".join(view_of(BASE, left).ids)


def test_the_others_stay_as_they_are() -> None:
    waiting = entries(Move((A.id,), Edge.END), Move((D.id,), Edge.TOP))

    left, order = after(waiting, 1)

    assert [entry.state for entry in left] == [EntryState.DROPPED, EntryState.PENDING]
    assert left[1].edit == waiting[1].edit
    assert order == "DABC"


def test_what_stands_on_an_added_title_goes_with_it_or_finds_another_neighbour() -> None:
    waiting = entries(Add(X, A.id), Move((X.id,), B.id), Move((D.id,), X.id))

    left, order = after(waiting, 1)

    assert [entry.state for entry in left] == [EntryState.DROPPED, EntryState.DROPPED, EntryState.PENDING]
    assert left[2].edit == Move((D.id,), B.id)
    assert order == "ABDC"


def test_a_removal_of_what_was_never_added_is_nothing() -> None:
    left, order = after(entries(Add(X), Remove((X.id,))), 1)

    assert [entry.state for entry in left] == [EntryState.DROPPED, EntryState.SETTLED]
    assert order == "ABCD"


def test_what_is_in_flight_is_neither_dropped_nor_changed() -> None:
    first, second = entries(Move((A.id,), Edge.END), Move((B.id,), Edge.END))
    waiting = (replace(first, state=EntryState.IN_FLIGHT), second)

    assert changes(waiting, first.id) == ()
    left, order = after(waiting, 1, 2)

    assert [entry.state for entry in left] == [EntryState.IN_FLIGHT, EntryState.DROPPED]
    assert order == "BCDA"


def test_a_question_can_be_let_go() -> None:
    (entry,) = entries(Move((A.id,), Edge.END))

    left, order = after((replace(entry, state=EntryState.NEEDS_DECISION),), 1)

    assert left[0].state is EntryState.DROPPED
    assert order == "ABCD"
