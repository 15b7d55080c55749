"""A client that shares no code with the emulator: requests, and a person who presses the buttons of the page."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests

from desktop_app.sandbox.chew.emulator import ChewEmulator

ADA = ("ada@example.org", "analytical")
MADE_UP = "X-Emulator-Invented"


def page_address(chew: ChewEmulator, **changed: str) -> str:
    asked = {
        "response_type": "code",
        "client_id": chew.client_id,
        "redirect_uri": chew.redirect_uri,
        "scope": "read",
        "state": "s%1",
    }
    asked |= changed
    return f"{chew.sign_in_address}/oauth/authorize?{urlencode({n: v for n, v in asked.items() if v})}"


def opened(address: str) -> requests.Response:
    return requests.get(address, timeout=60, allow_redirects=False)


def press(
    chew: ChewEmulator, page: requests.Response, button: str = "approve", who: tuple[str, str] = ADA
) -> requests.Response:
    """Send the page's form as a browser would."""
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    assert f'id="{button}"' in page.text, page.text
    form = kept | {"email": who[0], "password": who[1], button: "1"}
    address = f"{chew.sign_in_address}/oauth/authorize"
    return requests.post(address, data=form, timeout=60, allow_redirects=False)


def answered(back: requests.Response) -> dict[str, str]:
    """What a redirect brings to the application, in query or fragment."""
    assert back.status_code == 302, back.text
    parts = urlsplit(back.headers["Location"])
    return dict(parse_qsl(parts.query)) or dict(parse_qsl(parts.fragment))


def exchange(
    chew: ChewEmulator, code: str, changed: dict[str, str] | None = None, *, in_query: bool = False
) -> requests.Response:
    sent = {
        "grant_type": "authorization_code",
        "redirect_uri": chew.redirect_uri,
        "client_id": chew.client_id,
        "client_secret": chew.client_secret,
        "code": code,
    } | (changed or {})
    address = f"{chew.sign_in_address}/oauth/access_token"
    if in_query:
        return requests.post(address, params=sent, timeout=60)
    return requests.post(address, data=sent, timeout=60)


def token(chew: ChewEmulator, scope: str = "read", who: tuple[str, str] = ADA) -> str:
    """Through the page to a token."""
    code = answered(press(chew, opened(page_address(chew, scope=scope)), who=who))["code"]
    found = exchange(chew, code).json()["access_token"]
    assert isinstance(found, str)
    return found


def get(chew: ChewEmulator, path: str, bearer: str = "", **query: str) -> requests.Response:
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    return requests.get(f"{chew.api_address}/v1{path}", params=query, headers=headers, timeout=60)


def slugs(answer: requests.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    tree: Any = answer.json()
    return [show["slug"] for show in tree["shows"]]
