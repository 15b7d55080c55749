"""Settings, ratings and notes (trakt.md, sections 3, 6 and 7)."""

from typing import Any

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import Caller

RATINGS = "/sync/ratings"


def test_settings(trakt: TraktEmulator, ada: Caller) -> None:
    settings = ada.get("/users/settings")

    assert settings["user"]["ids"] == {"slug": "ada", "trakt": 1815, "uuid": settings["user"]["ids"]["uuid"]}
    assert settings["limits"]["list"] == {"count": 5, "item_count": 250}
    assert settings["permissions"] == {"commenting": True, "liking": True, "following": True}
    assert settings["user"]["vip"] is False
    assert "browsing" not in settings
    assert "browsing" in ada.get("/users/settings?extended=browsing")


def test_switches_of_the_account(trakt: TraktEmulator, ada: Caller, grace: Caller) -> None:
    trakt.faults.vip("ada")
    trakt.faults.permission("ada", "liking", on=False)
    trakt.faults.limit("ada", "list", 100, "count")

    settings, other = ada.get("/users/settings"), grace.get("/users/settings")

    assert (settings["user"]["vip"], settings["permissions"]["liking"]) == (True, False)
    assert (settings["limits"]["list"]["count"], other["limits"]["list"]["count"]) == (100, 5)


def test_the_groups_of_dates(ada: Caller) -> None:
    dates = ada.get("/sync/last_activities")

    assert set(dates) >= {"all", "movies", "shows", "seasons", "episodes", "lists", "watchlist", "favorites"}
    assert dates["all"] == max(date for group in dates.values() if isinstance(group, dict) for date in group.values())


def test_ratings(ada: Caller) -> None:
    body = {"movies": [{"rating": 7, "ids": {"trakt": 400}}], "shows": [{"rating": 7, "ids": {"slug": "no"}}]}

    told = ada.post(RATINGS, body, 201)

    assert (told["added"]["movies"], told["not_found"]["shows"]) == (1, [{"rating": 7, "ids": {"slug": "no"}}])
    found = ada.get(RATINGS + "/movies/7")
    assert [(one["type"], one["rating"], one["movie"]["ids"]["trakt"]) for one in found] == [("movie", 7, 400)]
    assert len(ada.get(RATINGS)) == 4
    assert len(ada.get(RATINGS + "/all/9,10")) == 2
    removed = ada.post(RATINGS + "/remove", {"movies": [{"ids": {"trakt": 400}}, {"ids": {"trakt": 401}}]})
    assert (removed["deleted"]["movies"], removed["not_found"]["movies"]) == (1, [{"ids": {"trakt": 401}}])
    assert ada.get(RATINGS + "/movies/7") == []


def test_what_moves_which_date(trakt: TraktEmulator, ada: Caller, clock: Clock) -> None:
    trakt.faults.vip("ada")
    before = ada.get("/sync/last_activities")
    clock.go_on(60)

    ada.post(RATINGS, {"movies": [{"rating": 7, "ids": {"trakt": 400}}]}, 201)
    ada.post("/notes", {"movie": {"ids": {"trakt": 1}}, "notes": "Zither"}, 201)
    ada.post("/users/me/lists/reorder", {"rank": []})

    after = ada.get("/sync/last_activities")
    assert after["movies"]["rated_at"] == after["notes"]["updated_at"] == after["lists"]["updated_at"] == after["all"]
    assert after["shows"] == before["shows"]
    assert after["watchlist"] == before["watchlist"]


@pytest.mark.parametrize("rating", [0, 11, "9", None, 7.5])
def test_stars_go_from_one_to_ten(ada: Caller, rating: Any) -> None:
    assert ada.send("POST", RATINGS, {"movies": [{"rating": rating, "ids": {"trakt": 1}}]}).status_code == 422


@pytest.mark.parametrize("path", ["/nonsense", "/movies/11"])
def test_ratings_that_cannot_be_asked_for(ada: Caller, path: str) -> None:
    assert ada.send("GET", RATINGS + path).status_code == 404


def test_notes(trakt: TraktEmulator, ada: Caller) -> None:
    body = {"movie": {"ids": {"trakt": 1}}, "notes": "Zither"}
    assert ada.send("POST", "/notes", body).status_code == 426
    trakt.faults.vip("ada")

    note = ada.post("/notes", body, 201)

    path = f"/notes/{note['id']}"
    assert (note["notes"], note["privacy"], note["spoiler"]) == ("Zither", "private", False)
    assert ada.get(path) == note
    assert ada.send("PUT", path, {"notes": "Sewers", "spoiler": True}).json()["notes"] == "Sewers"
    assert ada.send("DELETE", path).status_code == 204
    assert ada.send("GET", path).status_code == 404
    assert ada.send("POST", "/notes", body | {"notes": ""}).status_code == 422
    assert ada.send("POST", "/notes", body | {"privacy": "x"}).status_code == 422
    assert ada.send("POST", "/notes", {"notes": "of nothing"}).status_code == 404
