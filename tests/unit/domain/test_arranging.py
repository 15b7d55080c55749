"""The laws of arranging: the order that was asked for, reached with the fewest moves."""

from bisect import bisect_left
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.arranging import Order, arranged, plan, sort_name
from desktop_app.domain.edits import Edge, Move, replay
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from tests.unit.domain.strategies import order, queue, queues

some = st.none() | st.integers(0, 3)
titles = st.builds(
    Title,
    st.just(TitleId("")),
    st.sampled_from(["The Third Man", "third man", "Élan", "elan", "A", "An Affair", ""]),
    some,
    some,
    average_rating=st.none() | st.sampled_from([1.0, 2.5, 5.0]),
)
items = st.lists(st.builds(Item, titles, some), max_size=8)


def numbered(found: list[Item]) -> Queue:
    return Queue(
        tuple(
            Item(Title(TitleId(str(n)), i.title.name, i.title.year, i.title.runtime), i.added)
            for n, i in enumerate(found)
        )
    )


def increasing(values: list[int]) -> int:
    """The length of a longest increasing subsequence, worked out apart from the program."""
    tails: list[int] = []
    for value in values:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
    return len(tails)


@given(queues, st.randoms(use_true_random=False))
def test_the_plan_reaches_exactly_the_target(before: Queue, chance: Random) -> None:
    target = list(before.ids)
    chance.shuffle(target)

    assert replay(before, plan(before, target)).ids == tuple(target)


@given(queues, st.randoms(use_true_random=False))
def test_the_plan_is_the_shortest(before: Queue, chance: Random) -> None:
    target = list(before.ids)
    chance.shuffle(target)

    assert len(plan(before, target)) == len(target) - increasing([before.places[t] for t in target])


@given(queues)
def test_nothing_is_sent_for_a_queue_that_stands_so_already(before: Queue) -> None:
    assert plan(before, before.ids) == ()


def test_each_move_is_of_one_title_and_behind_the_one_before_it() -> None:
    moves = plan(queue("abcde"), [TitleId(letter) for letter in "eabdc"])

    assert moves[0] == Move((TitleId("e"),), Edge.TOP)
    assert moves[1] in (Move((TitleId("d"),), TitleId("b")), Move((TitleId("c"),), TitleId("d")))
    assert len(moves) == 2
    assert order(replay(queue("abcde"), moves)) == "eabdc"


def test_strangers_are_passed_over_and_forgotten_titles_follow() -> None:
    moves = plan(queue("abcd"), [TitleId(letter) for letter in "zdad"])

    assert order(replay(queue("abcd"), moves)) == "dabc"


@given(items, st.sampled_from(Order), st.booleans(), st.integers(0, 9))
def test_every_order_holds_each_title_once_and_leaves_saved_ones_alone(
    found: list[Item], by: Order, descending: bool, seed: int
) -> None:
    before = numbered(found)
    there = Queue(before.items, saved=(Item(Title(TitleId("saved"), "Saved")),))

    assert sorted(arranged(there, by, descending=descending, seed=seed)) == sorted(before.ids)


@given(items, st.booleans())
def test_unknown_years_come_last_and_ties_keep_their_order(found: list[Item], descending: bool) -> None:
    before = numbered(found)
    ids = arranged(before, Order.YEAR, descending=descending)
    years = [before.items[before.places[i]].title.year for i in ids]
    known = [year for year in years if year is not None]

    assert years == [*sorted(known, reverse=descending), *[None] * (len(years) - len(known))]
    for year in {*years}:
        places = [before.places[i] for i, y in zip(ids, years, strict=True) if y == year]
        assert places == sorted(places)


@given(items, st.sampled_from([o for o in Order if o.has_direction]), st.booleans())
def test_an_arranged_queue_is_arranged(found: list[Item], by: Order, descending: bool) -> None:
    before = numbered(found)
    once = replay(before, plan(before, arranged(before, by, descending=descending)))

    assert arranged(once, by, descending=descending) == once.ids


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Third Man", "third man"),
        ("An Affair", "affair"),
        ("A", "a"),
        ("Theatre", "theatre"),
        ("Élan", "elan"),
        ("ÀNGEL", "angel"),
        ("The  Élan", "elan"),
    ],
)
def test_titles_are_looked_up_without_article_case_and_accents(name: str, key: str) -> None:
    assert sort_name(name) == key


def test_chance_comes_from_the_seed() -> None:
    before = queue("abcdefghij")

    assert arranged(before, Order.SHUFFLE, seed=4) == arranged(before, Order.SHUFFLE, seed=4)
    assert arranged(before, Order.SHUFFLE, seed=4) != arranged(before, Order.SHUFFLE, seed=5)


def test_reversed_is_from_the_end() -> None:
    assert arranged(queue("abc"), Order.REVERSE) == ("c", "b", "a")
