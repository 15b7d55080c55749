"""The token endpoint: each grant and each refusal (trakt.md, section 2.2)."""

from typing import Any

import pytest
import requests

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import OUT_OF_BAND, VERIFIER, Person, answered, link, post, session


@pytest.fixture
def endpoint(trakt: TraktEmulator) -> str:
    return trakt.auth + "/oauth/token"


def new_code(trakt: TraktEmulator, person: Person, *, pkce: bool = False) -> str:
    more = {"code_verifier": VERIFIER} if pkce else {}
    address, _ = session(trakt, pkce=pkce).create_authorization_url(trakt.auth + "/oauth/authorize", **more)
    return answered(person.press(person.open(address)))["code"]


def exchange(trakt: TraktEmulator, text: str, /, **changed: Any) -> requests.Response:
    body = {
        "code": text,
        "client_id": trakt.client_id,
        "client_secret": trakt.client_secret,
        "redirect_uri": trakt.redirect_uri,
        "grant_type": "authorization_code",
    }
    kept = {name: value for name, value in (body | changed).items() if value is not None}
    return post(trakt.auth + "/oauth/token", **kept)


def refresh(trakt: TraktEmulator, token: str, /, **changed: Any) -> requests.Response:
    return exchange(trakt, "", **{"code": None, "refresh_token": token, "grant_type": "refresh_token"} | changed)


def error(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


def test_a_code_is_good_once(trakt: TraktEmulator, browser: Person) -> None:
    code = new_code(trakt, browser)

    assert exchange(trakt, code).status_code == 200
    assert error(exchange(trakt, code)) == (400, "invalid_grant")


def test_a_code_is_good_for_ten_minutes(trakt: TraktEmulator, browser: Person, clock: Clock) -> None:
    code, late = new_code(trakt, browser), new_code(trakt, browser)
    clock.go_on(600)
    assert exchange(trakt, code).status_code == 200
    clock.go_on(1)
    assert error(exchange(trakt, late)) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"client_secret": None}, (401, "invalid_client")),
        ({"client_secret": "wrong"}, (401, "invalid_client")),
        ({"client_id": "wrong"}, (401, "invalid_client")),
        ({"client_id": None}, (400, "invalid_request")),
        ({"redirect_uri": None}, (400, "invalid_request")),
        ({"redirect_uri": OUT_OF_BAND}, (400, "invalid_grant")),
        ({"code": None}, (400, "invalid_request")),
        ({"code": "wrong"}, (400, "invalid_grant")),
        ({"grant_type": None}, (400, "invalid_request")),
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
        ({"client_secret": None, "code_verifier": VERIFIER}, (400, "invalid_grant")),
    ],
)
def test_what_is_refused(
    trakt: TraktEmulator, browser: Person, changed: dict[str, Any], refused: tuple[int, str]
) -> None:
    assert error(exchange(trakt, new_code(trakt, browser), **changed)) == refused


@pytest.mark.parametrize("verifier", [None, VERIFIER[:-1], "short", VERIFIER + "!"])
def test_a_challenge_must_be_met(trakt: TraktEmulator, browser: Person, verifier: str | None) -> None:
    code = new_code(trakt, browser, pkce=True)

    assert error(exchange(trakt, code, code_verifier=verifier)) == (400, "invalid_grant")


def test_the_body_is_json(trakt: TraktEmulator, browser: Person, endpoint: str) -> None:
    form = {"grant_type": "authorization_code", "code": new_code(trakt, browser)}

    assert error(requests.post(endpoint, data=form, timeout=60)) == (400, "invalid_request")
    garbage = requests.post(endpoint, data="{", headers={"Content-Type": "application/json"}, timeout=60)
    assert garbage.status_code == 400


def test_a_refresh_gives_a_new_pair_and_ends_the_old_one(trakt: TraktEmulator, browser: Person, endpoint: str) -> None:
    client, first = link(trakt, browser)

    second = client.refresh_token(endpoint, redirect_uri=trakt.redirect_uri)

    assert second["refresh_token"] != first["refresh_token"]
    assert trakt.grants.by_access(first["access_token"]) is None
    assert trakt.grants.by_access(second["access_token"])
    replayed = refresh(trakt, first["refresh_token"])
    assert replayed.status_code == 400
    assert replayed.json() == {"error": "invalid_grant", "error_description": "session not found"}
    assert trakt.grants.by_access(second["access_token"])


def test_the_older_servers_refused_with_401(trakt: TraktEmulator) -> None:
    trakt.faults.token_errors_of_old_servers(on=True)

    refused = refresh(trakt, "unknown")

    assert error(refused) == (401, "invalid_grant")
    assert 'realm="Doorkeeper"' in refused.headers["WWW-Authenticate"]


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"redirect_uri": None}, (400, "invalid_request")),
        ({"redirect_uri": OUT_OF_BAND}, (400, "invalid_grant")),
        ({"client_secret": None}, (401, "invalid_client")),
        ({"refresh_token": None}, (400, "invalid_request")),
    ],
)
def test_a_refresh_that_is_refused_uses_nothing_up(
    trakt: TraktEmulator, browser: Person, changed: dict[str, Any], refused: tuple[int, str]
) -> None:
    _, token = link(trakt, browser)

    assert error(refresh(trakt, token["refresh_token"], **changed)) == refused
    assert refresh(trakt, token["refresh_token"]).status_code == 200


@pytest.mark.parametrize("with_secret", [True, False])
def test_under_pkce_a_refresh_needs_no_secret(trakt: TraktEmulator, browser: Person, with_secret: bool) -> None:
    _, token = link(trakt, browser, pkce=True)
    changed = {} if with_secret else {"client_secret": None}

    second = refresh(trakt, token["refresh_token"], **changed)

    assert second.status_code == 200
    assert refresh(trakt, second.json()["refresh_token"], **changed).status_code == 200


def test_an_access_token_ends_when_it_says_so(trakt: TraktEmulator, browser: Person, clock: Clock) -> None:
    trakt.faults.token_life(60)
    _, token = link(trakt, browser)

    assert token["expires_in"] == 60
    clock.go_on(59)
    assert trakt.grants.by_access(token["access_token"])
    clock.go_on(1)
    assert trakt.grants.by_access(token["access_token"]) is None
    assert refresh(trakt, token["refresh_token"]).status_code == 200


def test_a_pair_may_be_issued_and_nobody_hears_of_it(trakt: TraktEmulator, browser: Person) -> None:
    _, token = link(trakt, browser)
    trakt.faults.drop_connection_next(host="sign_in", after_effect=True)

    with pytest.raises(requests.ConnectionError):
        refresh(trakt, token["refresh_token"])

    assert error(refresh(trakt, token["refresh_token"])) == (400, "invalid_grant")
    assert [t.revoked for t in trakt.grants.tokens] == [True, False]


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_a_token_can_be_revoked(trakt: TraktEmulator, browser: Person, which: str) -> None:
    _, token = link(trakt, browser)
    client = {"client_id": trakt.client_id, "client_secret": trakt.client_secret}

    answer = post(trakt.auth + "/oauth/revoke", token=token[which], **client)

    assert (answer.status_code, answer.content) == (200, b"")
    assert trakt.grants.by_access(token["access_token"]) is None
    assert error(refresh(trakt, token["refresh_token"])) == (400, "invalid_grant")
    assert post(trakt.auth + "/oauth/revoke", token="unknown", **client).status_code == 200
    assert post(trakt.auth + "/oauth/revoke", token="unknown").status_code == 400


def test_the_edge_answers_in_html(trakt: TraktEmulator, browser: Person) -> None:
    _, token = link(trakt, browser)
    trakt.faults.fail_next(521, host="sign_in")

    answer = refresh(trakt, token["refresh_token"])

    assert answer.status_code == 521
    assert answer.headers["Content-Type"].startswith("text/html")
    assert refresh(trakt, token["refresh_token"]).status_code == 200


def test_a_deleted_application_gets_403_for_everything(trakt: TraktEmulator) -> None:
    trakt.faults.delete_application()

    assert refresh(trakt, "any").status_code == 403
    trakt.faults.delete_application(on=False)
    assert refresh(trakt, "any").status_code == 400


def test_older_programs_ask_the_apis_host_for_tokens(trakt: TraktEmulator) -> None:
    trakt.faults.writes_per_second(1)
    program = {"client_id": trakt.client_id, "client_secret": trakt.client_secret}
    for _ in range(2):  # neither with the headers of the API's other calls, nor counted among them
        device = post(f"{trakt.api}/oauth/device/code", **program).json()
        assert post(f"{trakt.api}/oauth/device/token", **program, code=device["device_code"]).status_code == 400

    device = post(f"{trakt.api}/oauth/device/code", **program).json()
    page = Person(trakt)
    page.press(page.open(device["verification_url"]), code=device["user_code"])
    first = post(f"{trakt.api}/oauth/device/token", **program, code=device["device_code"]).json()
    again = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    token = post(f"{trakt.api}/oauth/token", **program, **again, redirect_uri=trakt.redirect_uri).json()
    assert trakt.grants.by_access(token["access_token"]) is not None
    assert post(f"{trakt.api}/oauth/revoke", **program, token=token["access_token"]).status_code == 200
    assert trakt.grants.by_access(token["access_token"]) is None
    assert requests.get(f"{trakt.api}/oauth/authorize", timeout=60).status_code == 404
    trakt.faults.delete_application()
    assert post(f"{trakt.api}/oauth/device/code", **program).status_code == 403
