"""The laws of a plan that may be cut: each beginning of it makes the first places final, and the rest finishes."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.arrangement import plan
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.order import replay
from desktop_app.domain.parted_plan import Part, parted
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId
from tests.unit.domain.strategies import order, queue, queues

Wanted = tuple[Queue, tuple[ItemId, ...]]


def shuffled(before: Queue, chance: Random) -> Wanted:
    target = list(before.ids)
    chance.shuffle(target)
    return before, tuple(target)


lists = st.builds(shuffled, queues, st.randoms(use_true_random=False))
"""Lists of up to ten titles, each with an order that it is to get."""


def needed(before: Queue, target: tuple[ItemId, ...], places: int) -> set[ItemId]:
    """Titles that must move before places 1 to `places` are final: the rule, found without the program's sequence.

    They are those of these places that do not stay, and those that stand before the last one that stays.
    """
    moving = {each for move in plan(before, target) for each in move.items}
    first = set(target[:places])
    last = max((before.places[each] for each in first - moving), default=-1)
    return {each for each in moving if each in first or before.places[each] < last}


@given(lists)
def test_the_whole_plan_reaches_exactly_the_target_with_the_fewest_moves(wanted: Wanted) -> None:
    before, target = wanted
    whole = parted(before, target)

    assert replay(before, whole.moves).ids == target
    assert {move.items for move in whole.moves} == {move.items for move in plan(before, target)}
    assert len(whole.moves) == len(plan(before, target))


@given(lists)
def test_wherever_the_plan_is_cut_the_places_that_it_calls_final_are(wanted: Wanted) -> None:
    before, target = wanted
    whole = parted(before, target)

    for count, places in enumerate(whole.final):
        assert replay(before, whole.moves[:count]).ids[:places] == target[:places]


@given(lists)
def test_moves_that_fit_make_as_many_places_final_as_the_rule_says_and_no_move_more(wanted: Wanted) -> None:
    before, target = wanted
    whole = parted(before, target)

    for fits in range(len(whole.moves) + 2):
        places = max(k for k in range(len(target) + 1) if len(needed(before, target, k)) <= fits)
        part = whole.part(fits)
        assert part == Part(len(needed(before, target, places)), places)
        assert {each for m in whole.moves[: part.moves] for each in m.items} == needed(before, target, places)


@given(lists, st.integers(0, 10))
def test_what_is_left_after_a_part_is_what_is_planned_anew_then(wanted: Wanted, fits: int) -> None:
    before, target = wanted
    whole = parted(before, target)
    sent = whole.part(fits).moves
    between = replay(before, whole.moves[:sent])

    assert len(plan(between, target)) == len(whole.moves) - sent


def test_titles_that_start_or_end_in_the_part_are_not_enough() -> None:
    before = queue("dabce")
    target = tuple(map(ItemId, "abcde"))

    assert parted(before, target).part(0) == Part(0, 0)  # d stands in front of what stays, and ends behind it
    assert parted(before, target).part(1) == Part(1, 5)


def test_each_title_goes_behind_the_nearest_one_that_is_settled() -> None:
    # a, b, c and g stay. e and f stand in the way of a, and d, behind which they belong, is not settled yet.
    before = queue("feabcgd")
    target = tuple(map(ItemId, "abcdefg"))
    whole = parted(before, target)

    assert [order(replay(before, whole.moves[:n])) for n in range(len(whole.moves) + 1)][-1] == "abcdefg"
    assert whole.moves[0] == Move((ItemId("e"),), ItemId("c"))
    assert whole.final == (0, 0, 3, 7)


def test_a_list_that_stands_in_this_order_has_nothing_to_send_and_is_final() -> None:
    whole = parted(queue("abc"), tuple(map(ItemId, "abc")))

    assert whole.moves == ()
    assert whole.part(0) == Part(0, 3)


def test_the_title_that_comes_first_goes_to_the_top() -> None:
    assert parted(queue("bca"), tuple(map(ItemId, "abc"))).moves == (Move((ItemId("a"),), Edge.TOP),)


@pytest.mark.parametrize("fits", [-5, 0])
def test_without_units_no_part_is_sent(fits: int) -> None:
    assert parted(queue("bca"), tuple(map(ItemId, "abc"))).part(fits) == Part(0, 0)


def test_a_long_list_in_random_order_is_planned_as_well() -> None:
    long = Queue(tuple(Item(Title(TitleId(str(n)), f"Title {n}")) for n in range(3_000)))
    before, target = shuffled(long, Random(1))
    whole = parted(before, target)
    part = whole.part(188)

    assert replay(before, whole.moves).ids == target
    assert replay(before, whole.moves[: part.moves]).ids[: part.places] == target[: part.places]
