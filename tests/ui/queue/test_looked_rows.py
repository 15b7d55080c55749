"""What a look shows: sorted rows with their own numbers, groups with headings, and nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.arrangement import Key, Order
from desktop_app.domain.availability import DAY
from desktop_app.domain.edits import Edge
from desktop_app.domain.look import SORTS, Look
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import Item, Queue
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue import words
from desktop_app.ui.queue.haystack import Haystack
from desktop_app.ui.queue.looked_rows import looked_rows
from desktop_app.ui.queue.rows import RowKind, RowMark, Rows
from desktop_app.ui.queue.sorted_places import SortedPlaces
from tests.ui.queue.examples import film, lost, queue, shown, state, waiting

NOW = 1_700_000_000
YEAR = Look(Key(Order.YEAR))


def seen(of: QueueState, look: Look, needle: str = "") -> Rows:
    return looked_rows(of, needle, Haystack(), SortedPlaces(look, NOW))


def names(rows: Rows) -> list[str]:
    return [row.item.title.name for row in rows]


def without(item: Item, **known: object) -> Item:
    return replace(item, title=replace(item.title, **known))  # type: ignore[arg-type]


def dated(number: int, ends: int | None, *, available: bool | None = True) -> Item:
    return without(film(number), available=available, available_until=ends)


@pytest.mark.parametrize("descending", [False, True])
def test_what_is_not_known_comes_last_either_way(descending: bool) -> None:
    films = (without(film(0), year=None), film(2), film(4), without(film(1), year=None), film(3))

    rows = seen(state(Queue(films)), Look(Key(Order.YEAR, descending)))

    years = [row.item.title.year for row in rows]
    assert years == [*sorted([1963, 1967, 1938], reverse=descending), None, None]
    assert [row.number for row in rows][3:] == [1, 4], "in the list's own order"


@given(order=st.permutations(range(12)), by=st.sampled_from(SORTS), descending=st.booleans(), groups=st.booleans())
def test_each_title_is_there_once_under_its_own_number(
    order: list[int], by: Order, descending: bool, groups: bool
) -> None:
    view = queue(order)

    rows = [row for row in seen(state(view), Look(Key(by, descending), groups)) if row.kind is RowKind.ITEM]

    assert sorted(row.number or 0 for row in rows) == list(range(1, 13))
    assert all(view.items[(row.number or 0) - 1] is row.item for row in rows)


def test_the_filter_hides_rows_of_a_look() -> None:
    rows = seen(state(queue(range(6))), YEAR, "comedy")

    assert [(row.item.title.year, row.number) for row in rows] == [(1949, 6), (1963, 3), (1967, 5), (1990, 2)]


def test_marks_stay_with_their_rows_and_questions_stand_first() -> None:
    of = shown(queue(range(4)), waiting(2, life=EntryState.IN_FLIGHT), lost(9, Edge.END))

    rows = seen(of, YEAR)

    assert rows[0].kind is RowKind.QUESTION
    assert [row.item.id for row in rows if row.mark is RowMark.TRAVELS] == [film(2).id]
    assert rows.places_of([film(2).id]) == [names(rows).index("Charade")]


def test_groups_have_headings_with_counts_and_are_sorted_each() -> None:
    soon, late = NOW + DAY, NOW + 400 * DAY
    films = (dated(0, None), dated(1, soon), dated(2, None, available=None), dated(3, late), dated(4, soon - 5))
    view = Queue(films, (film(5),))

    rows = seen(state(view), Look(Key(Order.YEAR), in_groups=True))

    assert names(rows) == [
        "Available now · 2 titles",
        "The Lady Vanishes",
        "The Third Man",
        f"Leaving soon (until {words.day(soon)}) · 2 titles",
        "Playtime",
        "Rosencrantz & Guildenstern Are Dead",
        "Not available now · 1 title",
        "Kind Hearts and Coronets",
        "Unknown · 1 title",
        "Charade",
    ]
    kinds = [row.kind for row in rows]
    assert (kinds.count(RowKind.SECTION), kinds.count(RowKind.SAVED)) == (4, 1)


def test_empty_groups_have_no_heading() -> None:
    assert names(seen(state(queue([0])), Look(in_groups=True)))[0] == "Unknown · 1 title"


def test_saved_titles_stand_last_where_there_are_no_groups() -> None:
    rows = seen(state(queue([0, 3], saved=[5])), YEAR)

    assert [row.kind for row in rows] == [RowKind.ITEM, RowKind.ITEM, RowKind.SECTION, RowKind.SAVED]


def test_a_long_list_is_sorted_piece_by_piece() -> None:
    items, places = tuple(map(film, range(30))), SortedPlaces(YEAR)

    done = [places.prepare(items, 10) for _ in range(4)]

    assert done == [False, False, False, True]
    assert places.groups(items) == SortedPlaces(YEAR).groups(items)


@given(
    order=st.permutations(range(15)),
    by=st.sampled_from(SORTS),
    descending=st.booleans(),
    groups=st.booleans(),
    most=st.integers(1, 6),
)
def test_pieces_of_any_size_make_the_order_of_the_whole(
    order: list[int], by: Order, descending: bool, groups: bool, most: int
) -> None:
    items, look = tuple(map(film, order)), Look(Key(by, descending), groups)
    places = SortedPlaces(look, NOW)

    while not places.prepare(items, most):
        pass

    assert places.groups(items) == SortedPlaces(look, NOW).groups(items)


@given(order=st.permutations(range(12)), wanted=st.sets(st.integers(0, 14)), groups=st.booleans())
def test_rows_are_found_by_their_keys(order: list[int], wanted: set[int], groups: bool) -> None:
    of = shown(queue(order[:9], saved=order[9:]), waiting(order[0]), lost(13, Edge.END))
    keys = {film(number).id for number in wanted}

    rows = seen(of, replace(YEAR, in_groups=groups))

    assert rows.places_of(keys) == [at for at, row in enumerate(rows) if row.key in keys]
    assert [row.item for row in rows] == list(rows.items)


@given(st.lists(st.lists(st.integers(0, 14), unique=True), min_size=2, max_size=4), st.sampled_from(SORTS))
def test_whatever_became_of_the_list_it_is_sorted_as_a_new_one(orders: list[list[int]], by: Order) -> None:
    films, places = [film(number) for number in range(15)], SortedPlaces(Look().by(by))
    for order in orders:
        items = tuple(films[number] for number in order)
        assert places.groups(items) == SortedPlaces(Look().by(by)).groups(items)
