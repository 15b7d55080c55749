"""The emulator: what it is made of, and in which order a call is checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.sandbox.calls import Reply, Tree
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.emulator import Emulator
from desktop_app.sandbox.mishaps import Host
from desktop_app.sandbox.routes import Routes
from desktop_app.sandbox.trakt import gate, memory, routes, seed
from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.faults import Faults
from desktop_app.sandbox.trakt.grants import OUT_OF_BAND, Application, Grants, Token
from desktop_app.sandbox.trakt.library import library
from desktop_app.sandbox.trakt.limits import Limits
from desktop_app.sandbox.trakt.routes import Asks
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.shelves import Shelves
from desktop_app.sandbox.trakt.state import State


class TraktEmulator(Emulator[Call]):
    """Emulator of Trakt: its two hosts, and the handles by which tests and the demo hold it."""

    posters = routes.POSTERS

    client_id = "5a0d00c1e47000000000000000000000000000000000000000000000000c11e7"
    client_secret = "5a0d00c15ec7e700000000000000000000000000000000000000000005ec7e75"  # noqa: S105 - a sample
    application_name = "Lineup"
    redirect_uri = "http://127.0.0.1:43821/trakt/callback"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.state = State(library())
        seed.fill(self.state)
        time = ServerClock(clock)
        self.grants = Grants(time)
        self.limits = Limits(time)
        shelves = Shelves(self.state, time)
        self.faults = Faults(self.state, time, self.grants, self.limits, shelves)
        super().__init__(Call, time, self.faults, state_file)
        memory.recall(self.recalled(), self.state, self.grants)
        self.redirect_uris = [self.redirect_uri, OUT_OF_BAND]
        application = Application(self.client_id, self.client_secret, self.application_name, self.redirect_uris)
        self._service = Service(application, self.state, self.grants, time, self.faults, shelves, prefill)

    @property
    def api(self) -> str:
        """The API's address."""
        return self._service.api_address

    @property
    def auth(self) -> str:
        """The sign-in host's address."""
        return self._service.auth_address

    def bind(self, api: str, sign_in: str) -> None:
        self._service.api_address, self._service.auth_address = api, sign_in

    def register_redirect(self, redirect_uri: str) -> None:
        """Register another address, as the application's owner does in its settings."""
        self.redirect_uris.append(redirect_uri)

    def sign_in(self, username: str) -> Token:
        """Issue a token to a member who was not asked on a page."""
        with self.faults.lock:
            return self.grants.issue_token(username, self.redirect_uri)

    def kept(self) -> Tree:
        return memory.tree(self.state, self.grants)

    def judge(self, host: Host, call: Call) -> Reply:
        if host == "sign_in":
            return self._auth(call, routes.AUTH)
        return self._auth(call, routes.OLDER) if call.path.startswith("/oauth/") else self._api(call)

    def _auth(self, call: Call, known: Routes[Asks]) -> Reply:
        if self.faults.application_deleted:
            raise Refusal(403)
        found, parts = known.find(call.method, call.path.rstrip("/"), Refusal)
        return found.answer(self._service, call, **parts)

    def _api(self, call: Call) -> Reply:
        gate.check_headers(self._service, call)
        found, parts = routes.API.find(call.method, call.path.rstrip("/"), Refusal)
        gate.check_member(self._service, self.limits, call, found.rule)
        gate.check_body(call)
        return found.answer(self._service, call, **parts)
