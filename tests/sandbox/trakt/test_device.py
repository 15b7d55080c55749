"""The device flow: each status, on a clock that the test moves (trakt.md, section 2.3)."""

from typing import Any

import pytest
import requests

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import Person, post


@pytest.fixture
def device(trakt: TraktEmulator) -> dict[str, Any]:
    answer = post(trakt.auth + "/oauth/device/code", client_id=trakt.client_id)
    assert answer.status_code == 200
    body: dict[str, Any] = answer.json()
    return body


def poll(trakt: TraktEmulator, device: dict[str, Any], **changed: Any) -> requests.Response:
    body = {"code": device["device_code"], "client_id": trakt.client_id, "client_secret": trakt.client_secret}
    return post(trakt.auth + "/oauth/device/token", **body | changed)


def decide(person: Person, device: dict[str, Any], button: str = "approve") -> requests.Response:
    page = person.open(device["verification_url"])
    return person.press(page, button, code=device["user_code"])


def test_what_a_device_is_given(trakt: TraktEmulator, device: dict[str, Any]) -> None:
    assert device["expires_in"] == 600
    assert device["interval"] == 5
    assert len(device["user_code"]) == 8
    assert device["verification_url"] == trakt.auth + "/activate"


def test_it_waits_until_somebody_approves(
    trakt: TraktEmulator, browser: Person, device: dict[str, Any], clock: Clock
) -> None:
    waiting = poll(trakt, device)
    assert (waiting.status_code, waiting.content) == (400, b"")

    assert "Connected" in decide(browser, device).text
    clock.go_on(5)
    token = poll(trakt, device)

    assert token.status_code == 200
    assert trakt.grants.by_access(token.json()["access_token"])
    clock.go_on(5)
    assert poll(trakt, device).status_code == 409


def test_a_device_token_is_refreshed_like_any_other(
    trakt: TraktEmulator, browser: Person, device: dict[str, Any]
) -> None:
    decide(browser, device)
    client = {"client_id": trakt.client_id, "client_secret": trakt.client_secret, "grant_type": "refresh_token"}
    body = client | {"refresh_token": poll(trakt, device).json()["refresh_token"]}

    strange = post(trakt.auth + "/oauth/token", **body, redirect_uri="http://127.0.0.1:9/")
    right = post(trakt.auth + "/oauth/token", **body, redirect_uri=trakt.redirect_uri)

    assert strange.json()["error"] == "invalid_grant"
    assert right.status_code == 200


def test_an_unknown_code(trakt: TraktEmulator, device: dict[str, Any]) -> None:
    assert poll(trakt, device, code="unknown").status_code == 404


def test_a_refusal(trakt: TraktEmulator, browser: Person, device: dict[str, Any]) -> None:
    decide(browser, device, "refuse")

    assert poll(trakt, device).status_code == 418


def test_a_code_that_is_too_old(trakt: TraktEmulator, browser: Person, device: dict[str, Any], clock: Clock) -> None:
    clock.go_on(599)
    assert poll(trakt, device).status_code == 400
    clock.go_on(1)
    assert poll(trakt, device).status_code == 410
    assert decide(browser, device).status_code == 404


def test_who_polls_too_fast_is_told_so(trakt: TraktEmulator, device: dict[str, Any], clock: Clock) -> None:
    poll(trakt, device)
    clock.go_on(4)

    fast = poll(trakt, device)

    assert (fast.status_code, fast.headers["Retry-After"]) == (429, "5")
    clock.go_on(4)
    assert poll(trakt, device).status_code == 429
    clock.go_on(5)
    assert poll(trakt, device).status_code == 400


@pytest.mark.parametrize("changed", [{"client_secret": "wrong"}, {"client_id": "wrong"}])
def test_a_client_that_is_not_known(trakt: TraktEmulator, device: dict[str, Any], changed: dict[str, str]) -> None:
    assert poll(trakt, device, **changed).status_code == 401


def test_a_wrong_code_or_password_asks_again(trakt: TraktEmulator, browser: Person, device: dict[str, Any]) -> None:
    page = browser.open(device["verification_url"])

    assert browser.press(page, code="00000000").status_code == 404
    assert browser.press(page, code=device["user_code"], password="wrong").status_code == 401
    assert browser.press(page, code=f" {device['user_code'].lower()} ").status_code == 200
    assert browser.press(page, code=device["user_code"]).status_code == 404


def test_a_code_in_the_address_is_filled_in(browser: Person, device: dict[str, Any]) -> None:
    page = browser.open(f"{device['verification_url']}/{device['user_code']}")

    assert f'value="{device["user_code"]}"' in page.text


def test_the_times_can_be_set(trakt: TraktEmulator) -> None:
    trakt.faults.device_times(life=30, interval=1)

    device = post(trakt.auth + "/oauth/device/code", client_id=trakt.client_id).json()

    assert (device["expires_in"], device["interval"]) == (30, 1)
