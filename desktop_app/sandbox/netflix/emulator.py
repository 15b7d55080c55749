"""The emulator: each call is counted, checked, answered and written down, or meets its mishap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.sandbox.catalogue import catalogue
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.netflix import oauth, routes
from desktop_app.sandbox.netflix.calls import Call, Reply, refuse
from desktop_app.sandbox.netflix.errors import ApiError, Refusal, not_found
from desktop_app.sandbox.netflix.faults import Faults, Mishap
from desktop_app.sandbox.netflix.hrefs import Hrefs
from desktop_app.sandbox.netflix.limits import Limits
from desktop_app.sandbox.netflix.memory import Memory
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.sign_in import answer_sign_in
from desktop_app.sandbox.netflix.state import State

REMEMBERED_REQUESTS = 10_000
WRITES = frozenset({"POST", "PUT", "DELETE"})


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """What came in, without secrets.

    `verb` is after a `method` override. No status: the connection was dropped.
    """

    method: str
    verb: str
    path: str
    params: Mapping[str, str]
    status: int | None
    signed: bool
    headers: Mapping[str, str]


class NetflixEmulator:
    """One emulated service, its two addresses, and the handles by which tests and the demo hold it."""

    client_key = "sandboxkey0k5mds6sfn594x"
    client_secret = "SandboxSecret"  # noqa: S105 - a sample, shown to everyone who starts the sandbox
    application_name = "Line Up"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.state = State(catalogue())
        self.clock = ServerClock(clock)
        self.limits = Limits(self.clock)
        self.hrefs = Hrefs("")
        self.faults = Faults(self.state, self.clock, self.limits, self.hrefs)
        self.requests: list[LoggedRequest] = []
        self._memory = Memory(state_file) if state_file else None
        self._service = Service(
            self.state.catalogue,
            self.state,
            self.clock,
            self.faults,
            self.hrefs,
            self.client_key,
            self.client_secret,
            self.application_name,
            "",
            prefill,
        )
        self.verifier = oauth.Verifier(self._service)
        if self._memory:
            self._memory.recall(self.state)

    @property
    def api_address(self) -> str:
        """For example `http://127.0.0.1:4312`; empty before the start."""
        return self.hrefs.address

    @property
    def sign_in_address(self) -> str:
        return self._service.sign_in_address

    def bind(self, api_address: str, sign_in_address: str) -> None:
        """For the server: where the two doors are."""
        self.hrefs.address = api_address
        self._service.sign_in_address = sign_in_address

    def answer_api(self, call: Call) -> Reply | None:
        """Answer one call of the API; None: drop the connection."""
        with self.state.lock:
            mishap = self.faults.take_mishap(writes=call.verb in WRITES)
            reply = self._with_mishap(call, mishap) if mishap else self._judged(call)
            self._log(call, reply)
            self._remember()
        return reply

    def save(self) -> None:
        """For the server, at the end: an edit on the website may have been the last thing that happened."""
        with self.state.lock:
            self._remember()

    def answer_sign_in(self, call: Call) -> Reply:
        reply = answer_sign_in(self._service, call)
        with self.state.lock:
            self._log(call, reply)
        return reply

    def _remember(self) -> None:
        if self._memory:
            self._memory.remember(self.state)

    def _with_mishap(self, call: Call, mishap: Mishap) -> Reply | None:
        if mishap.after_effect:
            self._judged(call)
        return mishap.reply

    def _judged(self, call: Call) -> Reply:
        try:
            self.limits.count()
            return self._oauth(call) if call.path.startswith("/oauth") else self._resource(call)
        except Refusal as refusal:
            return refuse(call, refusal)

    def _oauth(self, call: Call) -> Reply:
        known = call.method in {"GET", "POST"}
        if known and call.path == "/oauth/request_token":
            self.verifier.consumer(call)
            return oauth.request_token(self._service, call)
        if known and call.path == "/oauth/access_token":
            return oauth.access_token(self._service, call, self.verifier.request_token(call))
        raise oauth.wrong_door(call)

    def _resource(self, call: Call) -> Reply:
        found = routes.find(call.verb, call.path, feed="feed_token" in call.params)
        if found is None:
            self.verifier.either(call)
            raise not_found()
        route, parts = found
        match route.asks:
            case routes.Asks.KEY:
                self.verifier.key(call)
            case routes.Asks.SIGNATURE:
                self.verifier.either(call)
            case routes.Asks.PERMISSION:
                parts = self._permitted(call, parts)
        return route.answer(self._service, call, **parts)

    def _permitted(self, call: Call, parts: dict[str, str]) -> dict[str, str]:
        """The path's user must be the token's (section 2.4)."""
        owner = self.verifier.access(call).user_id
        user = parts.get("user", owner)
        if user not in self.state.accounts:
            raise ApiError(401, "User ID is invalid")
        if user != owner:
            raise ApiError(401, "User ID access token mismatch")
        return {**parts, "user": user}

    def _log(self, call: Call, reply: Reply | None) -> None:
        hidden = {"feed_token", "password"}
        params = {name: value for name, value in call.params.items() if name not in hidden}
        headers = {name: value for name, value in call.headers.items() if name not in {"authorization", "cookie"}}
        signed = any(name == "oauth_signature" for name, _ in call.pairs)
        status = reply.status if reply else None
        self.requests.append(LoggedRequest(call.method, call.verb, call.path, params, status, signed, headers))
        del self.requests[:-REMEMBERED_REQUESTS]
