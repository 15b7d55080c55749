"""The emulated server as Jellyfin's own Python client uses a real one.

Runs where `jellyfin-apiclient-python` is installed: it stays out of the lock.
"""

from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from tests.sandbox.jellyfin.far_client import type_code

package: Any = pytest.importorskip("jellyfin_apiclient_python", reason="jellyfin-apiclient-python is not installed")


@pytest.fixture
def client(jellyfin: JellyfinEmulator) -> Any:
    """A client that has found the server, and is not signed in."""
    one = package.JellyfinClient()
    one.config.app("Interop", "1.0", "Desk", "c0ffee-interop")
    one.config.data["auth.ssl"] = False
    found = one.auth.connect_to_address(jellyfin.address)
    assert found["State"] == package.connection_manager.CONNECTION_STATE["ServerSignIn"], found
    assert found["Servers"][0]["Name"] == "attic"
    return one


@pytest.fixture
def sign_in(jellyfin: JellyfinEmulator, client: Any) -> Callable[[], Any]:
    def signed_in() -> Any:
        assert client.auth.login(jellyfin.address, "ada", "analytical")["User"]["Name"] == "ada"
        return client.jellyfin

    return signed_in


def playlist(api: Any, name: str) -> str:
    return str(next(row["Id"] for row in api.get_playlists()["Items"] if row["Name"] == name))


def media(api: Any, one: str) -> list[str]:
    return [row["Id"] for row in api.get_playlist_items(one)["Items"]]


def test_a_wrong_password(jellyfin: JellyfinEmulator, client: Any, caplog: pytest.LogCaptureFixture) -> None:
    assert client.auth.login(jellyfin.address, "ada", "wrong") == {}
    caplog.clear()


def test_quick_connect(jellyfin: JellyfinEmulator, client: Any) -> None:
    address, api = jellyfin.address, client.auth.API
    assert api.quick_connect_enabled(address) is True
    quick = api.quick_connect_initiate(address)
    assert not api.quick_connect_state(address, quick["Secret"])["Authenticated"]

    assert type_code(jellyfin, quick["Code"]) == 200

    assert api.quick_connect_state(address, quick["Secret"])["Authenticated"]
    assert client.auth.login_with_quick_connect(address, quick["Secret"])["User"]["Name"] == "ada"
    assert playlist(client.jellyfin, "To watch")


def test_a_playlist(jellyfin: JellyfinEmulator, sign_in: Callable[[], Any]) -> None:
    api = sign_in()
    (film,) = api.search_media_items("vertigo", media="Movie")["Items"]
    (other,) = api.search_media_items("casablanca", media="Movie")["Items"]

    made = api.new_playlist("Interop", [film["Id"], other["Id"]], is_public=False)["Id"]

    assert media(api, made) == [film["Id"], other["Id"]]
    assert api.get_playlist(made)["OpenAccess"] is False
    entries = [row["PlaylistItemId"] for row in api.get_playlist_items(made)["Items"]]
    api.move_playlist_item(made, entries[0], 1)
    assert media(api, made) == [other["Id"], film["Id"]]
    api.update_playlist(made, item_ids=[film["Id"], other["Id"]])
    assert media(api, made) == [film["Id"], other["Id"]]
    api.update_playlist(made, name="Renamed", is_public=True)
    assert playlist(api, "Renamed") == made
    api.remove_playlist_items(made, [entries[0]])
    assert media(api, made) == [other["Id"]]
    api.add_playlist_items(made, [film["Id"], film["Id"], other["Id"]])
    assert media(api, made) == [other["Id"], film["Id"]]
    assert jellyfin.state.order("Renamed") == [other["Id"], film["Id"]]


def test_favorites_by_the_older_address(jellyfin: JellyfinEmulator, sign_in: Callable[[], Any]) -> None:
    api = sign_in()
    film = jellyfin.state.library.named("Vertigo").id

    assert api.favorite(film)["IsFavorite"] is True
    assert api.favorite(film, option=False)["IsFavorite"] is False


def test_12_takes_its_headers(jellyfin: JellyfinEmulator, sign_in: Callable[[], Any]) -> None:
    jellyfin.faults.upgrade("12.0.0")

    assert playlist(sign_in(), "To watch")


def test_a_dead_token(jellyfin: JellyfinEmulator, sign_in: Callable[[], Any], caplog: pytest.LogCaptureFixture) -> None:
    api = sign_in()
    jellyfin.faults.revoke("ada")

    with pytest.raises(package.exceptions.HTTPException) as refused:
        api.get_playlists()

    assert refused.value.status == "Unauthorized"
    caplog.clear()
