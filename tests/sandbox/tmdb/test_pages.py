"""The pages where a person approves or refuses (tmdb.md, section 2.2)."""

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.tmdb.far_client import BACK, Caller, Person, answered


def new(key: Caller) -> str:
    token: str = key.get("/3/authentication/token/new")["request_token"]
    return token


def test_a_return_to_the_application(key: Caller, person: Person) -> None:
    token = new(key)

    back = person.decide(token, back=BACK)

    assert back.headers["Location"].startswith(BACK + "&")
    assert answered(back) == {"kept": "1", "request_token": token, "approved": "true"}


def test_a_refusal_may_be_told_or_not(tmdb: TmdbEmulator, key: Caller, person: Person) -> None:
    told, untold = new(key), new(key)
    assert answered(person.decide(told, "refuse", BACK)) == {"kept": "1", "request_token": told, "denied": "true"}
    tmdb.faults.refuse_silently(on=True)

    assert person.decide(untold, "refuse", BACK).status_code == 200
    for token in (told, untold):
        assert person.open(f"{tmdb.website}/authenticate/{token}").status_code == 404


def test_without_an_address_to_return_to_a_page_says_it(tmdb: TmdbEmulator, key: Caller, person: Person) -> None:
    done = person.decide(new(key))

    assert done.headers["Location"] == "/authenticate/allow"
    assert "Approved" in person.open(tmdb.website + "/authenticate/allow").text
    assert "Refused" in person.decide(new(key), "refuse").text


def test_who_decides_later_may_still_approve(key: Caller, person: Person) -> None:
    token = new(key)

    assert person.decide(token, "close", BACK).status_code == 200

    assert answered(person.decide(token, back=BACK))["approved"] == "true"
    assert person.open(f"{key.tmdb.website}/authenticate/{token}").status_code == 404


@pytest.mark.parametrize("address", ["https://127.0.0.1/", "http://localhost:9/", "http://example.org/", "lineup:back"])
def test_only_this_computer_is_returned_to(key: Caller, person: Person, address: str) -> None:
    shown = person.open(f"{key.tmdb.website}/authenticate/{new(key)}?redirect_to={address}")

    assert shown.status_code == 400


def test_a_wrong_password_asks_again(key: Caller, person: Person) -> None:
    page = person.open(f"{key.tmdb.website}/authenticate/{new(key)}")

    again = person.press(page, password="wrong")

    assert again.status_code == 401
    assert "do not belong together" in again.text
    assert person.press(again).status_code == 302


def test_another_request_token_may_come_back(tmdb: TmdbEmulator, key: Caller, person: Person) -> None:
    tmdb.faults.spoil_return_next()
    first, second = new(key), new(key)

    assert answered(person.decide(first, back=BACK))["request_token"] != first
    assert answered(person.decide(second, back=BACK))["request_token"] == second


@pytest.mark.parametrize("path", ["/authenticate/4e4e", "/auth/access?request_token=4e4e", "/auth/access"])
def test_a_request_that_never_was(tmdb: TmdbEmulator, person: Person, path: str) -> None:
    shown = person.open(tmdb.website + path)

    assert shown.status_code == 404
    assert "never was" in shown.text


def test_pages_keep_to_themselves(key: Caller, person: Person) -> None:
    page = person.open(f"{key.tmdb.website}/authenticate/{new(key)}")

    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_what_an_address_brings_is_not_believed(key: Caller, person: Person) -> None:
    page = person.open(f"{key.tmdb.website}/authenticate/{new(key)}?redirect_to=http://127.0.0.1:9/%22%3E%3Cb%3E")

    assert page.status_code == 200
    assert '"><b>' not in page.text
