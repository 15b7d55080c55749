"""From a request token to a session, and its end (tmdb.md, section 2)."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import Caller, Person

TOKEN = "/3/authentication/token/new"
SESSION = "/3/authentication/session/new"
LOGIN = "/3/authentication/token/validate_with_login"


def new(key: Caller) -> str:
    token: str = key.get(TOKEN)["request_token"]
    return token


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_that_is_approved_becomes_a_session(
    tmdb: TmdbEmulator, key: Caller, person: Person, method: str
) -> None:
    token = new(key)
    person.decide(token)

    by_query, body = (f"?request_token={token}", None) if method == "GET" else ("", {"request_token": token})
    answer = key.send(method, SESSION + by_query, body)

    assert answer.json().keys() == {"success", "session_id"}
    assert len(answer.json()["session_id"]) == 40
    assert tmdb.grants.sessions[0].username == "ada"
    assert key.refused("POST", SESSION, {"request_token": token}) == (401, 33)


def test_a_new_token_says_when_it_ends_and_where_to_go(
    tmdb: TmdbEmulator, key: Caller, person: Person, clock: Clock
) -> None:
    answer = key.send("GET", TOKEN)

    end = datetime.fromtimestamp(clock() + 3600, UTC)
    token = answer.json()["request_token"]
    assert answer.json()["expires_at"] == end.strftime("%Y-%m-%d %H:%M:%S UTC")
    assert answer.headers["authentication-callback"] == f"{tmdb.website}/authenticate/{token}"
    assert not answer.headers.keys() & {"ETag", "Cache-Control"}
    assert person.open(answer.headers["authentication-callback"]).status_code == 200


@pytest.mark.parametrize("button", ["refuse", "close", ""])
def test_without_approval_the_session_is_denied(key: Caller, person: Person, button: str) -> None:
    token = new(key)
    if button:
        person.decide(token, button)

    answer = key.send("POST", SESSION, {"request_token": token})

    assert answer.status_code == 401
    assert answer.json() == {
        "success": False, "failure": True, "status_code": 17, "status_message": "Session denied."
    }  # fmt: skip


@pytest.mark.parametrize("approved", [True, False])
def test_a_token_dies_after_an_hour(key: Caller, person: Person, clock: Clock, approved: bool) -> None:
    token = new(key)
    if approved:
        person.decide(token)
    clock.go_on(3599)
    if not approved:
        assert key.refused("POST", SESSION, {"request_token": token}) == (401, 17)
    clock.go_on(1)

    assert key.refused("POST", SESSION, {"request_token": token}) == (401, 33)
    assert person.open(f"{key.tmdb.website}/authenticate/{token}").status_code == 404


def test_the_servers_clock_decides(tmdb: TmdbEmulator, key: Caller) -> None:
    tmdb.faults.request_token_life(60)
    token = new(key)
    tmdb.faults.clock_offset(60)

    assert key.refused("POST", SESSION, {"request_token": token}) == (401, 33)


@pytest.mark.parametrize("body", [{}, {"request_token": "4e4e"}, {"request_token": 7}])
def test_an_unknown_token(key: Caller, body: dict[str, object]) -> None:
    assert key.refused("POST", SESSION, body) == (401, 33)


def test_name_and_password_approve_too(key: Caller) -> None:
    token = key.get(TOKEN)
    body = {"username": "ada", "password": "analytical", "request_token": token["request_token"]}

    assert key.send("POST", LOGIN, body).json() == token
    assert key.send("POST", SESSION, body).status_code == 200


def test_name_and_password_approve_in_the_query_of_a_get(tmdb: TmdbEmulator, key: Caller) -> None:
    token = new(key)
    asked = f"{LOGIN}?{urlencode({'username': 'ada', 'password': 'analytical', 'request_token': token})}"

    assert key.get(asked)["request_token"] == token
    assert key.send("POST", SESSION, {"request_token": token}).status_code == 200
    assert "analytical" not in repr(tmdb.requests)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_method_is_read_where_it_puts_its_parameters(key: Caller, method: str) -> None:
    sign_in = {"username": "ada", "password": "analytical", "request_token": new(key)}
    elsewhere = (f"?{urlencode(sign_in)}", {}) if method == "POST" else ("", sign_in)

    assert key.refused(method, LOGIN + elsewhere[0], elsewhere[1]) == (400, 26)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"username": ""}, (400, 26)),
        ({"password": None}, (400, 26)),
        ({"password": "wrong"}, (401, 30)),
        ({"username": "nobody"}, (401, 30)),
        ({"request_token": "4e4e"}, (401, 33)),
    ],
)
def test_a_login_that_does_not_hold(key: Caller, changed: dict[str, str], refusal: tuple[int, int]) -> None:
    body = {"username": "ada", "password": "analytical", "request_token": new(key)}

    assert key.refused("POST", LOGIN, body | changed) == refusal
    assert key.refused("POST", SESSION, body)[0] == 401


@pytest.mark.parametrize(("code", "status"), [(31, 401), (32, 401), (45, 403)])
def test_an_account_that_may_not_sign_in(
    tmdb: TmdbEmulator, key: Caller, person: Person, code: int, status: int
) -> None:
    tmdb.faults.account_standing("ada", code)
    body = {"username": "ada", "password": "analytical", "request_token": new(key)}

    assert key.refused("POST", LOGIN, body) == (status, code)
    assert person.decide(body["request_token"]).status_code == 401


def test_a_session_ends_when_it_is_deleted(tmdb: TmdbEmulator, key: Caller, ada: Caller, grace: Caller) -> None:
    body = {"session_id": ada.query["session_id"]}

    assert key.send("DELETE", "/3/authentication/session", body).json() == {"success": True}

    assert key.refused("DELETE", "/3/authentication/session", body) == (404, 6)
    assert ada.refused("GET", "/3/account") == (401, 3)
    assert grace.get("/3/account")["username"] == "grace"


def test_a_session_ends_when_it_is_revoked(tmdb: TmdbEmulator, ada: Caller, grace: Caller) -> None:
    tmdb.faults.revoke("ada")

    assert ada.refused("GET", "/3/account") == (401, 3)
    assert grace.get("/3/account")["username"] == "grace"


def test_guests(key: Caller, clock: Clock) -> None:
    guest = key.get("/3/authentication/guest_session/new")

    assert guest.keys() == {"success", "guest_session_id", "expires_at"}
    path = f"/3/guest_session/{guest['guest_session_id']}/rated/movies"
    assert key.get(path)["results"] == []
    clock.go_on(86_400)
    assert key.refused("GET", path) == (401, 3)
