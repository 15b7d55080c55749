"""Refusals word for word, as others have measured them on the live service in 2026 (youtube.md, source ypl)."""

from typing import Any

import pytest

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import Caller

ITEM, PLAYLIST, PARAMETER = "youtube.playlistItem", "youtube.playlist", "youtube.parameter"
AT_ID = {"location": "id", "locationType": "parameter"}
NOWHERE = {"location": "parameters.", "locationType": "other"}


def told(answer: Any) -> tuple[int, dict[str, str]]:
    error = answer.json()["error"]
    (first,) = error["errors"]
    assert error["message"] == first["message"]
    return answer.status_code, first


def expected(message: str, domain: str, reason: str, where: dict[str, str] | None = None) -> dict[str, str]:
    return {"message": message, "domain": domain, "reason": reason, **(where or {})}


def test_reads(ada: Caller) -> None:
    part = {"location": "part", "locationType": "parameter"}
    page = {"location": "pageToken", "locationType": "parameter"}
    for path, params, words in (
        ("playlistItems", {"part": "bogus"}, expected("'bogus'", "youtube.part", "unknownPart", part)),
        (
            "playlistItems",
            {"part": "id"},
            expected(
                "No filter selected. Expected one of: id, playlistId", PARAMETER, "missingRequiredParameter", NOWHERE
            ),
        ),
        (
            "playlists",
            {"part": "id"},
            expected(
                "No filter selected. Expected one of: id, channelId, mine",
                PARAMETER,
                "missingRequiredParameter",
                NOWHERE,
            ),
        ),
        (
            "playlists",
            {"part": "id", "mine": "true", "pageToken": "x"},
            expected("The request specifies an invalid page token.", PARAMETER, "invalidPageToken", page),
        ),
    ):
        assert told(ada.send("GET", path, **params)) == (400, words)  # type: ignore[arg-type]


def test_items(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    video = youtube.state.library.named("Vertigo (1958)").id
    row = ada.items(to_watch)[0]
    bare = {"id": row["id"], "snippet": {"playlistId": to_watch, "position": 1}}
    assert told(ada.insert(to_watch, "unknown0000")) == (404, expected("Video not found.", ITEM, "videoNotFound"))
    assert told(ada.insert("PLx", video)) == (404, expected("Playlist not found.", ITEM, "playlistNotFound"))
    assert told(ada.send("PUT", "playlistItems", bare, part="snippet")) == (
        400, expected("Resource type not supported.", ITEM, "invalidResourceType"),
    )  # fmt: skip
    ada.delete(row["id"])
    assert told(ada.move(row, 1)) == (400, expected("Invalid specified snippet.", ITEM, "invalidSnippet"))
    assert told(ada.delete(row["id"])) == (
        404, expected("Playlist item not found.", ITEM, "playlistItemNotFound", AT_ID),
    )  # fmt: skip
    youtube.faults.change_video(video, "private")
    answer = ada.insert(to_watch, video)
    assert told(answer) == (400, expected("Precondition check failed.", "global", "failedPrecondition"))
    assert answer.json()["error"]["status"] == "FAILED_PRECONDITION"


def test_playlists(ada: Caller, to_watch: str) -> None:
    def put(title: str) -> Any:
        return ada.send("PUT", "playlists", {"id": to_watch, "snippet": {"title": title}}, part="snippet")

    words = "The request must specify a playlist title."
    assert told(put("")) == (400, expected(words, PLAYLIST, "playlistTitleRequired"))
    assert told(put("<x>")) == (400, expected("Invalid playlist snippet.", PLAYLIST, "invalidPlaylistSnippet"))
    assert told(ada.send("DELETE", "playlists", id="PLx")) == (
        404, expected("Playlist not found.", PLAYLIST, "playlistNotFound", AT_ID),
    )  # fmt: skip


@pytest.mark.parametrize("seconds", [0, 0.9])
def test_a_new_playlist_is_not_renamed_at_once(ada: Caller, clock: Clock, seconds: float) -> None:
    new = ada.send("POST", "playlists", {"snippet": {"title": "New"}}, part="snippet").json()["id"]
    clock.go_on(seconds)
    body = {"id": new, "snippet": {"title": "Newer"}}

    answer = ada.send("PUT", "playlists", body, part="snippet")

    assert (answer.status_code, answer.json()["error"]["status"]) == (409, "ABORTED")
    clock.go_on(1)
    assert ada.send("PUT", "playlists", body, part="snippet").status_code == 200
