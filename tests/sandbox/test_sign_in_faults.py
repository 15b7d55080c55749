"""Misbehaving sign-in pages of the emulated services, pressed over HTTP as a browser would."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
import requests

from desktop_app.sandbox.mishaps import Mishaps
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.sign_in_faults import SignInFault
from tests.sandbox.far_client import ADA, Client, Clock
from tests.sandbox.tmdb import far_client as at_tmdb
from tests.sandbox.trakt import far_client as at_trakt
from tests.sandbox.youtube import far_client as at_youtube

BACK = "http://127.0.0.1:9/back"


@dataclass
class Door:
    """A service's sign-in: its faults, an address to open, what is typed, and where the person is sent in the end."""

    faults: Mishaps
    address: str
    typed: dict[str, str]
    back: str

    def open(self) -> requests.Response:
        return requests.get(self.address, timeout=60)

    @property
    def pop_up(self) -> str:
        """The address that the first window opens in another."""
        return f"{self.address}{'&' if '?' in self.address else '?'}pop_up=1"


def press(page: requests.Response, typed: dict[str, str]) -> requests.Response:
    """Send the page's form, as a browser would, to where its first `action` says."""
    tag = re.search(r"<form [^>]*>", page.text)
    assert tag, page.text
    action = re.search(r'action="([^"]*)"', tag[0])
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    form = {name: unescape(value) for name, value in kept.items()} | typed | {"approve": "1"}
    to = urljoin(page.url, unescape(action[1])) if action else page.url
    return requests.post(to, data=form, timeout=60, allow_redirects=False)


def netflix(sandbox: Sandbox, clock: Clock) -> Door:
    client = Client(sandbox.netflix, clock)
    params = client.login_params(client.request_token(BACK))
    address = f"{sandbox.netflix.sign_in_address}/oauth/login?{urlencode(params)}"
    email, password = ADA
    return Door(sandbox.netflix.faults, address, {"email": email, "password": password}, BACK)


def trakt(sandbox: Sandbox, _clock: Clock) -> Door:
    address, _ = at_trakt.session(sandbox.trakt).create_authorization_url(f"{sandbox.trakt.auth}/oauth/authorize")
    return Door(sandbox.trakt.faults, address, {"login": "ada", "password": "analytical"}, sandbox.trakt.redirect_uri)


def tmdb(sandbox: Sandbox, _clock: Clock) -> Door:
    token = at_tmdb.application(sandbox.tmdb).get("/3/authentication/token/new")["request_token"]
    address = f"{sandbox.tmdb.website}/authenticate/{token}?redirect_to={BACK}"
    return Door(sandbox.tmdb.faults, address, {"username": "ada", "password": "analytical"}, BACK)


def youtube(sandbox: Sandbox, _clock: Clock) -> Door:
    email, password = at_youtube.GRACE  # who has one channel, so that no second page asks for it
    address = at_youtube.consent_page(sandbox.youtube, at_youtube.session(sandbox.youtube, redirect_uri=BACK))
    return Door(sandbox.youtube.faults, address, {"email": email, "password": password}, BACK)


@pytest.fixture(params=[netflix, trakt, tmdb, youtube])
def door(request: pytest.FixtureRequest, sandbox: Sandbox, clock: Clock) -> Door:
    make: Callable[[Sandbox, Clock], Door] = request.param
    return make(sandbox, clock)


def is_approved(door: Door, address: str) -> bool:
    return address.startswith(door.back) and bool(urlsplit(address).query)


def test_a_page_at_another_host_signs_in(door: Door) -> None:
    door.faults.misbehave_at_sign_in(SignInFault.OTHER_HOST)

    page = door.open()

    assert urlsplit(page.url).hostname == "localhost"
    assert is_approved(door, press(page, door.typed).headers["Location"])


def test_a_form_for_another_host_signs_in(door: Door) -> None:
    door.faults.misbehave_at_sign_in(SignInFault.FORM_ACROSS)
    page = door.open()

    sent = press(page, door.typed)

    assert urlsplit(page.url).hostname == "127.0.0.1"
    assert urlsplit(sent.url).hostname == "localhost"
    assert is_approved(door, sent.headers["Location"])


def test_a_pop_up_tells_its_opener_where_to_go(door: Door) -> None:
    door.faults.misbehave_at_sign_in(SignInFault.POP_UP)
    opener = door.open()
    opened = re.search(r'open\(("[^"]*")', opener.text)
    assert opened, opener.text

    pop_up = requests.get(urljoin(opener.url, json.loads(opened[1])), timeout=60)
    told = re.search(r'postMessage\(("[^"]*")', press(pop_up, door.typed).text)

    assert told
    assert is_approved(door, json.loads(told[1]))


def test_a_wrong_password_is_asked_for_again_in_the_pop_up(door: Door) -> None:
    door.faults.misbehave_at_sign_in(SignInFault.POP_UP)

    again = press(requests.get(door.pop_up, timeout=60), door.typed | {"password": "wrong"})

    assert again.status_code == 401
    assert "do not belong together" in again.text


def test_an_error_has_a_page_of_its_own(door: Door) -> None:
    door.faults.misbehave_at_sign_in(SignInFault.ERROR)

    page = door.open()

    assert page.status_code == 500
    assert "out of order" in page.text


def test_a_page_that_expires_at_once_leads_nowhere(door: Door) -> None:
    door.faults.misbehave_at_sign_in(SignInFault.EXPIRES)

    sent = press(door.open(), door.typed)

    assert 400 <= sent.status_code < 500
    assert "Location" not in sent.headers
    assert re.search("expired|is over", sent.text, re.IGNORECASE)


def test_no_script_can_be_slipped_into_the_page(sandbox: Sandbox, clock: Clock) -> None:
    door = netflix(sandbox, clock)
    door.faults.misbehave_at_sign_in(SignInFault.POP_UP)

    parts = urlsplit(door.address)
    connection = HTTPConnection(parts.netloc, timeout=60)
    connection.request("GET", f"{parts.path}?{parts.query}&x=</script><b>")  # requests would encode it

    page = connection.getresponse().read().decode()

    assert "&x=" in page
    assert "</script><b>" not in page


def test_programs_are_answered_as_ever(sandbox: Sandbox) -> None:
    sandbox.trakt.faults.misbehave_at_sign_in(SignInFault.ERROR)

    answer = requests.post(
        f"{sandbox.trakt.auth}/oauth/device/code", json={"client_id": sandbox.trakt.client_id}, timeout=60
    )

    assert answer.status_code == 200


def test_the_page_behaves_again(door: Door) -> None:
    door.faults.misbehave_at_sign_in(SignInFault.ERROR)
    door.faults.misbehave_at_sign_in(None)

    assert is_approved(door, press(door.open(), door.typed).headers["Location"])
