"""The laws of arranging: the order that was asked for, reached with the fewest moves."""

import gc
from bisect import bisect_left
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.arrangement import Arrangement, Key, Order, arranged, plan, sort_name
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId
from tests.unit.domain.strategies import order, queue, queues

some = st.none() | st.integers(0, 3)
titles = st.builds(
    Title,
    st.just(ItemId("")),
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


def by(order: Order, *, descending: bool = False, seed: int = 0) -> Arrangement:
    return Arrangement(Key(order, descending), seed=seed)


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
    moves = plan(queue("abcde"), [ItemId(letter) for letter in "eabdc"])

    assert moves[0] == Move((ItemId("e"),), Edge.TOP)
    assert moves[1] in (Move((ItemId("d"),), ItemId("b")), Move((ItemId("c"),), ItemId("d")))
    assert len(moves) == 2
    assert order(replay(queue("abcde"), moves)) == "eabdc"


@pytest.mark.parametrize("collects", [True, False])
def test_python_collects_garbage_afterwards_as_it_did_before(collects: bool) -> None:
    """A program that collects in one thread alone must not find it turned on in another."""
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        plan(queue("abc"), queue("cab").ids)
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()


def test_strangers_are_passed_over_and_forgotten_titles_follow() -> None:
    moves = plan(queue("abcd"), [ItemId(letter) for letter in "zdad"])

    assert order(replay(queue("abcd"), moves)) == "dabc"


@given(items, st.sampled_from(Order), st.booleans(), st.integers(0, 9))
def test_every_order_holds_each_title_once_and_leaves_saved_ones_alone(
    found: list[Item], wanted: Order, descending: bool, seed: int
) -> None:
    before = numbered(found)
    there = Queue(before.items, saved=(Item(Title(TitleId("saved"), "Saved")),))

    assert sorted(arranged(there, by(wanted, descending=descending, seed=seed))) == sorted(before.ids)


@given(items, st.booleans())
def test_unknown_years_come_last_and_ties_keep_their_order(found: list[Item], descending: bool) -> None:
    before = numbered(found)
    ids = arranged(before, by(Order.YEAR, descending=descending))
    years = [before.items[before.places[i]].title.year for i in ids]
    known = [year for year in years if year is not None]

    assert years == [*sorted(known, reverse=descending), *[None] * (len(years) - len(known))]
    for year in {*years}:
        places = [before.places[i] for i, y in zip(ids, years, strict=True) if y == year]
        assert places == sorted(places)


@given(items, st.sampled_from([o for o in Order if o.has_direction]), st.booleans())
def test_an_arranged_queue_is_arranged(found: list[Item], wanted: Order, descending: bool) -> None:
    before = numbered(found)
    once = replay(before, plan(before, arranged(before, by(wanted, descending=descending))))

    assert arranged(once, by(wanted, descending=descending)) == once.ids


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

    assert arranged(before, by(Order.SHUFFLE, seed=4)) == arranged(before, by(Order.SHUFFLE, seed=4))
    assert arranged(before, by(Order.SHUFFLE, seed=4)) != arranged(before, by(Order.SHUFFLE, seed=5))


def test_reversed_is_from_the_end() -> None:
    assert arranged(queue("abc"), by(Order.REVERSE)) == ("c", "b", "a")


def test_what_the_first_key_leaves_equal_the_next_one_parts() -> None:
    films = [Item(Title(TitleId(n), n, y)) for n, y in (("b", 1949), ("a", 1990), ("c", 1949), ("a2", 1949))]
    then = (Key(Order.TITLE, descending=True),)

    found = arranged(Queue(tuple(films)), Arrangement(Key(Order.YEAR), then))

    assert found == ("c", "b", "a2", "a")


keys = st.builds(Key, st.sampled_from([o for o in Order if o.has_direction]), st.booleans())
ratings = st.dictionaries(st.integers(0, 7).map(lambda n: ItemId(str(n))), st.sampled_from([1.0, 3.0, 5.0]))


@given(items, keys, st.lists(keys, max_size=2).map(tuple), ratings)
def test_a_second_key_never_parts_what_the_first_one_parted(
    found: list[Item], first: Key, then: tuple[Key, ...], own: dict[TitleId, float]
) -> None:
    before = numbered(found)
    by_both = Queue(tuple(before.items[before.places[i]] for i in arranged(before, Arrangement(first, then), own)))

    assert arranged(by_both, Arrangement(first), own) == by_both.ids


@given(items, keys, st.lists(keys, max_size=2).map(tuple), ratings)
def test_an_arranged_queue_needs_no_move(
    found: list[Item], first: Key, then: tuple[Key, ...], own: dict[TitleId, float]
) -> None:
    before = numbered(found)
    moves = plan(before, arranged(before, Arrangement(first, then), own))
    once = replay(before, moves)

    assert plan(once, arranged(once, Arrangement(first, then), own)) == ()


@given(items, ratings)
def test_what_i_rated_highest_comes_first_and_the_rest_keeps_its_order(
    found: list[Item], own: dict[TitleId, float]
) -> None:
    before = numbered(found)
    ids = arranged(before, Arrangement(Key.usual(Order.OWN_RATING)), own)
    rated = [item.id for item in before.items if item.title.id in own]

    assert ids == (*sorted(rated, key=lambda i: -own[TitleId(i)]), *(i for i in before.ids if TitleId(i) not in own))


@pytest.mark.parametrize("descending", [False, True])
def test_a_title_that_does_not_interest_me_is_not_one_that_i_rated_lowest(descending: bool) -> None:
    own = {TitleId("a"): 0.0, TitleId("c"): 5.0, TitleId("d"): 1.0}
    ids = arranged(queue("abcd"), by(Order.OWN_RATING, descending=descending), own)

    assert ids == tuple("cdab" if descending else "dcab")


@pytest.mark.parametrize(
    ("order", "ascending", "descending"),
    [
        (Order.TITLE, "cabd", "dbac"),
        (Order.YEAR, "bacd", "cabd"),
        (Order.ADDED, "cadb", "dacb"),
        (Order.LENGTH, "abdc", "dbac"),
        (Order.RATING, "dabc", "cbad"),
        (Order.UNTIL, "bdac", "adbc"),
    ],
)
def test_each_order_sorts_by_what_it_is_called_the_unknown_last(order: Order, ascending: str, descending: str) -> None:
    films = Queue(
        (
            Item(Title(TitleId("a"), "The B", 1963, 10, average_rating=2.0, available_until=30), added=2),
            Item(Title(TitleId("b"), "C", 1949, 20, average_rating=3.0, available_until=10), added=None),
            Item(Title(TitleId("c"), "An A", 1990, None, average_rating=4.0, available_until=None), added=1),
            Item(Title(TitleId("d"), "D", None, 30, average_rating=1.0, available_until=20), added=3),
        )
    )

    assert arranged(films, by(order)) == tuple(ascending)
    assert arranged(films, by(order, descending=True)) == tuple(descending)


def test_the_best_rated_come_first_and_everything_else_from_its_beginning() -> None:
    usual = {order for order in Order if order.has_direction and Key.usual(order).descending}
    assert usual == {Order.RATING, Order.OWN_RATING}


def test_an_order_without_a_direction_sorts_by_nothing_else() -> None:
    assert Arrangement(Key(Order.SHUFFLE), (Key(Order.YEAR),)).keys == ()
    assert Arrangement(Key(Order.TITLE), (Key(Order.YEAR),)).keys == (Key(Order.TITLE), Key(Order.YEAR))


def test_only_what_sorts_by_my_ratings_needs_them() -> None:
    assert Arrangement(Key(Order.YEAR), (Key(Order.OWN_RATING),)).needs_own_ratings
    assert Arrangement(Key(Order.OWN_RATING)).needs_own_ratings
    assert not Arrangement(Key(Order.SHUFFLE), (Key(Order.OWN_RATING),)).needs_own_ratings
    assert not Arrangement(Key(Order.YEAR), (Key(Order.TITLE),)).needs_own_ratings


def test_an_earlier_order_is_brought_back() -> None:
    wanted = Arrangement(Key(Order.EARLIER), earlier=queue("cab").ids)

    assert arranged(queue("abcd"), wanted) == tuple("cdab")
