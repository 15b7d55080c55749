"""Reads that lag, writes that get lost, other people, and entity-tags (youtube.md, sections 4 to 6 and 10)."""

import io
import re
from pathlib import Path

import pytest
import requests
from PIL import Image

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import Caller, reason

LONG = "Films for a long winter"


@pytest.fixture
def video(youtube: YouTubeEmulator) -> str:
    return youtube.state.library.named("Vertigo (1958)").id


def test_reads_lag_behind_writes(
    ada: Caller, to_watch: str, youtube: YouTubeEmulator, video: str, clock: Clock
) -> None:
    youtube.faults.read_lag(10)
    before = ada.slots(to_watch)
    clock.go_on(1)
    new = ada.insert(to_watch, video).json()["id"]
    clock.go_on(9)

    assert ada.slots(to_watch) == before
    assert ada.get("playlistItems", part="id", id=new)["items"] == []
    (row,) = ada.get("playlists", part="contentDetails", id=to_watch)["items"]
    assert row["contentDetails"]["itemCount"] == 27
    clock.go_on(1)
    assert ada.slots(to_watch) == [*before, new]


def test_writes_do_not_lag(ada: Caller, to_watch: str, youtube: YouTubeEmulator, video: str) -> None:
    youtube.faults.read_lag(1000)
    new = ada.insert(to_watch, video).json()["id"]

    assert ada.delete(new).status_code == 204
    assert ada.delete(new).status_code == 404


def test_a_new_playlist_lags_too(ada: Caller, youtube: YouTubeEmulator, clock: Clock) -> None:
    youtube.faults.read_lag(10)
    clock.go_on(1)
    new = ada.send("POST", "playlists", {"snippet": {"title": "New"}}, part="snippet").json()["id"]

    assert ada.get("playlists", part="id", id=new)["items"] == []
    assert reason(ada.send("GET", "playlistItems", part="id", playlistId=new)) == (404, "playlistNotFound")
    clock.go_on(10)
    assert ada.slots(new) == []


def test_reads_can_be_frozen(ada: Caller, to_watch: str, youtube: YouTubeEmulator, clock: Clock) -> None:
    first, *before = ada.slots(to_watch)
    ada.delete(first)
    youtube.faults.freeze_reads()
    ada.delete(before[0])
    clock.go_on(1000)

    assert ada.slots(to_watch) == before
    youtube.faults.freeze_reads(on=False)
    assert ada.slots(to_watch) == before[1:]


def test_writes_get_lost(ada: Caller, to_watch: str, youtube: YouTubeEmulator, video: str) -> None:
    before = ada.slots(to_watch)
    youtube.faults.lose_next_writes(3)

    statuses = [
        ada.insert(to_watch, video, 0).status_code,
        ada.move(ada.items(to_watch)[0], 5).status_code,
        ada.delete(before[0]).status_code,
    ]

    assert statuses == [200, 200, 204]
    assert ada.slots(to_watch) == before
    assert ada.delete(before[0]).status_code == 204
    assert ada.slots(to_watch) == before[1:]


def test_writes_are_aborted(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    before = ada.items(to_watch)
    youtube.faults.abort_next_writes(2)

    assert reason(ada.move(before[0], 5)) == (409, "SERVICE_UNAVAILABLE")
    assert reason(ada.delete(before[0]["id"])) == (409, "SERVICE_UNAVAILABLE")
    assert ada.slots(to_watch) == [row["id"] for row in before]
    assert ada.move(before[0], 5).status_code == 200


def test_a_403_with_the_reason_of_the_409(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    youtube.faults.forbid_next_writes()
    row = ada.items(to_watch)[0]

    answer = ada.move(row, 5)

    assert reason(answer) == (403, "SERVICE_UNAVAILABLE")
    assert answer.json()["error"]["status"] == "PERMISSION_DENIED"
    assert ada.move(row, 5).status_code == 200


def test_a_playlist_is_filled(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    before = ada.slots(to_watch)
    youtube.faults.fill(to_watch, 500)

    slots = ada.slots(to_watch)

    assert (len(set(slots)), slots[:27]) == (500, before)


def test_a_write_is_done_and_its_answer_lost(ada: Caller, to_watch: str, youtube: YouTubeEmulator, video: str) -> None:
    youtube.faults.drop_connection_next(after_effect=True, writes_only=True)
    with pytest.raises(requests.ConnectionError):
        ada.insert(to_watch, video)
    ada.insert(to_watch, video)

    assert [row["contentDetails"]["videoId"] for row in ada.items(to_watch)][-2:] == [video, video]


def test_pages_are_no_snapshot(ada: Caller, youtube: YouTubeEmulator) -> None:
    playlist = ada.playlist(LONG)
    before = ada.slots(playlist)
    youtube.faults.edit_between_pages(1)

    rows = ada.items(playlist)

    assert [row["id"] for row in rows] == [*before[:50], *before[51:]]
    assert [row["snippet"]["position"] for row in rows] == [*range(50), *range(50, 119)]


def test_totals_may_promise_too_much(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    youtube.faults.inflate_totals(2)

    page = ada.get("playlistItems", part="id", playlistId=to_watch, maxResults=50)

    assert (page["pageInfo"]["totalResults"], len(page["items"]), "nextPageToken" in page) == (29, 27, False)


def test_somebody_edits_in_the_app(ada: Caller, to_watch: str, youtube: YouTubeEmulator, video: str) -> None:
    first, second, third, *rest = ada.slots(to_watch)

    assert youtube.faults.edit_in_app(to_watch, move=third, position=0).endswith("from 2 to 0")
    assert youtube.faults.edit_in_app(to_watch, remove=first).startswith("removed The Third Man")
    assert youtube.faults.edit_in_app(to_watch, add=video, position=1).startswith("added Vertigo")
    assert ada.items(to_watch)[1]["contentDetails"]["videoId"] == video
    assert [slot for slot in ada.slots(to_watch) if slot in {first, second, third, *rest}] == [third, second, *rest]
    before = ada.slots(to_watch)
    youtube.faults.edit_in_app(to_watch)
    assert sorted(ada.slots(to_watch)) == sorted(before)
    assert ada.slots(to_watch) != before


def test_somebody_edits_just_before_a_write(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    row = ada.items(to_watch)[0]
    before = ada.slots(to_watch)
    youtube.faults.edit_before_writes(1)

    ada.move(row, 0)

    after = ada.slots(to_watch)
    assert after[0] == row["id"]
    assert after != before


def test_somebody_deletes_a_playlist(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    row = ada.items(to_watch)[0]
    youtube.faults.delete_in_app(to_watch)

    assert reason(ada.move(row, 2)) == (400, "invalidSnippet")
    assert reason(ada.send("GET", "playlistItems", part="id", playlistId=to_watch)) == (404, "playlistNotFound")


def test_etags_follow_what_they_are_of(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    params = {"part": "snippet", "playlistId": to_watch}
    first = ada.get("playlistItems", **params)
    left = youtube.quota.left()

    same = ada.send("GET", "playlistItems", headers={"If-None-Match": f'"{first["etag"]}"'}, **params)

    assert (same.status_code, same.content) == (304, b"")
    assert youtube.quota.left() == left - 1  # it costs as much
    ada.move(first["items"][0], 3)
    changed = ada.send("GET", "playlistItems", headers={"If-None-Match": first["etag"]}, **params)
    assert changed.status_code == 200
    youtube.faults.change_etags()
    assert len({ada.get("playlistItems", **params)["etag"] for _ in range(3)}) == 3


def test_if_match_is_ignored_unless_it_is_honoured(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    row = ada.items(to_watch)[0]
    wrong = {"If-Match": '"another"'}
    assert ada.move(row, 2, wrong).status_code == 200
    youtube.faults.honour_if_match()

    assert reason(ada.move(row, 4, wrong)) == (412, "conditionNotMet")
    (now,) = ada.get("playlistItems", part="snippet", id=row["id"])["items"]
    assert ada.move(now, 4, {"If-Match": now["etag"]}).status_code == 200
    refused = ada.send("DELETE", "playlistItems", headers=wrong, id=row["id"])
    assert reason(refused) == (412, "conditionNotMet")
    kept = {"title": "To watch", "description": ""}
    renamed = ada.send("PUT", "playlists", {"id": to_watch, "snippet": kept}, wrong, part="snippet")
    assert reason(renamed) == (412, "conditionNotMet")


def test_the_servers_clock_may_be_wrong(ada: Caller, youtube: YouTubeEmulator) -> None:
    right = ada.send("GET", "channels", part="id", mine="true").headers["Date"]
    youtube.faults.clock_offset(600)

    assert ada.send("GET", "channels", part="id", mine="true").headers["Date"] != right


def test_pictures_have_the_size_that_is_told(ada: Caller, to_watch: str) -> None:
    row = ada.items(to_watch)[0]

    for told in row["snippet"]["thumbnails"].values():
        answer = requests.get(told["url"], timeout=60)
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert (picture.width, picture.height, picture.format) == (told["width"], told["height"], "JPEG")
        assert answer.headers["Content-Type"] == "image/jpeg"
    empty = next(
        one for one in ada.get("playlists", part="snippet", mine="true")["items"] if "no_thumbnail" in str(one)
    )
    none = requests.get(empty["snippet"]["thumbnails"]["default"]["url"], timeout=60)
    assert none.status_code == 200


def test_playlists_tokens_and_the_quota_survive_a_restart(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "sandbox.json"
    with Sandbox(clock=clock, state_file=file) as first:
        ada = Caller(first.youtube, first.youtube.sign_in("ada@example.org"))
        playlist = ada.playlist("To watch")
        row, other, *_ = ada.items(playlist)
        ada.move(row, 9, contentDetails={"note": "Later"})
        ada.delete(other["id"])
        ada.send("POST", "videos/rate", id=row["contentDetails"]["videoId"], rating="like")
        first.youtube.faults.change_video(other["contentDetails"]["videoId"], "deleted")
        before = (ada.items(playlist), ada.items("LL"), ada.get("playlists", part="snippet,status", mine="true"))
        left = first.youtube.quota.left()

    with Sandbox(clock=clock, state_file=file) as second:
        ada.youtube = second.youtube
        assert second.youtube.quota.left() == left

        def without_hosts(tree: object) -> str:
            return str(tree).replace(first.youtube.endpoint, "").replace(second.youtube.endpoint, "")

        after = (ada.items(playlist), ada.items("LL"), ada.get("playlists", part="snippet,status", mine="true"))
        assert _untagged(without_hosts(after)) == _untagged(without_hosts(before))


def _untagged(text: str) -> str:
    """The answers without their entity-tags, which cover the pictures' addresses."""
    return re.sub(r"'etag': '[^']+'", "", text)
