"""The emulator: each call is counted, checked, answered and written down, or meets its mishap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.tmdb import gate, routes, seed
from desktop_app.sandbox.tmdb.cache import Cache, conditional
from desktop_app.sandbox.tmdb.calls import Call, Refusal, Reply, json_reply
from desktop_app.sandbox.tmdb.faults import Faults
from desktop_app.sandbox.tmdb.grants import Grants
from desktop_app.sandbox.tmdb.images import image
from desktop_app.sandbox.tmdb.library import library
from desktop_app.sandbox.tmdb.limits import Limits
from desktop_app.sandbox.tmdb.memory import Memory
from desktop_app.sandbox.tmdb.mishaps import Host
from desktop_app.sandbox.tmdb.service import Application, Service
from desktop_app.sandbox.tmdb.state import State

REMEMBERED_REQUESTS = 10_000
SECRETS = frozenset({"authorization", "cookie", "api_key", "session_id", "guest_session_id", "request_token"})
VALIDATION = frozenset({5, 18, 22})
GONE = 34


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """What came in, without the secrets of headers and query. No status: the connection was dropped."""

    host: Host
    method: str
    path: str
    query: Mapping[str, str]
    status: int | None
    headers: Mapping[str, str]


class TmdbEmulator:
    """One emulated service, its two hosts, and the handles by which tests and the demo hold it."""

    api_key = "5a0d00c100000000000000000000c1e7"
    read_access_token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzYW5kYm94IiwidmVyc2lvbiI6MX0.c2FuZGJveA"  # noqa: S105 - a sample
    application_name = "Lineup"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.state = State(library())
        seed.fill(self.state)
        self.clock = ServerClock(clock)
        self.grants = Grants(self.clock)
        self.limits = Limits(self.clock)
        self.faults = Faults(self.state, self.clock, self.grants, self.limits)
        self.requests: list[LoggedRequest] = []
        self._cache = Cache(self.clock, self.faults)
        self._memory = Memory(state_file) if state_file else None
        if self._memory:
            self._memory.recall(self.state, self.grants)
        application = Application(self.application_name, self.api_key, self.read_access_token)
        self._service = Service(application, self.state, self.grants, self.clock, self.faults, prefill)

    @property
    def api(self) -> str:
        """The API's address without its version, for example `http://127.0.0.1:4314`; empty before the start."""
        return self._service.api_address

    @property
    def website(self) -> str:
        """The address of the pages where a person approves."""
        return self._service.website_address

    @property
    def images(self) -> str:
        """What stands before a size and an image's path, with a slash at its end."""
        return f"{self._service.api_address}/t/p/"

    def bind(self, api: str, website: str) -> None:
        """For the server: where the two doors are."""
        self._service.api_address, self._service.website_address = api, website

    def save(self) -> None:
        """For the server, at the end: an edit on the website may have been the last thing that happened."""
        with self.state.lock:
            self._remember()

    def answer_api(self, call: Call) -> Reply:
        if call.path.startswith("/t/p/"):
            return image(call)
        return self._answer("api", call, self._api)

    def answer_website(self, call: Call) -> Reply:
        return self._answer("website", call, self._website)

    def _answer(self, host: Host, call: Call, judge: Callable[[Call], Reply]) -> Reply:
        with self.state.lock:
            mishap = self.faults.take_mishap(host, writes=call.writes)
            if mishap is None:
                reply = self._judged(judge, call)
            else:
                if mishap.after_effect:
                    self._judged(judge, call)
                reply = mishap.reply
            self._log(host, call, reply)
            self._remember()
        return reply

    def _judged(self, judge: Callable[[Call], Reply], call: Call) -> Reply:
        try:
            return judge(call)
        except Refusal as refusal:
            if self.faults.bare_errors and refusal.code in VALIDATION:
                return json_reply({"errors": refusal.words}, refusal.http)
            return refusal.reply

    def _api(self, call: Call) -> Reply:
        self.limits.count()
        gate.check_credentials(self._service, call)
        found, parts = routes.find(routes.API, call.method, call.path)
        return conditional(call, self._kept(call, found, parts))

    def _kept(self, call: Call, found: routes.Route, parts: dict[str, str]) -> Reply:
        """The answer, or an older one where the switch says so: who may not read is refused also then."""
        try:
            fresh = found.answer(self._service, call, **parts)
        except Refusal as refusal:
            old = self._cache.recall(call) if refusal.code == GONE else None
            if old is None:
                raise
            return old
        return self._cache.recall(call) or self._cache.remember(call, fresh, found.keep)

    def _website(self, call: Call) -> Reply:
        found, parts = routes.find(routes.WEBSITE, call.method, call.path)
        return found.answer(self._service, call, **parts)

    def _remember(self) -> None:
        if self._memory:
            self._memory.remember(self.state, self.grants)

    def _log(self, host: Host, call: Call, reply: Reply) -> None:
        headers, query = (_masked(one) for one in (call.headers, call.query))
        status = None if reply.dropped else reply.status
        self.requests.append(LoggedRequest(host, call.method, call.path, query, status, headers))
        del self.requests[:-REMEMBERED_REQUESTS]


def _masked(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if name not in SECRETS}
