"""The pages where a person lets a desktop application in (youtube.md, section 2.1)."""

import pytest
import requests

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import (
    ADA,
    CHARLES,
    GRACE,
    LOOPBACK,
    VERIFIER,
    Caller,
    Person,
    answered,
    consent_page,
    link,
    post,
    session,
)

QT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) QtWebEngine/6.9.0 Chrome/130.0.0.0"


def code_of(youtube: YouTubeEmulator, person: Person, **changed: str) -> dict[str, str]:
    return answered(person.approve(person.open(consent_page(youtube, session(youtube), **changed))))


def exchange(youtube: YouTubeEmulator, code: str, **changed: str) -> requests.Response:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": youtube.desktop_client_id,
        "client_secret": youtube.desktop_client_secret,
        "redirect_uri": LOOPBACK,
        "code_verifier": VERIFIER,
    }
    return post(f"{youtube.auth}/token", **{n: v for n, v in (form | changed).items() if v})


def error(page: requests.Response) -> tuple[int, str]:
    return page.status_code, page.text.partition('id="error">')[2].partition("<")[0]


def test_an_independent_client_is_let_in(youtube: YouTubeEmulator, browser: Person) -> None:
    _, token = link(youtube, browser)

    assert (token["token_type"], token["expires_in"], token["scope"]) == ("Bearer", 3599, youtube.scope)
    assert "refresh_token_expires_in" not in token
    assert Caller(youtube, token["access_token"]).playlist("To watch")


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://127.0.0.1:65535/x", "http://[::1]:8080/", LOOPBACK])
def test_any_port_of_this_computer_will_do(youtube: YouTubeEmulator, browser: Person, address: str) -> None:
    back = browser.approve(browser.open(consent_page(youtube, session(youtube, redirect_uri=address))))

    assert back.headers["Location"].startswith(address + "?")
    assert answered(back)["state"] == "s%1"
    assert exchange(youtube, answered(back)["code"], redirect_uri="http://127.0.0.1:2/").status_code == 400


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"redirect_uri": "https://example.org/"}, (400, "redirect_uri_mismatch")),
        ({"redirect_uri": "urn:ietf:wg:oauth:2.0:oob"}, (400, "invalid_request")),
        ({"client_id": "another"}, (401, "invalid_client")),
        ({"client_id": YouTubeEmulator.tv_client_id}, (400, "redirect_uri_mismatch")),
        ({"response_type": "token"}, (400, "unsupported_response_type")),
        ({"scope": "https://www.googleapis.com/auth/everything"}, (400, "invalid_scope")),
        ({"code_challenge_method": "S512"}, (400, "invalid_request")),
    ],
)
def test_the_applications_mistakes_are_told_to_the_person_alone(
    youtube: YouTubeEmulator, browser: Person, changed: dict[str, str], told: tuple[int, str]
) -> None:
    asked = {
        "response_type": "code",
        "client_id": youtube.desktop_client_id,
        "redirect_uri": LOOPBACK,
        "scope": youtube.scope,
    }
    page = requests.get(f"{youtube.auth}/o/oauth2/v2/auth", params=asked | changed, timeout=60, allow_redirects=False)

    assert error(page) == told


def test_a_view_inside_a_program_is_refused(youtube: YouTubeEmulator, browser: Person) -> None:
    page = consent_page(youtube, session(youtube))

    assert error(browser.open(page, agent=QT)) == (403, "disallowed_useragent")
    assert browser.open(page).status_code == 200


def test_a_person_refuses(youtube: YouTubeEmulator, browser: Person) -> None:
    page = browser.open(consent_page(youtube, session(youtube)))

    assert answered(browser.press(page, "refuse")) == {"error": "access_denied", "state": "s%1"}
    assert browser.press(page, password="wrong").status_code == 401


def test_one_channel_is_chosen_and_the_token_is_for_that(youtube: YouTubeEmulator, browser: Person) -> None:
    brand = youtube.state.accounts[ADA[0]].channels[1]
    chooser = browser.press(browser.open(consent_page(youtube, session(youtube))))
    back = answered(browser.press(chooser, channel=brand.id))
    token = exchange(youtube, back["code"]).json()["access_token"]

    (row,) = Caller(youtube, token).get("channels", part="snippet", mine="true")["items"]
    assert (row["id"], row["snippet"]["title"]) == (brand.id, "Analytical Engines")
    assert browser.press(chooser, channel=brand.id).status_code == 401  # the page is used up


def test_a_person_may_untick_scopes(youtube: YouTubeEmulator) -> None:
    person = Person(youtube, GRACE)
    scopes = f"{youtube.scope} openid"
    page = person.open(consent_page(youtube, session(youtube, scopes)))
    back = answered(person.approve(page, without=(youtube.scope,)))

    answer = exchange(youtube, back["code"])

    assert (answer.status_code, answer.json()["scope"], back["scope"]) == (200, "openid", "openid")
    assert answer.json()["id_token"].count(".") == 2
    refused = Caller(youtube, answer.json()["access_token"]).send("GET", "channels", part="id", mine="true")
    assert refused.status_code == 403
    assert refused.json()["error"]["errors"][0]["reason"] == "insufficientPermissions"
    assert refused.json()["error"]["status"] == "PERMISSION_DENIED"
    assert "insufficient_scope" in refused.headers["WWW-Authenticate"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"client_secret": "wrong"}, (401, "invalid_client")),
        ({"client_secret": ""}, (400, "invalid_request")),
        ({"client_id": "unknown"}, (401, "invalid_client")),
        ({"code_verifier": ""}, (400, "invalid_grant")),
        ({"code_verifier": "w" * 64}, (400, "invalid_grant")),
        ({"redirect_uri": "http://127.0.0.1:2/"}, (400, "redirect_uri_mismatch")),
        ({"grant_type": ""}, (400, "invalid_request")),
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
    ],
)
def test_a_code_is_exchanged_by_who_asked_for_it(
    youtube: YouTubeEmulator, browser: Person, changed: dict[str, str], told: tuple[int, str]
) -> None:
    answer = exchange(youtube, code_of(youtube, browser)["code"], **changed)

    assert (answer.status_code, answer.json()["error"]) == told


def test_a_code_is_used_once_within_ten_minutes(youtube: YouTubeEmulator, browser: Person, clock: Clock) -> None:
    code = code_of(youtube, browser)["code"]
    assert exchange(youtube, code).status_code == 200
    assert exchange(youtube, code).json()["error"] == "invalid_grant"

    late = code_of(youtube, browser)["code"]
    clock.go_on(601)
    assert exchange(youtube, late).json()["error"] == "invalid_grant"


def test_the_token_call_is_a_form(youtube: YouTubeEmulator, browser: Person) -> None:
    answer = requests.post(f"{youtube.auth}/token", json={"grant_type": "authorization_code"}, timeout=60)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_a_project_in_testing_is_for_its_testers(youtube: YouTubeEmulator, browser: Person) -> None:
    youtube.faults.testing()
    grace = Person(youtube, GRACE)

    assert code_of(youtube, grace) == {"error": "access_denied", "state": "s%1"}
    assert exchange(youtube, code_of(youtube, browser)["code"]).json()["refresh_token_expires_in"] == 604799


def test_a_work_accounts_owner_forbids(youtube: YouTubeEmulator) -> None:
    youtube.faults.manage(CHARLES[0])

    assert code_of(youtube, Person(youtube, CHARLES))["error"] == "admin_policy_enforced"


def test_a_state_can_be_spoilt(youtube: YouTubeEmulator, browser: Person) -> None:
    youtube.faults.spoil_state_next()

    assert code_of(youtube, browser)["state"] != "s%1"
    assert code_of(youtube, browser)["state"] == "s%1"
