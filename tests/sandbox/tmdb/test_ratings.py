"""Stars of members and guests (tmdb.md, section 3)."""

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.tmdb.far_client import Caller

CHARADE = "/3/movie/944100"
EPISODE = "/3/tv/644449/season/1/episode/2"


@pytest.mark.parametrize(
    ("path", "shelf"),
    [
        (CHARADE, "movies"),
        ("/3/tv/1002", "tv"),
        (EPISODE, "tv/episodes"),
    ],
)
def test_stars_are_given_changed_and_taken_off(ada: Caller, path: str, shelf: str) -> None:
    rated = f"/3/account/1815/rated/{shelf}"
    before = ada.get(rated)["total_results"]

    assert ada.post(path + "/rating", {"value": 7.5}) == (201, 1)
    assert ada.get(rated)["results"][-1]["rating"] == 7.5
    assert ada.post(path + "/rating", {"value": 8}) == (201, 12)
    assert ada.get(rated)["results"][-1]["rating"] == 8
    assert ada.get(rated)["total_results"] == before + 1
    assert ada.post(path + "/rating", method="DELETE") == (200, 13)
    assert ada.post(path + "/rating", method="DELETE") == (200, 13)
    assert ada.get(rated)["total_results"] == before


def test_the_states_of_a_film_tell_its_stars(ada: Caller) -> None:
    ada.post(CHARADE + "/rating", {"value": 0.5})

    assert ada.get(CHARADE + "/account_states")["rated"] == {"value": 0.5}


@pytest.mark.parametrize("value", [0, 0.4, 10.5, 8.3, "8", None, True])
def test_stars_that_are_none(tmdb: TmdbEmulator, ada: Caller, value: object) -> None:
    answer = ada.send("POST", CHARADE + "/rating", {"value": value})

    assert (answer.status_code, answer.json()["status_code"]) == (400, 18)
    assert len(answer.json()["errors"]) == 1
    assert ada.get(CHARADE + "/account_states")["rated"] is False
    tmdb.faults.bare_validation_errors(on=True)
    assert ada.send("POST", CHARADE + "/rating", {"value": value}).json() == {"errors": answer.json()["errors"]}


@pytest.mark.parametrize("path", ["/3/movie/1", "/3/tv/944100", "/3/tv/644449/season/9/episode/9"])
def test_stars_for_nothing(ada: Caller, path: str) -> None:
    assert ada.refused("POST", path + "/rating", {"value": 5}) == (404, 34)
    assert ada.refused("DELETE", path + "/rating") == (404, 34)


def test_guests_rate_for_themselves(tmdb: TmdbEmulator, key: Caller, ada: Caller) -> None:
    number = key.get("/3/authentication/guest_session/new")["guest_session_id"]
    guest = Caller(tmdb, key.query | {"guest_session_id": number})

    assert guest.post(CHARADE + "/rating", {"value": 6}) == (201, 1)

    rows = guest.get(f"/3/guest_session/{number}/rated/movies")["results"]
    assert [(row["id"], row["rating"]) for row in rows] == [(944100, 6)]
    assert ada.get(CHARADE + "/account_states")["rated"] is False
    assert guest.post(CHARADE + "/rating", method="DELETE") == (200, 13)
    assert guest.get(f"/3/guest_session/{number}/rated/movies")["results"] == []


@pytest.mark.parametrize("query", [{}, {"guest_session_id": "dead"}])
def test_nobody_rates_nothing(key: Caller, query: dict[str, str]) -> None:
    caller = Caller(key.tmdb, key.query | query)

    assert caller.refused("POST", CHARADE + "/rating", {"value": 5}) == (401, 3)
