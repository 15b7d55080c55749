"""Calls a second and calls a day (netflix.md, section 9)."""

from __future__ import annotations

from collections import deque

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.netflix.errors import GatewayError

WINDOW = 0.9
"""Seconds in which `per_second` calls may come. A little under one, for the service said "about":
a client that sends one each quarter of a second is never refused for the network's jitter."""

DAY = 86_400


class Limits:
    """Limits of a key, per second and per day. Refused calls are not counted. None switches a limit off."""

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._recent: deque[float] = deque()
        self._day = 0
        self._today = 0
        self.per_second: int | None = 4
        self.per_day: int | None = None

    def count(self) -> None:
        """Let one call through, or refuse it. Only the message tells which limit was met."""
        self._forget()
        if self.per_day is not None and self._today >= self.per_day:
            raise GatewayError(403, "Over queries per day limit")
        if self.per_second is not None and len(self._recent) >= self.per_second:
            raise GatewayError(403, "Over queries per second limit")
        self._today += 1
        self._recent.append(self._clock.elapsed())

    def _forget(self) -> None:
        start = self._clock.elapsed() - WINDOW
        while self._recent and self._recent[0] <= start:
            self._recent.popleft()
        day = int(self._clock.now() // DAY)
        if day != self._day:
            self._day, self._today = day, 0
