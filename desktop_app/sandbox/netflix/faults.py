"""Switches for everything that went wrong with the service, and more (netflix.md, section 10).

Tests throw them from Python, the demo's menu by hand. Any thread may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.sandbox.calls import TEXT, Reply
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.mishaps import Mishaps
from desktop_app.sandbox.netflix.errors import ApiError
from desktop_app.sandbox.netflix.hrefs import Hrefs
from desktop_app.sandbox.netflix.limits import Limits
from desktop_app.sandbox.netflix.state import State
from desktop_app.sandbox.netflix.website import Website

MESSAGES = {500: "Internal Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}


class Faults(Mishaps):
    """The switches. All are off at first, but for the four calls a second."""

    def __init__(self, state: State, clock: ServerClock, limits: Limits, hrefs: Hrefs) -> None:
        super().__init__(state.lock)
        self._state = state
        self._clock = clock
        self._limits = limits
        self._hrefs = hrefs
        self._website = Website(state, clock)
        self._edits_before_writes = 0
        self._partial_adds = 0
        self.lag = 0.0
        self._rentals_gone = 0
        self.names_rentals = True

    def edit_on_website(
        self,
        account: str,
        queue: str = "instant",
        *,
        move: str | None = None,
        remove: str | None = None,
        add: str | None = None,
        position: int | None = None,
    ) -> str:
        """Someone edits the queue on the website now. Names a title id to move, remove or add, with a
        1-based position; with none of them a small edit by chance. The entity-tag changes. Says what it did.
        """
        if move is not None:
            return self._website.move(account, queue, move, position or 1)
        if remove is not None:
            return self._website.remove(account, queue, remove)
        if add is not None:
            return self._website.add(account, queue, add, position)
        return self._website.anything(account, queue)

    def edit_before_writes(self, count: int) -> None:
        """Edit the queue, as somebody else, just before each of the next `count` writes is judged."""
        with self._state.lock:
            self._edits_before_writes = count

    def read_lag(self, seconds: float) -> None:
        """Reads show the queue as it was `seconds` ago, its entity-tag too (section 5). 0 switches off."""
        self.lag = seconds

    def partially_add_next(self, count: int = 1) -> None:
        """The next `count` additions say 201 with sub_code 640: only some titles were added (section 4.1)."""
        with self._state.lock:
            self._partial_adds = count

    def clock_offset(self, seconds: float) -> None:
        """The server's clock, and its Date header, are ahead of the client's by `seconds`."""
        self._clock.offset = seconds

    def revoke(self, account: str) -> None:
        """The subscriber withdraws the permission: the account's access tokens are refused from now on."""
        with self._state.lock:
            user_id = self._state.account(account).user_id
            for name, token in self._state.access_tokens.items():
                if token.user_id == user_id:
                    self._state.access_tokens[name] = replace(token, revoked=True)

    def expire_request_tokens(self) -> None:
        """Make every request token more than ten minutes old."""
        with self._state.lock:
            for token in self._state.request_tokens.values():
                token.created = float("-inf")

    def limit_per_second(self, calls: int | None) -> None:
        """Calls that a key may make in about a second; None for no limit."""
        self._limits.per_second = calls

    def daily_quota(self, calls: int | None) -> None:
        """Calls that a key may make in a day (UTC, by the server's clock); None for no limit."""
        self._limits.per_day = calls

    def historic_hosts(self, *, on: bool) -> None:
        """Let some hrefs name api.netflix.com and api-public.netflix.com, where nobody answers any more."""
        self._hrefs.historic = on

    def retire_rentals(self, status: int | None = 404, *, named: bool = False) -> None:
        """Retire rentals as on 2012-09-15 (section 1); None brings them back.

        At home, rental history and their feeds then answer with `status`. UNKNOWN is whether the user's resource went
        on to link to them: `named`.
        """
        self._rentals_gone = status or 0
        self.names_rentals = named or not status

    def check_rentals(self) -> None:
        """Refuse a call for discs at home or for the rental history while they are retired; for the emulator."""
        if self._rentals_gone:
            raise ApiError(self._rentals_gone, "Resource not found")

    def before_write(self, account: str, queue: str) -> None:
        """Let somebody else's edit come before a write that is about to be judged; for the emulator."""
        if self._edits_before_writes > 0:
            self._edits_before_writes -= 1
            self._website.anything(account, queue)

    def take_partial_add(self) -> bool:
        """Whether an added title is to fail in part, which uses up one such fault; for the emulator."""
        partial = self._partial_adds > 0
        self._partial_adds -= partial
        return partial

    def failure(self, status: int, headers: Mapping[str, str]) -> Reply:
        """The gateway writes no pages."""
        return Reply(status, MESSAGES.get(status, "Error").encode(), TEXT, headers)
