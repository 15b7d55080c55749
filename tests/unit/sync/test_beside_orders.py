"""While no order can be written, titles are added and removed where that changes nothing of what the moves mean."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.order import apply, replay
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.domain.service import Writes
from desktop_app.sync.batches import after_success, as_done, beside_orders, next_batch
from tests.unit.sync.whole_orders import item_of, queue_of

REF = QueueRef(AccountId("ada"), "all")
there = st.sampled_from("abcdef").map(ItemId)
anchors: st.SearchStrategy[Anchor] = st.one_of(st.sampled_from("abcdefxyz").map(ItemId), st.sampled_from(Edge))
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda one, after: Move((one,), after), there, anchors),
    st.builds(lambda one: Remove((one,)), there),
    st.builds(lambda name, after: Add(item_of(name), after), st.sampled_from("xyz"), anchors),
)


def entries_of(*edits: Edit) -> list[Entry]:
    return [Entry(EntryId(n), REF, n, edit) for n, edit in enumerate(edits)]


def free(*edits: Edit) -> list[int]:
    return [entry.id for entry in beside_orders(entries_of(*edits))]


def move(one: str, after: Anchor | str) -> Move:
    return Move((ItemId(one),), after if isinstance(after, Edge) else ItemId(after))


def test_what_a_waiting_move_is_about_waits_with_it() -> None:
    assert free(move("a", "b"), Remove((ItemId("a"),))) == []
    assert free(move("a", "b"), Remove((ItemId("b"),))) == []
    assert free(move("a", "b"), Remove((ItemId("c"),))) == [1]
    assert free(move("a", Edge.END), Add(item_of("x"))) == []
    assert free(move("a", Edge.TOP), Add(item_of("x"))) == [1]
    assert free(move("a", "b"), Add(item_of("x"), ItemId("a")), Add(item_of("y"), ItemId("x"))) == []
    assert free(Add(item_of("x"), ItemId("a")), Remove((ItemId("a"),)), Add(item_of("y"), ItemId("x"))) == [0, 2]
    assert free(Add(item_of("x"), ItemId("a")), Add(item_of("y"), ItemId("x"))) == [0, 1]


def test_what_was_made_before_the_first_move_is_free() -> None:
    assert free(Remove((ItemId("a"),)), Add(item_of("x")), move("b", Edge.TOP)) == [0, 1]


def test_what_is_asked_about_is_not_sent() -> None:
    asked, other = entries_of(Remove((ItemId("a"),)), Remove((ItemId("b"),)))
    assert beside_orders([replace(asked, state=EntryState.NEEDS_DECISION), other]) == (other,)


@given(st.lists(edits, max_size=7))
@example([move("a", Edge.END), Add(item_of("x"))])
def test_sending_them_first_ends_in_the_same_order(made: list[Edit]) -> None:
    """The edits as a person makes them: each on a list that has its titles."""
    base = now = queue_of("abcdef")
    possible: list[Edit] = []
    for edit in made:
        needed = [*edit.items] if not isinstance(edit, Add) else []
        needed += [edit.after] if not isinstance(edit, Remove) and not isinstance(edit.after, Edge) else []
        is_new = not isinstance(edit, Add) or edit.item.id not in now
        if is_new and all(one in now for one in needed):
            possible.append(edit)
            now = apply(now, edit)
    left = {entry.id: entry for entry in entries_of(*possible)}
    while batch := next_batch(beside_orders([*left.values()]), Writes.WHOLE_ORDER):
        base = replay(base, [as_done(entry, Writes.WHOLE_ORDER) for entry in batch])
        left |= {entry.id: entry for entry in after_success(batch, base, Writes.WHOLE_ORDER)}

    assert replay(base, [entry.edit for entry in left.values() if entry.is_open]).ids == now.ids
