"""The emulated Trakt as PyTrakt uses the real one. Runs where that library is installed: it stays out of the lock."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import OUT_OF_BAND, Person, session

# trakt.py calls its package "trakt", too
device: Any = pytest.importorskip("trakt.auth.device", reason="PyTrakt is not installed")
api: Any = pytest.importorskip("trakt.api")
core: Any = pytest.importorskip("trakt.core")
errors: Any = pytest.importorskip("trakt.errors")
movies: Any = pytest.importorskip("trakt.movies")
pin: Any = pytest.importorskip("trakt.auth.pin")
sync: Any = pytest.importorskip("trakt.sync")
users: Any = pytest.importorskip("trakt.users")

TOO_SOON = 6
WATCHLIST = "sync/watchlist?page={page}&limit=100"


@pytest.fixture
def config(trakt: TraktEmulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """PyTrakt's, which is one for the whole process. It knows one host alone, and asks that for tokens, too."""
    monkeypatch.setattr(core, "BASE_URL", f"{trakt.api}/")
    monkeypatch.setattr(core, "CLIENT_ID", trakt.client_id)
    monkeypatch.setattr(core, "CLIENT_SECRET", trakt.client_secret)
    monkeypatch.setattr(core, "CONFIG_PATH", str(tmp_path / "pytrakt.json"))
    trakt.faults.writes_per_second(None)
    core.config.cache_clear()
    core.api.cache_clear()
    yield core.config()
    core.config.cache_clear()
    core.api.cache_clear()


@pytest.fixture
def linked(config: Any, trakt: TraktEmulator, clock: Clock, browser: Person) -> Any:
    """PyTrakt's client with Ada's token, by a device's code."""
    adapter = device.DeviceAuthAdapter(client=core.api(), config=config)
    code = adapter.get_device_code()
    with pytest.raises(errors.BadRequestException):
        adapter.get_device_token(code["device_code"])
    browser.press(browser.open(f"{trakt.auth}/activate/{code['user_code']}"), code=code["user_code"])
    clock.go_on(TOO_SOON)
    assert adapter.get_device_token(code["device_code"])["token_type"] == "bearer"
    with pytest.raises(errors.ConflictException):
        adapter.get_device_token(code["device_code"])
    return core.api()


def watchlist(client: Any) -> list[Any]:
    return [item for page in (1, 2) for item in client.get(WATCHLIST.format(page=page))]


def a_film() -> Any:
    return sync.search("Gone with", "movie")[0]


def test_a_device_that_is_refused(config: Any, trakt: TraktEmulator, browser: Person) -> None:
    adapter = device.DeviceAuthAdapter(client=core.api(), config=config)
    code = adapter.get_device_code()
    assert code["verification_url"] == f"{trakt.auth}/activate"
    browser.press(browser.open(f"{trakt.auth}/activate"), "refuse", code=code["user_code"])

    with pytest.raises(errors.TraktException):
        adapter.get_device_token(code["device_code"])

    assert trakt.requests[-1].status == 418


def test_a_pin(config: Any, trakt: TraktEmulator, browser: Person) -> None:
    address, _ = session(trakt, OUT_OF_BAND).create_authorization_url(f"{trakt.auth}/oauth/authorize")
    shown = browser.press(browser.open(address)).text
    code = shown.partition('id="pin"')[2].partition(">")[2].partition("<")[0]

    pin.PinAuthAdapter(client=core.api(), config=config, pin=code).authenticate()

    assert trakt.grants.by_access(config.OAUTH_TOKEN) is not None


def test_a_token_is_renewed_before_it_ends(linked: Any, config: Any) -> None:
    before, config.OAUTH_EXPIRES_AT = config.OAUTH_TOKEN, 1

    assert linked.get("users/settings")["user"]["username"] == "ada"

    assert before != config.OAUTH_TOKEN


def test_a_page_of_the_sign_in_host_is_not_here(linked: Any) -> None:
    with pytest.raises(errors.NotFoundException):
        linked.get("oauth/authorize")


def test_the_watchlist(linked: Any) -> None:
    film = a_film()
    sync.remove_from_watchlist(film)

    assert sync.add_to_watchlist(film)["added"]["movies"] == 1
    assert sync.add_to_watchlist(film)["existing"]["movies"] == 1
    assert watchlist(linked)[-1]["movie"]["ids"]["slug"] == film.slug
    assert sync.remove_from_watchlist(film)["deleted"]["movies"] == 1
    assert sync.remove_from_watchlist(film)["deleted"]["movies"] == 0


def test_the_whole_order(linked: Any) -> None:
    before = [item["id"] for item in watchlist(linked)]

    answer = linked.post("sync/watchlist/reorder", {"rank": before[::-1]})

    assert (answer["updated"], answer["skipped_ids"]) == (len(before), [])
    assert [item["id"] for item in watchlist(linked)] == before[::-1]


def test_a_list_of_ones_own(linked: Any) -> None:
    film, other = a_film(), movies.Movie("Playtime", 1967, "playtime-1967")
    told = linked.post("users/me/lists", {"name": "Interop", "privacy": "private"})
    made = users.UserList(**{**told, "creator": "me", "user": "me"})  # its own `create` wants no user in the answer
    items = f"users/me/lists/{made.trakt}/items"

    made.add_items(film, other)

    first, second = linked.get(items)
    assert [one["movie"]["title"] for one in (first, second)] == [film.title, "Playtime"]
    linked.post(f"{items}/reorder", {"rank": [second["id"], first["id"]]})
    assert [item["id"] for item in linked.get(items)] == [second["id"], first["id"]]
    made.remove_items(film)
    assert [item["id"] for item in linked.get(items)] == [second["id"]]
    made.delete_list()
    with pytest.raises(errors.NotFoundException):
        linked.get(items)


def test_ratings(linked: Any) -> None:
    film = a_film()

    assert sync.rate(film, 8)["added"]["movies"] == 1
    rated = {row["movie"]["ids"]["slug"]: row["rating"] for row in linked.get("sync/ratings/movies")}
    assert rated[film.slug] == 8
