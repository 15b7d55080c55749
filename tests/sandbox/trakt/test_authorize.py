"""The page where a person lets an application in (trakt.md, section 2.1)."""

from urllib.parse import urlencode

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.trakt.far_client import GRACE, OUT_OF_BAND, Person, answered, link, session


def page(trakt: TraktEmulator, **changed: str) -> str:
    asked = {"response_type": "code", "client_id": trakt.client_id, "redirect_uri": trakt.redirect_uri, "state": "s%1"}
    asked |= changed
    return f"{trakt.auth}/oauth/authorize?{urlencode({n: v for n, v in asked.items() if v})}"


def test_an_independent_client_is_let_in(trakt: TraktEmulator, browser: Person) -> None:
    _, token = link(trakt, browser)

    assert token["token_type"] == "bearer"
    assert token["scope"] == "public"
    assert token["expires_in"] == 604800
    assert token["created_at"] == int(trakt.clock.now())
    assert [t.username for t in trakt.grants.tokens] == ["ada"]


def test_with_pkce_no_secret_is_needed(trakt: TraktEmulator, browser: Person) -> None:
    _, token = link(trakt, browser, pkce=True)

    assert trakt.grants.by_access(token["access_token"])


def test_the_state_comes_back_as_it_was(trakt: TraktEmulator, browser: Person) -> None:
    back = answered(browser.press(browser.open(page(trakt))))

    assert back["state"] == "s%1"
    assert set(back) == {"state", "code"}


def test_a_refusal_is_an_answer_too(trakt: TraktEmulator, browser: Person) -> None:
    back = answered(browser.press(browser.open(page(trakt)), "refuse"))

    assert back == {"error": "access_denied", "state": "s%1"}


def test_a_wrong_password_asks_again(trakt: TraktEmulator, browser: Person) -> None:
    again = browser.press(browser.open(page(trakt)), password="wrong")

    assert again.status_code == 401
    assert "do not belong together" in again.text
    assert answered(browser.press(again))["code"]


def test_a_name_may_be_an_e_mail_address(trakt: TraktEmulator) -> None:
    person = Person(trakt, ("Grace@Example.org", GRACE[1]))

    assert answered(person.press(person.open(page(trakt))))["code"]


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:43821/trakt/Callback", "http://127.0.0.1:43821/trakt/callback/", "http://127.0.0.1:9/", ""],
)
def test_an_address_that_is_not_registered_is_not_followed(trakt: TraktEmulator, browser: Person, address: str) -> None:
    shown = browser.open(page(trakt, redirect_uri=address))

    assert shown.status_code == 400
    assert "The requested redirect uri is malformed or doesn&#x27;t match client redirect URI." in shown.text


def test_a_further_address_can_be_registered(trakt: TraktEmulator, browser: Person) -> None:
    trakt.register_redirect("http://127.0.0.1:9/back?kept=1")

    back = browser.press(browser.open(page(trakt, redirect_uri="http://127.0.0.1:9/back?kept=1")))

    assert back.headers["Location"].startswith("http://127.0.0.1:9/back?kept=1&code=")


def test_an_unknown_application_is_told_so(trakt: TraktEmulator, browser: Person) -> None:
    assert browser.open(page(trakt, client_id="another")).status_code == 401


def test_only_codes_are_given(trakt: TraktEmulator, browser: Person) -> None:
    assert answered(browser.open(page(trakt, response_type="token")))["error"] == "unsupported_response_type"


@pytest.mark.parametrize("method", ["plain", ""])
def test_a_challenge_must_be_s256(trakt: TraktEmulator, browser: Person, method: str) -> None:
    asked = page(trakt, code_challenge="c" * 43, code_challenge_method=method)

    assert answered(browser.open(asked))["error"] == "invalid_request"


def test_out_of_band_shows_a_pin(trakt: TraktEmulator, browser: Person) -> None:
    client = session(trakt, OUT_OF_BAND)
    shown = browser.press(browser.open(page(trakt, redirect_uri=OUT_OF_BAND)))

    pin = shown.text.split('id="pin" class="pin">')[1][:8]

    assert shown.status_code == 200
    assert client.fetch_token(trakt.auth + "/oauth/token", code=pin)["access_token"]


def test_sign_up_and_login_may_be_asked_for(trakt: TraktEmulator, browser: Person) -> None:
    shown = browser.open(page(trakt, signup="true", prompt="login"))

    assert "Create your account" in shown.text
    assert answered(browser.press(shown))["code"]


def test_switches_of_the_redirect(trakt: TraktEmulator, browser: Person) -> None:
    trakt.faults.name_issuer(on=True)
    trakt.faults.spoil_state_next()

    first, second = (answered(browser.press(browser.open(page(trakt)))) for _ in range(2))

    assert first["iss"] == trakt.auth
    assert first["state"] != "s%1"
    assert second["state"] == "s%1"
