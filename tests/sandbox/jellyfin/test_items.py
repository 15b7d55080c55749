"""Playlists, entries, media, favorites and pictures (jellyfin.md, section 4)."""

import io

import pytest
import requests
from PIL import Image

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from tests.sandbox.jellyfin.far_client import Caller

OTHERS = ["At sea", "For all to see"]


def test_the_lists_of_a_person(ada: Caller, kim: Caller) -> None:
    rows = ada.lists()

    assert [row["Name"] for row in rows] == sorted(["Empty", "Films for a long winter", "Piano", "To watch", *OTHERS])
    assert {row["Type"] for row in rows} == {"Playlist"}
    assert {row["Name"]: row["MediaType"] for row in rows}["Piano"] == "Audio"
    assert {row["Name"]: row["ChildCount"] for row in rows}["To watch"] == 24
    assert [row["Name"] for row in kim.lists()] == OTHERS


def test_a_page_of_lists_may_be_short_in_the_middle(ada: Caller) -> None:
    pages = [
        ada.get("/Items", includeItemTypes="Playlist", recursive="true", startIndex=start, limit=1)
        for start in range(7)
    ]

    assert {page["TotalRecordCount"] for page in pages} == {7}
    assert [len(page["Items"]) for page in pages].count(0) == 1
    assert [row["Name"] for row in ada.lists(limit=2)] == [row["Name"] for row in ada.lists()]


def test_entries_in_the_lists_order(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    rows = ada.entries(to_watch, fields="ProviderIds,Overview,Etag")

    assert [row["Id"] for row in rows] == jellyfin.state.order("To watch")
    assert rows[0]["ProviderIds"].keys() == {"Imdb", "Tmdb"}
    assert rows[0]["RunTimeTicks"] == 104 * 60 * 10_000_000
    assert [row["Id"] for row in ada.entries(to_watch, startIndex=3, limit=2)] == [row["Id"] for row in rows[3:5]]
    episode = rows[-1]
    assert (episode["Type"], episode["SeriesName"]) == ("Episode", "The Prisoner")
    assert (episode["ParentIndexNumber"], episode["IndexNumber"]) == (1, 6)
    assert "ProviderIds" not in ada.entries(to_watch)[0]


def test_some_provider_ids_are_missing(ada: Caller) -> None:
    rows = ada.entries(ada.playlist("Films for a long winter"), fields="ProviderIds")

    assert {frozenset(row["ProviderIds"]) for row in rows} == {
        frozenset(), frozenset({"Tmdb"}), frozenset({"Imdb", "Tmdb"}),
    }  # fmt: skip


def test_hidden_and_dead_entries_are_left_out_silently(jellyfin: JellyfinEmulator, ada: Caller, to_watch: str) -> None:
    before = ada.media(to_watch)
    jellyfin.faults.hide("ada", before[1:2])
    jellyfin.faults.kill(before[3])

    shown, whole = ada.media(to_watch), ada.get(f"/Playlists/{to_watch}")

    assert shown == [before[0], before[2], *before[4:]]
    assert whole["ItemIds"] == [one for one in before if one != before[3]]  # hidden ones are told, dead ones are not
    jellyfin.faults.upgrade("10.10.1")
    assert ada.media(to_watch) == [one for one in before if one != before[3]]
    jellyfin.faults.upgrade("10.10.2")
    assert ada.media(to_watch) == shown
    jellyfin.faults.kill(before[3], on=False)
    jellyfin.faults.hide("ada", ())
    assert ada.media(to_watch) == before


def test_what_a_playlist_tells(ada: Caller, jellyfin: JellyfinEmulator) -> None:
    sea = ada.playlist("At sea")
    assert ada.get(f"/Playlists/{sea}")["Shares"] == [{"UserId": ada.user, "CanEdit": True}]
    assert ada.get(f"/Playlists/{sea}")["OpenAccess"] is True

    jellyfin.faults.upgrade("10.9.11")
    assert ada.send("GET", f"/Playlists/{sea}").status_code == 405


def test_playlists_of_others(ada: Caller, jellyfin: JellyfinEmulator) -> None:
    secret = jellyfin.state.named("Grace's own").id

    for answer in (ada.send("GET", f"/Playlists/{secret}/Items"), ada.send("GET", f"/Playlists/{'0' * 32}")):
        assert (answer.status_code, answer.json()) == (404, "Playlist not found")


@pytest.mark.parametrize("form", [str.upper, lambda one: f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}"])
def test_ids_in_other_forms(ada: Caller, to_watch: str, form: object) -> None:
    assert callable(form)
    assert len(ada.entries(form(to_watch))) == 24


def test_search_and_types(ada: Caller, kim: Caller) -> None:
    def names(who: Caller, **params: str) -> list[str]:
        return [row["Name"] for row in who.get("/Items", recursive="true", **params)["Items"]]

    assert names(ada, searchTerm="third man", includeItemTypes="Movie,Series,Episode") == ["The Third Man"]
    assert names(ada, searchTerm="prisoner", includeItemTypes="Series") == ["The Prisoner"]
    assert names(kim, searchTerm="third man") == []
    assert len(names(ada, searchTerm="the", includeItemTypes="Movies")) > 3  # an unknown type is ignored
    (series,) = ada.get("/Items", recursive="true", searchTerm="prisoner", includeItemTypes="Series")["Items"]
    assert series["MediaType"] == "Unknown"
    assert ada.get("/Items")["Items"] == []


def test_an_older_series_has_no_media_type(jellyfin: JellyfinEmulator, ada: Caller) -> None:
    jellyfin.faults.upgrade("10.8.13")

    (series,) = ada.get(f"/Users/{ada.user}/Items", searchTerm="prisoner", includeItemTypes="Series")["Items"]

    assert "MediaType" not in series


def test_favorites(jellyfin: JellyfinEmulator, ada: Caller, to_watch: str) -> None:
    def favorites() -> set[str]:
        return {row["Id"] for row in ada.get("/Items", isFavorite="true", recursive="true")["Items"]}

    before, new = favorites(), ada.media(to_watch)[0]
    path = f"/UserFavoriteItems/{new}"
    assert len(before) == 6
    assert ada.send("POST", path, userId=ada.user).json()["IsFavorite"] is True
    assert favorites() == before | {new}
    assert ada.send("DELETE", path, userId=ada.user).json()["IsFavorite"] is False
    assert favorites() == before
    assert ada.send("POST", f"/UserFavoriteItems/{'0' * 32}").status_code == 404
    jellyfin.faults.upgrade("10.8.13")
    assert ada.send("POST", path).status_code == 404
    assert ada.send("POST", f"/Users/{ada.user}/FavoriteItems/{new}").status_code == 200


def test_pictures_are_for_anybody(jellyfin: JellyfinEmulator, ada: Caller) -> None:
    rows = ada.entries(ada.playlist("Films for a long winter"))
    drawn = next(row for row in rows if row["ImageTags"])
    bare = next(row for row in rows if not row["ImageTags"])
    jellyfin.faults.drop_connection_next()
    asked = {"tag": drawn["ImageTags"]["Primary"], "maxWidth": "120"}

    answer = requests.get(f"{jellyfin.address}/Items/{drawn['Id']}/Images/Primary", params=asked, timeout=60)

    assert Image.open(io.BytesIO(answer.content)).width == 120
    nothing = requests.get(f"{jellyfin.address}/Items/{bare['Id']}/Images/Primary", timeout=60)
    assert nothing.status_code == 404
    with pytest.raises(requests.ConnectionError):
        ada.lists()
