"""The emulator: each call is counted, checked, answered and written down, or meets its mishap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.trakt import gate, routes, seed
from desktop_app.sandbox.trakt.calls import Call, Refusal, Reply
from desktop_app.sandbox.trakt.faults import Faults
from desktop_app.sandbox.trakt.grants import OUT_OF_BAND, Application, Grants
from desktop_app.sandbox.trakt.images import image
from desktop_app.sandbox.trakt.library import library
from desktop_app.sandbox.trakt.limits import Limits
from desktop_app.sandbox.trakt.memory import Memory
from desktop_app.sandbox.trakt.mishaps import Host
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.shelves import Shelves
from desktop_app.sandbox.trakt.state import State

REMEMBERED_REQUESTS = 10_000
SECRET_HEADERS = frozenset({"authorization", "cookie"})


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """What came in, without secrets. No status: the connection was dropped."""

    host: Host
    method: str
    path: str
    query: Mapping[str, str]
    status: int | None
    headers: Mapping[str, str]


class TraktEmulator:
    """One emulated service, its two hosts, and the handles by which tests and the demo hold it."""

    client_id = "5a0d00c1e47000000000000000000000000000000000000000000000000c11e7"
    client_secret = "5a0d00c15ec7e700000000000000000000000000000000000000000005ec7e75"  # noqa: S105 - a sample
    application_name = "Lineup"
    redirect_uri = "http://127.0.0.1:43821/trakt/callback"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.state = State(library())
        seed.fill(self.state)
        self.clock = ServerClock(clock)
        self.grants = Grants(self.clock)
        self.limits = Limits(self.clock)
        shelves = Shelves(self.state, self.clock)
        self.faults = Faults(self.state, self.clock, self.grants, self.limits, shelves)
        self.redirect_uris = [self.redirect_uri, OUT_OF_BAND]
        self.requests: list[LoggedRequest] = []
        self._memory = Memory(state_file) if state_file else None
        if self._memory:
            self._memory.recall(self.state, self.grants)
        application = Application(self.client_id, self.client_secret, self.application_name, self.redirect_uris)
        self._service = Service(application, self.state, self.grants, self.clock, self.faults, shelves, prefill)

    @property
    def api(self) -> str:
        """The API's address, for example `http://127.0.0.1:4312`; empty before the start."""
        return self._service.api_address

    @property
    def auth(self) -> str:
        """The sign-in host's address."""
        return self._service.auth_address

    def bind(self, api: str, auth: str) -> None:
        """For the server: where the two doors are."""
        self._service.api_address, self._service.auth_address = api, auth

    def register_redirect(self, redirect_uri: str) -> None:
        """One more address that the application's owner typed into its settings."""
        self.redirect_uris.append(redirect_uri)

    def save(self) -> None:
        """For the server, at the end: an edit on the website may have been the last thing that happened."""
        with self.state.lock:
            self._remember()

    def answer_api(self, call: Call) -> Reply:
        if call.path.startswith("/images/"):
            return image(call)
        return self._answer("api", call, self._api)

    def answer_auth(self, call: Call) -> Reply:
        return self._answer("auth", call, self._auth)

    def _answer(self, host: Host, call: Call, judge: Callable[[Call], Reply]) -> Reply:
        with self.state.lock:
            mishap = self.faults.take_mishap(host, writes=call.writes)
            if mishap is None:
                reply = _judged(judge, call)
            else:
                if mishap.after_effect:
                    _judged(judge, call)
                reply = mishap.reply
            self._log(host, call, reply)
            self._remember()
        return reply

    def _remember(self) -> None:
        if self._memory:
            self._memory.remember(self.state, self.grants)

    def _auth(self, call: Call) -> Reply:
        if self.faults.application_deleted:
            raise Refusal(403)
        found, parts = routes.find(routes.AUTH, call.method, call.path)
        return found.answer(self._service, call, **parts)

    def _api(self, call: Call) -> Reply:
        gate.check_headers(self._service, call)
        found, parts = routes.find(routes.API, call.method, call.path)
        gate.check_member(self._service, self.limits, call, found.asks)
        gate.check_body(call)
        return found.answer(self._service, call, **parts)

    def _log(self, host: Host, call: Call, reply: Reply) -> None:
        headers = {name: value for name, value in call.headers.items() if name not in SECRET_HEADERS}
        status = None if reply.dropped else reply.status
        self.requests.append(LoggedRequest(host, call.method, call.path, call.query, status, headers))
        del self.requests[:-REMEMBERED_REQUESTS]


def _judged(judge: Callable[[Call], Reply], call: Call) -> Reply:
    try:
        return judge(call)
    except Refusal as refusal:
        return refusal.reply
