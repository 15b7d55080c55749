from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.queues import Item
from desktop_app.ui.queue.haystack import Haystack, plain
from tests.ui.queue.examples import film

orders = st.lists(st.integers(0, 9), unique=True, max_size=8)


def renamed(item: Item) -> Item:
    return replace(item, title=replace(item.title, name="Comedy of errors"))


@given(orders=st.lists(orders, min_size=1, max_size=4), told=st.integers(0, 9))
def test_whatever_became_of_the_list_it_finds_what_a_new_one_finds(orders: list[list[int]], told: int) -> None:
    haystack, films = Haystack(), [film(number) for number in range(10)]
    for order in orders:
        items = tuple(films[number] for number in order)
        assert haystack.find(items, ["comedy"]) == Haystack().find(items, ["comedy"])
        films[told] = renamed(films[told])


def test_it_is_ready_after_as_many_pieces_as_it_takes() -> None:
    haystack, items = Haystack(), tuple(map(film, range(5)))

    assert [haystack.prepare(items, 2) for _ in range(3)] == [False, False, True]
    assert haystack.prepare((*items[1:], items[0]), 0)


@pytest.mark.parametrize("words", ["dvořák", "dvorak", "1949 reed", "noir third", "lent to ola", "OLA dvorak reed"])
def test_people_years_genres_and_notes_are_found_in_any_order(words: str) -> None:
    title = replace(film(0).title, cast=("Trevor Howard", "Jan Dvořák"))
    items = (film(1), replace(film(0), title=title, remark="Lent to Ola"), film(2))

    assert Haystack().find(items, plain(words).split()) == [1]
