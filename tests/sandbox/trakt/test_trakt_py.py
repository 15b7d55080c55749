"""The emulated Trakt as trakt.py uses the real one. Runs where that library is installed: it stays out of the lock."""

from collections.abc import Iterator
from typing import Any

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import OUT_OF_BAND, Person

# PyTrakt calls its package "trakt", too
pytest.importorskip("trakt.interfaces.oauth", reason="trakt.py is not installed")
client: Any = pytest.importorskip("trakt.client")

TOO_SOON = 6
FILM = {"movies": [{"ids": {"imdb": "tt8642764"}}]}


@pytest.fixture
def far(trakt: TraktEmulator) -> Any:
    trakt.faults.writes_per_second(None)
    one = client.TraktClient()
    one.base_url = trakt.api
    one.configuration.defaults.client(id=trakt.client_id, secret=trakt.client_secret)
    one.configuration.defaults.http(retry=False)
    return one


@pytest.fixture
def token(far: Any, trakt: TraktEmulator, clock: Clock, browser: Person) -> Any:
    code = far["oauth/device"].code()
    assert far["oauth/device"].token(code["device_code"]) is None  # and so in the log
    browser.press(browser.open(f"{trakt.auth}/activate"), code=code["user_code"])
    clock.go_on(TOO_SOON)
    return far["oauth/device"].token(code["device_code"])


@pytest.fixture
def ada(far: Any, token: Any) -> Iterator[Any]:
    """The client with Ada's token."""
    with far.configuration.oauth.from_response(token, refresh=False):
        yield far


def test_a_token_is_renewed_once(far: Any, token: Any, caplog: pytest.LogCaptureFixture) -> None:
    renewed = far["oauth"].token_refresh(token["refresh_token"], OUT_OF_BAND)

    assert renewed["access_token"] != token["access_token"]
    assert far["oauth"].token_refresh(token["refresh_token"], OUT_OF_BAND) is None
    caplog.clear()


def test_the_watchlist(ada: Any, trakt: TraktEmulator) -> None:
    everything = list(ada["sync/watchlist"].get(pagination=True, per_page=50))
    assert len(everything) == len(trakt.state.items("ada").entries)

    assert ada["sync/watchlist"].add(FILM)["not_found"]["movies"] == []
    assert ada["sync/watchlist"].remove(FILM)["deleted"]["movies"] == 1


def test_ratings(ada: Any) -> None:
    rated = {"movies": [{"rating": 7, **FILM["movies"][0]}]}

    assert ada["sync/ratings"].add(rated)["added"]["movies"] == 1
    assert 7 in [film.rating.value for film in ada["sync/ratings"].movies().values()]
    assert ada["sync/ratings"].remove(FILM)["deleted"]["movies"] == 1


def test_a_list_of_ones_own(ada: Any) -> None:
    made = ada["users/*/lists"].create("me", "Interop", description="x")

    made.add(FILM)

    assert len(list(made.items())) == 1
    made.remove(FILM)
    assert not made.items()
    assert made.update(name="Interop 2")
    assert made.delete()


def test_search(ada: Any) -> None:
    film = ada["movies"].get("the-third-man-1949")
    assert [one.title for one in ada["search"].lookup(film.get_key("imdb"), "imdb")] == ["The Third Man"]
    assert ada["movies"].get("the-third-man-1949", extended="full").runtime > 90
