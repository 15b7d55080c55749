"""The laws of edits."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.edits import (
    Add,
    Edge,
    Edit,
    Move,
    Remove,
    adding,
    anchor_before,
    invert,
    putting,
    split,
    touched,
)
from desktop_app.domain.order import apply, is_satisfied, position_of, replay
from desktop_app.domain.queues import ItemId, Queue
from tests.unit.domain.strategies import adds, edits, holdings, item, moves, order, queue, queues


def ids(letters: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(letter) for letter in letters)


@given(holdings, edits)
def test_apply_then_invert_is_identity(before: Queue, edit: Edit) -> None:
    after = apply(before, edit)

    back = replay(after, invert(before, edit))

    assert order(back) == order(before)
    assert {item.id for item in back.saved} == {item.id for item in before.saved}


@given(holdings, edits)
def test_apply_keeps_every_untouched_title_in_its_order(before: Queue, edit: Edit) -> None:
    about = set(touched(edit))

    after = apply(before, edit)

    assert [i for i in after.ids if i not in about] == [i for i in before.ids if i not in about]
    there = [*after.ids, *(item.id for item in after.saved)]
    assert len(set(there)) == len(there)


@given(holdings, edits)
def test_one_title_at_a_time_comes_to_the_same(before: Queue, edit: Edit) -> None:
    if isinstance(edit, Move):
        edit = Move(tuple(i for i in edit.items if i in before), edit.after)

    assert order(replay(before, split(edit))) == order(apply(before, edit))


@given(holdings, edits)
def test_an_applied_edit_is_satisfied(before: Queue, edit: Edit) -> None:
    if isinstance(edit, Move):
        edit = Move(tuple(i for i in edit.items if i in before), edit.after)

    assert is_satisfied(apply(before, edit), edit)


@given(holdings, st.one_of(adds, moves))
def test_the_position_is_where_the_title_then_stands(before: Queue, edit: Add | Move) -> None:
    first = touched(edit)[0]
    if isinstance(edit, Move) and first not in before:
        return

    after, position = apply(before, edit), position_of(before, edit)

    assert position is None if first not in after else after.ids.index(first) + 1 == position


@given(queues, st.data())
def test_a_drop_in_front_of_a_place_lands_in_front_of_it(before: Queue, data: st.DataObject) -> None:
    """Every (from, to): dragging down must not land one too far."""
    if not before.items:
        return
    source = data.draw(st.integers(0, len(before.items) - 1))
    place = data.draw(st.integers(0, len(before.items)))
    carried = before.ids[source]
    expected = list(before.ids)
    expected.insert(place, ItemId("*"))
    expected.remove(carried)
    expected[expected.index(ItemId("*"))] = carried

    after = apply(before, Move((carried,), anchor_before(before, place, frozenset([carried]))))

    assert list(after.ids) == expected


def test_a_block_keeps_the_order_in_which_it_is_carried() -> None:
    assert order(apply(queue("abcdef"), Move(ids("eb"), ItemId("c")))) == "acebdf"


def test_a_block_dropped_behind_its_own_member_stands_behind_the_nearest_other_title() -> None:
    assert order(apply(queue("abcdef"), Move(ids("bd"), ItemId("d")))) == "acbdef"


def test_behind_the_last_title_means_the_end() -> None:
    assert anchor_before(queue("abc"), 3) is Edge.END
    assert anchor_before(queue("abc"), 2, frozenset(ids("c"))) is Edge.END


def test_an_add_of_what_is_there_changes_nothing() -> None:
    before = queue("abc")

    assert apply(before, Add(item("b"), Edge.TOP)) is before


def test_what_is_saved_already_is_not_added_and_its_undo_takes_nothing_away() -> None:
    before = Queue(queue("abc").items, saved=(item("s"),))
    add = Add(item("s"), Edge.TOP)

    assert apply(before, add) is before
    assert invert(before, add) == ()


def test_a_saved_title_that_was_removed_is_put_back_among_the_saved_ones() -> None:
    before = Queue(queue("ab").items, saved=(item("z"),))
    remove = Remove(ids("z"))

    assert replay(apply(before, remove), invert(before, remove)) == before


def test_remove_takes_saved_titles_too() -> None:
    before = Queue(queue("ab").items, saved=(item("z"),))

    assert apply(before, Remove(ids("z"))).saved == ()


def test_the_inverse_of_scattered_moves_is_a_move_a_stretch() -> None:
    assert invert(queue("abcdef"), Move(ids("abe"), ItemId("f"))) == (
        Move(ids("ab"), Edge.TOP),
        Move(ids("e"), ItemId("d")),
    )


def test_titles_put_behind_an_anchor_stand_there_in_their_order_whether_they_move_or_are_new() -> None:
    before = queue("abcd")

    put, made = putting(before, [item(letter).title for letter in "dxa"], ItemId("b"))

    assert [title.id for title in put] == ["d", "x", "a"]
    assert made == (Move(ids("d"), ItemId("b")), Add(item("x"), ItemId("d")), Move(ids("a"), ItemId("x")))
    assert order(replay(before, made)) == "bdxac"


def test_a_saved_title_that_is_put_somewhere_stays_saved() -> None:
    before = Queue(queue("ab").items, saved=(item("s"),))

    put, made = putting(before, [item("s").title, item("b").title], Edge.TOP)

    assert [title.id for title in put] == ["b"]
    assert made == (Move(ids("b"), Edge.TOP),)


def test_titles_put_behind_one_of_themselves_gather_where_that_one_stands() -> None:
    _, made = putting(queue("axby"), [item(letter).title for letter in "ab"], ItemId("b"))

    assert made == (Move(ids("a"), ItemId("x")), Move(ids("b"), ItemId("a")))


def test_titles_put_behind_the_last_of_themselves_go_to_the_end_wherever_that_will_be() -> None:
    _, made = putting(queue("axb"), [item(letter).title for letter in "ab"], ItemId("b"))

    assert order(replay(queue("axbz"), made)) == "xzab"


def test_new_titles_are_added_behind_the_anchor_one_behind_the_other_and_known_ones_are_left_alone() -> None:
    before = Queue(queue("abc").items, saved=(item("s"),))

    made = adding(before, [item(letter).title for letter in "xbsy"], ItemId("a"))

    assert made == (Add(item("x"), ItemId("a")), Add(item("y"), ItemId("x")))
    assert order(replay(before, made)) == "axybc"


def test_titles_added_at_the_end_each_go_to_the_end_whatever_becomes_of_the_others() -> None:
    assert adding(queue("a"), [item("x").title, item("y").title], Edge.END) == (
        Add(item("x"), Edge.END),
        Add(item("y"), Edge.END),
    )


def test_a_place_beyond_the_end_is_the_end() -> None:
    assert anchor_before(queue("abc"), 9) is Edge.END


def test_what_is_dropped_below_carried_titles_stands_behind_the_nearest_that_stays() -> None:
    assert anchor_before(queue("abcde"), 3, frozenset(ids("bc"))) == "a"
    assert anchor_before(queue("abc"), 1, frozenset(ids("a"))) is Edge.TOP
