"""The emulator: what it is made of, and in which order a call is checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from desktop_app.sandbox.calls import HTML, Call, Refused, Reply, Tree
from desktop_app.sandbox.chew import api, sign_in
from desktop_app.sandbox.chew.calls import Refusal, invented
from desktop_app.sandbox.chew.grants import THREE_YEARS, Application, Grants, Token
from desktop_app.sandbox.chew.service import Service
from desktop_app.sandbox.chew.shows import sample
from desktop_app.sandbox.chew.switches import Switches
from desktop_app.sandbox.chew.website import Website
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.emulator import Emulator
from desktop_app.sandbox.mishaps import Host, Mishaps
from desktop_app.sandbox.routes import Route, Routes

GONE = invented(Reply(404, b"<!DOCTYPE html><title>Not found</title><h1>Not found</h1>", HTML))
ROUTES = {
    "sign_in": Routes(
        Route("GET", "/oauth/authorize", sign_in.authorize, None),
        Route("POST", "/oauth/authorize", sign_in.authorize, None),
        Route("POST", "/oauth/access_token", sign_in.access_token, None),
    ),
    "api": Routes(
        Route("GET", "/v1/users/me", api.me, None),
        Route("GET", "/v1/users/me/shows", api.my_shows, None),
        Route("GET", "/v1/shows", api.shows, None),
        Route("POST", "/v1/shows/<digits:show_id>/chats", api.chat, None),
        parts={"digits": r"(\d+)"},
    ),
}


class ChewEmulator(Emulator[Call]):
    """Emulator of Chew: its two doors, and the handles by which tests and the demo hold it."""

    secrets = frozenset({"key", "code", "client_secret"})

    client_id = "5a0dChewApplication0000000000000000"
    client_secret = "5a0dChewSecret000000000000000000000"  # noqa: S105 - a sample
    public_client_id = "5a0dChewPublicApplication0000000000"
    redirect_uri = "http://127.0.0.1:43821/chew/callback"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        time = ServerClock(clock)
        self.grants = Grants(time)
        self.switches = Switches()
        self.redirect_uris = [self.redirect_uri]
        applications = (
            Application(self.client_id, self.client_secret, "Lineup", self.redirect_uris),
            Application(self.public_client_id, "", "Lineup, without a secret", self.redirect_uris),
        )
        people, shows = sample()
        self.service = Service(applications, people, shows, self.grants, self.switches, prefill)
        self.website = Website(self.service, time)
        self.faults = Mishaps(self.service.lock)
        super().__init__(Call, time, self.faults, state_file)
        if kept := self.recalled():
            self.grants.tokens = [Token(**row | {"scopes": tuple(row["scopes"])}) for row in kept["tokens"]]

    @property
    def api_address(self) -> str:
        return self.service.api

    @property
    def sign_in_address(self) -> str:
        return self.service.website

    def bind(self, api: str, sign_in: str) -> None:
        self.service.api, self.service.website = api, sign_in

    def sign_in(self, username: str) -> Token:
        """Issue a token, good for public and private shows, to a person who was not asked on a page."""
        with self.faults.lock:
            return self.grants.issue_token(username, ("read", "private"), THREE_YEARS)

    def kept(self) -> Tree:
        return {"tokens": [asdict(token) for token in self.grants.tokens]}

    def judge(self, host: Host, call: Call) -> Reply:
        try:
            return self._judge(host, call)
        except Refused as refused:
            if not self.switches.html_errors:
                raise
            status = refused.reply.status
            page = f"<!DOCTYPE html><title>{status}</title><h1>Something went wrong</h1>".encode()
            return replace(refused.reply, body=page, content_type=HTML)

    def _judge(self, host: Host, call: Call) -> Reply:
        if self.switches.closed:
            return GONE
        if host == "api" and self.switches.limited:
            self.switches.limited -= 1
            raise Refusal(429, "rate_limited", headers={"Retry-After": "30"})
        found, parts = ROUTES[host].find(call.method, call.path.rstrip("/"), _nothing_there)
        return found.answer(self.service, call, **parts)


def _nothing_there(status: int) -> Refusal:
    return Refusal(status, "not_found" if status == 404 else "method_not_allowed")
