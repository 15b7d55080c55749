"""Switches for everything that goes wrong with the service, and more (trakt.md, section 11).

Tests throw them from Python, the demo's menu by hand. Any thread may.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.trakt.calls import HTML, TEXT, Reply
from desktop_app.sandbox.trakt.grants import Grants
from desktop_app.sandbox.trakt.state import State

Host = Literal["api", "auth"]
NOTHING = Reply(0, dropped=True)


@dataclass(frozen=True, slots=True)
class Mishap:
    """What becomes of one call at a host. `after_effect`: the work is done first."""

    host: Host
    reply: Reply
    after_effect: bool
    writes_only: bool


class Faults:
    """The switches. All are off at first."""

    def __init__(self, state: State, clock: ServerClock, grants: Grants) -> None:
        self._state = state
        self._clock = clock
        self._grants = grants
        self._mishaps: deque[Mishap] = deque()
        self._spoilt_states = 0
        self.old_token_errors = False
        self.names_issuer = False
        self.application_deleted = False

    # -- the application and its tokens

    def token_errors_of_old_servers(self, *, on: bool) -> None:
        """A refused grant is Doorkeeper's 401 instead of today's 400."""
        self.old_token_errors = on

    def name_issuer(self, *, on: bool) -> None:
        """The redirect carries `iss` (RFC 9207)."""
        self.names_issuer = on

    def spoil_state_next(self, count: int = 1) -> None:
        """The next `count` redirects come with another `state` than the application sent."""
        self._spoilt_states = count

    def token_life(self, seconds: int) -> None:
        """How long the tokens live that are issued from now on."""
        self._grants.token_life = seconds

    def device_times(self, *, life: int = 600, interval: int = 5) -> None:
        """Seconds that a device code lives, and seconds between two polls."""
        self._grants.device_life, self._grants.device_interval = life, interval

    def revoke(self, username: str) -> None:
        """The person disconnects the application on the website: access and refresh tokens are dead."""
        with self._state.lock:
            self._grants.revoke_all(username)

    def delete_application(self, *, on: bool = True) -> None:
        """The application is deleted or no longer approved: 403 on everything."""
        self.application_deleted = on

    def clock_offset(self, seconds: float) -> None:
        """The server's clock, and its Date header, are ahead of the client's by `seconds`."""
        self._clock.offset = seconds

    # -- single calls

    def fail_next(
        self,
        status: int,
        count: int = 1,
        *,
        host: Host = "api",
        after_effect: bool = False,
        writes_only: bool = False,
        retry_after: int | None = None,
    ) -> None:
        """The next `count` calls get `status` with a page of HTML, as from the edge: 403, 500, 502, 520, 521 ..."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        page = f"<!DOCTYPE html><html><head><title>{status}</title></head><body><h1>Error {status}</h1></body></html>"
        self._plan(Mishap(host, Reply(status, page.encode(), HTML, headers), after_effect, writes_only), count)

    def drop_connection_next(
        self, count: int = 1, *, host: Host = "api", after_effect: bool = False, writes_only: bool = False
    ) -> None:
        """The connection of the next `count` calls is closed without a byte of answer.

        At the `auth` host with `after_effect`: a token pair is issued, and nobody hears of it.
        """
        self._plan(Mishap(host, NOTHING, after_effect, writes_only), count)

    def answer_next(
        self, body: bytes, content_type: str = TEXT, status: int = 200, count: int = 1, *, host: Host = "api"
    ) -> None:
        """The next `count` calls get this body: garbage, fifty megabytes."""
        self._plan(Mishap(host, Reply(status, body, content_type), after_effect=False, writes_only=False), count)

    # -- for the emulator

    def take_mishap(self, host: Host, *, writes: bool) -> Mishap | None:
        """What is to happen to the call that comes now."""
        for mishap in self._mishaps:
            if mishap.host == host and (writes or not mishap.writes_only):
                self._mishaps.remove(mishap)
                return mishap
        return None

    def state_for(self, sent: str) -> str:
        """The `state` to send back."""
        if self._spoilt_states > 0:
            self._spoilt_states -= 1
            return sent[::-1] + "x"
        return sent

    def _plan(self, mishap: Mishap, count: int) -> None:
        with self._state.lock:
            self._mishaps.extend([mishap] * count)
