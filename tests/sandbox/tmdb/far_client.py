"""Plain requests as an independent client, and a person who presses the buttons of the pages."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator

ADA = ("ada", "analytical")
GRACE = ("grace", "compiler")
BACK = "http://127.0.0.1:9/tmdb/3f?kept=1"


@dataclass
class Person:
    """Somebody in front of a page."""

    tmdb: TmdbEmulator
    login: tuple[str, str] = ADA

    def open(self, address: str) -> requests.Response:
        return requests.get(address, timeout=60, allow_redirects=False)

    def press(self, page: requests.Response, button: str = "approve", **typed: str) -> requests.Response:
        """Send the page's form as a browser would, to where the page was."""
        kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        assert f'id="{button}"' in page.text, page.text
        form = kept | {"username": self.login[0], "password": self.login[1], button: "1"} | typed
        return requests.post(page.url, data=form, timeout=60, allow_redirects=False)

    def decide(self, token: str, button: str = "approve", back: str = "") -> requests.Response:
        query = "?" + urlencode({"redirect_to": back}) if back else ""
        return self.press(self.open(f"{self.tmdb.website}/authenticate/{token}{query}"), button)


@dataclass
class Caller:
    """A client of the API. `query` goes with every call; `token` is a bearer."""

    tmdb: TmdbEmulator
    query: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> requests.Response:
        """Header names are written with `_` for `-`."""
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.request(
            method, self.tmdb.api + path, params=self.query, json=body, headers=sent, timeout=60, allow_redirects=False
        )

    def get(self, path: str) -> Any:
        answer = self.send("GET", path)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        return answer.json()

    def post(self, path: str, body: Any = None, *, method: str = "POST") -> tuple[int, int]:
        """The HTTP status and TMDB's code."""
        answer = self.send(method, path, {} if body is None else body)
        return answer.status_code, answer.json().get("status_code")

    def refused(self, method: str, path: str, body: Any = None) -> tuple[int, int]:
        answer = self.send(method, path, body)
        assert answer.json()["success"] is False, answer.text
        return answer.status_code, answer.json()["status_code"]

    def walk(self, path: str) -> list[tuple[str, int]]:
        """All pages of a list: kind and number of each row."""
        join, rows, page, total = "&" if "?" in path else "?", [], 1, 1
        while page <= total:
            tree = self.get(f"{path}{join}page={page}")
            rows += tree.get("results", tree.get("items", []))
            page, total = page + 1, tree["total_pages"]
        return [("movie" if "title" in row else "tv", row["id"]) for row in rows]


def application(tmdb: TmdbEmulator) -> Caller:
    return Caller(tmdb, {"api_key": tmdb.api_key})


def link(tmdb: TmdbEmulator, person: Person) -> Caller:
    """Through the page to a session."""
    key = application(tmdb)
    token = key.get("/3/authentication/token/new")["request_token"]
    assert person.decide(token).status_code == 302
    answer = key.send("POST", "/3/authentication/session/new", {"request_token": token})
    return Caller(tmdb, {"api_key": tmdb.api_key, "session_id": answer.json()["session_id"]})


def v4_link(tmdb: TmdbEmulator, person: Person) -> tuple[Caller, str]:
    """Through the page to an access token: the client, and the account's name in v4."""
    key = Caller(tmdb, token=tmdb.read_access_token)
    token = key.send("POST", "/4/auth/request_token", {}).json()["request_token"]
    person.press(person.open(f"{tmdb.website}/auth/access?{urlencode({'request_token': token})}"))
    granted = key.send("POST", "/4/auth/access_token", {"request_token": token}).json()
    return Caller(tmdb, token=granted["access_token"]), granted["account_id"]


def answered(back: requests.Response) -> dict[str, str]:
    """What a redirect brings to the application."""
    assert back.status_code == 302, back.text
    return dict(parse_qsl(urlsplit(back.headers["Location"]).query))
