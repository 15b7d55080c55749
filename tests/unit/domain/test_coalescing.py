"""The laws of coalescing: fewer requests, the same order."""

import random

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.coalescing import coalesce, collapse
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, invert, split
from desktop_app.domain.order import apply, replay
from desktop_app.domain.queues import ItemId, Queue
from tests.unit.domain.strategies import adds, anchors, edits, holdings, item, letters, order, queue

singles: st.SearchStrategy[Edit] = st.one_of(
    adds, st.builds(lambda i, after: Move((i,), after), letters, anchors), letters.map(lambda i: Remove((i,)))
)
lines = st.lists(singles, max_size=8)


def left(of: tuple[Edit | None, ...]) -> list[Edit]:
    return [edit for edit in of if edit is not None]


def standing(of: Queue) -> tuple[str, frozenset[ItemId]]:
    """The order, and what is saved."""
    return order(of), frozenset(each.id for each in of.saved)


def move(letter: str, after: str) -> Move:
    return Move((ItemId(letter),), ItemId(after))


@given(holdings, lines, st.randoms(use_true_random=False))
def test_what_is_collapsed_gives_the_same_order_on_every_queue_of_these_titles(
    before: Queue, line: list[Edit], chance: random.Random
) -> None:
    collapsed = left(collapse(before, line))
    items = list(before.items)
    chance.shuffle(items)
    theirs = before.with_items(tuple(items))

    assert standing(replay(theirs, collapsed)) == standing(replay(theirs, line))
    assert len(collapsed) <= len(line)


@given(holdings, lines)
def test_what_is_coalesced_gives_the_order_that_the_person_saw(before: Queue, line: list[Edit]) -> None:
    assert standing(replay(before, left(coalesce(before, line)))) == standing(replay(before, line))


@given(holdings, edits)
def test_an_edit_and_its_undo_are_nothing(before: Queue, edit: Edit) -> None:
    if isinstance(edit, Move):
        edit = Move(tuple(i for i in edit.items if i in before), edit.after)
    if isinstance(edit, Remove):
        edit = Remove(tuple(i for i in edit.items if before.holds(i)))
    if apply(before, edit) == before:
        return
    line = [*split(edit), *(step for inverse in invert(before, edit) for step in split(inverse))]

    assert left(coalesce(before, line)) == []


@given(holdings, lines)
def test_what_is_coalesced_once_is_coalesced(before: Queue, line: list[Edit]) -> None:
    once = left(collapse(before, line))

    assert left(collapse(before, once)) == once


def test_moves_of_one_title_collapse_into_the_last() -> None:
    assert coalesce(queue("abcd"), [move("a", "b"), move("a", "c")]) == (None, move("a", "c"))


def test_what_another_edit_leans_on_stays() -> None:
    line = [move("a", "d"), move("b", "a"), move("a", "c")]

    assert coalesce(queue("abcd"), line) == tuple(line)


def test_an_add_and_a_move_are_an_add_at_the_new_place() -> None:
    assert coalesce(queue("ab"), [Add(item("x")), move("x", "a")]) == (None, Add(item("x"), ItemId("a")))


def test_a_saved_title_removed_and_added_again_is_saved_as_before() -> None:
    before = Queue((item("a"),), (item("s"),))

    assert coalesce(before, [Remove((ItemId("s"),)), Add(item("s"), Edge.END, saved=True)]) == (None, None)


def test_a_saved_title_that_was_added_is_saved_still_when_it_is_removed() -> None:
    before = Queue((item("a"),), (item("s"),))

    assert coalesce(before, [Add(item("s"), Edge.TOP), Remove((ItemId("s"),))]) == (None, Remove((ItemId("s"),)))


def test_undo_of_one_step_leaves_the_others() -> None:
    line = [move("a", "c"), move("d", "b"), move("d", "a")]

    assert coalesce(queue("abcd"), line)[0] == move("a", "c")


def test_an_edit_that_nothing_overtook_is_sent_though_it_changes_nothing_now() -> None:
    line = [Move((ItemId(letter),), Edge.TOP) for letter in "bab"]

    assert coalesce(queue("abc"), line) == (None, line[1], line[2])


def test_a_title_removed_put_back_and_moved_is_a_move() -> None:
    line: list[Edit] = [Remove((ItemId("a"),)), Add(item("a"), Edge.TOP), move("a", "c")]

    assert coalesce(queue("abc"), line) == (None, None, move("a", "c"))
