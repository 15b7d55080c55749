"""Titles are the same by their keys; a name is a question at most."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.duplicates import Likeness, TitleIndex, likeness
from desktop_app.domain.id_namespaces import pages_of
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId

CHARADE = Title(TitleId("1"), "Charade", 1963, kind="movie", ids=(("imdb", "tt0056923"), ("tmdb", "4808")))

namespaces = st.sampled_from(["imdb", "tmdb", "tvdb", "trakt", "slug"])
titles = st.builds(
    Title,
    id=st.sampled_from("abcdef").map(ItemId),
    name=st.sampled_from(["Charade", "charade!", "Chärade", "Playtime", "", "…"]),
    year=st.sampled_from([None, 1963, 1967]),
    kind=st.sampled_from(["", "movie", "show", "tv"]),
    ids=st.dictionaries(namespaces, st.sampled_from(["", "1", "2", "tt1"]), max_size=3).map(lambda d: tuple(d.items())),
)


@given(titles, titles)
def test_likeness_is_mutual(one: Title, other: Title) -> None:
    assert likeness(one, other) is likeness(other, one)


@given(titles, titles)
def test_without_a_key_in_common_nothing_is_sure(one: Title, other: Title) -> None:
    if not set(one.ids) & set(other.ids):
        assert likeness(one, other) is not Likeness.SAME


@given(st.lists(titles, unique_by=lambda title: title.id), titles)
def test_an_index_finds_what_looking_at_each_title_finds(many: list[Title], wanted: Title) -> None:
    index = TitleIndex()
    half = len(many) // 2
    index.learn(Queue(tuple(map(Item, many[:half]))))
    index.learn(Queue(tuple(map(Item, many[: half + 1])), tuple(map(Item, many[half + 1 :]))))

    plain = {Item(one).id: likeness(wanted, one) for one in many}
    assert index.find(wanted) == {key: like for key, like in plain.items() if like is not Likeness.DIFFERENT}


@pytest.mark.parametrize(
    ("other", "like"),
    [
        (Title(TitleId("x"), "Other", kind="movie", ids=(("imdb", "TT0056923"),)), Likeness.SAME),
        (Title(TitleId("x"), "Other", kind="film", ids=(("tmdb", "4808"),)), Likeness.SAME),
        (Title(TitleId("x"), "Charade", 1963, kind="tv", ids=(("tmdb", "4808"),)), Likeness.DIFFERENT),
        (Title(TitleId("x"), "Charade", 1963, kind="movie", ids=(("imdb", "tt1"),)), Likeness.DIFFERENT),
        (Title(TitleId("x"), "Charade!", 1963), Likeness.PERHAPS),
        (Title(TitleId("x"), "Other", kind="movie", ids=(("imdb", "tt0056923"), ("tmdb", "1"))), Likeness.PERHAPS),
        (Title(TitleId("x"), "Charade", 1964), Likeness.DIFFERENT),
        (Title(TitleId("x"), "Charade"), Likeness.DIFFERENT),
    ],
)
def test_what_makes_titles_the_same(other: Title, like: Likeness) -> None:
    assert likeness(CHARADE, other) is like


def test_a_key_without_a_kind_says_nothing_where_films_and_series_are_counted_apart() -> None:
    unkind = replace(CHARADE, kind="", ids=(("tmdb", "4808"),))
    assert likeness(unkind, replace(CHARADE, name="X", ids=(("tmdb", "4808"),))) is Likeness.DIFFERENT


def test_registers_have_pages() -> None:
    series = Title(TitleId("2"), "A series", kind="show", ids=(("tmdb", "7"), ("tvdb", "8"), ("imdb", "tt9")))

    assert pages_of(series) == (
        ("IMDb", "https://www.imdb.com/title/tt9/"),
        ("TMDB", "https://www.themoviedb.org/tv/7"),
        ("TVDB", "https://thetvdb.com/dereferrer/series/8"),
    )


@pytest.mark.parametrize("ids", [(("imdb", "../x"),), (("tmdb", "1/../2"),), (("tvdb", "٣"),), (("imdb", ""),)])
def test_what_is_no_key_has_no_page(ids: tuple[tuple[str, str], ...]) -> None:
    assert pages_of(replace(CHARADE, ids=ids)) == ()


def test_a_kind_that_is_not_known_has_no_page_where_it_is_needed() -> None:
    assert pages_of(replace(CHARADE, kind="person", ids=(("tmdb", "1"), ("tvdb", "1")))) == ()
