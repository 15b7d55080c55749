"""The emulator: what it is made of, and in which order a call is checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.sandbox.calls import Refused, Reply, Tree
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.emulator import Emulator
from desktop_app.sandbox.mishaps import Host
from desktop_app.sandbox.youtube import gate, memory, routes, seed
from desktop_app.sandbox.youtube.calls import Call, not_found
from desktop_app.sandbox.youtube.clients import Client, Project
from desktop_app.sandbox.youtube.faults import Faults
from desktop_app.sandbox.youtube.grants import Consent, Grants
from desktop_app.sandbox.youtube.library import library
from desktop_app.sandbox.youtube.quota import Quota
from desktop_app.sandbox.youtube.service import Service
from desktop_app.sandbox.youtube.state import State

NUMBER = "424200000001"


class YouTubeEmulator(Emulator[Call]):
    """Emulator of YouTube and of Google's sign-in, and the handles by which tests and the demo hold it.

    One project has both clients, so that they share its quota.
    """

    posters = routes.PICTURES
    secrets = frozenset({"key", "token", "access_token"})

    desktop_client_id = f"{NUMBER}-desktop0000000000000000000000000.apps.googleusercontent.com"
    desktop_client_secret = "GOCSPX-desktop-sample-secret"  # noqa: S105 - a sample
    tv_client_id = f"{NUMBER}-tv000000000000000000000000000000.apps.googleusercontent.com"
    tv_client_secret = "GOCSPX-tv-sample-secret"  # noqa: S105 - a sample
    api_key = "AIzaSySandbox00000000000000000000000000"
    scope = gate.SCOPE

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.state = State(library())
        seed.fill(self.state)
        time = ServerClock(clock)
        self.grants = Grants(time)
        self.project = Project(NUMBER, "Lineup", self.api_key, Quota(NUMBER, time))
        self.faults = Faults(self.state, time, self.grants, self.project)
        super().__init__(Call, time, self.faults, state_file)
        memory.recall(self.recalled(), self.state, self.grants, self.project)
        clients = (
            Client(self.desktop_client_id, self.desktop_client_secret, "desktop", self.project),
            Client(self.tv_client_id, self.tv_client_secret, "tv", self.project),
        )
        by_id = {client.client_id: client for client in clients}
        self._service = Service(by_id, self.state, self.grants, time, self.faults, prefill)

    @property
    def api(self) -> str:
        """The API's address."""
        return self._service.api_address + routes.V3

    @property
    def endpoint(self) -> str:
        """The API's host, to which clients add `/youtube/v3`."""
        return self._service.api_address

    @property
    def auth(self) -> str:
        """The address of accounts.google.com, oauth2.googleapis.com and the page for devices."""
        return self._service.auth_address

    @property
    def quota(self) -> Quota:
        return self.project.quota

    def bind(self, api: str, sign_in: str) -> None:
        self._service.api_address, self._service.auth_address = api, sign_in

    def add_client(self, client: Client) -> None:
        """Register another client, as somebody does in Google's console, in a project of its own or in this one."""
        self._service.clients[client.client_id] = client

    def sign_in(self, email: str, *scopes: str) -> str:
        """An access token for a person who was not asked on a page, on the first channel."""
        with self.faults.lock:
            channels = self.state.accounts[email].channels
            channel = channels[0].id if channels else ""
            consent = Consent(self.desktop_client_id, email, channel, scopes or (self.scope,))
            return self.grants.issue(consent)[0].token

    def kept(self) -> Tree:
        return memory.tree(self.state, self.grants, self.project)

    def judge(self, host: Host, call: Call) -> Reply:
        if host == "sign_in":
            found, parts = routes.AUTH.find(call.method, call.path, not_found)
            return found.answer(self._service, call, **parts)
        return self._api(call)

    def _api(self, call: Call) -> Reply:
        found, _ = routes.API.find(call.method, call.path, not_found)
        caller = gate.caller_of(self._service, call)
        quota = caller.project.quota
        quota.check(found.rule)
        try:
            if call.writes:
                gate.check_channel(caller)
            reply = found.answer(self._service, call, caller)
        except Refused:
            quota.spend_for_refusal(found.rule)
            raise
        quota.spend(found.rule)
        return reply
