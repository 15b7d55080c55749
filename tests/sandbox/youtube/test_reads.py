"""Channels, playlists, items and videos as they are read (youtube.md, sections 3 and 4)."""

from typing import Any

import pytest

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.youtube.far_client import ADA, Caller, reason


def test_who_somebody_is(ada: Caller, charles: Caller) -> None:
    (row,) = ada.get("channels", part="snippet,contentDetails", mine="true")["items"]
    assert row["snippet"]["title"] == "Ada Lovelace"
    assert row["contentDetails"]["relatedPlaylists"]["likes"] == "LL"

    nobody = charles.get("channels", part="snippet", mine="true")
    assert (nobody["items"], nobody["pageInfo"]["totalResults"]) == ([], 0)


def test_own_playlists_are_listed_and_no_others(ada: Caller) -> None:
    rows = ada.get("playlists", part="snippet,status,contentDetails", mine="true", maxResults=50)["items"]

    assert [row["snippet"]["title"] for row in rows] == [
        "To watch", "Films for a long winter", "Silent evenings", "Newest first", "Later",
    ]  # fmt: skip
    assert [row["contentDetails"]["itemCount"] for row in rows][:2] == [27, 120]
    assert rows[0]["status"]["privacyStatus"] == "private"
    assert rows[4]["snippet"]["thumbnails"]["default"]["url"].endswith("/no_thumbnail/default.jpg")


def test_a_channels_public_playlists(ada: Caller, youtube: YouTubeEmulator) -> None:
    grace = youtube.state.accounts["grace@example.org"].channels[0]

    rows = ada.get("playlists", part="snippet", channelId=grace.id)["items"]

    assert [row["snippet"]["title"] for row in rows] == ["At sea"]
    assert reason(ada.send("GET", "playlists", part="snippet", channelId="UCnobody")) == (404, "channelNotFound")


def test_playlists_by_id(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    uploads = youtube.state.accounts[ADA[0]].channels[0].uploads_id
    secret = youtube.state.named("grace@example.org", "Secret").id

    rows = ada.get("playlists", part="snippet", id=f"{to_watch},WL,HL,LL,{uploads},{secret},PLunknown")["items"]

    assert [row["id"] for row in rows] == [to_watch, "LL", uploads]
    assert rows[1]["snippet"]["publishedAt"].startswith("1970-01-01")


def test_pages_hold_fifty_at_most(ada: Caller) -> None:
    playlist = ada.playlist("Films for a long winter")
    first = ada.get("playlistItems", part="id", playlistId=playlist, maxResults=200)
    usual = ada.get("playlistItems", part="id", playlistId=playlist)
    none = ada.get("playlistItems", part="id", playlistId=playlist, maxResults=0)

    assert (len(first["items"]), first["pageInfo"]) == (50, {"totalResults": 120, "resultsPerPage": 50})
    assert len(usual["items"]) == 5
    assert (none["items"], "nextPageToken" in none) == ([], True)
    rows = ada.items(playlist)
    assert [row["snippet"]["position"] for row in rows] == list(range(120))
    assert len({row["id"] for row in rows}) == 120


@pytest.mark.parametrize("token", ["x", "EAAaBlBUOkNESQ==", "ünknown", "CDIQAA", "QUFBeQ"])
def test_a_page_token_is_the_services_own(ada: Caller, to_watch: str, token: str) -> None:
    answer = ada.send("GET", "playlistItems", part="id", playlistId=to_watch, pageToken=token)

    assert reason(answer) == (400, "invalidPageToken")


def test_the_same_video_may_be_there_twice(ada: Caller, to_watch: str) -> None:
    rows = ada.items(to_watch)
    third = rows[3]["contentDetails"]["videoId"]

    twice = [row for row in rows if row["contentDetails"]["videoId"] == third]

    assert [row["snippet"]["position"] for row in twice] == [3, 24]
    assert twice[0]["id"] != twice[1]["id"]
    assert [row["id"] for row in ada.items(to_watch, videoId=third)] == [row["id"] for row in twice]


def test_deleted_and_private_videos_keep_their_places(ada: Caller, to_watch: str) -> None:
    rows = ada.items(to_watch)
    gone, hidden = rows[7], rows[12]

    assert (gone["snippet"]["title"], gone["snippet"]["description"]) == ("Deleted video", "This video is unavailable.")
    assert (hidden["snippet"]["title"], hidden["snippet"]["description"]) == (
        "Private video", "This video is private.",
    )  # fmt: skip
    assert gone["status"]["privacyStatus"] == "privacyStatusUnspecified"
    assert hidden["status"]["privacyStatus"] == "private"
    for row in (gone, hidden):
        assert row["snippet"]["thumbnails"] == {}
        assert "videoOwnerChannelId" not in row["snippet"]
        assert "videoPublishedAt" not in row["contentDetails"]


def test_a_video_goes_while_its_slot_stays(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    row = ada.items(to_watch)[0]

    youtube.faults.change_video(row["contentDetails"]["videoId"], "deleted")

    after = ada.items(to_watch)[0]
    assert (after["id"], after["snippet"]["title"]) == (row["id"], "Deleted video")


def test_items_by_id(ada: Caller, to_watch: str) -> None:
    slots = ada.slots(to_watch)

    answer = ada.get("playlistItems", part="snippet", id=[slots[2], "unknown", slots[0]])

    assert [row["snippet"]["position"] for row in answer["items"]] == [2, 0]


@pytest.mark.parametrize(
    ("path", "params", "told"),
    [
        ("playlistItems", {"part": "snippet"}, (400, "missingRequiredParameter")),
        ("playlistItems", {"playlistId": "PLx"}, (400, "required")),
        ("playlistItems", {"part": "snippet,nothing", "playlistId": "PLx"}, (400, "unknownPart")),
        ("playlistItems", {"part": "id", "playlistId": "PLx", "id": "x"}, (400, "incompatibleParameters")),
        ("playlistItems", {"part": "id", "playlistId": "PLx"}, (404, "playlistNotFound")),
        ("playlistItems", {"part": "id", "playlistId": "WL"}, (404, "playlistNotFound")),
        ("playlistItems", {"part": "id", "playlistId": "HL"}, (403, "watchHistoryNotAccessible")),
        ("playlists", {"part": "id", "mine": "yes"}, (400, "invalidParameter")),
        ("playlists", {"part": "id", "mine": "true", "maxResults": "-1"}, (400, "invalidParameter")),
        ("videos", {"part": "id", "id": ["x"] * 51}, (400, "invalidFilters")),
        ("nothing", {}, (404, "notFound")),
    ],
)
def test_refusals(ada: Caller, path: str, params: Any, told: tuple[int, str]) -> None:
    assert reason(ada.send("GET", path, **params)) == told


def test_others_private_playlists_are_not_there(ada: Caller, youtube: YouTubeEmulator) -> None:
    secret = youtube.state.named("grace@example.org", "Secret").id

    assert reason(ada.send("GET", "playlistItems", part="id", playlistId=secret)) == (404, "playlistNotFound")
    assert len(ada.items(youtube.state.named("grace@example.org", "At sea").id)) == 12


def test_messages_carry_html(ada: Caller) -> None:
    answer = ada.send("GET", "playlistItems", part="id", playlistId="PLx").json()

    assert "<code>playlistId</code>" in answer["error"]["message"]


def test_videos(ada: Caller, to_watch: str) -> None:
    ids = [row["contentDetails"]["videoId"] for row in ada.items(to_watch)]
    rows = {row["id"]: row for row in ada.get("videos", part="contentDetails", id=",".join(ids))["items"]}

    assert set(ids) - rows.keys() == {ids[7], ids[12], ids[19]}
    assert rows[ids[0]]["contentDetails"]["duration"] == "PT1H44M"
    assert rows[ids[25]]["contentDetails"]["duration"] == "P0D"


def test_likes_are_read_newest_first_and_set_by_rating(ada: Caller, youtube: YouTubeEmulator) -> None:
    before = [row["contentDetails"]["videoId"] for row in ada.items("LL")]
    new = youtube.state.library.named("The Third Man (1949)").id

    assert ada.send("POST", "videos/rate", id=new, rating="like").status_code == 204
    assert [row["contentDetails"]["videoId"] for row in ada.items("LL")] == [new, *before]
    assert ada.get("videos/getRating", id=new)["items"] == [{"videoId": new, "rating": "like"}]
    assert ada.send("POST", "videos/rate", id=new, rating="none").status_code == 204
    assert [row["contentDetails"]["videoId"] for row in ada.items("LL")] == before
    assert reason(ada.insert("LL", new)) == (400, "playlistOperationUnsupported")


def test_search_is_html_and_pages(ada: Caller) -> None:
    page = ada.get("search", part="snippet", q="rosencrantz", type="video")
    assert page["items"][0]["snippet"]["title"] == "Rosencrantz &amp; Guildenstern Are Dead (1990)"

    many = ada.get("search", part="snippet", q="the", type="video", maxResults=2)
    more = ada.get("search", part="snippet", q="the", type="video", maxResults=2, pageToken=many["nextPageToken"])
    ids = [row["id"]["videoId"] for answer in (many, more) for row in answer["items"]]
    assert len(set(ids)) == 4


def test_a_key_alone_reads_what_is_public(youtube: YouTubeEmulator, to_watch: str) -> None:
    stranger, key = Caller(youtube), youtube.api_key
    sea = youtube.state.named("grace@example.org", "At sea").id

    assert len(stranger.get("playlistItems", part="id", playlistId=sea, key=key, maxResults=50)["items"]) == 12
    refused = stranger.send("GET", "playlistItems", part="id", playlistId=to_watch, key=key)
    assert reason(refused) == (404, "playlistNotFound")
    assert reason(stranger.send("GET", "playlists", part="id", mine="true", key=key)) == (401, "authorizationRequired")
    assert reason(stranger.send("DELETE", "playlistItems", id="x", key=key)) == (401, "required")
    assert reason(stranger.send("GET", "playlists", part="id", id=sea)) == (403, "forbidden")
    assert reason(stranger.send("GET", "playlists", part="id", id=sea, key="wrong")) == (400, "badRequest")
    assert not any(key in str(request) for request in youtube.requests)


def test_a_project_without_the_api(ada: Caller, youtube: YouTubeEmulator) -> None:
    youtube.faults.enable_api(on=False)

    answer = ada.send("GET", "channels", part="id", mine="true")

    assert reason(answer) == (403, "accessNotConfigured")
    assert "console.developers.google.com" in answer.json()["error"]["message"]
