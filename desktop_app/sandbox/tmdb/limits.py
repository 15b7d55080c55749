"""Limit on the frequency of calls (tmdb.md, section 9)."""

from __future__ import annotations

from collections import deque

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.tmdb.calls import Refusal


class Limits:
    """Limit of calls per second, shared by all callers, since they have one address; None for no limit.

    Refused calls are not counted. No answer tells what is left. `retry_after`: what the header of a 429 says, None
    for no header.
    """

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._calls: deque[float] = deque()
        self.per_second: int | None = 40
        self.retry_after: int | None = None

    def count(self) -> None:
        """Let one call through, or refuse it with 429."""
        if self.per_second is None:
            return
        now = self._clock.elapsed()
        while self._calls and self._calls[0] <= now - 1:
            self._calls.popleft()
        if len(self._calls) >= self.per_second:
            told = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
            raise Refusal(25, headers=told)
        self._calls.append(now)
