"""Naming the client, Quick Connect, name and password, and the token (jellyfin.md, sections 2 and 3)."""

from typing import Any

import pytest
import requests

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.jellyfin.far_client import Caller, header, type_code

BY_NAME = "/Users/AuthenticateByName"
BY_CODE = "/Users/AuthenticateWithQuickConnect"


def initiate(stranger: Caller) -> dict[str, Any]:
    answer = stranger.send("POST", "/QuickConnect/Initiate")
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def with_password(stranger: Caller, name: str = "ada", password: str = "analytical") -> requests.Response:
    return stranger.send("POST", BY_NAME, {"Username": name, "Pw": password})


def is_dead(answer: requests.Response) -> bool:
    bare = (answer.content, answer.headers.get("Content-Type"), answer.headers.get("WWW-Authenticate"))
    return answer.status_code == 401 and bare == (b"", None, None)


def test_quick_connect(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    assert stranger.get("/QuickConnect/Enabled") is True
    quick = initiate(stranger)
    assert (len(quick["Secret"]), quick["Secret"]) == (64, quick["Secret"].upper())
    assert 100_000 <= int(quick["Code"]) <= 999_999
    assert (quick["AppName"], quick["DeviceName"], quick["Authenticated"]) == ("Far Client", "Desk “PC”", False)
    assert stranger.send("POST", BY_CODE, {"Secret": quick["Secret"]}).status_code == 404

    assert type_code(jellyfin, quick["Code"]) == 200

    assert stranger.get("/QuickConnect/Connect", secret=quick["Secret"])["Authenticated"] is True
    answer = stranger.send("POST", BY_CODE, {"Secret": quick["Secret"]})
    assert answer.json()["User"]["Name"] == "ada"
    ada = Caller(jellyfin, answer.json()["AccessToken"])
    assert ada.get("/Users/Me")["Name"] == "ada"
    again = stranger.send("POST", BY_CODE, {"Secret": quick["Secret"]}).json()  # within its life, the same token
    assert again["AccessToken"] == ada.token
    assert type_code(jellyfin, quick["Code"]) == 404  # but the code is used


def test_an_approval_signs_the_device_in_whoever_asks_for_it(
    jellyfin: JellyfinEmulator, stranger: Caller, clock: Clock
) -> None:
    older = with_password(stranger).json()["AccessToken"]
    quick = initiate(stranger)
    clock.go_on(599)
    assert type_code(jellyfin, quick["Code"]) == 200

    assert is_dead(Caller(jellyfin, older).send("GET", "/Users/Me"))  # the device has a newer one, not yet fetched
    clock.go_on(599)
    assert stranger.get("/QuickConnect/Connect", secret=quick["Secret"])["Authenticated"] is True
    answer = stranger.send("POST", BY_CODE, {"Secret": quick["Secret"]}, {})  # which names no device
    assert answer.json()["SessionInfo"]["DeviceId"] == "c0ffee"
    clock.go_on(1)
    late = stranger.send("POST", BY_CODE, {"Secret": quick["Secret"]})
    assert (late.status_code, late.text) == (404, "Error processing request.")


def test_a_code_lives_ten_minutes(jellyfin: JellyfinEmulator, stranger: Caller, clock: Clock) -> None:
    quick = initiate(stranger)
    clock.go_on(599)
    assert stranger.get("/QuickConnect/Connect", secret=quick["Secret"])["Authenticated"] is False
    clock.go_on(1)
    assert stranger.send("GET", "/QuickConnect/Connect", secret=quick["Secret"]).status_code == 404
    assert type_code(jellyfin, quick["Code"]) == 404


def test_a_restart_forgets_codes_and_no_tokens(jellyfin: JellyfinEmulator, stranger: Caller, ada: Caller) -> None:
    quick = initiate(stranger)
    jellyfin.faults.restart()

    assert stranger.send("GET", "/QuickConnect/Connect", secret=quick["Secret"]).status_code == 404
    assert ada.get("/Users/Me")["Name"] == "ada"


def test_quick_connect_can_be_off(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    quick = initiate(stranger)
    jellyfin.faults.switch_quick_connect(on=False)

    assert stranger.get("/QuickConnect/Enabled") is False
    for answer in (
        stranger.send("POST", "/QuickConnect/Initiate"),
        stranger.send("GET", "/QuickConnect/Connect", secret=quick["Secret"]),
        stranger.send("POST", BY_CODE, {"Secret": quick["Secret"]}),
    ):
        assert answer.status_code == 401
        assert answer.text


def test_a_signed_in_person_lets_a_code_in(stranger: Caller, ada: Caller) -> None:
    code = initiate(stranger)["Code"]

    assert ada.send("POST", "/QuickConnect/Authorize", code=code).json() is True
    assert ada.send("POST", "/QuickConnect/Authorize", code=code).status_code == 500
    assert ada.send("POST", "/QuickConnect/Authorize", code="000000").status_code == 404
    assert stranger.send("POST", "/QuickConnect/Authorize", code=code).status_code == 401


@pytest.mark.parametrize("missing", ["Client", "Device", "DeviceId", "Version"])
def test_a_client_that_does_not_say_who_it_is(stranger: Caller, missing: str) -> None:
    told = header(**{missing: ""})

    for path, body in (("/QuickConnect/Initiate", None), (BY_NAME, {"Username": "ada", "Pw": "analytical"})):
        answer = stranger.send("POST", path, body, told)
        assert (answer.status_code, answer.text) == (400, "Error processing request.")
        assert answer.headers["Content-Type"].startswith("text/plain")


def test_initiating_by_get_ended_with_12(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    assert stranger.send("GET", "/QuickConnect/Initiate").status_code == 200
    jellyfin.faults.upgrade("12.0.0")
    assert stranger.send("GET", "/QuickConnect/Initiate").status_code == 405
    assert stranger.send("POST", "/QuickConnect/Initiate").status_code == 200


def test_name_and_password(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    answer = with_password(stranger).json()

    assert len(answer["AccessToken"]) == 32
    assert answer["SessionInfo"]["DeviceName"] == "Desk “PC”"
    assert with_password(stranger, password="wrong").status_code == 401
    assert with_password(stranger, "nobody").status_code == 401
    assert with_password(stranger, "kim", "").status_code == 200
    jellyfin.faults.disable("ada")
    assert with_password(stranger).status_code == 403
    assert Caller(jellyfin, answer["AccessToken"]).send("GET", "/Items").status_code == 403


def test_one_token_for_each_person_and_device(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    first = with_password(stranger).json()["AccessToken"]
    grace = with_password(stranger, "grace", "compiler").json()["AccessToken"]
    other = stranger.send("POST", BY_NAME, {"Username": "ada", "Pw": "analytical"}, header(DeviceId="other"))
    second = with_password(stranger).json()["AccessToken"]

    alive = [not is_dead(Caller(jellyfin, token).send("GET", "/Users/Me")) for token in (first, grace, second)]
    assert alive == [False, True, True]
    assert Caller(jellyfin, other.json()["AccessToken"]).get("/Users/Me")


def test_signing_out(ada: Caller) -> None:
    assert ada.send("POST", "/Sessions/Logout").status_code == 204
    assert is_dead(ada.send("GET", "/Users/Me"))
    assert is_dead(ada.send("POST", "/Sessions/Logout"))


def test_what_else_ends_a_token(jellyfin: JellyfinEmulator, ada: Caller, grace: Caller) -> None:
    jellyfin.faults.revoke("ada")
    jellyfin.faults.change_password("grace", "nanosecond")

    assert is_dead(ada.send("GET", "/Items"))
    assert is_dead(grace.send("GET", "/Items"))
    assert with_password(ada, "grace", "nanosecond").status_code == 200


def test_older_headers(jellyfin: JellyfinEmulator, ada: Caller) -> None:
    older: list[tuple[dict[str, str], dict[str, str]]] = [
        ({"X-Emby-Token": ada.token}, {}),
        ({"X-MediaBrowser-Token": ada.token}, {}),
        ({"X-Emby-Authorization": header(ada.token)["Authorization"]}, {}),
        ({"Authorization": header(ada.token)["Authorization"].replace("MediaBrowser", "Emby")}, {}),
        ({}, {"api_key": ada.token}),
    ]

    def statuses() -> set[int]:
        return {ada.send("GET", "/Users/Me", None, told, **params).status_code for told, params in older}

    assert statuses() == {200}
    jellyfin.faults.legacy_authorization(on=False)
    assert statuses() == {401}
    jellyfin.faults.legacy_authorization(on=True)
    jellyfin.faults.upgrade("12.0.0")
    assert statuses() == {200}
    assert ada.send("GET", "/Users/Me", None, {}, ApiKey=ada.token).status_code == 200


def test_12_takes_no_older_headers_by_itself(jellyfin: JellyfinEmulator, ada: Caller) -> None:
    jellyfin.faults.upgrade("12.0.0")

    assert ada.send("GET", "/Users/Me", None, {"X-Emby-Token": ada.token}).status_code == 401
    assert ada.get("/Users/Me")


def test_a_key_of_the_owner_is_nobody(jellyfin: JellyfinEmulator, to_watch: str) -> None:
    key = Caller(jellyfin, jellyfin.api_key)

    me = key.send("GET", "/Users/Me")
    assert (me.status_code, me.json()["title"], "errors" in me.json()) == (400, "Bad Request", False)
    assert key.send("GET", f"/Playlists/{to_watch}").status_code == 400


def test_other_people(jellyfin: JellyfinEmulator, ada: Caller, grace: Caller) -> None:
    ada_id, grace_id = ada.user, grace.user

    assert ada.send("GET", "/Items", userId=grace_id).status_code == 403
    assert grace.send("GET", "/Items", userId=ada_id).status_code == 200
    assert ada.send("GET", f"/Users/{grace_id}").status_code == 403
    assert ada.get(f"/users/{ada_id.upper()}")["Name"] == "ada"
