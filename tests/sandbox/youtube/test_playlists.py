"""Making, changing and deleting playlists (youtube.md, section 7)."""

from typing import Any

import pytest
import requests

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import Caller, reason


def make(ada: Caller, snippet: dict[str, Any], privacy: str = "private") -> requests.Response:
    body = {"snippet": snippet, "status": {"privacyStatus": privacy}}
    return ada.send("POST", "playlists", body, part="snippet,status")


def change(ada: Caller, playlist: str, part: str = "snippet", **parts: Any) -> requests.Response:
    return ada.send("PUT", "playlists", {"id": playlist} | parts, part=part)


def told(ada: Caller, playlist: str) -> dict[str, Any]:
    (row,) = ada.get("playlists", part="snippet,status,contentDetails", id=playlist)["items"]
    assert isinstance(row, dict)
    return row


def test_a_new_playlist(ada: Caller) -> None:
    made = make(ada, {"title": "  New  ", "description": "Words", "tags": ["a"], "defaultLanguage": "en"}).json()

    assert made["snippet"]["title"] == "New"
    row = told(ada, made["id"])
    assert row["snippet"]["tags"] == ["a"]
    assert row["status"] == {"privacyStatus": "private"}
    assert row["contentDetails"] == {"itemCount": 0}
    assert ada.get("playlists", part="id", mine="true")["items"][0]["id"] == made["id"]


def test_without_a_privacy_it_is_public(ada: Caller) -> None:
    made = ada.send("POST", "playlists", {"snippet": {"title": "New"}}, part="snippet").json()

    assert told(ada, made["id"])["status"]["privacyStatus"] == "public"


def test_an_update_wipes_what_a_named_part_leaves_out(ada: Caller, clock: Clock) -> None:
    snippet = {"title": "New", "description": "Words", "tags": ["a"], "defaultLanguage": "en"}
    playlist = make(ada, snippet, "unlisted").json()["id"]
    clock.go_on(1)

    change(ada, playlist, snippet={"title": "Newer"})

    row = told(ada, playlist)
    assert (row["snippet"]["title"], row["snippet"]["description"]) == ("Newer", "")
    assert not {"tags", "defaultLanguage"} & row["snippet"].keys()
    assert row["status"]["privacyStatus"] == "unlisted"
    change(ada, playlist, "snippet,status", snippet=snippet, status={})
    row = told(ada, playlist)
    assert (row["snippet"]["description"], row["status"]["privacyStatus"]) == ("Words", "public")


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ({"title": ""}, "playlistTitleRequired"),
        ({"title": "   "}, "playlistTitleRequired"),
        ({}, "playlistTitleRequired"),
        ({"title": "x" * 151}, "invalidPlaylistSnippet"),
        ({"title": "a <b> c"}, "invalidPlaylistSnippet"),
        ({"title": "x", "description": "x" * 5001}, "invalidPlaylistSnippet"),
        ({"title": "x", "description": "<\n>"}, "invalidPlaylistSnippet"),
    ],
)
def test_names_that_do_not_hold(ada: Caller, to_watch: str, snippet: dict[str, str], expected: str) -> None:
    assert reason(make(ada, snippet)) == (400, expected)
    assert reason(change(ada, to_watch, snippet=snippet)) == (400, expected)
    assert told(ada, to_watch)["snippet"]["title"] == "To watch"


@pytest.mark.parametrize("title", ["x" * 150, "🎬" * 150, "a > b < c"])
def test_names_that_hold(ada: Caller, title: str) -> None:
    assert make(ada, {"title": title}).json()["snippet"]["title"] == title


def test_what_is_deleted_is_gone_and_yet_updated(ada: Caller, to_watch: str) -> None:
    slot = ada.slots(to_watch)[0]
    assert ada.send("DELETE", "playlists", id=to_watch).status_code == 204

    assert reason(ada.send("DELETE", "playlists", id=to_watch)) == (404, "playlistNotFound")
    assert reason(ada.delete(slot)) == (404, "playlistItemNotFound")
    assert change(ada, to_watch, snippet={"title": "Still here"}).status_code == 200
    assert ada.get("playlists", part="id", id=to_watch)["items"] == []
    assert reason(change(ada, "PLunknown", snippet={"title": "x"})) == (404, "playlistNotFound")


def test_playlists_of_others(ada: Caller, grace: Caller) -> None:
    sea = grace.playlist("At sea")

    assert reason(change(ada, sea, snippet={"title": "x"})) == (403, "playlistForbidden")
    assert reason(ada.send("DELETE", "playlists", id=sea)) == (403, "playlistForbidden")


def test_bodies_are_checked(ada: Caller, to_watch: str) -> None:
    body = {"id": to_watch, "snippet": {"title": "x"}, "status": {"privacyStatus": "public"}}

    assert reason(ada.send("PUT", "playlists", body, part="snippet")) == (400, "unexpectedPart")
    assert reason(ada.send("PUT", "playlists", {"snippet": {"title": "x"}}, part="snippet")) == (400, "required")
    assert reason(make(ada, {"title": "x"}, "secret")) == (400, "invalidPlaylistStatus")
    assert reason(ada.send("DELETE", "playlists")) == (400, "required")


def test_new_playlists_can_be_limited(ada: Caller, youtube: YouTubeEmulator, clock: Clock) -> None:
    youtube.faults.limit_new_playlists(2)

    answers = [make(ada, {"title": "x"}).status_code for _ in range(3)]

    assert answers == [200, 200, 429]
    clock.go_on(86_400)
    youtube.faults.token_life(3600)
    assert make(Caller(youtube, youtube.sign_in("ada@example.org")), {"title": "x"}).status_code == 200


def test_who_has_no_channel_has_no_playlists(charles: Caller) -> None:
    assert charles.get("playlists", part="id", mine="true")["items"] == []
    assert reason(make(charles, {"title": "x"})) == (401, "youtubeSignupRequired")
