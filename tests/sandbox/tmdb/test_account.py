"""What a member has, and how it changes (tmdb.md, section 3)."""

from typing import Any

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import Caller

FILMS = "/3/account/1815/watchlist/movies"
SHOWS = "/3/account/1815/watchlist/tv"
THIRD_MAN = 644449
"""A film; a show has the same number."""
ABSENT = 990004


def body(shelf: str, wanted: bool, media_id: object = ABSENT, media_type: object = "movie") -> dict[str, Any]:
    return {"media_type": media_type, "media_id": media_id, shelf: wanted}


def test_who_it_is(ada: Caller) -> None:
    told = ada.get("/3/account")

    assert (told["id"], told["username"], told["name"]) == (1815, "ada", "Ada Lovelace")
    assert told["avatar"]["tmdb"] == {"avatar_path": None}
    assert ada.get("/3/account/1815") == told


def test_pages_of_twenty(ada: Caller) -> None:
    pages = [ada.get(f"{FILMS}?page={page}") for page in (1, 2, 3, 4, 500)]

    assert [len(one["results"]) for one in pages] == [20, 20, 20, 0, 0]
    assert {(one["total_pages"], one["total_results"]) for one in pages} == {(3, 60)}
    assert [one["page"] for one in pages] == [1, 2, 3, 4, 500]
    assert len(set(ada.walk(FILMS))) == 60
    assert len(ada.walk(SHOWS)) == 15


@pytest.mark.parametrize("page", ["0", "501", "-1", "x", "", "1.5"])
def test_pages_that_are_none(ada: Caller, page: str) -> None:
    assert ada.refused("GET", f"{FILMS}?page={page}") == (400, 22)


def test_the_only_order_is_that_of_creation(ada: Caller) -> None:
    oldest_first = ada.walk(FILMS)

    assert ada.walk(FILMS + "?sort_by=created_at.asc") == oldest_first
    assert ada.walk(FILMS + "?sort_by=created_at.desc") == oldest_first[::-1]
    assert ada.walk(FILMS + "?sort_by=title.asc") == oldest_first
    assert ada.walk(FILMS + "?sort_by=nonsense&limit=5") == oldest_first


def test_rows_of_each_kind(ada: Caller) -> None:
    film, show = ada.get(FILMS)["results"][0], ada.get(SHOWS)["results"][0]

    assert film["id"] == show["id"] == THIRD_MAN
    assert {"title", "original_title", "release_date", "video"} <= film.keys()
    assert {"name", "original_name", "first_air_date", "origin_country"} <= show.keys()
    assert not {"media_type"} & (film.keys() | show.keys())
    assert film["title"] == "The Third Man"
    assert show["name"] == "The Prisoner"


def test_some_rows_lack_a_date_or_a_poster(ada: Caller) -> None:
    rows = [row for page in (1, 2, 3) for row in ada.get(f"{FILMS}?page={page}")["results"]]

    assert [row["title"] for row in rows if row["release_date"] == ""][-1] == "Untitled Vienna Project"
    assert any(row["poster_path"] is None for row in rows)
    assert any(row["poster_path"] for row in rows)


def test_favourites_and_stars(ada: Caller) -> None:
    favourites, stars = "/3/account/1815/favorite", "/3/account/1815/rated"

    assert [row["title"] for row in ada.get(favourites + "/movies")["results"]] == [
        "The Third Man",
        "Charade",
        "Playtime",
    ]
    assert [row["name"] for row in ada.get(favourites + "/tv")["results"]] == ["The Prisoner", "Fawlty Towers"]
    rated = {row["title"]: row["rating"] for row in ada.get(stars + "/movies")["results"]}
    assert rated == {"The Third Man": 10, "Playtime": 9, "Metropolis": 8.5}
    assert [row["rating"] for row in ada.get(stars + "/tv")["results"]] == [9.5]
    episodes = ada.get(stars + "/tv/episodes")["results"]
    assert [(row["season_number"], row["episode_number"], row["rating"]) for row in episodes] == [(2, 5, 10), (1, 1, 8)]


def test_own_lists_and_those_that_one_follows(ada: Caller, grace: Caller) -> None:
    rows = ada.get("/3/account/1815/lists")["results"]

    assert [row["name"] for row in rows] == ["Empty for now", "Sunday afternoons", "Noir", "At sea"]
    assert [row["item_count"] for row in rows] == [0, 8, 23, 3]
    assert [row["name"] for row in grace.get("/3/account/1906/lists")["results"]] == ["Secret", "At sea"]


@pytest.mark.parametrize("shelf", ["watchlist", "favorite"])
def test_marking_and_unmarking(tmdb: TmdbEmulator, ada: Caller, clock: Clock, shelf: str) -> None:
    path, rows = f"/3/account/1815/{shelf}", f"/3/account/1815/{shelf}/movies"
    before = ada.walk(rows)
    clock.go_on(60)

    assert ada.post(path, body(shelf, True)) == (201, 1)
    assert ada.post(path, body(shelf, True)) == (201, 12)
    assert ada.walk(rows) == [*before, ("movie", ABSENT)]
    assert ada.get(f"/3/movie/{ABSENT}/account_states")[shelf] is True
    assert ada.post(path, body(shelf, False)) == (200, 13)
    assert ada.post(path, body(shelf, False)) == (200, 13)
    assert ada.walk(rows) == before


def test_marking_again_does_not_move_it(ada: Caller, clock: Clock) -> None:
    before = ada.walk(FILMS)
    clock.go_on(60)

    ada.post("/3/account/1815/watchlist", body("watchlist", True, THIRD_MAN))

    assert ada.walk(FILMS) == before


def test_a_film_and_a_show_of_one_number_are_two(ada: Caller) -> None:
    ada.post("/3/account/1815/watchlist", body("watchlist", False, THIRD_MAN, "tv"))

    assert ("tv", THIRD_MAN) not in ada.walk(SHOWS)
    assert ("movie", THIRD_MAN) in ada.walk(FILMS)
    assert ada.get(f"/3/tv/{THIRD_MAN}/account_states")["watchlist"] is False
    assert ada.get(f"/3/movie/{THIRD_MAN}/account_states")["watchlist"] is True


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"media_type": "person"}, (422, 5)),
        ({"media_type": None}, (422, 5)),
        ({"watchlist": "true"}, (422, 5)),
        ({"watchlist": None}, (422, 5)),
        ({"media_id": 1}, (404, 34)),
        ({"media_id": str(ABSENT)}, (404, 34)),
        ({"media_type": "tv"}, (404, 34)),
    ],
)
def test_marks_that_do_not_hold(ada: Caller, changed: dict[str, Any], refusal: tuple[int, int]) -> None:
    before = ada.walk(FILMS)

    assert ada.refused("POST", "/3/account/1815/watchlist", body("watchlist", True) | changed) == refusal

    assert ada.walk(FILMS) == before


def test_unknown_fields_and_parameters_are_ignored(ada: Caller) -> None:
    sent = body("watchlist", True) | {"position": 1}

    assert ada.post("/3/account/1815/watchlist?position=1", sent) == (201, 1)
    assert ada.walk(FILMS)[-1] == ("movie", ABSENT)


def test_states_of_a_work(ada: Caller) -> None:
    assert ada.get("/3/movie/644449/account_states") == {
        "id": 644449, "favorite": True, "rated": {"value": 10}, "watchlist": True
    }  # fmt: skip
    assert ada.get(f"/3/movie/{ABSENT}/account_states") == {
        "id": ABSENT, "favorite": False, "rated": False, "watchlist": False
    }  # fmt: skip
    assert ada.refused("GET", "/3/movie/1/account_states") == (404, 34)


def test_older_bodies_do_not_say_success(tmdb: TmdbEmulator, ada: Caller) -> None:
    tmdb.faults.answer_in_older_bodies(on=True)

    told = ada.send("POST", "/3/account/1815/watchlist", body("watchlist", True))

    assert told.json() == {"status_code": 1, "status_message": "Success."}
    made = ada.send("POST", "/3/list", {"name": "Old"}).json()
    assert isinstance(made["list_id"], str)
    assert ada.get(f"/3/list/{made['list_id']}/item_status?movie_id=1")["id"] == made["list_id"]
