"""The sign-in door (chew.md, section 2)."""

import re

import pytest
import requests

from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.server import Sandbox
from tests.clock import Clock
from tests.sandbox.chew.far_client import MADE_UP, answered, exchange, get, opened, page_address, press, token


def test_a_code_is_exchanged_for_a_token_of_three_years(chew: ChewEmulator) -> None:
    back = press(chew, opened(page_address(chew)))

    assert answered(back)["state"] == "s%1"
    assert MADE_UP not in back.headers
    found = exchange(chew, answered(back)["code"])
    assert found.status_code == 200
    assert MADE_UP not in found.headers
    body = found.json()
    assert set(body) == {"access_token", "token_type", "expires_in"}
    assert (body["token_type"], body["expires_in"]) == ("Bearer", 94_608_000)
    assert re.fullmatch(r"[A-Za-z0-9]{39}", body["access_token"])


def test_the_parameters_may_stand_behind_the_address(chew: ChewEmulator) -> None:
    code = answered(press(chew, opened(page_address(chew))))["code"]

    assert exchange(chew, code, in_query=True).status_code == 200


def test_the_page_lists_what_is_asked_for(chew: ChewEmulator) -> None:
    page = opened(page_address(chew, scope="read,private"))

    assert re.findall(r'data-scope="([^"]+)"', page.text) == ["read", "private"]
    assert page.headers[MADE_UP] == "1"


def test_a_cancel_comes_back_as_a_refusal(chew: ChewEmulator) -> None:
    back = press(chew, opened(page_address(chew)), "refuse")

    assert answered(back)["error"] == "access_denied"
    assert answered(back)["state"] == "s%1"
    assert back.headers[MADE_UP] == "1"


def test_a_wrong_password_is_asked_again(chew: ChewEmulator) -> None:
    again = press(chew, opened(page_address(chew)), who=("ada@example.org", "wrong"))

    assert again.status_code == 401
    assert "do not belong together" in again.text


@pytest.mark.parametrize(
    "changed",
    [
        {"redirect_uri": "http://127.0.0.1:43821/chew/callback/"},
        {"redirect_uri": "http://127.0.0.1:43822/chew/callback"},
        {"redirect_uri": ""},
        {"client_id": "nobody"},
    ],
)
def test_a_strange_client_or_callback_is_shown_a_page(chew: ChewEmulator, changed: dict[str, str]) -> None:
    page = opened(page_address(chew, **changed))

    assert page.status_code == 400
    assert "Location" not in page.headers


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"scope": "read private"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"response_type": "banana"}, "unsupported_response_type"),
    ],
)
def test_a_strange_question_comes_back_as_an_error(chew: ChewEmulator, changed: dict[str, str], error: str) -> None:
    assert answered(opened(page_address(chew, **changed)))["error"] == error


def test_a_code_works_once(chew: ChewEmulator) -> None:
    code = answered(press(chew, opened(page_address(chew))))["code"]
    exchange(chew, code)
    second = exchange(chew, code)

    assert (second.status_code, second.json()["error"]) == (400, "invalid_grant")
    assert second.headers[MADE_UP] == "1"


def test_a_code_is_too_old_after_ten_minutes(chew: ChewEmulator, clock: Clock) -> None:
    code = answered(press(chew, opened(page_address(chew))))["code"]
    clock.now += 601

    assert exchange(chew, code).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("changed", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
        ({"client_id": ChewEmulator.public_client_id, "client_secret": ""}, 401, "invalid_client"),
        ({"redirect_uri": "http://127.0.0.1:43821/other"}, 400, "invalid_grant"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_an_exchange_is_refused(chew: ChewEmulator, changed: dict[str, str], status: int, error: str) -> None:
    code = answered(press(chew, opened(page_address(chew))))["code"]
    found = exchange(chew, code, changed)

    assert (found.status_code, found.json()["error"]) == (status, error)


def test_the_implicit_grant_brings_a_week_in_the_fragment(chew: ChewEmulator, clock: Clock) -> None:
    page = opened(page_address(chew, response_type="token", client_id=chew.public_client_id))
    back = press(chew, page)
    found = answered(back)

    assert "?" not in back.headers["Location"]
    assert (found["token_type"], found["expires_in"], found["state"]) == ("Bearer", "604800", "s%1")
    assert get(chew, "/users/me", found["access_token"]).status_code == 200
    clock.now += 604_801
    assert get(chew, "/users/me", found["access_token"]).status_code == 401


def test_without_a_state_the_implicit_answer_is_as_the_source_prints_it(chew: ChewEmulator) -> None:
    page = opened(page_address(chew, response_type="token", client_id=chew.public_client_id, state=""))
    back = press(chew, page)

    assert set(answered(back)) == {"access_token", "token_type", "expires_in"}
    assert MADE_UP not in back.headers


def test_switches_for_what_nobody_knows(chew: ChewEmulator) -> None:
    chew.switches.refresh_token = chew.switches.forgets_state = True
    code = answered(press(chew, opened(page_address(chew))))["code"]
    implicit = page_address(chew, response_type="token", client_id=chew.public_client_id)

    assert "refresh_token" in exchange(chew, code).json()
    assert "state" not in answered(press(chew, opened(implicit)))


def test_three_years_end(chew: ChewEmulator, clock: Clock) -> None:
    bearer = token(chew)
    clock.now += 94_607_999
    assert get(chew, "/users/me", bearer).status_code == 200
    clock.now += 2
    ended = get(chew, "/users/me", bearer)
    assert ended.status_code == 401
    assert 'error="invalid_token"' in ended.headers["WWW-Authenticate"]


def test_a_token_survives_a_restart(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("state") / "state.json"
    with Sandbox(state_file=file) as sandbox:
        bearer = token(sandbox.chew)
    with Sandbox(state_file=file) as sandbox:
        assert get(sandbox.chew, "/users/me", bearer).status_code == 200


def test_what_is_written_down_holds_no_secret(chew: ChewEmulator) -> None:
    bearer = token(chew)
    get(chew, "/users/me", bearer, key="a-key-of-somebody")
    requests.get(f"{chew.api_address}/nowhere", timeout=60)

    assert bearer not in repr(chew.requests)
    assert "a-key-of-somebody" not in repr(chew.requests)
    assert chew.requests[-1].status == 404
