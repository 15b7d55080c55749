"""Authlib as an independent OAuth client, and a person who presses the buttons of its pages."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
from authlib.integrations.requests_client import OAuth2Session

from desktop_app.sandbox.trakt.emulator import TraktEmulator

ADA = ("ada", "analytical")
GRACE = ("grace", "compiler")
VERIFIER = "v" * 30 + "-._~" + "9" * 30
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"


@dataclass
class Person:
    """Somebody in front of a page."""

    trakt: TraktEmulator
    login: tuple[str, str] = ADA

    def open(self, address: str) -> requests.Response:
        return requests.get(address, timeout=60, allow_redirects=False)

    def press(self, page: requests.Response, button: str = "approve", **typed: str) -> requests.Response:
        """Send the page's form as a browser would: its own hidden fields, what is typed, the button."""
        action = re.search(r'action="([^"]+)"', page.text)
        assert action, page.text
        kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        assert f'id="{button}"' in page.text
        form = kept | {"login": self.login[0], "password": self.login[1], button: "1"} | typed
        return requests.post(self.trakt.auth + action[1], data=form, timeout=60, allow_redirects=False)


def session(trakt: TraktEmulator, redirect_uri: str = TraktEmulator.redirect_uri, *, pkce: bool = False) -> Any:
    """Authlib's client. It speaks forms; Trakt wants JSON, so its client authentication rewrites the body."""

    def as_json(
        auth: Any, method: str, uri: str, headers: dict[str, str], body: str
    ) -> tuple[str, dict[str, str], str]:
        fields = dict(parse_qsl(body)) | {"client_id": auth.client_id}
        fields |= {} if pkce else {"client_secret": auth.client_secret}
        headers["Content-Type"] = "application/json"
        return uri, headers, json.dumps(fields)

    one: Any = OAuth2Session(  # type: ignore[no-untyped-call]
        trakt.client_id,
        trakt.client_secret,
        token_endpoint_auth_method="as_json",
        redirect_uri=redirect_uri,
        code_challenge_method="S256" if pkce else None,
    )
    one.register_client_auth_method(("as_json", as_json))
    return one


def link(trakt: TraktEmulator, person: Person, *, pkce: bool = False) -> tuple[Any, dict[str, Any]]:
    """Through the page to a token: the session and the token."""
    client = session(trakt, pkce=pkce)
    more = {"code_verifier": VERIFIER} if pkce else {}
    address, state = client.create_authorization_url(trakt.auth + "/oauth/authorize", **more)
    back = person.press(person.open(address))
    assert back.status_code == 302, back.text
    token = client.fetch_token(
        trakt.auth + "/oauth/token", authorization_response=back.headers["Location"], state=state, **more
    )
    return client, token


@dataclass
class Caller:
    """A client of the API that sends what the documentation asks for."""

    trakt: TraktEmulator
    token: str = ""

    @property
    def headers(self) -> dict[str, str]:
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return {
            "Content-Type": "application/json",
            "User-Agent": "FarClient/1.0",
            "trakt-api-version": "2",
            "trakt-api-key": self.trakt.client_id,
        } | bearer

    def send(self, method: str, path: str, body: Any = None, **changed: str | None) -> requests.Response:
        """`changed` headers are written with `_` for `-`; None leaves one out."""
        headers = self.headers | {name.replace("_", "-"): value for name, value in changed.items()}
        data = None if body is None else json.dumps(body)
        with requests.Session() as session:
            session.headers.clear()
            return session.request(method, self.trakt.api + path, data=data, headers=headers, timeout=60)

    def get(self, path: str) -> Any:
        answer = self.send("GET", path)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        return answer.json()

    def post(self, path: str, body: Any, status: int = 200) -> Any:
        answer = self.send("POST", path, body)
        assert answer.status_code == status, (answer.status_code, answer.text)
        return answer.json()

    def ids(self, path: str = "/sync/watchlist/all/rank/asc?limit=250") -> list[int]:
        """The list item ids of a list, as the service says it stands."""
        return [item["id"] for item in self.get(path)]


def answered(back: requests.Response) -> dict[str, str]:
    """What a redirect brings to the application."""
    assert back.status_code == 302, back.text
    return dict(parse_qsl(urlsplit(back.headers["Location"]).query))


def post(address: str, **body: Any) -> requests.Response:
    return requests.post(address, json=body, timeout=60)
