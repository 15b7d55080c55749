"""Names of titles as services tell them: on one line, whatever somebody typed into a register."""

import pytest

from tests.field.names import Images, chew_title, netflix_title, tmdb_title, trakt_title


@pytest.mark.parametrize("told", ["Good\nMorning", "Good\r\nMorning", "Good\tMorning", "\nGood \n Morning\n"])
def test_white_space_within_a_name_is_one_space(told: str) -> None:
    film = {"type": "movie", "movie": {"title": told, "year": 2001, "ids": {"trakt": 1}}}
    season = {"type": "season", "season": {"number": 2, "ids": {"trakt": 1}}, "show": {"title": told}}
    assert trakt_title(film).name == "Good Morning"
    assert trakt_title(season).name == "Good Morning, Season 2"
    found = tmdb_title({"id": 1, "title": told}, "movie", Images())
    assert found is not None
    assert found.name == "Good Morning"
    node = {"id": "http://api.netflix.com/catalog/titles/movies/1", "title": {"regular": told}}
    assert netflix_title(node).name == "Good Morning"
    assert chew_title({"id": 1, "name": told}).name == "Good Morning"
