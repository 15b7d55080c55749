"""The cost of reading a file grows as the file does, whatever stands in it."""

import json

import pytest

from tests.field.names import lists_in, preview_of, read_list
from tests.growth import assert_linear

IMDB = "Position,Const,Title,URL,Title Type,Year,Genres\n"
ROW = '1,tt0056923,"Charade, a film",https://www.imdb.com/title/tt0056923/,TV Movie,1963–64,"Comedy, Drama"\n'
HOSTILE = (
    "a: Season " * 90,
    "a (19" * 190,
    "a, " * 300,
    "&amp;" * 190,
    "x " * 450 + ")",
    "1. " * 300,
    "a\u0301" * 450,
    "tt" * 450,
    "https://www.imdb.com/" * 40,
    "- " * 450 + "1999",
)


def test_a_table_is_read_in_time_that_grows_as_it_does() -> None:
    assert_linear(lambda count: read_list((IMDB + ROW * count).encode()), 2_000)


def test_json_is_read_in_time_that_grows_as_it_does() -> None:
    row = {"rank": 1, "type": "movie", "movie": {"title": "Charade", "year": 1963, "ids": {"imdb": "tt0056923"}}}
    assert_linear(lambda count: read_list(json.dumps([row] * count).encode()), 2_000)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("head", ["title\n", "1. x (1963)\n", "tt0056923\n"])
def test_a_hostile_name_costs_no_more_than_its_length(head: str, name: str) -> None:
    def read(length: int) -> None:
        read_list((head + f"1. {name[:length]} (1963)\n" * 200).encode())

    assert_linear(read, 200)


def test_columns_without_end_cost_no_more_than_they_are_many() -> None:
    assert_linear(lambda count: read_list(f"title{',x' * count}\nCharade{',1' * count}\n".encode()), 5_000)


def test_many_lines_of_one_title_cost_no_more_than_they_are_many() -> None:
    def previewed(count: int) -> None:
        preview_of(lists_in((IMDB + ROW * count).encode())[0].contents, (), frozenset(), "trakt")

    assert_linear(previewed, 2_000)
