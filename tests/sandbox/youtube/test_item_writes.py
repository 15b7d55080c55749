"""Adding, moving and removing items (youtube.md, section 5)."""

import random

import pytest
import requests

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import Caller, reason


@pytest.fixture
def video(youtube: YouTubeEmulator) -> str:
    return youtube.state.library.named("Vertigo (1958)").id


def test_without_a_position_it_goes_to_the_end_and_is_not_told_where(ada: Caller, to_watch: str, video: str) -> None:
    before = ada.slots(to_watch)

    answer = ada.insert(to_watch, video)

    assert answer.status_code == 200
    assert "position" not in answer.json()["snippet"]
    assert ada.slots(to_watch) == [*before, answer.json()["id"]]


@pytest.mark.parametrize("position", [0, 5, 27])
def test_a_position_counts_from_zero(ada: Caller, to_watch: str, video: str, position: int) -> None:
    before = ada.slots(to_watch)

    new = ada.insert(to_watch, video, position).json()

    assert new["snippet"]["position"] == position
    assert ada.slots(to_watch) == [*before[:position], new["id"], *before[position:]]


def test_the_same_video_gets_a_second_slot(ada: Caller, to_watch: str) -> None:
    row = ada.items(to_watch)[0]

    new = ada.insert(to_watch, row["contentDetails"]["videoId"]).json()

    assert new["id"] != row["id"]


@pytest.mark.parametrize("position", [28, -1, "first", True, 1.5])
def test_a_position_beyond_the_end(ada: Caller, to_watch: str, video: str, position: object) -> None:
    answer = ada.insert(to_watch, video, position)

    assert reason(answer) == (400, "badRequest")
    assert answer.json()["error"]["status"] == "INVALID_ARGUMENT"
    assert len(ada.slots(to_watch)) == 27


def test_a_move_names_the_final_place(ada: Caller, to_watch: str) -> None:
    chance = random.Random(7)
    for start, end in [
        (0, 26),
        (26, 0),
        (3, 4),
        (4, 3),
        *((chance.randrange(27), chance.randrange(27)) for _ in range(20)),
    ]:
        rows = ada.items(to_watch)
        expected = [row["id"] for row in rows]
        expected.insert(end, expected.pop(start))

        answer = ada.move(rows[start], end)

        assert (answer.status_code, answer.json()["snippet"]["position"]) == (200, end)
        assert ada.slots(to_watch) == expected


@pytest.mark.parametrize("position", [27, -1])
def test_a_move_beyond_the_end(ada: Caller, to_watch: str, position: int) -> None:
    assert reason(ada.move(ada.items(to_watch)[0], position)) == (400, "invalidPlaylistItemPosition")


def test_a_removed_slot_is_gone(ada: Caller, to_watch: str) -> None:
    row, *rest = ada.items(to_watch)

    answer = ada.delete(row["id"])

    assert (answer.status_code, answer.content) == (204, b"")
    assert ada.slots(to_watch) == [one["id"] for one in rest]
    assert reason(ada.delete(row["id"])) == (404, "playlistItemNotFound")
    assert reason(ada.move(row, 0)) == (400, "invalidSnippet")


def test_the_documented_answer_for_a_gone_slot(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    row = ada.items(to_watch)[0]
    ada.delete(row["id"])
    youtube.faults.say_404_for_gone()

    assert reason(ada.move(row, 0)) == (404, "playlistItemNotFound")


def test_a_note_is_cleared_where_its_part_is_named_without_it(ada: Caller, to_watch: str) -> None:
    def note() -> str | None:
        found: str | None = ada.items(to_watch)[-1]["contentDetails"].get("note")
        return found

    row = ada.items(to_watch)[-1]
    ada.move(row, 26, contentDetails={"note": "With Grace"})
    assert note() == "With Grace"
    ada.move(row, 26)
    assert note() == "With Grace"
    ada.move(row, 26, contentDetails={})
    assert note() is None
    assert reason(ada.move(row, 26, contentDetails={"note": "x" * 281})) == (400, "invalidContentDetails")


def test_bodies_are_checked(ada: Caller, to_watch: str, video: str) -> None:
    def post(snippet: object, part: str = "snippet", **more: object) -> tuple[int, str]:
        return reason(ada.send("POST", "playlistItems", {"snippet": snippet, **more}, part=part))

    named = {"kind": "youtube#video", "videoId": video}
    assert post({"resourceId": named}) == (400, "playlistIdRequired")
    assert post({"playlistId": to_watch}) == (400, "resourceIdRequired")
    assert post({"playlistId": to_watch, "resourceId": {"videoId": video}}) == (400, "invalidResourceType")
    whole = {"playlistId": to_watch, "resourceId": named}
    assert post(whole, contentDetails={"note": "x"}) == (400, "unexpectedPart")
    assert post(whole, part="id,nothing") == (400, "unknownPart")
    row = ada.items(to_watch)[0]
    without = {"playlistId": to_watch, "position": 1}
    bare = ada.send("PUT", "playlistItems", {"id": row["id"], "snippet": without}, part="snippet")
    assert reason(bare) == (400, "invalidResourceType")
    other = {"playlistId": to_watch, "resourceId": named, "position": 1}
    answer = ada.send("PUT", "playlistItems", {"id": row["id"], "snippet": other}, part="snippet")
    assert reason(answer) == (400, "invalidSnippet")
    assert reason(ada.send("PUT", "playlistItems", {"snippet": whole}, part="snippet")) == (400, "required")
    assert reason(ada.send("DELETE", "playlistItems")) == (400, "required")


def test_a_body_is_json(ada: Caller) -> None:
    address, bearer = f"{ada.youtube.api}/playlistItems?part=snippet", {"Authorization": f"Bearer {ada.token}"}
    form = requests.post(address, data={"x": "y"}, headers=bearer, timeout=60)
    broken = requests.post(address, data="{", headers=bearer | {"Content-Type": "application/json"}, timeout=60)

    assert reason(form) == (400, "badContent")
    assert reason(broken) == (400, "parseError")


def test_videos_that_cannot_be_added(ada: Caller, to_watch: str, youtube: YouTubeEmulator, video: str) -> None:
    assert reason(ada.insert(to_watch, "unknown0000")) == (404, "videoNotFound")
    youtube.faults.change_video(video, "private")
    answer = ada.insert(to_watch, video)
    assert reason(answer) == (400, "failedPrecondition")
    youtube.faults.change_video(video, "deleted")
    assert reason(ada.insert(to_watch, video)) == (404, "videoNotFound")


def test_playlists_that_cannot_be_written(ada: Caller, grace: Caller, youtube: YouTubeEmulator, video: str) -> None:
    sea = grace.playlist("At sea")
    uploads = youtube.state.accounts["ada@example.org"].channels[0].uploads_id

    assert reason(ada.insert("PLunknown", video)) == (404, "playlistNotFound")
    assert reason(ada.insert(sea, video)) == (403, "playlistItemsNotAccessible")
    assert reason(ada.delete(grace.slots(sea)[0])) == (403, "playlistItemsNotAccessible")
    assert reason(ada.move(grace.items(sea)[0], 1)) == (403, "playlistItemsNotAccessible")
    assert reason(ada.insert("WL", video)) == (400, "playlistOperationUnsupported")
    assert reason(ada.insert(uploads, video)) == (400, "playlistOperationUnsupported")


def test_who_has_no_channel_writes_nothing(charles: Caller, to_watch: str, video: str) -> None:
    answer = charles.insert(to_watch, video)

    assert reason(answer) == (401, "youtubeSignupRequired")
    assert answer.json()["error"]["errors"][0]["domain"] == "youtube.header"
    charles.youtube.faults.create_channel("charles@example.org", "Charles Babbage")
    later = Caller(charles.youtube, charles.youtube.sign_in("charles@example.org"))
    assert reason(later.insert(to_watch, video)) == (404, "playlistNotFound")


def test_an_order_that_is_not_manual(ada: Caller, video: str, youtube: YouTubeEmulator) -> None:
    playlist = ada.playlist("Newest first")

    assert reason(ada.move(ada.items(playlist)[0], 2)) == (400, "manualSortRequired")
    assert reason(ada.insert(playlist, video, 0)) == (400, "manualSortRequired")
    assert ada.insert(playlist, video).status_code == 200
    youtube.faults.sort_automatically(playlist, on=False)
    assert ada.move(ada.items(playlist)[0], 2).status_code == 200


def test_a_full_playlist(ada: Caller, to_watch: str, video: str, youtube: YouTubeEmulator) -> None:
    youtube.faults.limit_items(28)

    assert ada.insert(to_watch, video).status_code == 200
    assert reason(ada.insert(to_watch, video)) == (403, "playlistContainsMaximumNumberOfVideos")


def test_a_playlist_without_doubles(ada: Caller, to_watch: str, video: str, youtube: YouTubeEmulator) -> None:
    youtube.faults.refuse_doubles(to_watch)

    assert ada.insert(to_watch, video).status_code == 200
    assert reason(ada.insert(to_watch, video)) == (409, "videoAlreadyInPlaylist")


def test_a_new_playlist_is_busy_for_a_second(ada: Caller, video: str, clock: Clock) -> None:
    new = ada.send("POST", "playlists", {"snippet": {"title": "New"}}, part="snippet").json()["id"]

    answer = ada.insert(new, video)

    assert reason(answer) == (409, "SERVICE_UNAVAILABLE")
    assert answer.json()["error"]["status"] == "ABORTED"
    assert "message" not in answer.json()["error"]["errors"][0]
    clock.go_on(1)
    assert ada.insert(new, video).status_code == 200
    assert len(ada.slots(new)) == 1
