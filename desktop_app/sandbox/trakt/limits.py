"""Limits on the frequency of calls (trakt.md, section 8)."""

from __future__ import annotations

import json
from collections import deque

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.trakt.activities import iso
from desktop_app.sandbox.trakt.calls import Refusal

EARLY = 0.1
"""Seconds that a write may come too soon: the network's jitter."""


class Limits:
    """Limits of a member's calls: writes per second and reads per five minutes; None switches a limit off.

    Calls without a token share one budget. Refused calls are not counted.
    """

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._calls: dict[tuple[str, str], deque[float]] = {}
        self.writes_per_second: int | None = 1
        self.reads_per_five_minutes: int | None = 500
        self.header = True

    def count(self, username: str, *, writes: bool) -> None:
        """Let one call through, or refuse it with 429."""
        if writes:
            self._judge("AUTHED_API_POST_LIMIT", username, self.writes_per_second, 1)
        else:
            name = "AUTHED_API_GET_LIMIT" if username else "UNAUTHED_API_GET_LIMIT"
            self._judge(name, username, self.reads_per_five_minutes, 300)

    def _judge(self, name: str, username: str, limit: int | None, period: int) -> None:
        if limit is None:
            return
        now = self._clock.elapsed()
        calls = self._calls.setdefault((name, username), deque())
        while calls and calls[0] <= now - (period - EARLY):
            calls.popleft()
        if len(calls) >= limit:
            oldest = calls[0] if calls else now
            raise self._refusal(name, limit, period, oldest + period - now)
        calls.append(now)

    def _refusal(self, name: str, limit: int, period: int, wait: float) -> Refusal:
        if not self.header:
            return Refusal(429)
        until = iso(self._clock.now() + wait).replace(".000Z", "Z")
        told = {"name": name, "period": period, "limit": limit, "remaining": 0, "until": until}
        seconds = max(1, -int(-wait // 1))
        return Refusal(429, headers={"X-Ratelimit": json.dumps(told), "Retry-After": str(seconds)})
