"""What every call must bring, and how often one may call (trakt.md, sections 1, 8 and 9)."""

import json

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import Caller


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"trakt_api_key": None}, 403),
        ({"trakt_api_key": "another"}, 403),
        ({"trakt_api_version": None}, 400),
        ({"trakt_api_version": "1"}, 400),
        ({"User_Agent": ""}, 403),
        ({"Authorization": None}, 401),
        ({"Authorization": "Bearer unknown"}, 401),
        ({"Content_Type": None}, 200),
    ],
)
def test_headers_of_a_read(ada: Caller, changed: dict[str, str | None], status: int) -> None:
    assert ada.send("GET", "/sync/watchlist", **changed).status_code == status


@pytest.mark.parametrize("content_type", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_a_write_is_json_and_says_so(ada: Caller, content_type: str | None) -> None:
    path, body = "/sync/watchlist", {"movies": [{"ids": {"trakt": 400}}]}

    assert ada.send("POST", path, body, Content_Type=content_type).status_code == 412
    assert ada.send("POST", path, body, Content_Type="application/json; charset=utf-8").status_code == 201


@pytest.mark.parametrize("body", [[], "text", 7])
def test_a_body_is_an_object(ada: Caller, body: object) -> None:
    assert ada.send("POST", "/sync/watchlist", body).status_code == 400


def test_the_edge_answers_a_nameless_client_in_html(ada: Caller) -> None:
    refused = ada.send("GET", "/sync/watchlist", User_Agent="")

    assert refused.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nonsense", 404),
        ("PUT", "/sync/watchlist", 405),
        ("GET", "/sync/watchlist/nonsense", 404),
        ("GET", "/users/nobody/lists", 404),
        ("GET", "/oauth/token", 405),
        ("GET", "/%2Fusers/settings", 404),
        ("GET", "/users%2Fsettings/", 200),
    ],
)
def test_addresses(ada: Caller, method: str, path: str, status: int) -> None:
    assert ada.send(method, path, {} if method == "PUT" else None).status_code == status


def test_a_token_that_is_over_is_401(trakt: TraktEmulator, ada: Caller, clock: Clock) -> None:
    clock.go_on(604_800)

    assert ada.send("GET", "/sync/watchlist").status_code == 401


def test_a_dead_token_is_refused_also_where_none_is_asked_for(trakt: TraktEmulator) -> None:
    assert Caller(trakt).send("GET", "/search/movie?query=m").status_code == 200
    assert Caller(trakt, "dead").send("GET", "/search/movie?query=m").status_code == 401


def test_a_revoked_permission_is_401(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.revoke("ada")

    refused = ada.send("GET", "/sync/watchlist")

    assert (refused.status_code, refused.content) == (401, b"")


def test_a_deleted_application_gets_403_here_too(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.delete_application()

    assert ada.send("GET", "/search/movie?query=m").status_code == 403


@pytest.mark.parametrize("how", ["Locked", "Deactivated"])
def test_a_closed_account(trakt: TraktEmulator, ada: Caller, how: str) -> None:
    trakt.faults.close_account("ada", how)

    refused = ada.send("GET", "/users/settings")

    assert (refused.status_code, refused.headers[f"X-Account-{how}"]) == (423, "true")
    trakt.faults.close_account("ada", "")
    assert ada.send("GET", "/users/settings").status_code == 200


def test_one_write_a_second(trakt: TraktEmulator, ada: Caller, grace: Caller, clock: Clock) -> None:
    trakt.faults.writes_per_second(1)
    body = {"rank": [1]}
    assert ada.send("POST", "/sync/watchlist/reorder", body).status_code == 200

    refused = ada.send("POST", "/sync/watchlist/reorder", body)

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
    told = json.loads(refused.headers["X-Ratelimit"])
    assert (told["name"], told["period"], told["limit"], told["remaining"]) == ("AUTHED_API_POST_LIMIT", 1, 1, 0)
    assert grace.send("POST", "/sync/watchlist/reorder", body).status_code == 200
    assert ada.send("GET", "/sync/watchlist?limit=1").status_code == 200
    clock.go_on(1)
    assert ada.send("POST", "/sync/watchlist/reorder", body).status_code == 200


@pytest.mark.parametrize("signed_in", [True, False])
def test_reads_have_a_budget(trakt: TraktEmulator, ada: Caller, clock: Clock, signed_in: bool) -> None:
    trakt.faults.reads_per_five_minutes(2)
    caller, path = ada if signed_in else Caller(trakt), "/search/movie?query=m"
    assert [caller.send("GET", path).status_code for _ in range(2)] == [200, 200]
    clock.go_on(100)

    refused = caller.send("GET", path)

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "200")
    name = "AUTHED_API_GET_LIMIT" if signed_in else "UNAUTHED_API_GET_LIMIT"
    assert json.loads(refused.headers["X-Ratelimit"])["name"] == name
    clock.go_on(200)
    assert caller.send("GET", path).status_code == 200


def test_a_429_may_say_nothing(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.reads_per_five_minutes(0)
    trakt.faults.headers_over_rate(on=False)

    refused = ada.send("GET", "/sync/watchlist")

    assert refused.status_code == 429
    assert not refused.headers.keys() & {"X-Ratelimit", "Retry-After"}


def test_what_can_be_read_has_a_head(ada: Caller) -> None:
    path = "/sync/watchlist?page=1&limit=2"
    read, head = ada.send("GET", path), ada.send("HEAD", path)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["X-Pagination-Item-Count"] == read.headers["X-Pagination-Item-Count"]
    assert ada.send("HEAD", "/notes").status_code == 405
