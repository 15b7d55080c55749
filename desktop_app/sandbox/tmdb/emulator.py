"""The emulator: what it is made of, and in which order a call is checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.emulator import Emulator
from desktop_app.sandbox.mishaps import Host
from desktop_app.sandbox.routes import Route
from desktop_app.sandbox.tmdb import gate, memory, routes, seed
from desktop_app.sandbox.tmdb.cache import Cache, Keep, conditional
from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.faults import Faults
from desktop_app.sandbox.tmdb.grants import Grant, Grants
from desktop_app.sandbox.tmdb.library import library
from desktop_app.sandbox.tmdb.limits import Limits
from desktop_app.sandbox.tmdb.service import Application, Service
from desktop_app.sandbox.tmdb.state import State

VALIDATION = frozenset({5, 18, 22})
GONE = 34
WRONG_METHOD = 42


class TmdbEmulator(Emulator[Call]):
    """Emulator of TMDB: its two hosts, and the handles by which tests and the demo hold it."""

    secrets = frozenset({"api_key", "session_id", "guest_session_id", "request_token", "password"})
    posters = routes.POSTERS

    api_key = "5a0d00c100000000000000000000c1e7"
    read_access_token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzYW5kYm94IiwidmVyc2lvbiI6MX0.c2FuZGJveA"  # noqa: S105 - a sample
    application_name = "Lineup"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.state = State(library())
        seed.fill(self.state)
        time = ServerClock(clock)
        self.grants = Grants(time)
        self.limits = Limits(time)
        self.faults = Faults(self.state, time, self.grants, self.limits)
        super().__init__(Call, time, self.faults, state_file)
        memory.recall(self.recalled(), self.state, self.grants)
        self._cache = Cache(time, self.faults)
        application = Application(self.application_name, self.api_key, self.read_access_token)
        self._service = Service(application, self.state, self.grants, time, self.faults, prefill)

    @property
    def api(self) -> str:
        """The API's address without its version."""
        return self._service.api_address

    @property
    def website(self) -> str:
        """The address of the pages where a person approves."""
        return self._service.website_address

    @property
    def images(self) -> str:
        """Address before an image's size and path, with a slash at its end."""
        return f"{self._service.api_address}/t/p/"

    def bind(self, api: str, sign_in: str) -> None:
        self._service.api_address, self._service.website_address = api, sign_in

    def sign_in(self, username: str) -> Grant:
        """Issue a session to a member who was not asked on a page."""
        with self.faults.lock:
            return self.grants.session(username)

    def kept(self) -> Tree:
        return memory.tree(self.state, self.grants)

    def judge(self, host: Host, call: Call) -> Reply:
        try:
            return self._api(call) if host == "api" else self._website(call)
        except Refusal as refusal:
            if self.faults.bare_errors and refusal.code in VALIDATION:
                return json_reply({"errors": refusal.words}, refusal.reply.status)
            raise

    def _api(self, call: Call) -> Reply:
        self.limits.count()
        gate.check_credentials(self._service, call)
        found, parts = routes.API.find(call.method, call.path, _nothing_there)
        return conditional(call, self._fresh_or_old(call, found, parts))

    def _fresh_or_old(self, call: Call, found: Route[Keep], parts: dict[str, str]) -> Reply:
        """The answer, or an older one where the switch says so: who may not read is refused also then."""
        try:
            fresh = found.answer(self._service, call, **parts)
        except Refusal as refusal:
            old = self._cache.recall(call) if refusal.code == GONE else None
            if old is None:
                raise
            return old
        return self._cache.recall(call) or self._cache.remember(call, fresh, found.rule)

    def _website(self, call: Call) -> Reply:
        found, parts = routes.WEBSITE.find(call.method, call.path, _nothing_there)
        return found.answer(self._service, call, **parts)


def _nothing_there(status: int) -> Refusal:
    return Refusal(GONE if status == 404 else WRONG_METHOD)
