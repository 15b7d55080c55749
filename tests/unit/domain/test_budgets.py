"""Budgets: what a call costs, and how many moves fit into what is left of a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.budgets import Budget, ListCosts, Price, Purse, charged

GUARDED = ListCosts(page=1, titles=50, write=50, reads_a_write=2, reads_kept=2)
UNITS = Budget("units", 10_000, "America/Los_Angeles", (Price(1, "GET"), Price(50)), GUARDED)
SEARCHES = Budget("searches", 100, "America/Los_Angeles", (Price(1, "GET", "/search"),))
TOMORROW = 2_000_000_000.0


def purse(used: int, *, refused: bool = False, trusted: bool = True) -> Purse:
    return Purse(UNITS, used, TOMORROW, TOMORROW if refused else None, trusted)


@pytest.mark.parametrize(("length", "moves"), [(120, 178), (500, 142)])
def test_a_day_is_enough_for_so_many_guarded_moves(length: int, moves: int) -> None:
    assert purse(0).fits(length) == moves


def test_what_is_kept_for_reading_is_not_spent_on_moves() -> None:
    unguarded = ListCosts(reads_kept=10)

    assert unguarded.kept(600) == 120
    assert unguarded.fits(10_000 - 480, 600) == 188
    assert unguarded.fits(119, 600) == 0


@given(st.integers(0, 20_000), st.integers(0, 5_000))
def test_moves_that_fit_are_paid_with_what_is_kept_left_over_and_one_more_is_not(left: int, length: int) -> None:
    count = GUARDED.fits(left, length)

    assert count == 0 or count * GUARDED.move(length) + GUARDED.kept(length) <= left
    assert (count + 1) * GUARDED.move(length) + GUARDED.kept(length) > left


def test_an_empty_list_costs_a_page_to_read() -> None:
    assert (GUARDED.read(0), GUARDED.read(50), GUARDED.read(51)) == (1, 1, 2)


@pytest.mark.parametrize(
    ("method", "path", "paid"),
    [
        ("GET", "/youtube/v3/search", (SEARCHES, 1)),
        ("GET", "/youtube/v3/playlistItems", (UNITS, 1)),
        ("PUT", "/youtube/v3/playlistItems", (UNITS, 50)),
        ("POST", "/youtube/v3/search", (UNITS, 50)),
    ],
)
def test_a_call_is_paid_from_the_first_budget_that_has_a_price_for_it(
    method: str, path: str, paid: tuple[Budget, int]
) -> None:
    assert charged((SEARCHES, UNITS), method, path) == paid


def test_a_call_without_a_price_is_free() -> None:
    assert charged((SEARCHES,), "GET", "/token") is None


def test_the_service_s_word_counts_more_than_ours() -> None:
    assert purse(0, refused=True).left == 0
    assert purse(0, refused=True).fits(120) == 0
    assert not purse(0, refused=True).affords_read(120)
    assert purse(0, refused=True, trusted=False).fits(120) == 0


def test_a_person_who_knows_better_is_not_stopped_by_our_count() -> None:
    assert purse(10_000).fits(120) == 0
    assert purse(10_000, trusted=False).fits(120) is None
    assert purse(10_000, trusted=False).affords_read(120)


def test_more_than_all_may_be_used() -> None:
    assert purse(10_050).left == 0


def test_a_list_that_is_long_may_be_too_dear_to_read_where_a_short_one_is_not() -> None:
    assert purse(9_998).affords_read(100)
    assert not purse(9_998).affords_read(101)


def test_a_budget_in_which_lists_are_free_limits_none() -> None:
    free = Purse(SEARCHES, 100, TOMORROW)

    assert free.fits(120) is None
    assert free.affords_read(120)
