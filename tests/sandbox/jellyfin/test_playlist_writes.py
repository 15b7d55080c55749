"""Writing to playlists, by version (jellyfin.md, section 5)."""

import pytest

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from tests.sandbox.jellyfin.far_client import Caller


@pytest.fixture
def film(jellyfin: JellyfinEmulator) -> str:
    return jellyfin.state.library.named("Vertigo").id


def expected(order: list[str], old: int, new: int) -> list[str]:
    rest = [one for one in order if one != order[old]]
    rest.insert(new, order[old])
    return rest


@pytest.mark.parametrize(("old", "new"), [(0, 23), (23, 0), (2, 5), (5, 2), (4, 24), (3, 3)])
def test_a_move_names_the_final_index_today(ada: Caller, to_watch: str, old: int, new: int) -> None:
    before = ada.entries(to_watch)

    assert ada.move(to_watch, before[old]["PlaylistItemId"], new) == 204

    assert ada.media(to_watch) == expected([row["Id"] for row in before], old, min(new, 23))


def test_beyond_the_end(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    entry = ada.media(to_watch)[0]

    answer = ada.send("POST", f"/Playlists/{to_watch}/Items/{entry}/Move/25")
    assert (answer.status_code, answer.text) == (500, "Error processing request.")
    assert ada.move(to_watch, "0" * 32, 3) == 204
    jellyfin.faults.upgrade("10.10.7")
    assert ada.move(to_watch, entry, 24) == 500
    assert ada.media(to_watch)[0] == entry


@pytest.mark.parametrize(("old", "new", "lands"), [(2, 5, 6), (2, 3, 4), (5, 0, 1), (5, 2, 2), (5, 23, 23)])
def test_10_10_lands_one_too_far(
    ada: Caller, to_watch: str, jellyfin: JellyfinEmulator, old: int, new: int, lands: int
) -> None:
    jellyfin.faults.upgrade("10.10.7")
    before = ada.media(to_watch)

    assert ada.move(to_watch, before[old], new) == 204

    assert ada.media(to_watch) == expected(before, old, lands)


def test_a_slot_of_its_own_up_to_10_9(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.upgrade("10.9.11")
    rows = ada.entries(to_watch)
    assert not {row["PlaylistItemId"] for row in rows} & {row["Id"] for row in rows}

    assert ada.move(to_watch, rows[0]["PlaylistItemId"], 99) == 204
    assert ada.media(to_watch)[-1] == rows[0]["Id"]
    assert ada.move(to_watch, rows[0]["Id"], 3) == 500
    assert ada.remove(to_watch, rows[1]["PlaylistItemId"], "unknown") == 204
    assert rows[1]["Id"] not in ada.media(to_watch)


def test_ids_of_10_10_0_are_made_anew(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.upgrade("10.10.0")
    first, second = ada.entries(to_watch), ada.entries(to_watch)

    assert [row["PlaylistItemId"] for row in first] != [row["PlaylistItemId"] for row in second]
    assert ada.move(to_watch, first[0]["PlaylistItemId"], 2) == 500
    assert ada.remove(to_watch, first[0]["PlaylistItemId"]) == 204
    assert len(ada.media(to_watch)) == 24


def test_a_removal_loses_what_the_server_cannot_find(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    first, dead, third, *rest = ada.media(to_watch)
    jellyfin.faults.kill(dead)

    assert ada.remove(to_watch, first.upper()) == 204  # ids are compared letter by letter
    assert jellyfin.state.order("To watch") == [first, third, *rest]
    jellyfin.faults.kill(dead, on=False)
    assert ada.media(to_watch) == [first, third, *rest]


def test_adding_nothing_new_saves_nothing(ada: Caller, to_watch: str) -> None:
    before = ada.etag(to_watch)

    assert ada.add(to_watch, ada.media(to_watch)[0], "0" * 32) == 204

    assert ada.etag(to_watch) == before


def test_the_media_type_of_a_new_playlist(ada: Caller, film: str) -> None:
    def kind(**body: object) -> str:
        made = ada.send("POST", "/Playlists", {"Name": "New", **body}).json()["Id"]
        return str(next(row["MediaType"] for row in ada.lists() if row["Id"] == made))

    assert kind() == "Audio"  # which is not what anybody means
    assert kind(MediaType="Video") == "Video"
    assert kind(Ids=[film]) == "Video"
    assert ada.send("POST", "/Playlists", {"Name": "New", "Ids": ["0" * 32]}).status_code == 400


def test_adding_goes_to_the_end(ada: Caller, to_watch: str, film: str, jellyfin: JellyfinEmulator) -> None:
    before = ada.media(to_watch)

    assert ada.add(to_watch, film, "0" * 32, position=0) == 204  # a position is ignored, and so is what is unknown

    assert ada.media(to_watch) == [*before, film]
    jellyfin.faults.upgrade("12.0.0")
    other = jellyfin.state.library.named("Playtime").id
    ada.remove(to_watch, other)
    now = ada.media(to_watch)
    assert ada.add(to_watch, other, position=1) == 204
    assert ada.media(to_watch) == [now[0], other, *now[1:]]


def test_a_series_is_opened(ada: Caller, jellyfin: JellyfinEmulator) -> None:
    empty, series = ada.playlist("Empty"), jellyfin.state.library.named("Fawlty Towers")

    assert ada.add(empty, series.id) == 204

    assert len(ada.media(empty)) == 12
    assert {row["SeriesName"] for row in ada.entries(empty)} == {"Fawlty Towers"}


@pytest.mark.parametrize(
    ("version", "by_setting", "count"),
    [
        ("10.9.11", False, 24), ("10.9.11", True, 25), ("10.10.2", True, 24), ("10.11.8", True, 24),
        ("12.0-rc3", True, 24), ("12.0-rc4", False, 25), ("12.0.0", False, 25),
    ],
)  # fmt: skip
def test_the_same_title_twice(
    ada: Caller, to_watch: str, jellyfin: JellyfinEmulator, version: str, by_setting: bool, count: int
) -> None:
    jellyfin.faults.upgrade(version)
    jellyfin.faults.allow_doubles(on=by_setting)

    assert ada.add(to_watch, ada.media(to_watch)[0]) == 204

    assert len(ada.media(to_watch)) == count


def test_doubles_share_an_id_in_12(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.upgrade("12.0.0")
    first, second, *rest = ada.media(to_watch)
    ada.add(to_watch, first)

    assert ada.move(to_watch, first, 1) == 204
    assert ada.media(to_watch) == [second, first, *rest, first]
    assert ada.remove(to_watch, first) == 204
    assert ada.media(to_watch) == [second, *rest]


def test_the_whole_list_at_once(ada: Caller, to_watch: str) -> None:
    before = ada.media(to_watch)

    assert ada.set_whole(to_watch, before[::-1]) == 204

    assert ada.media(to_watch) == before[::-1]


def test_the_whole_list_loses_what_its_writer_does_not_see(
    ada: Caller, to_watch: str, jellyfin: JellyfinEmulator
) -> None:
    before = ada.media(to_watch)
    jellyfin.faults.hide("ada", before[1:2])
    jellyfin.faults.kill(before[3])

    assert ada.set_whole(to_watch, before) == 204  # though they are named

    assert jellyfin.state.order("To watch") == [before[0], before[2], *before[4:]]


def test_the_whole_list_dies_between(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    before = ada.media(to_watch)
    jellyfin.faults.die_between()

    assert ada.set_whole(to_watch, before[::-1]) == 500
    assert ada.media(to_watch) == []
    assert ada.set_whole(to_watch, before) == 204
    assert ada.media(to_watch) == before


def test_the_whole_list_merges_doubles_before_12(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    first, *rest = ada.media(to_watch)

    ada.set_whole(to_watch, [first, *rest, first])
    assert ada.media(to_watch) == [first, *rest]
    jellyfin.faults.upgrade("12.0.0")
    ada.set_whole(to_watch, [first, *rest, first])
    assert ada.media(to_watch) == [first, *rest, first]


def test_making_renaming_and_deleting(ada: Caller, kim: Caller, film: str) -> None:
    made = ada.send("POST", "/Playlists", {"Name": "New", "Ids": [film], "UserId": ada.user, "IsPublic": False}).json()
    assert ada.media(made["Id"]) == [film]
    assert "New" not in [row["Name"] for row in kim.lists()]

    assert ada.send("POST", f"/Playlists/{made['Id']}", {"Name": "Newer", "IsPublic": True}).status_code == 204
    assert "Newer" in [row["Name"] for row in kim.lists()]
    assert ada.media(made["Id"]) == [film]
    assert kim.send("DELETE", f"/Items/{made['Id']}").status_code == 401
    assert ada.send("DELETE", f"/Items/{made['Id']}").status_code == 204
    assert ada.send("DELETE", f"/Items/{made['Id']}").status_code == 404
    assert ada.send("DELETE", f"/Items/{film}").status_code == 401


def test_the_right_to_write(ada: Caller, grace: Caller, kim: Caller, film: str, jellyfin: JellyfinEmulator) -> None:
    sea, secret = grace.playlist("At sea"), grace.playlist("Grace's own")

    assert ada.add(sea, film) == 204  # by her share
    assert kim.add(sea, film) == 403  # sees it only
    assert kim.set_whole(sea, []) == 403
    assert ada.add(secret, film) == 404
    jellyfin.faults.share(sea, "ada", can_edit=False)
    assert ada.move(sea, ada.media(sea)[0], 2) == 403


def test_an_etag_changes_with_each_save_and_says_no_more(
    ada: Caller, to_watch: str, jellyfin: JellyfinEmulator
) -> None:
    before = ada.etag(to_watch)
    assert ada.etag(to_watch) == before
    jellyfin.faults.refresh_metadata(to_watch)
    refreshed = ada.etag(to_watch)
    ada.move(to_watch, ada.media(to_watch)[0], 3)

    assert len({before, refreshed, ada.etag(to_watch)}) == 3


def test_somebody_else_writes(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator, film: str) -> None:
    before = ada.media(to_watch)

    assert jellyfin.faults.edit_in_app(to_watch, move=before[0], position=2) == "moved The Third Man from 0 to 2"
    assert ada.media(to_watch) == expected(before, 0, 2)
    assert jellyfin.faults.edit_in_app(to_watch, add=film, position=0).startswith("added")
    assert jellyfin.faults.edit_in_app(to_watch, remove=before[3]).startswith("removed")
    assert ada.media(to_watch)[0] == film
    jellyfin.faults.edit_before_writes(1)
    now = ada.media(to_watch)
    ada.remove(to_watch, "0" * 32)
    assert sorted(ada.media(to_watch)) == sorted(now)
    assert ada.media(to_watch) != now
    jellyfin.faults.delete_in_app(to_watch)
    assert ada.add(to_watch, film) == 404


def test_204_proves_nothing(ada: Caller, to_watch: str, film: str, jellyfin: JellyfinEmulator) -> None:
    before = ada.media(to_watch)
    jellyfin.faults.lose_next_writes(2)

    assert [ada.add(to_watch, film), ada.move(to_watch, before[0], 4)] == [204, 204]
    assert ada.media(to_watch) == before
    assert ada.add(to_watch, film) == 204
    assert ada.media(to_watch) == [*before, film]


def test_a_playlist_is_filled(ada: Caller, to_watch: str, jellyfin: JellyfinEmulator) -> None:
    before = ada.media(to_watch)
    jellyfin.faults.fill(to_watch, 500)

    media = ada.media(to_watch)

    assert (len(set(media)), media[:24]) == (500, before)
