"""The emulator: what it is made of, and in which order a call is checked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop_app.sandbox.calls import Reply, Tree
from desktop_app.sandbox.catalogue import catalogue
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.emulator import Emulator
from desktop_app.sandbox.mishaps import Host
from desktop_app.sandbox.netflix import memory, oauth, routes
from desktop_app.sandbox.netflix.calls import Call, refuse
from desktop_app.sandbox.netflix.errors import ApiError, Refusal, not_found
from desktop_app.sandbox.netflix.faults import Faults
from desktop_app.sandbox.netflix.hrefs import Hrefs
from desktop_app.sandbox.netflix.limits import Limits
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.sign_in import answer_sign_in
from desktop_app.sandbox.netflix.state import AccessToken, State


class NetflixEmulator(Emulator[Call]):
    """Emulator of Netflix: its two addresses, and the handles by which tests and the demo hold it."""

    secrets = frozenset({"feed_token", "password"})
    posters = routes.POSTERS

    client_key = "sandboxkey0k5mds6sfn594x"
    client_secret = "SandboxSecret"  # noqa: S105 - a sample, shown to everyone who starts the sandbox
    application_name = "Line Up"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.state = State(catalogue())
        time = ServerClock(clock)
        self.limits = Limits(time)
        self.hrefs = Hrefs("")
        self.faults = Faults(self.state, time, self.limits, self.hrefs)
        super().__init__(Call, time, self.faults, state_file)
        self._service = Service(
            self.state.catalogue,
            self.state,
            time,
            self.faults,
            self.hrefs,
            self.client_key,
            self.client_secret,
            self.application_name,
            "",
            prefill,
        )
        self.verifier = oauth.Verifier(self._service)
        memory.recall(self.recalled(), self.state)

    @property
    def api_address(self) -> str:
        return self.hrefs.address

    @property
    def sign_in_address(self) -> str:
        return self._service.sign_in_address

    def bind(self, api: str, sign_in: str) -> None:
        self.hrefs.address = api
        self._service.sign_in_address = sign_in

    def sign_in(self, account: str) -> AccessToken:
        """Issue token credentials to a subscriber who was not asked on a page."""
        with self.state.lock:
            return oauth.issue(self.state, self.state.account(account).user_id)

    def kept(self) -> Tree:
        return memory.tree(self.state)

    def judge(self, host: Host, call: Call) -> Reply:
        try:
            return self._api(call) if host == "api" else answer_sign_in(self._service, call)
        except Refusal as refusal:
            return refuse(call, refusal)

    def _api(self, call: Call) -> Reply:
        self.limits.count()
        return self._oauth(call) if call.path.startswith("/oauth") else self._resource(call)

    def _oauth(self, call: Call) -> Reply:
        known = call.method in {"GET", "POST"}
        if known and call.path == "/oauth/request_token":
            self.verifier.consumer(call)
            return oauth.request_token(self._service, call)
        if known and call.path == "/oauth/access_token":
            return oauth.access_token(self._service, call, self.verifier.request_token(call))
        raise oauth.wrong_door(call)

    def _resource(self, call: Call) -> Reply:
        door = routes.FEEDS if "feed_token" in call.params else routes.ROUTES
        route, parts = door.find(call.verb, call.path.removesuffix("/"), partial(self._nothing_there, call))
        match route.rule:
            case routes.Asks.KEY:
                self.verifier.key(call)
            case routes.Asks.SIGNATURE:
                self.verifier.either(call)
            case routes.Asks.PERMISSION:
                parts = self._permitted(call, parts)
        return route.answer(self._service, call, **parts)

    def _nothing_there(self, call: Call, _status: int) -> Refusal:
        """Refuse an unknown address, telling only callers who sign that nothing is there."""
        self.verifier.either(call)
        return not_found()

    def _permitted(self, call: Call, parts: dict[str, str]) -> dict[str, str]:
        """The path's user must be the token's (section 2.4)."""
        owner = self.verifier.access(call).user_id
        user = parts.get("user", owner)
        if user not in self.state.accounts:
            raise ApiError(401, "User ID is invalid")
        if user != owner:
            raise ApiError(401, "User ID access token mismatch")
        return {**parts, "user": user}
