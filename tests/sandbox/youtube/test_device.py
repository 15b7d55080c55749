"""The device flow: each answer, on a clock that the test moves (youtube.md, section 2.2)."""

from typing import Any

import pytest
import requests

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import GRACE, Caller, Person, post

TODAY = "urn:ietf:params:oauth:grant-type:device_code"


def start(youtube: YouTubeEmulator, **changed: str) -> requests.Response:
    return post(f"{youtube.auth}/device/code", **{"client_id": youtube.tv_client_id, "scope": youtube.scope} | changed)


def poll(youtube: YouTubeEmulator, device: dict[str, Any], **changed: str) -> requests.Response:
    form = {
        "client_id": youtube.tv_client_id,
        "client_secret": youtube.tv_client_secret,
        "device_code": device["device_code"],
        "grant_type": TODAY,
    }
    return post(f"{youtube.auth}/token", **form | changed)


def told(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("error", "")


def decide(person: Person, device: dict[str, Any], button: str = "approve") -> str:
    answer = person.press(person.open(device["verification_url"]), button, code=device["user_code"])
    return (person.press(answer) if 'id="chooser"' in answer.text else answer).text


@pytest.fixture
def device(youtube: YouTubeEmulator) -> dict[str, Any]:
    answer = start(youtube)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_what_a_device_is_given(youtube: YouTubeEmulator, device: dict[str, Any]) -> None:
    assert (device["expires_in"], device["interval"]) == (1800, 5)
    assert device["verification_url"] == f"{youtube.auth}/device"
    assert len(device["user_code"]) == 9
    assert device["user_code"][4] == "-"


def test_it_waits_until_somebody_approves(
    youtube: YouTubeEmulator, browser: Person, device: dict[str, Any], clock: Clock
) -> None:
    assert poll(youtube, device).json() == {
        "error": "authorization_pending", "error_description": "Precondition Required",
    }  # fmt: skip
    clock.go_on(5)
    assert told(poll(youtube, device)) == (428, "authorization_pending")

    assert "Success" in decide(browser, device)
    clock.go_on(5)
    token = poll(youtube, device).json()

    assert Caller(youtube, token["access_token"]).playlist("To watch")
    clock.go_on(5)
    assert told(poll(youtube, device)) == (400, "invalid_grant")
    refreshed = post(
        f"{youtube.auth}/token",
        grant_type="refresh_token",
        refresh_token=token["refresh_token"],
        client_id=youtube.tv_client_id,
        client_secret=youtube.tv_client_secret,
    )
    assert refreshed.status_code == 200


def test_who_polls_too_fast(youtube: YouTubeEmulator, device: dict[str, Any], clock: Clock) -> None:
    poll(youtube, device)
    clock.go_on(4)
    assert told(poll(youtube, device)) == (403, "slow_down")
    clock.go_on(5)
    assert told(poll(youtube, device)) == (428, "authorization_pending")


def test_a_refusal(youtube: YouTubeEmulator, browser: Person, device: dict[str, Any]) -> None:
    assert "Access denied" in decide(browser, device, "refuse")

    assert told(poll(youtube, device)) == (403, "access_denied")


def test_a_code_that_is_too_old(
    youtube: YouTubeEmulator, browser: Person, device: dict[str, Any], clock: Clock
) -> None:
    clock.go_on(1800)

    assert told(poll(youtube, device)) == (400, "invalid_grant")
    assert "That code didn&#x27;t work" in decide(browser, device)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"device_code": "unknown"}, (400, "invalid_grant")),
        ({"client_secret": "wrong"}, (401, "invalid_client")),
        ({"client_id": "unknown"}, (401, "invalid_client")),
    ],
)
def test_polls_that_are_wrong(
    youtube: YouTubeEmulator, device: dict[str, Any], changed: dict[str, str], expected: tuple[int, str]
) -> None:
    assert told(poll(youtube, device, **changed)) == expected


def test_older_programs_name_it_otherwise(youtube: YouTubeEmulator, device: dict[str, Any]) -> None:
    older = {"grant_type": "http://oauth.net/grant_type/device/1.0", "code": device["device_code"], "device_code": ""}

    assert told(poll(youtube, device, **older)) == (428, "authorization_pending")


def test_only_clients_for_televisions(youtube: YouTubeEmulator) -> None:
    answer = start(youtube, client_id=youtube.desktop_client_id)

    assert told(answer) == (401, "invalid_client")
    assert "&#39;TVs and Limited Input devices&#39;" in answer.json()["error_description"]


def test_the_kind_may_be_checked_after_the_person_approved(
    youtube: YouTubeEmulator, browser: Person, clock: Clock
) -> None:
    youtube.faults.check_client_kind_late()
    device = start(youtube, client_id=youtube.desktop_client_id).json()
    desktop = {"client_id": youtube.desktop_client_id, "client_secret": youtube.desktop_client_secret}
    assert told(poll(youtube, device, **desktop)) == (428, "authorization_pending")
    decide(browser, device)
    clock.go_on(5)

    answer = poll(youtube, device, **desktop)

    assert (answer.status_code, answer.json()) == (
        401, {"error": "invalid_client", "error_description": "Invalid client type."},
    )  # fmt: skip


@pytest.mark.parametrize("scope", ["https://www.googleapis.com/auth/youtube.force-ssl", "nothing"])
def test_scopes_that_a_device_cannot_have(youtube: YouTubeEmulator, scope: str) -> None:
    assert told(start(youtube, scope=scope)) == (400, "invalid_scope")


def test_codes_are_limited(youtube: YouTubeEmulator) -> None:
    youtube.faults.limit_device_codes(1)

    assert start(youtube).status_code == 200
    refused = start(youtube)
    assert (refused.status_code, refused.json()) == (403, {"error_code": "rate_limit_exceeded"})


def test_a_project_in_testing_refuses_others(youtube: YouTubeEmulator, device: dict[str, Any]) -> None:
    youtube.faults.testing()

    decide(Person(youtube, GRACE), device)

    assert told(poll(youtube, device)) == (403, "access_denied")


def test_the_times_can_be_set(youtube: YouTubeEmulator, clock: Clock) -> None:
    youtube.faults.device_times(life=30, interval=1)

    device = start(youtube).json()

    assert (device["expires_in"], device["interval"]) == (30, 1)
    poll(youtube, device)
    clock.go_on(1)
    assert told(poll(youtube, device)) == (428, "authorization_pending")
