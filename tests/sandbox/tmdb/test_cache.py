"""Fingerprints, 304, and answers that are too old (tmdb.md, section 5)."""

import re

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import Caller

FILMS = "/3/account/1815/watchlist/movies?sort_by=created_at.desc"
STATES = "/3/movie/990004/account_states"
ADD = {"media_type": "movie", "media_id": 990004, "watchlist": True}


def add(ada: Caller) -> None:
    assert ada.post("/3/account/1815/watchlist", ADD) == (201, 1)


@pytest.mark.parametrize(
    ("path", "seconds"),
    [(FILMS, 300), ("/3/list/8679001", 300), (STATES, 300), ("/3/movie/644449", 28800), ("/3/account", 300)],
)
def test_reads_have_a_weak_fingerprint(ada: Caller, path: str, seconds: int) -> None:
    answer = ada.send("GET", path)
    tag = answer.headers["ETag"]

    assert re.fullmatch(r'W/"[0-9a-f]{32}"', tag)
    assert answer.headers["Cache-Control"] == f"public, max-age={seconds}"
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
        again = ada.send("GET", path, If_None_Match=sent)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert ada.send("GET", path, If_None_Match='W/"other"').status_code == 200


def test_the_fingerprint_is_the_bodys(ada: Caller) -> None:
    before = ada.send("GET", FILMS).headers["ETag"]
    assert ada.send("GET", FILMS).headers["ETag"] == before

    add(ada)

    assert ada.send("GET", FILMS, If_None_Match=before).status_code == 200


def test_writes_and_refusals_have_none(ada: Caller) -> None:
    for answer in (ada.send("POST", "/3/account/1815/watchlist", ADD), ada.send("GET", "/3/list/1")):
        assert not answer.headers.keys() & {"ETag", "Cache-Control"}


def test_a_precondition_of_a_write_is_ignored(ada: Caller) -> None:
    answer = ada.send("POST", "/3/account/1815/watchlist", ADD, If_Match='"other"')

    assert answer.status_code == 201


def test_a_read_may_be_too_old(tmdb: TmdbEmulator, ada: Caller, clock: Clock) -> None:
    assert ada.get(FILMS)["total_results"] == 60
    tmdb.faults.stale_reads(300)
    clock.go_on(100)
    add(ada)

    stale = ada.send("GET", FILMS)

    assert (stale.json()["total_results"], stale.headers["Age"]) == (60, "100")
    assert ada.get(STATES)["watchlist"] is True
    assert ada.get(FILMS + "&page=1")["total_results"] == 61
    clock.go_on(200)
    assert ada.get(FILMS)["total_results"] == 61


def test_lists_too(tmdb: TmdbEmulator, ada: Caller) -> None:
    tmdb.faults.stale_reads(300)
    assert ada.get("/3/list/8679001")["item_count"] == 23
    ada.post("/3/list/8679001/add_item", {"media_id": 650404})

    assert ada.get("/3/list/8679001")["item_count"] == 23
    assert ada.get("/3/list/8679001/item_status?movie_id=650404")["item_present"] is True
    tmdb.faults.stale_reads(0)
    assert ada.get("/3/list/8679001")["item_count"] == 24


def test_a_deleted_list_may_still_be_read(tmdb: TmdbEmulator, ada: Caller, clock: Clock) -> None:
    tmdb.faults.stale_reads(300)
    ada.get("/3/list/8679001")
    ada.send("DELETE", "/3/list/8679001")

    assert ada.get("/3/list/8679001")["name"] == "Noir"
    assert ada.refused("GET", "/3/list/8679001/item_status?movie_id=1") == (404, 34)
    clock.go_on(300)
    assert ada.refused("GET", "/3/list/8679001") == (404, 34)


@pytest.mark.parametrize("honoured", [True, False])
def test_no_cache_may_be_honoured(tmdb: TmdbEmulator, ada: Caller, honoured: bool) -> None:
    ada.get(FILMS)
    tmdb.faults.stale_reads(300)
    tmdb.faults.honour_no_cache(on=honoured)
    add(ada)

    fresh = ada.send("GET", FILMS, Cache_Control="no-cache").json()

    assert (fresh["total_results"] == 61) is honoured


def test_the_cache_is_not_shared_between_members(tmdb: TmdbEmulator, ada: Caller, ada4: Caller) -> None:
    tmdb.faults.stale_reads(300)
    assert ada4.get("/4/list/8679002")["item_count"] == 8

    assert Caller(tmdb, token=tmdb.read_access_token).refused("GET", "/4/list/8679002") == (401, 39)


def test_a_dead_session_reads_nothing_old(tmdb: TmdbEmulator, ada: Caller) -> None:
    tmdb.faults.stale_reads(300)
    ada.get(FILMS)
    tmdb.faults.revoke("ada")

    assert ada.refused("GET", FILMS) == (401, 3)
