"""The ratings that a file holds, and what they come to at a service."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.ratings import HIGHEST, Said, converted, highest_of, parsed
from desktop_app.domain.service import RatingScale

FIVE, TEN, HALVES = RatingScale(1, 5, 500), RatingScale(1, 10, 20_000), RatingScale(0.5, 10, 20_000, step=0.5)
IMDB = "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Num Votes\n"
TMDB = "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n"
LETTERBOXD = "Date,Name,Year,Letterboxd URI,Rating\n"


@pytest.mark.parametrize(
    ("file", "ratings", "highest"),
    [
        (IMDB + "tt0041959,9,2026-01-01,x,,movie,8.1,190000\n", ["9"], 10),
        (IMDB + "tt0041959,3,2026-01-01,x,,movie,8.1,190000\n", ["3"], 10),
        (TMDB + "1,tt0041959,movie,x,1949-01-01,,,7.9,,\n2,tt0056923,movie,y,,,,7.5,6,\n", ["", "6"], 10),
        (LETTERBOXD + "2026-01-01,x,1949,https://boxd.it/1,4.5\n", ["4.5"], 5),
        ("Title,Rating10\nx,4\n", ["4"], 10),
        ("Title,My rating\nx,4.5\ny,3\n", ["4.5", "3"], 5),
        ("Title,My rating\nx,4.5\ny,11\n", ["4.5", "11"], 5),
        ("Title,My rating\nx,8\ny,11\nz,0\n", ["8", "11", "0"], 10),
        ("Title,My rating\nx,80\ny,55\nz,9\n", ["80", "55", "9"], 100),
        ("title,service,key,rating\nx,trakt,movie:1,8\n", ["8"], 10),
        ("Title,Rating,Votes\nx,8.1,3000\n", [""], 0),
        ("Title,Stars\nx,Cary Grant\n", ["Cary Grant"], 0),
        ("Title,Year\nx,1949\n", [""], 0),
    ],
)
def test_a_tables_own_ratings_are_read_and_their_scale_is_known(file: str, ratings: list[str], highest: int) -> None:
    contents = read(file.encode())

    assert [line.rating for line in contents.lines] == ratings
    assert contents.rating_highest == highest


FILM = {"title": "Charade", "ids": {"trakt": 5}, "rating": 7.8123456789012, "votes": 5000}


@pytest.mark.parametrize(
    ("tree", "rating", "highest"),
    [
        ([{"rating": 8, "rated_at": "2026", "type": "movie", "movie": FILM}], "8", 10),
        ([{"type": "movie", "movie": FILM}], "", 0),
        ([FILM], "", 0),
        ({"movies": [{"user_rating": 3, "movie": {"title": "x", "ids": {"simkl": 1}}}]}, "3", 10),
        ({"movies": [{"user_rating": None, "movie": {"title": "x", "ids": {"simkl": 1}}}]}, "", 0),
        ([{"id": 1, "title": "x", "poster_path": "", "genre_ids": [], "rating": 8.5, "vote_average": 7}], "8.5", 10),
        ([{"id": 1, "title": "x", "poster_path": "", "genre_ids": [], "account_rating": {"value": 3}}], "3", 10),
        ({"format": "lineup-list", "version": 1, "titles": [{"name": "x", "rating": 4.5}]}, "4.5", 5),
        ([{"title": "x", "rating": True}], "", 0),
    ],
)
def test_json_tells_the_persons_rating_and_not_everybodys(tree: object, rating: str, highest: int) -> None:
    contents = read(json.dumps(tree).encode())

    assert [line.rating for line in contents.lines] == [rating]
    assert contents.rating_highest == highest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("8", Said(8)),
        (" 8,5 ", Said(8.5)),
        ("4/5", Said(4, 5)),
        ("80 %", Said(80, 100)),
        ("★★★½", Said(3.5, 5)),
        ("★★☆☆☆", Said(2, 5)),
        ("", Said(0)),
        ("n/a", Said(0)),
        ("-1", Said(-1)),
        ("nan", None),
        ("1e3", None),
        ("good", None),
    ],
)
def test_a_cell_says_a_rating_or_none(text: str, said: Said | None) -> None:
    assert parsed(text) == said


@pytest.mark.parametrize(
    ("value", "highest", "scale", "rating"),
    [
        (4.5, 5, TEN, 9.0),
        (4.5, 5, FIVE, 5.0),
        (2.5, 5, FIVE, 3.0),
        (0.5, 5, FIVE, 1.0),
        (7, 10, FIVE, 4.0),
        (8.5, 10, HALVES, 8.5),
        (85, 100, TEN, 9.0),
        (1, 100, HALVES, 0.5),
        (11, 10, TEN, None),
        (0, 10, TEN, None),
        (-1, 10, TEN, None),
    ],
)
def test_a_rating_is_put_on_the_scale_of_the_service(
    value: float, highest: int, scale: RatingScale, rating: float | None
) -> None:
    assert converted(Said(value), highest, scale) == rating


def test_a_rating_that_says_its_own_scale_is_read_on_that() -> None:
    assert converted(Said(4, 5), 10, TEN) == 8.0
    assert converted(Said(80, 100), 5, FIVE) == 4.0
    assert converted(Said(6, 5), 10, TEN) is None


@given(st.sampled_from([FIVE, TEN, HALVES]), st.sampled_from(HIGHEST), st.data())
def test_there_and_back_is_within_half_a_step_of_the_service(
    scale: RatingScale, highest: int, data: st.DataObject
) -> None:
    value = data.draw(st.integers(1, 2 * highest)) / 2
    there = converted(Said(value), highest, scale)

    assert there is not None
    assert scale.takes(there)
    back = there * highest / scale.highest
    lowest = scale.lowest * highest / scale.highest
    assert abs(back - max(value, lowest)) <= scale.step * highest / scale.highest / 2


@given(st.sampled_from([FIVE, TEN, HALVES]), st.data())
def test_what_the_service_has_comes_back_as_it_was(scale: RatingScale, data: st.DataObject) -> None:
    steps = data.draw(st.integers(round(scale.lowest / scale.step), round(scale.highest / scale.step)))
    rating = steps * scale.step

    assert converted(Said(rating), round(scale.highest), scale) == rating
    assert converted(Said(rating * 100 / scale.highest), 100, scale) == rating


def test_a_column_of_words_is_no_scale() -> None:
    assert highest_of("CSV", "Rating", ["PG", "R", "12"]) == 0


def test_ratings_that_say_their_own_scale_do_not_tell_that_of_the_others() -> None:
    assert highest_of("CSV", "My rating", ["80%", "90%", "3"]) == 5
    assert highest_of("CSV", "My rating", ["80%", "90%", "3", "8"]) == 10
