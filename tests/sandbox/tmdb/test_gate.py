"""What every call must bring, how often one may call, and where nothing is (tmdb.md, sections 1, 6, 8 and 9)."""

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import Caller

CHECK = "/3/authentication"


def test_either_credential_opens_v3(tmdb: TmdbEmulator, key: Caller) -> None:
    token = Caller(tmdb, token=tmdb.read_access_token)

    assert key.get(CHECK) == {"success": True, "status_code": 1, "status_message": "Success."}
    assert token.get(CHECK) == key.get(CHECK)


def test_the_credentials_are_not_interchangeable(tmdb: TmdbEmulator, ada4: Caller) -> None:
    key, token = tmdb.api_key, tmdb.read_access_token
    wrong = [
        Caller(tmdb),
        Caller(tmdb, {"api_key": "0" * 32}),
        Caller(tmdb, {"api_key": ""}),
        Caller(tmdb, {"api_key": token}),
        Caller(tmdb, token=key),
        Caller(tmdb, {"api_key": key}, token="dead"),
        Caller(tmdb, {"api_key": "0" * 32}, token=token),
        ada4,
    ]

    assert [one.refused("GET", CHECK) for one in wrong] == [(401, 7)] * len(wrong)
    told = wrong[0].send("GET", CHECK).json()
    assert told["status_message"] == "Invalid API key: You must be granted a valid key."


def test_v4_wants_a_token_even_where_nothing_is(tmdb: TmdbEmulator, key: Caller) -> None:
    token = Caller(tmdb, token=tmdb.read_access_token)

    assert key.refused("GET", "/4/nonsense") == (401, 7)
    assert key.refused("POST", "/4/auth/request_token", {}) == (401, 7)
    assert token.refused("GET", "/4/nonsense") == (404, 34)


def test_a_suspended_or_withdrawn_key(tmdb: TmdbEmulator, key: Caller) -> None:
    tmdb.faults.suspend_key()
    assert key.refused("GET", CHECK) == (401, 10)
    tmdb.faults.withdraw_key()
    assert key.refused("GET", CHECK) == (401, 7)
    tmdb.faults.withdraw_key(on=False)
    assert key.get(CHECK)


@pytest.mark.parametrize(
    ("method", "path", "refusal"),
    [
        ("GET", "/3/nonsense", (404, 34)),
        ("GET", "/5/account", (404, 34)),
        ("POST", "/3/account", (405, 42)),
        ("PUT", "/3/list/8679001", (405, 42)),
        ("PUT", "/3/authentication/token/validate_with_login", (405, 42)),
        ("GET", "/3/movie/0", (404, 34)),
        ("GET", "/3/tv/999999999", (404, 34)),
    ],
)
def test_addresses(ada: Caller, method: str, path: str, refusal: tuple[int, int]) -> None:
    assert ada.refused(method, path) == refusal


def test_only_the_digits_of_a_number_count(ada: Caller) -> None:
    assert ada.get("/3/movie/644449-the-third-man")["title"] == "The Third Man"
    assert ada.get("/3/list/8679001-noir")["name"] == "Noir"


def test_a_path_is_decoded_once_and_resolved(ada: Caller) -> None:
    assert ada.get("/3/search%2F..%2Fmovie%2F644449")["title"] == "The Third Man"


@pytest.mark.parametrize("query", [{}, {"session_id": "dead"}, {"session_id": ""}])
def test_without_a_session_nobody_is_there(tmdb: TmdbEmulator, query: dict[str, str]) -> None:
    caller = Caller(tmdb, {"api_key": tmdb.api_key} | query)

    for path in ("/3/account", "/3/account/1815/watchlist/movies", "/3/movie/644449/account_states"):
        assert caller.refused("GET", path) == (401, 3)
    assert caller.refused("POST", "/3/account/1815/watchlist", {}) == (401, 3)
    assert caller.refused("POST", "/3/list", {"name": "Mine"}) == (401, 3)


def test_another_members_account_is_closed(grace: Caller) -> None:
    assert grace.refused("GET", "/3/account/1815/watchlist/movies") == (401, 3)
    assert grace.refused("POST", "/3/account/1815/favorite", {}) == (401, 3)


def test_a_suspended_member_is_told_so(tmdb: TmdbEmulator, ada: Caller, ada4: Caller) -> None:
    tmdb.faults.account_standing("ada", 45)

    assert ada.refused("GET", "/3/account") == (403, 45)
    assert ada4.refused("POST", "/4/list", {"name": "Mine"}) == (403, 45)


@pytest.mark.parametrize("body", [b"{half", b"[]", b"7"])
def test_a_body_is_an_object(tmdb: TmdbEmulator, ada: Caller, body: bytes) -> None:
    import requests

    answer = requests.post(
        f"{tmdb.api}/3/list", params=ada.query, data=body, headers={"Content-Type": "application/json"}, timeout=60
    )

    assert (answer.status_code, answer.json()["status_code"]) == (400, 47)


def test_a_body_that_is_not_said_to_be_json_is_not_read(tmdb: TmdbEmulator, ada: Caller) -> None:
    import requests

    answer = requests.post(f"{tmdb.api}/3/list", params=ada.query, data=b'{"name": "Mine"}', timeout=60)

    assert (answer.status_code, answer.json()["status_code"]) == (422, 5)


@pytest.mark.parametrize("header", [None, 0, 3])
def test_forty_calls_a_second(tmdb: TmdbEmulator, key: Caller, clock: Clock, header: int | None) -> None:
    tmdb.faults.requests_per_second(40)
    tmdb.faults.retry_after_over_rate(header)
    allowed = [key.send("GET", CHECK) for _ in range(40)]
    assert {one.status_code for one in allowed} == {200}
    assert not any("rate" in name.lower() for name in allowed[-1].headers)

    refused = key.send("GET", CHECK)

    assert (refused.status_code, refused.json()["status_code"]) == (429, 25)
    assert refused.headers.get("Retry-After") == (None if header is None else str(header))
    clock.go_on(1)
    assert key.get(CHECK)
