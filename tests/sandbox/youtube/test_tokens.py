"""Refreshing, ending and revoking tokens (youtube.md, section 2.3)."""

from typing import Any

import pytest
import requests

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from desktop_app.sandbox.youtube.grants import LIVE_GRANTS
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import ADA, Caller, Person, link, post, reason

DAY = 86_400


def refresh(youtube: YouTubeEmulator, token: dict[str, Any], **changed: str) -> requests.Response:
    form = {
        "grant_type": "refresh_token",
        "refresh_token": token["refresh_token"],
        "client_id": youtube.desktop_client_id,
        "client_secret": youtube.desktop_client_secret,
    }
    return post(f"{youtube.auth}/token", **form | changed)


def told(answer: requests.Response) -> tuple[int, dict[str, str]]:
    return answer.status_code, answer.json()


REVOKED = (400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})


@pytest.fixture
def token(youtube: YouTubeEmulator, browser: Person) -> dict[str, Any]:
    return link(youtube, browser)[1]


def test_an_access_token_lives_an_hour_and_the_refresh_token_stays(
    youtube: YouTubeEmulator, token: dict[str, Any], clock: Clock
) -> None:
    ada = Caller(youtube, token["access_token"])
    clock.go_on(3600)
    dead = ada.send("GET", "channels", part="id", mine="true")
    assert reason(dead) == (401, "authError")
    assert "error=invalid_token" in dead.headers["WWW-Authenticate"]

    again = refresh(youtube, token).json()

    assert "refresh_token" not in again
    assert Caller(youtube, again["access_token"]).playlist("To watch")
    assert refresh(youtube, token).status_code == 200


def test_scopes_come_in_any_order(youtube: YouTubeEmulator, browser: Person) -> None:
    asked = f"{youtube.scope} {youtube.scope}.readonly openid email profile"
    _, token = link(youtube, browser, asked)

    orders = {refresh(youtube, token).json()["scope"] for _ in range(30)}

    assert len(orders) > 1
    assert {frozenset(order.split()) for order in orders} == {frozenset(asked.split())}


def test_in_testing_a_sign_in_ends_after_seven_days(youtube: YouTubeEmulator, browser: Person, clock: Clock) -> None:
    youtube.faults.testing()
    _, token = link(youtube, browser)

    clock.go_on(7 * DAY - 1)
    assert refresh(youtube, token).status_code == 200
    clock.go_on(1)
    assert told(refresh(youtube, token)) == REVOKED


def test_disuse_ends_a_sign_in_after_six_months(youtube: YouTubeEmulator, token: dict[str, Any], clock: Clock) -> None:
    for _ in range(3):
        clock.go_on(150 * DAY)
        assert refresh(youtube, token).status_code == 200
    clock.go_on(183 * DAY)
    assert told(refresh(youtube, token)) == REVOKED


def test_the_oldest_of_too_many_sign_ins_dies(youtube: YouTubeEmulator, token: dict[str, Any]) -> None:
    for _ in range(LIVE_GRANTS - 1):
        youtube.sign_in(ADA[0])
    assert refresh(youtube, token).status_code == 200

    youtube.sign_in(ADA[0])

    assert told(refresh(youtube, token)) == REVOKED


def test_the_person_removes_the_access(youtube: YouTubeEmulator, token: dict[str, Any]) -> None:
    youtube.faults.revoke(ADA[0])

    assert told(refresh(youtube, token)) == REVOKED
    youtube.faults.tell_bad_request()
    assert told(refresh(youtube, token)) == (400, {"error": "invalid_grant", "error_description": "Bad Request"})


def test_another_client_cannot_use_it(youtube: YouTubeEmulator, token: dict[str, Any]) -> None:
    tv = {"client_id": youtube.tv_client_id, "client_secret": youtube.tv_client_secret}

    assert told(refresh(youtube, token, **tv)) == REVOKED


def test_an_accounts_owner_forbids_later(youtube: YouTubeEmulator, token: dict[str, Any]) -> None:
    youtube.faults.manage(ADA[0])

    assert refresh(youtube, token).json()["error"] == "admin_policy_enforced"


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_either_token_revokes_both(youtube: YouTubeEmulator, token: dict[str, Any], which: str) -> None:
    assert told(post(f"{youtube.auth}/revoke", token=token[which])) == (200, {})

    assert told(post(f"{youtube.auth}/revoke", token=token[which])) == (400, {"error": "invalid_token"})
    assert reason(Caller(youtube, token["access_token"]).send("GET", "channels", part="id", mine="true"))[0] == 401
    assert told(refresh(youtube, token)) == REVOKED


def test_access_tokens_can_be_ended_alone(youtube: YouTubeEmulator, token: dict[str, Any]) -> None:
    youtube.faults.end_access_tokens()

    assert reason(Caller(youtube, token["access_token"]).send("GET", "channels", part="id", mine="true"))[0] == 401
    assert refresh(youtube, token).status_code == 200


def test_what_is_granted_for_reading_does_not_write(youtube: YouTubeEmulator) -> None:
    reader = Caller(youtube, youtube.sign_in(ADA[0], f"{youtube.scope}.readonly"))
    playlist = reader.playlist("To watch")

    assert reason(reader.delete(reader.slots(playlist)[0])) == (403, "insufficientPermissions")
