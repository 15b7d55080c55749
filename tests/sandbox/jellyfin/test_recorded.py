"""The emulated answers have the shapes of those that other projects recorded (SOURCES.md beside the recordings)."""

from typing import Any

import pytest

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from tests.sandbox.jellyfin.far_client import Caller
from tests.sandbox.shapes import FIXTURES, REASON, differences, recorded

pytestmark = pytest.mark.skipif(not (FIXTURES / "jellyfin").is_dir(), reason=REASON)

OF_THE_WORK = frozenset({"OfficialRating", "CommunityRating", "Status", "AirDays", "EndDate", "RunTimeTicks"})
"""Facts of a series that the common catalogue does not have."""


def shape(name: str, emulated: Any) -> list[str]:
    return differences(recorded("jellyfin", name), emulated)


def test_the_public_information(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    jellyfin.faults.upgrade("10.8.10")

    assert shape("system_info_public_10_8_10", stranger.get("/System/Info/Public")) == []
    assert stranger.get("/System/Info/Public")["OperatingSystem"] == "Linux"


def test_signing_in(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    jellyfin.faults.upgrade("10.8.10")

    answer = stranger.send("POST", "/Users/AuthenticateByName", {"Username": "kim", "Pw": ""}).json()

    assert shape("auth_by_name_200_10_8_10", answer) == []


def test_quick_connect_switched_off(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    jellyfin.faults.switch_quick_connect(on=False)

    assert stranger.get("/QuickConnect/Enabled") is recorded("jellyfin", "quickconnect_enabled_false")


def test_a_dead_token(jellyfin: JellyfinEmulator) -> None:
    record = recorded("jellyfin", "error_401_dead_token_headers")
    answer = Caller(jellyfin, "0" * 32).send("GET", "/Users/Me")

    assert (answer.status_code, answer.text) == (record["status"]["code"], record["body"])
    assert answer.headers["Content-Length"] == record["headers"]["content-length"]
    assert not {"content-type", "www-authenticate"} & {name.lower() for name in answer.headers}


def test_a_key_of_the_owner(jellyfin: JellyfinEmulator) -> None:
    answer = Caller(jellyfin, jellyfin.api_key).send("GET", "/Users/Me")

    assert answer.status_code == 400
    assert answer.json() == recorded("jellyfin", "error_400_problem_users_me_api_key")


def test_a_series(jellyfin: JellyfinEmulator, ada: Caller) -> None:
    jellyfin.faults.upgrade("10.8.13")

    answer = ada.get(f"/Users/{ada.user}/Items", searchTerm="prisoner", IncludeItemTypes="Series")

    missing = {f".Items[].{name}: not emulated" for name in OF_THE_WORK}
    of_pictures = {f".Items[].ImageTags.{name}: not emulated" for name in ("Banner",)}
    of_blur = {f".Items[].ImageBlurHashes.{name}: not emulated" for name in ("Backdrop", "Primary", "Banner")}
    found = set(shape("items_search_series_10_8", answer))
    assert found - missing - of_pictures - of_blur == set()
    assert missing <= found


def test_entries_of_a_playlist(jellyfin: JellyfinEmulator, ada: Caller, to_watch: str) -> None:
    jellyfin.faults.upgrade("10.10.7")
    record = recorded("jellyfin", "playlist_items_10_10_first_fields")["Items"][0]

    row = ada.get(f"/Playlists/{to_watch}/Items")["Items"][0]

    assert row["PlaylistItemId"] == row["Id"]
    assert {name for name in record if name not in row} == {"HasLyrics"}  # of music alone
    assert all(isinstance(row[name], str) for name in record if name in row)
