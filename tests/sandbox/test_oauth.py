"""The three legs over HTTP, and every complaint of netflix.md, section 2.4."""

import re
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.server import Sandbox
from tests.growth import processor_seconds
from tests.sandbox.far_client import ADA, CALLBACK, GRACE, Client, Clock, status


def native(request: requests.PreparedRequest) -> str:
    """The Authorization header, which requests_oauthlib writes as bytes."""
    header: object = request.headers["Authorization"]
    return header.decode() if isinstance(header, bytes) else str(header)


def test_temporary_credentials_carry_the_two_odd_fields(stranger: Client) -> None:
    temporary = stranger.request_token()

    assert re.fullmatch("[a-z0-9]{24}", temporary["oauth_token"])
    assert temporary["application_name"] == "Line Up"
    assert temporary["login_url"].startswith(stranger.netflix.sign_in_address + "/oauth/login?oauth_token=")


def test_the_redirect_keeps_the_callback_and_brings_a_verifier(stranger: Client) -> None:
    temporary = stranger.request_token()

    back = stranger.decide(stranger.login_params(temporary)).headers["Location"]

    assert back.startswith(CALLBACK + "&")
    query = dict(parse_qsl(urlsplit(back).query))
    assert query["oauth_token"] == temporary["oauth_token"]
    assert query["oauth_verifier"]


def test_token_credentials_name_the_user(ada: Client) -> None:
    assert ada.user_id == "T1AdaLovelaceSandbox0001-"
    assert len(ada.token) == 100
    assert ada.get(f"/users/{ada.user_id}", output="json").json()["user"]["first_name"] == "Ada"


def test_without_a_callback_in_the_first_leg_there_is_no_verifier(stranger: Client) -> None:
    temporary = stranger.request_token(callback=None)
    params = stranger.login_params(temporary, oauth_callback="lineup://back")

    back = stranger.decide(params).headers["Location"]

    assert back == f"lineup://back?oauth_token={temporary['oauth_token']}"
    assert stranger.access_token(temporary, None).status_code == 200


def test_without_any_callback_the_page_says_successfully(stranger: Client) -> None:
    temporary = stranger.request_token(callback=None)

    page = stranger.decide(stranger.login_params(temporary))

    assert page.status_code == 200
    assert "successfully" in page.text


def test_out_of_band_shows_a_pin(stranger: Client) -> None:
    temporary = stranger.request_token(callback="oob")

    page = stranger.decide(stranger.login_params(temporary))

    pin = re.search(r'id="pin"[^>]*>(\d{6})<', page.text)
    assert pin
    assert stranger.access_token(temporary, "wrong").status_code == 401
    assert stranger.access_token(temporary, pin[1]).status_code == 200


def test_refusal_comes_back_denied_and_the_token_stays_worthless(stranger: Client) -> None:
    temporary = stranger.request_token()

    back = stranger.decide(stranger.login_params(temporary), button="refuse")

    assert dict(parse_qsl(urlsplit(back.headers["Location"]).query))["denied"] == "1"
    assert status(stranger.access_token(temporary, "1")) == (401, "", "Invalid Or Expired Token")


def test_a_wrong_password_shows_the_form_again(stranger: Client) -> None:
    params = stranger.login_params(stranger.request_token())

    page = stranger.decide(params, (ADA[0], "difference"))

    assert page.status_code == 401
    assert "do not belong together" in page.text
    assert stranger.decide(params, GRACE).status_code == 302


def test_the_page_names_the_application_and_has_the_fields(stranger: Client) -> None:
    params = stranger.login_params(stranger.request_token())

    page = requests.get(stranger.netflix.sign_in_address + "/oauth/login", params=params, timeout=60).text

    assert "<em>Line Up</em>" in page
    for part in ('id="email"', 'name="email"', 'id="password"', 'name="password"', 'id="approve"', 'id="refuse"'):
        assert part in page
    assert "analytical" not in page
    assert not re.search(r"<script|https?://(?!127\.0\.0\.1)", page)


def test_the_demo_fills_the_sample_account_in(clock: Clock) -> None:
    with Sandbox(clock=clock, prefill=True) as sandbox:
        client = Client(sandbox.netflix, clock)
        params = client.login_params(client.request_token())

        page = requests.get(sandbox.netflix.sign_in_address + "/oauth/login", params=params, timeout=60).text

        assert 'value="ada@example.org"' in page
        assert 'value="analytical"' in page


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"application_name": None}, (400, "", "application_name is missing")),
        ({"application_name": ""}, (401, "", "Application name undefined")),
        ({"application_name": "Line+Up"}, (401, "", "Application name mismatch")),
        ({"oauth_consumer_key": None}, (401, "", "Missing Required Consumer Key")),
        ({"oauth_consumer_key": "x"}, (401, "", "Consumer key mismatch")),
        ({"oauth_token": None}, (400, "", "oauth_token is missing")),
        ({"oauth_token": "x"}, (401, "", "Expired or bad request token")),
    ],
)
def test_what_the_sign_in_page_asks_for(
    stranger: Client, changed: dict[str, str | None], expected: tuple[int, str, str]
) -> None:
    params = stranger.login_params(stranger.request_token()) | changed

    answer = requests.get(stranger.netflix.sign_in_address + "/oauth/login", params=params, timeout=60)

    assert status(answer) == expected


def test_a_request_token_is_good_once(stranger: Client) -> None:
    temporary = stranger.request_token(callback=None)
    stranger.decide(stranger.login_params(temporary))

    assert stranger.access_token(temporary, None).status_code == 200
    assert status(stranger.access_token(temporary, None)) == (401, "", "Invalid Or Expired Token")


@pytest.mark.parametrize(("seconds", "good"), [(599, 200), (601, 401)])
def test_a_request_token_lives_ten_minutes(stranger: Client, clock: Clock, seconds: int, good: int) -> None:
    temporary = stranger.request_token(callback=None)
    stranger.decide(stranger.login_params(temporary))

    clock.go_on(seconds)

    assert stranger.access_token(temporary, None).status_code == good


def test_a_wrong_application_name_is_refused_in_the_last_leg_too(stranger: Client) -> None:
    temporary = stranger.request_token(callback=None)
    stranger.decide(stranger.login_params(temporary))

    answer = stranger.access_token(temporary, None, application_name="Queue Up")

    assert status(answer) == (401, "", "Application name mismatch")


@pytest.mark.parametrize("place", ["AUTH_HEADER", "QUERY", "BODY"])
def test_parameters_may_stand_in_three_places(ada: Client, place: str) -> None:
    title = ada.netflix.state.order(ADA[0], "instant")[0]
    auth = ada.sign(signature_type=place)
    data = {"title_ref": ada.ref(title), "position": "3", "note": "a b+c~d&é"}

    answer = requests.post(ada.netflix.api_address + ada.queue_path(), data=data, auth=auth, timeout=60)

    assert answer.status_code == 201, answer.text


def test_a_signature_with_one_wrong_character(ada: Client) -> None:
    request = requests.Request("GET", ada.netflix.api_address + "/users/current", auth=ada.sign()).prepare()
    header = native(request)
    start = header.index('oauth_signature="') + len('oauth_signature="')
    wrong = "A" if header[start] != "A" else "B"
    request.headers["Authorization"] = header[:start] + wrong + header[start + 1 :]

    answer = requests.Session().send(request, timeout=60)

    assert (answer.status_code, answer.text) == (401, "Invalid Signature")
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_a_parameter_added_after_signing_is_noticed(ada: Client) -> None:
    request = requests.Request("GET", ada.netflix.api_address + "/users/current", auth=ada.sign()).prepare()
    request.url = f"{request.url}?output=json"

    assert requests.Session().send(request, timeout=60).text == "Invalid Signature"


def test_a_nonce_is_good_once(ada: Client) -> None:
    request = requests.Request("GET", ada.netflix.api_address + "/users/current", auth=ada.sign()).prepare()

    assert requests.Session().send(request, timeout=60).status_code == 200
    assert requests.Session().send(request, timeout=60).text == "Invalid Signature"
    ada.netflix.verifier.strict = False
    assert requests.Session().send(request, timeout=60).status_code == 200


@pytest.mark.parametrize("offset", [601, -601])
def test_a_wrong_clock_is_refused_and_the_date_header_tells_the_right_one(ada: Client, offset: int) -> None:
    ada.netflix.faults.clock_offset(offset)

    answer = ada.get("/users/current")

    assert (answer.status_code, answer.text) == (401, "Timestamp Is Invalid")
    assert answer.headers["X-Mashery-Error-Code"] == "ERR_401_TIMESTAMP_IS_INVALID"
    assert parsedate_to_datetime(answer.headers["Date"]).timestamp() == ada.clock() + offset


def test_ten_minutes_are_allowed(ada: Client) -> None:
    ada.netflix.faults.clock_offset(599)

    assert ada.get("/users/current").status_code == 200


def test_a_protected_call_needs_a_token(stranger: Client) -> None:
    answer = stranger.get("/users/T1AdaLovelaceSandbox0001-")

    assert status(answer) == (400, "", "Missing Required Access Token")


def test_a_call_without_a_key(netflix: NetflixEmulator) -> None:
    answer = requests.get(netflix.api_address + "/users/current", timeout=60)

    assert status(answer) == (401, "", "Missing Required Consumer Key")


def test_somebody_elses_path(ada: Client) -> None:
    assert status(ada.get("/users/T1GraceHopperSandbox0002-")) == (401, "", "User ID access token mismatch")
    assert status(ada.get("/users/nobody")) == (401, "", "User ID is invalid")


def test_an_unknown_access_token(ada: Client) -> None:
    ada.token = "BQnobody"

    answer = ada.get("/users/current")

    assert status(answer) == (401, "", "Unable to find or verify access token credentials")


def test_a_wrong_door_of_the_token_service(stranger: Client) -> None:
    answer = stranger.get("/oauth/requesttoken")

    assert answer.status_code == 401
    assert "ServiceOperationIdentificationFailure" in answer.text
    assert "Service: NetflixTokenService" in answer.text


def test_start_up_is_quick(clock: Clock) -> None:
    def start() -> None:
        with Sandbox(clock=clock):
            """Started, and stopped again."""

    assert processor_seconds(start) < 1
