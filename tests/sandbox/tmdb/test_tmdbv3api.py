"""The emulated TMDB as tmdbv3api uses the real one. Runs where that library is installed: it stays out of the lock."""

from typing import Any

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator

library: Any = pytest.importorskip("tmdbv3api", reason="tmdbv3api is not installed")
tmdb_module: Any = pytest.importorskip("tmdbv3api.tmdb")

KEPT = ("TMDB_LANGUAGE", "TMDB_SESSION_ID", "TMDB_ACCOUNT_ID", "page", "total_results", "total_pages")
"""Variables of the environment in which the library keeps its state."""


@pytest.fixture
def ada(tmdb: TmdbEmulator, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The library, signed in by name and password."""
    for name in KEPT:
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("TMDB_LANGUAGE", "en")
    monkeypatch.setenv("TMDB_API_KEY", tmdb.api_key)
    monkeypatch.setenv("TMDB_CACHE_ENABLED", "False")
    original = tmdb_module.TMDb.__init__

    def begin(one: Any, *args: Any, **named: Any) -> None:
        original(one, *args, **named)
        one._base = f"{tmdb.api}/3"

    monkeypatch.setattr(tmdb_module.TMDb, "__init__", begin)
    library.Authentication("ada", "analytical")
    monkeypatch.setenv("TMDB_ACCOUNT_ID", str(library.Account().details().id))
    return library


def first_film(ada: Any) -> int:
    return int(next(iter(ada.Search().movies("the"))).id)


def test_who_signed_in(ada: Any, tmdb: TmdbEmulator) -> None:
    assert ada.Account().details().username == "ada"
    assert [grant.username for grant in tmdb.grants.sessions] == ["ada"]


def test_the_watchlist(ada: Any) -> None:
    film, account = first_film(ada), ada.Account()
    account.add_to_watchlist(film, "movie")

    assert film in [one.id for one in account.movie_watchlist(asc_sort=False)]
    assert film not in [one.id for one in account.movie_watchlist()]  # the oldest twenty
    account.remove_from_watchlist(film, "movie")
    assert film not in [one.id for one in account.movie_watchlist(asc_sort=False)]


def test_a_list(ada: Any) -> None:
    film, lists = first_film(ada), ada.List()
    made = lists.create_list("Interop", "x")

    lists.add_movie(made, film)

    assert lists.check_item_status(made, film)
    assert [one.id for one in lists.details(made)] == [film]
    lists.clear_list(made)
    assert not lists.check_item_status(made, film)


def test_a_rating(ada: Any) -> None:
    film = first_film(ada)

    ada.Movie().rate_movie(film, 7.5)

    assert {one.id: one.rating for one in ada.Account().rated_movies(asc_sort=False)}[film] == 7.5
