"""A client that shares no code with the emulator: requests and oauthlib, and the sign-in form by hand."""

import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import requests
from requests_oauthlib import OAuth1

from desktop_app.sandbox.netflix.emulator import NetflixEmulator

ADA = ("ada@example.org", "analytical")
GRACE = ("grace@example.org", "compiler")
CALLBACK = "http://127.0.0.1:9/back?kept=1%25"


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.seconds = float(int(time.time()))

    def __call__(self) -> float:
        return self.seconds

    def go_on(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass
class Client:
    """Signs by the clock of the test."""

    netflix: NetflixEmulator
    clock: Clock
    token: str = ""
    secret: str = ""
    user_id: str = ""

    def sign(self, **more: Any) -> OAuth1:
        return OAuth1(
            self.netflix.client_key,
            self.netflix.client_secret,
            resource_owner_key=self.token or None,
            resource_owner_secret=self.secret or None,
            timestamp=str(int(self.clock())),
            **more,
        )

    def send(self, method: str, path: str, /, headers: Any = None, **params: Any) -> requests.Response:
        given = {name: str(value) for name, value in params.items()}
        address = path if path.startswith("http") else self.netflix.api_address + path
        return requests.request(method, address, params=given, headers=headers, auth=self.sign(), timeout=60)

    def get(self, path: str, **params: Any) -> requests.Response:
        return self.send("GET", path, **params)

    def queue_path(self, queue: str = "instant") -> str:
        return f"/users/{self.user_id}/queues/{queue}"

    def queue(self, path: str = "", queue: str = "instant", **params: Any) -> Any:
        """A queue, read as JSON."""
        answer = self.get(self.queue_path(queue) + path, output="json", **params)
        assert answer.status_code == 200, answer.text
        return answer.json()["queue"]

    def put(self, title_id: str, queue: str = "instant", **params: Any) -> requests.Response:
        """Add or move a film."""
        return self.send("POST", self.queue_path(queue), title_ref=self.ref(title_id), **params)

    def ref(self, title_id: str) -> str:
        title = self.netflix.state.catalogue.find(title_id)
        return f"{self.netflix.api_address}/catalog/titles/{title.path if title else 'movies/' + title_id}"

    def delete(
        self, title_id: str, queue: str = "instant", state: str = "available", **params: Any
    ) -> requests.Response:
        return self.send("DELETE", f"{self.queue_path(queue)}/{state}/{title_id}", **params)

    # -- the three legs

    def request_token(self, callback: str | None = CALLBACK) -> dict[str, str]:
        more: dict[str, Any] = {"callback_uri": callback} if callback else {}
        auth = OAuth1(self.netflix.client_key, self.netflix.client_secret, timestamp=str(int(self.clock())), **more)
        answer = requests.post(self.netflix.api_address + "/oauth/request_token", auth=auth, timeout=60)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"].startswith("text/plain")
        return dict(parse_qsl(answer.text))

    def login_params(self, temporary: dict[str, str], **changed: str) -> dict[str, str]:
        return {
            "oauth_token": temporary["oauth_token"],
            "oauth_consumer_key": self.netflix.client_key,
            "application_name": temporary["application_name"],
        } | changed

    def decide(
        self, params: dict[str, str], person: tuple[str, str] = ADA, button: str = "approve"
    ) -> requests.Response:
        form = params | {"email": person[0], "password": person[1], button: "1"}
        return requests.post(
            self.netflix.sign_in_address + "/oauth/login", data=form, timeout=60, allow_redirects=False
        )

    def access_token(self, temporary: dict[str, str], verifier: str | None, **more: str) -> requests.Response:
        auth = OAuth1(
            self.netflix.client_key,
            self.netflix.client_secret,
            resource_owner_key=temporary["oauth_token"],
            resource_owner_secret=temporary["oauth_token_secret"],
            verifier=verifier,
            timestamp=str(int(self.clock())),
        )
        return requests.get(self.netflix.api_address + "/oauth/access_token", params=more, auth=auth, timeout=60)

    def link(self, person: tuple[str, str] = ADA) -> Self:
        temporary = self.request_token()
        back = self.decide(self.login_params(temporary), person)
        verifier = dict(parse_qsl(urlsplit(back.headers["Location"]).query))["oauth_verifier"]
        tokens = dict(parse_qsl(self.access_token(temporary, verifier).text))
        self.token, self.secret = tokens["oauth_token"], tokens["oauth_token_secret"]
        self.user_id = tokens["user_id"]
        return self


def status(answer: requests.Response) -> tuple[int, str, str]:
    """Status code, sub_code and message of an XML envelope."""
    root = ET.fromstring(answer.content)
    assert root.tag == "status"
    assert root.findtext("status_code") == str(answer.status_code)
    return answer.status_code, root.findtext("sub_code", ""), root.findtext("message", "")


def etag(answer: requests.Response) -> str:
    return ET.fromstring(answer.content).findtext("etag", "")
