"""Authlib as an independent OAuth client, a person at Google's pages, and a plain client of the API."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
from authlib.integrations.requests_client import OAuth2Session

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator

ADA = ("ada@example.org", "analytical")
GRACE = ("grace@example.org", "compiler")
CHARLES = ("charles@example.org", "difference")
LOOPBACK = "http://127.0.0.1:53127/"
VERIFIER = "v" * 30 + "-._~" + "9" * 30


@dataclass
class Person:
    """Somebody in front of a page, who takes the first channel."""

    youtube: YouTubeEmulator
    login: tuple[str, str] = ADA

    def open(self, address: str, agent: str = "Mozilla/5.0 Firefox/140.0") -> requests.Response:
        return requests.get(address, headers={"User-Agent": agent}, timeout=60, allow_redirects=False)

    def press(
        self, page: requests.Response, button: str = "approve", without: tuple[str, ...] = (), **typed: str
    ) -> requests.Response:
        """Send the page's form as a browser would; `without` are scopes whose boxes are unticked."""
        action = re.search(r'action="([^"]+)"', page.text)
        assert action, page.text
        assert f'id="{button}"' in page.text
        kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        boxes = dict(re.findall(r'<input type="checkbox" name="([^"]+)" value="([^"]*)" checked', page.text))
        chosen = dict(re.findall(r'<input type="radio" name="([^"]+)" value="([^"]*)" checked', page.text))
        boxes = {name: value for name, value in boxes.items() if name.removeprefix("granted ") not in without}
        who = {"email": self.login[0], "password": self.login[1]} if 'id="email"' in page.text else {}
        form = kept | boxes | chosen | who | {button: "1"} | typed
        return requests.post(self.youtube.auth + action[1], data=form, timeout=60, allow_redirects=False)

    def approve(self, page: requests.Response, without: tuple[str, ...] = (), **typed: str) -> requests.Response:
        """Press through both pages."""
        answer = self.press(page, without=without, **typed)
        return self.press(answer) if 'id="chooser"' in answer.text else answer


def session(youtube: YouTubeEmulator, scope: str = YouTubeEmulator.scope, redirect_uri: str = LOOPBACK) -> Any:
    one: Any = OAuth2Session(  # type: ignore[no-untyped-call]
        youtube.desktop_client_id,
        youtube.desktop_client_secret,
        scope=scope,
        token_endpoint_auth_method="client_secret_post",
        redirect_uri=redirect_uri,
        code_challenge_method="S256",
    )
    return one


def consent_page(youtube: YouTubeEmulator, client: Any, **changed: str) -> str:
    address, _ = client.create_authorization_url(
        f"{youtube.auth}/o/oauth2/v2/auth", code_verifier=VERIFIER, state="s%1", **changed
    )
    return str(address)


def link(youtube: YouTubeEmulator, person: Person, scope: str = YouTubeEmulator.scope) -> tuple[Any, dict[str, Any]]:
    """Through the pages to a token: the session and the token."""
    client = session(youtube, scope)
    back = person.approve(person.open(consent_page(youtube, client)))
    assert back.status_code == 302, back.text
    token = client.fetch_token(
        f"{youtube.auth}/token",
        authorization_response=back.headers["Location"],
        state="s%1",
        code_verifier=VERIFIER,
    )
    return client, token


def answered(back: requests.Response) -> dict[str, str]:
    """What a redirect brings to the application."""
    assert back.status_code == 302, back.text
    return dict(parse_qsl(urlsplit(back.headers["Location"]).query))


def post(address: str, **form: str) -> requests.Response:
    return requests.post(address, data=form, timeout=60)


def reason(answer: requests.Response) -> tuple[int, str]:
    """HTTP's code and the reason of Google's envelope."""
    error = answer.json()["error"]
    assert error["code"] == answer.status_code
    return answer.status_code, error["errors"][0]["reason"]


@dataclass
class Caller:
    """A client of the API that sends what the documentation asks for."""

    youtube: YouTubeEmulator
    token: str = ""

    def send(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None, **params: Any
    ) -> requests.Response:
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return requests.request(
            method, f"{self.youtube.api}/{path}", json=body, params=params, headers=bearer | (headers or {}), timeout=60
        )

    def get(self, path: str, **params: Any) -> Any:
        answer = self.send("GET", path, **params)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        return answer.json()

    def playlist(self, title: str) -> str:
        """The id of the caller's playlist with this title."""
        rows = self.get("playlists", part="snippet", mine="true", maxResults=50)["items"]
        return str(next(row["id"] for row in rows if row["snippet"]["title"] == title))

    def items(self, playlist: str, part: str = "id,snippet,contentDetails,status", **params: Any) -> list[Any]:
        """All items, page by page."""
        rows: list[Any] = []
        token: dict[str, str] = {}
        while True:
            page = self.get("playlistItems", part=part, playlistId=playlist, maxResults=50, **token, **params)
            rows += page["items"]
            if "nextPageToken" not in page:
                return rows
            token = {"pageToken": page["nextPageToken"]}

    def slots(self, playlist: str) -> list[str]:
        return [row["id"] for row in self.items(playlist, "id")]

    def insert(self, playlist: str, video: str, position: Any = None, **more: Any) -> requests.Response:
        place = {} if position is None else {"position": position}
        snippet = {"playlistId": playlist, "resourceId": {"kind": "youtube#video", "videoId": video}} | place
        return self.send("POST", "playlistItems", {"snippet": snippet} | more, part=",".join(["snippet", *more]))

    def move(self, row: Any, position: int, headers: dict[str, str] | None = None, **more: Any) -> requests.Response:
        kept = {name: row["snippet"][name] for name in ("playlistId", "resourceId")}
        body = {"id": row["id"], "snippet": kept | {"position": position}} | more
        return self.send("PUT", "playlistItems", body, headers, part=",".join(["snippet", *more]))

    def delete(self, slot: str) -> requests.Response:
        return self.send("DELETE", "playlistItems", id=slot)
