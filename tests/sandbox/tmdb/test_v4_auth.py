"""From a request token of v4 to a member's access token (tmdb.md, section 6)."""

from urllib.parse import urlencode

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import BACK, Caller, Person, v4_link

REQUEST, ACCESS = "/4/auth/request_token", "/4/auth/access_token"


@pytest.fixture
def app(tmdb: TmdbEmulator) -> Caller:
    """The application with its read token."""
    return Caller(tmdb, token=tmdb.read_access_token)


def new(app: Caller, **body: str) -> str:
    answer = app.send("POST", REQUEST, body).json()
    assert (answer["success"], answer["status_code"]) == (True, 1)
    token: str = answer["request_token"]
    return token


def page(app: Caller, token: str) -> str:
    return f"{app.tmdb.website}/auth/access?{urlencode({'request_token': token})}"


def test_approved_it_becomes_an_access_token(app: Caller, person: Person) -> None:
    token = new(app)
    assert person.press(person.open(page(app, token))).headers["Location"] == "/authenticate/allow"

    granted = app.send("POST", ACCESS, {"request_token": token}).json()

    assert granted.keys() == {"success", "status_code", "status_message", "account_id", "access_token"}
    assert granted["account_id"] == "5a0db0c00000000000000ada"
    assert len(token.split(".")) == len(granted["access_token"].split(".")) == 3
    assert app.refused("POST", ACCESS, {"request_token": token}) == (401, 33)


def test_the_return_promises_nothing(app: Caller, person: Person) -> None:
    for button in ("approve", "refuse"):
        asked = person.open(page(app, new(app, redirect_to=BACK)))

        assert person.press(asked, button).headers["Location"] == BACK


def test_another_computer_is_not_returned_to(app: Caller, person: Person) -> None:
    assert person.open(page(app, new(app, redirect_to="https://example.org/"))).status_code == 400


@pytest.mark.parametrize("button", ["refuse", "close", ""])
def test_without_approval_there_is_no_token(app: Caller, person: Person, button: str) -> None:
    token = new(app)
    if button:
        person.press(person.open(page(app, token)), button)

    assert app.refused("POST", ACCESS, {"request_token": token}) == (422, 41)


def test_a_request_lives_for_fifteen_minutes(app: Caller, person: Person, clock: Clock) -> None:
    token = new(app)
    clock.go_on(899)
    person.press(person.open(page(app, token)))
    clock.go_on(1)

    assert app.refused("POST", ACCESS, {"request_token": token}) == (401, 33)
    assert person.open(page(app, token)).status_code == 404


def test_the_two_kinds_of_request_tokens_are_apart(app: Caller, key: Caller, person: Person) -> None:
    third, fourth = key.get("/3/authentication/token/new")["request_token"], new(app)

    assert app.refused("POST", ACCESS, {"request_token": third}) == (401, 33)
    assert key.refused("POST", "/3/authentication/session/new", {"request_token": fourth}) == (401, 33)
    assert person.open(page(app, third)).status_code == 404


def test_one_approval_gives_a_session_of_v3_too(tmdb: TmdbEmulator, key: Caller, ada4: Caller) -> None:
    convert = "/3/authentication/session/convert/4"

    answer = key.send("POST", convert, {"access_token": ada4.token}).json()

    session = Caller(tmdb, key.query | {"session_id": answer["session_id"]})
    assert session.get("/3/account")["username"] == "ada"
    assert key.refused("POST", convert, {"access_token": "dead"}) == (401, 35)
    assert key.refused("POST", convert, {}) == (401, 35)


def test_an_access_token_ends_when_it_is_deleted(app: Caller, ada4: Caller) -> None:
    assert ada4.get("/4/account/5a0db0c00000000000000ada/lists")

    assert app.post(ACCESS, {"access_token": ada4.token}, method="DELETE") == (200, 13)

    assert ada4.refused("GET", "/4/account/5a0db0c00000000000000ada/lists") == (401, 35)
    assert app.refused("DELETE", ACCESS, {"access_token": ada4.token}) == (401, 35)


def test_it_ends_when_it_is_revoked(tmdb: TmdbEmulator, person: Person) -> None:
    ada4, number = v4_link(tmdb, person)
    tmdb.faults.revoke("ada")

    assert ada4.refused("GET", f"/4/account/{number}/lists") == (401, 35)
