"""The emulated TMDB as tmdbsimple uses the real one. Runs where that library is installed: it stays out of the lock."""

from collections.abc import Callable
from typing import Any

import pytest
import requests

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.tmdb.far_client import Person

simple: Any = pytest.importorskip("tmdbsimple", reason="tmdbsimple is not installed")
base: Any = pytest.importorskip("tmdbsimple.base")


@pytest.fixture
def at(tmdb: TmdbEmulator, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The library, whose address is the emulator's."""
    monkeypatch.setattr(simple, "API_KEY", tmdb.api_key)
    original = base.TMDB.__init__

    def begin(one: Any) -> None:
        original(one)
        one.base_uri = f"{tmdb.api}/3"

    monkeypatch.setattr(base.TMDB, "__init__", begin)
    return simple


@pytest.fixture
def session(at: Any, person: Person) -> str:
    """A session of Ada's, from the approval on the website."""
    token = at.Authentication().token_new()["request_token"]
    person.decide(token)
    return str(at.Authentication().session_new(request_token=token)["session_id"])


def refused(call: Callable[[], object]) -> tuple[int, int]:
    """The HTTP status and TMDB's own code."""
    with pytest.raises(requests.HTTPError) as error:
        call()
    answer = error.value.response
    return answer.status_code, answer.json()["status_code"]


def test_without_approval_there_is_no_session(at: Any) -> None:
    token = at.Authentication().token_new()["request_token"]

    assert refused(lambda: at.Authentication().session_new(request_token=token)) == (401, 17)


def test_name_and_password_in_the_query(at: Any, tmdb: TmdbEmulator) -> None:
    token = at.Authentication().token_new()["request_token"]
    sign_in = {"request_token": token, "username": "ada"}
    assert refused(lambda: at.Authentication().token_validate_with_login(**sign_in, password="no")) == (401, 30)

    assert at.Authentication().token_validate_with_login(**sign_in, password="analytical")["request_token"] == token

    session = at.Authentication().session_new(request_token=token)["session_id"]
    assert at.Account(session).info()["username"] == "ada"
    assert "analytical" not in repr(tmdb.requests)


def test_the_watchlist(at: Any, session: str) -> None:
    account = at.Account(session)
    account.info()
    film = at.Search().movie(query="the")["results"][0]["id"]
    account.watchlist(media_type="movie", media_id=film, watchlist=True)

    newest = account.watchlist_movies(sort_by="created_at.desc")["results"]

    assert film in [row["id"] for row in newest]
    assert account.watchlist(media_type="movie", media_id=film, watchlist=False)["status_code"] == 13
    assert at.Movies(film).account_states(session_id=session)["watchlist"] is False


def test_a_list(at: Any, session: str) -> None:
    film = at.Search().movie(query="the")["results"][0]["id"]
    made = at.Lists(0, session).list_create(name="Interop", description="x", language="en")["list_id"]
    own = at.Lists(made, session)

    own.add_item(media_id=film)

    assert refused(lambda: own.add_item(media_id=film)) == (403, 8)
    assert at.Lists(made).item_status(movie_id=film)["item_present"] is True
    assert at.Lists(made).info()["item_count"] == 1
    own.remove_item(media_id=film)
    own.list_clear(confirm="true")
    with pytest.raises(requests.HTTPError):
        own.list_delete()  # 500, though it is done (tmdb.md, section 4)
    assert refused(lambda: at.Lists(made).info()) == (404, 34)


def test_ratings(at: Any, session: str) -> None:
    film = at.Movies(at.Search().movie(query="the")["results"][0]["id"])

    film.rating(session_id=session, value=8.5)

    assert film.account_states(session_id=session)["rated"] == {"value": 8.5}
    film.rating_delete(session_id=session)
    assert film.account_states(session_id=session)["rated"] is False


def test_a_session_ends(at: Any, session: str) -> None:
    assert at.Authentication().session_delete(session_id=session)["success"] is True

    assert refused(lambda: at.Account(session).info()) == (401, 3)
