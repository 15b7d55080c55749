"""Switches for everything that goes wrong with the service, and more (youtube.md, section 10).

Tests throw them from Python. Any thread may.
"""

from __future__ import annotations

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.mishaps import Mishaps
from desktop_app.sandbox.youtube.clients import Project
from desktop_app.sandbox.youtube.grants import Grants
from desktop_app.sandbox.youtube.list_faults import ListFaults
from desktop_app.sandbox.youtube.sign_in_switches import SignInSwitches
from desktop_app.sandbox.youtube.state import State


class Faults(Mishaps, SignInSwitches, ListFaults):
    """The switches. All are off at first, but for the quotas and the limit of items."""

    def __init__(self, state: State, clock: ServerClock, grants: Grants, project: Project) -> None:
        Mishaps.__init__(self, state.lock)
        SignInSwitches.__init__(self, state, grants, project)
        ListFaults.__init__(self, state, clock)
        self._clock = clock
        self._quota = project.quota
        self.etags_change = False
        self.honours_if_match = False

    # -- quotas

    def quota_left(self, units: int | None = None, searches: int | None = None) -> None:
        """Set how much is left of today's quota of units, of searches, or of both."""
        with self.lock:
            if units is not None:
                self._quota.leave(units, "units")
            if searches is not None:
                self._quota.leave(searches, "searches")

    def end_quota_day(self) -> None:
        """Midnight in California: the quotas are whole again. The clocks stay."""
        with self.lock:
            self._quota.usage.spent = {"units": 0, "searches": 0}

    def calls_per_minute(self, calls: int | None) -> None:
        """Limit the calls of a minute; None for no limit."""
        self._quota.calls_per_minute = calls

    def charge_refusals(self, *, on: bool = True) -> None:
        """A refused request costs as much as one that succeeds."""
        self._quota.refusals_cost_all = on

    def tell_daily_limit(self, *, on: bool = True) -> None:
        """An ended quota is refused as older servers did: `dailyLimitExceeded`."""
        self._quota.names_daily_limit = on

    def tell_debug_info(self, *, on: bool = True) -> None:
        """An ended quota is refused with a server's inner words, which nobody should read."""
        self._quota.tells_debug_info = on

    # -- how the service answers

    def clock_offset(self, seconds: float) -> None:
        """The server's clock, and its Date header, are ahead of the client's by `seconds`."""
        self._clock.offset = seconds

    def change_etags(self, *, on: bool = True) -> None:
        """Entity-tags are new in each answer, though nothing changed."""
        self.etags_change = on

    def honour_if_match(self, *, on: bool = True) -> None:
        """A write whose `If-Match` does not fit is refused: 412."""
        self.honours_if_match = on
