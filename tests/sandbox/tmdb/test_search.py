"""Finding works, and what is known about one (tmdb.md, section 7)."""

import pytest
import requests

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.tmdb.far_client import Caller

MULTI = "/3/search/multi?query="


def test_kinds_are_mixed(key: Caller) -> None:
    pages = range(1, key.get(MULTI + "r")["total_pages"] + 1)
    rows = [row for page in pages for row in key.get(f"{MULTI}r&page={page}")["results"]]

    assert {row["media_type"] for row in rows} == {"movie", "tv", "person"}
    assert all(("title" in row) == (row["media_type"] == "movie") for row in rows)
    assert "profile_path" in next(row for row in rows if row["media_type"] == "person")


def test_the_likeliest_is_first(key: Caller) -> None:
    assert [row["name"] for row in key.get("/3/search/tv?query=doctor who")["results"]] == ["Doctor Who"] * 2
    assert key.get(MULTI + "the third man")["results"][0]["title"] == "The Third Man"
    assert key.get(MULTI + "nothing of the kind")["total_results"] == 0


def test_a_year_chooses(key: Caller) -> None:
    found = key.get("/3/search/tv?query=doctor who&first_air_date_year=2005")["results"]

    assert [row["first_air_date"][:4] for row in found] == ["2005"]
    assert key.get("/3/search/movie?query=charade&year=1963")["total_results"] == 1
    assert key.get("/3/search/movie?query=charade&year=1964")["total_results"] == 0


def test_adult_films_are_shown_on_request(key: Caller) -> None:
    assert key.get(MULTI + "lamp shop")["total_results"] == 0
    assert key.get(MULTI + "lamp shop&include_adult=true")["results"][0]["adult"] is True


@pytest.mark.parametrize("path", [MULTI, "/3/search/multi", "/3/search/movie?query=%20", "/3/search/tv?query="])
def test_no_words(key: Caller, path: str) -> None:
    assert key.refused("GET", path) == (422, 5)


def test_pages_of_a_search(key: Caller) -> None:
    told = key.get(MULTI + "s")

    assert len(told["results"]) == 20
    assert told["total_pages"] == -(-told["total_results"] // 20) > 1
    assert key.get(f"{MULTI}s&page={told['total_pages']}")["results"]
    assert key.refused("GET", MULTI + "s&page=501") == (400, 22)


def test_finding_by_other_places_numbers(key: Caller) -> None:
    find = "/3/find/{}?external_source={}"

    twice = key.get(find.format("tt9000002", "imdb_id"))
    assert [row["id"] for row in twice["movie_results"]] == [990004]
    assert [row["id"] for row in twice["tv_results"]] == [1002]
    assert [row["id"] for row in key.get(find.format(70011, "tvdb_id"))["tv_results"]] == [644449]
    assert not any(key.get(find.format("tt0", "imdb_id")).values())
    assert key.refused("GET", find.format("tt0", "nonsense")) == (422, 5)


def test_a_film(key: Caller) -> None:
    film = key.get("/3/movie/644449")

    assert (film["title"], film["runtime"], film["imdb_id"]) == ("The Third Man", 104, "tt3644449")
    assert film["genres"] == [{"id": 9648, "name": "Mystery"}, {"id": 53, "name": "Thriller"}]
    assert "genre_ids" not in film


def test_a_show(key: Caller) -> None:
    show = key.get("/3/tv/644449")

    assert (show["name"], show["number_of_seasons"], show["number_of_episodes"]) == ("The Prisoner", 1, 17)
    assert show["episode_run_time"] == [50]


def test_parts_appended_and_alone(ada: Caller) -> None:
    every = "external_ids,images,credits,account_states,nonsense"
    film = ada.get(f"/3/movie/644449?append_to_response={every}")

    assert film["external_ids"]["imdb_id"] == "tt3644449"
    assert film["images"]["posters"][0]["file_path"] == film["poster_path"]
    assert film["credits"]["crew"][0]["name"] == "Carol Reed"
    assert film["account_states"]["watchlist"] is True
    assert "nonsense" not in film
    assert ada.get("/3/movie/644449/external_ids") == {"id": 644449} | film["external_ids"]
    assert ada.get("/3/tv/1002/external_ids")["tvdb_id"] == 70022


def test_twenty_parts_at_most(key: Caller) -> None:
    path = "/3/movie/644449?append_to_response="

    assert key.get(path + ",".join(["images"] * 20))
    assert key.refused("GET", path + ",".join(["images"] * 21)) == (400, 27)


def test_images_stand_where_the_configuration_says(tmdb: TmdbEmulator, key: Caller) -> None:
    images = key.get("/3/configuration")["images"]
    assert images["secure_base_url"] == tmdb.images
    assert images["poster_sizes"] == ["w92", "w154", "w185", "w342", "w500", "w780", "original"]
    path = key.get("/3/movie/644449")["poster_path"]

    picture = requests.get(f"{tmdb.images}w92{path}", timeout=60)

    assert picture.content.startswith(b"\x89PNG")
    assert int.from_bytes(picture.content[16:20]) == 92
    again = requests.get(picture.url, headers={"If-None-Match": picture.headers["ETag"]}, timeout=60)
    assert (again.status_code, again.content) == (304, b"")
    for absent in (f"w93{path}", "w92/nothing.png"):
        assert requests.get(tmdb.images + absent, timeout=60).status_code == 404


def test_trakt_knows_the_same_works_by_the_same_ids(tmdb: TmdbEmulator, key: Caller) -> None:
    from desktop_app.sandbox.trakt.library import library

    shared = [one for one in library() if one.kind in {"movie", "show", "episode"} and one.ids.tmdb]
    assert len(shared) > 300
    for one in shared:
        kind = {"movie": "movie", "show": "tv", "episode": "episode"}[one.kind]
        work = tmdb.state.library.find(kind, one.ids.tmdb)  # type: ignore[arg-type]
        assert work
        assert work.title == one.title
        assert one.ids.imdb in {work.imdb, None}
        assert one.ids.tvdb == work.tvdb or one.kind == "episode"
