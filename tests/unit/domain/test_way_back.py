"""Laws of undoing what was sent in part: the list comes back, by no more moves than that takes."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.arrangement import plan
from desktop_app.domain.edits import Edit, Move, Remove
from desktop_app.domain.order import replay
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, not_over, overtaken
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.domain.undo_step import inverse
from desktop_app.domain.way_back import undone
from tests.unit.domain.strategies import order, queue
from tests.unit.domain.test_parted_plan import Wanted, lists
from tests.unit.sync.test_batches import REF


def waiting(*edits: Edit, state: EntryState = EntryState.PENDING) -> tuple[Entry, ...]:
    return tuple(Entry(EntryId(number), REF, 1, edit, state) for number, edit in enumerate(edits, 1))


def after(base: Queue, left: tuple[tuple[Entry, ...], tuple[Edit, ...]]) -> Queue:
    entries, edits = left
    return replay(base, (*(entry.edit for entry in not_over(entries)), *edits))


@given(lists, st.integers(0, 10))
def test_a_part_that_was_sent_is_taken_back_by_the_fewest_moves(wanted: Wanted, count: int) -> None:
    before, target = wanted
    moves = plan(before, target)
    sent = replay(before, moves[:count])

    left = undone(sent, waiting(*moves[count:]), inverse(before, moves))

    assert after(sent, left).ids == before.ids
    if moves[count:]:
        assert len(not_over(left[0])) + len(left[1]) == len(plan(sent, before.ids))


def test_what_travels_is_let_alone() -> None:
    moves = plan(queue("abcdef"), tuple(map(ItemId, "fedcba")))
    travelling, *rest = waiting(*moves)
    entries = (*waiting(travelling.edit, state=EntryState.IN_FLIGHT), *rest)

    kept, edits = undone(queue("abcdef"), entries, inverse(queue("abcdef"), moves))

    assert kept[0] == entries[0]
    assert all(entry.state is EntryState.DROPPED for entry in kept[1:])
    assert len(edits) == 1
    assert order(after(queue("abcdef"), (kept, edits))) == "abcdef"


def test_an_undo_of_other_edits_goes_the_usual_way() -> None:
    base, entries = queue("abc"), waiting(Remove((ItemId("a"),)))
    edits = inverse(base, [entries[0].edit])

    assert undone(base, entries, edits) == overtaken(base, entries, edits)


def test_with_nothing_waiting_the_edits_are_as_they_were_given() -> None:
    back = (Move((ItemId("a"),), ItemId("b")), Move((ItemId("c"),), ItemId("a")))

    assert undone(queue("abc"), (), back) == ((), back)
