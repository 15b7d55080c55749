"""The emulated answers have the shapes of those that other projects recorded (SOURCES.md beside the recordings)."""

from typing import Any

import pytest
import requests

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.shapes import FIXTURES, REASON, differences, recorded
from tests.sandbox.youtube.far_client import Caller, Person, link, post
from tests.sandbox.youtube.test_device import decide, poll, start

pytestmark = pytest.mark.skipif(not (FIXTURES / "youtube").is_dir(), reason=REASON)

SINCE_2020 = frozenset({"videoOwnerChannelTitle", "videoOwnerChannelId"})
"""Keys that YouTube has added to items since the recordings of 2020."""

PAGES = frozenset({"prevPageToken", "nextPageToken"})


def same(name: str, emulated: Any, more: frozenset[str] = frozenset()) -> None:
    assert differences(recorded("youtube", name), emulated, more) == []


def same_error(name: str, answer: requests.Response, *, words: bool = True) -> None:
    """The body has the same shape, and the same words but where a person's numbers stand."""
    record = recorded("youtube", name)
    assert differences(record, answer.json()) == []
    assert answer.status_code == record["error"]["code"]
    if words:
        assert answer.json()["error"]["errors"] == record["error"]["errors"]
        assert answer.json()["error"]["message"] == record["error"]["message"]


@pytest.fixture
def video(youtube: YouTubeEmulator) -> str:
    return youtube.state.library.named("Vertigo (1958)").id


def test_channels(ada: Caller) -> None:
    same("channels_mine_200", ada.get("channels", part="snippet,status", mine="true"))


def test_playlists(ada: Caller) -> None:
    answer = ada.get("playlists", part="snippet,status,contentDetails", mine="true", maxResults=50)
    same("playlists_list_mine", answer)
    same("playlists_list_unknown_id_200", ada.get("playlists", part="id", id="PLunknown"))


def test_items(ada: Caller, to_watch: str) -> None:
    long = ada.playlist("Films for a long winter")
    page = ada.get("playlistItems", part="snippet,status", playlistId=long, maxResults=50)
    same("playlistitems_list_page_1", page, SINCE_2020)
    page = ada.get("playlistItems", part="snippet,contentDetails,status", playlistId=to_watch, maxResults=50)
    same("playlistitems_list_deleted_private", page)
    same("playlistitems_list_by_id_after_insert_empty", ada.get("playlistItems", part="id", id="unknown"))


def test_writes_to_items(ada: Caller, to_watch: str, video: str) -> None:
    new = ada.insert(to_watch, video).json()
    same("playlistitems_insert_200_no_position", new, SINCE_2020)
    same("playlistitems_update_position_200", ada.move(new, 0).json(), SINCE_2020)


def test_videos(ada: Caller, video: str) -> None:
    answer = ada.get("videos", part="contentDetails", id=video)
    same("videos_list_contentdetails_200", answer, frozenset({"contentRating"}))
    same("videos_getrating_200", ada.get("videos/getRating", id=video))


def test_errors_of_items(ada: Caller, to_watch: str, video: str, youtube: YouTubeEmulator, clock: Clock) -> None:
    row = ada.items(to_watch)[0]
    newest = ada.playlist("Newest first")
    sea = youtube.state.named("grace@example.org", "At sea").id
    same_error("error_400_badRequest_insert_position", ada.insert(to_watch, video, 99))
    same_error("error_400_invalidPlaylistItemPosition", ada.move(row, 99))
    same_error("error_400_manualSortRequired", ada.move(ada.items(newest)[0], 1))
    same_error("error_403_playlistItemsNotAccessible_insert", ada.insert(sea, video))
    unknown = ada.send("GET", "playlistItems", part="id", playlistId="PLx")
    same_error("error_404_playlistNotFound_list", unknown)
    youtube.faults.abort_next_writes()
    same_error("error_409_aborted_service_unavailable", ada.insert(to_watch, video))
    youtube.faults.limit_items(27)
    same_error("error_403_playlistContainsMaximumNumberOfVideos", ada.insert(to_watch, video))


def test_a_dead_token(youtube: YouTubeEmulator) -> None:
    same_error("error_401_authError", Caller(youtube, "dead").send("GET", "channels", part="id", mine="true"))


def test_refreshing(youtube: YouTubeEmulator, browser: Person) -> None:
    _, token = link(youtube, browser, f"{youtube.scope} openid")
    form = {
        "grant_type": "refresh_token",
        "refresh_token": token["refresh_token"],
        "client_id": youtube.desktop_client_id,
        "client_secret": youtube.desktop_client_secret,
    }
    same("oauth_refresh_200", post(f"{youtube.auth}/token", **form).json())
    youtube.faults.revoke("ada@example.org")
    ended = post(f"{youtube.auth}/token", **form).json()
    assert ended == recorded("youtube", "oauth_refresh_400_expired_or_revoked")
    youtube.faults.tell_bad_request()
    ended = post(f"{youtube.auth}/token", **form).json()
    assert ended == recorded("youtube", "oauth_error_400_invalid_grant_bad_request")


def test_polling(youtube: YouTubeEmulator, browser: Person, clock: Clock) -> None:
    youtube.faults.check_client_kind_late()
    desktop = {"client_id": youtube.desktop_client_id, "client_secret": youtube.desktop_client_secret}
    device = start(youtube, client_id=youtube.desktop_client_id).json()
    pending = poll(youtube, device, **desktop)
    assert pending.json() == recorded("youtube", "oauth_device_poll_428_authorization_pending")
    decide(browser, device)
    clock.go_on(5)
    refused = poll(youtube, device, **desktop)
    assert refused.json() == recorded("youtube", "oauth_device_poll_401_invalid_client_type")
