"""Quotas of a project: units and searches of a day, and calls of a minute (youtube.md, section 8)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Literal

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.youtube.calls import Refusal
from desktop_app.sandbox.youtube.pacific import pacific_day

Bucket = Literal["units", "searches"]
DAILY: dict[Bucket, int] = {"units": 10_000, "searches": 100}
OUT = (
    'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">'
    "quota</a>."
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Price of a call that succeeds."""

    amount: int
    bucket: Bucket = "units"


@dataclass(slots=True)
class Usage:
    """Spending of a project on the Pacific `day`."""

    day: str = ""
    spent: dict[Bucket, int] = field(default_factory=lambda: {"units": 0, "searches": 0})


class Quota:
    """Quota of one project, shared by all its clients and their people. Times are the server's."""

    def __init__(self, number: str, clock: ServerClock) -> None:
        self._number = number
        self._clock = clock
        self._minute: deque[float] = deque()
        self.usage = Usage()
        self.limits = dict(DAILY)
        self.calls_per_minute: int | None = None
        self.refusals_cost_all = False
        self.names_daily_limit = False
        self.tells_debug_info = False

    def left(self, bucket: Bucket = "units") -> int:
        """Units or searches that are left of today's quota."""
        self._turn_page()
        return self.limits[bucket] - self.usage.spent[bucket]

    def leave(self, amount: int, bucket: Bucket) -> None:
        """Let so much of today be left, and the rest be spent."""
        self._turn_page()
        self.usage.spent[bucket] = self.limits[bucket] - amount

    def spend(self, cost: Cost) -> None:
        self._turn_page()
        self.usage.spent[cost.bucket] += cost.amount

    def spend_for_refusal(self, cost: Cost) -> None:
        """Faulty requests cost at least one unit."""
        self.spend(cost if self.refusals_cost_all else Cost(min(1, cost.amount), cost.bucket))

    def check(self, cost: Cost) -> None:
        """Let a call of this price through, or refuse it; refused here, it costs nothing."""
        self._check_minute()
        if self.left(cost.bucket) >= cost.amount:
            return
        if cost.bucket == "searches":
            raise self._over("Search Queries per day", "defaultSearchListPerDayPerProject", "1/d/{project}",
                             self.limits["searches"], "search_list", "Search Queries")  # fmt: skip
        raise self._out_of_units()

    def _out_of_units(self) -> Refusal:
        if self.names_daily_limit:
            return Refusal(403, "dailyLimitExceeded", "Daily Limit Exceeded", domain="usageLimits")
        details: list[Tree] | None = None
        if self.tells_debug_info:
            words = "Code: 8; Description: ?metric=youtube.googleapis.com; qs_error_code=INSUFFICIENT_TOKENS"
            details = [{"@type": "type.googleapis.com/google.rpc.DebugInfo", "detail": words}]
        return Refusal(403, "quotaExceeded", OUT, domain="youtube.quota", details=details)

    def _check_minute(self) -> None:
        if self.calls_per_minute is None:
            return
        now = self._clock.elapsed()
        while self._minute and self._minute[0] <= now - 60:
            self._minute.popleft()
        if len(self._minute) >= self.calls_per_minute:
            raise self._over("Queries per minute", "defaultPerMinutePerProject", "1/min/{project}",
                             self.calls_per_minute, "default", "Queries")  # fmt: skip
        self._minute.append(now)

    def _over(self, limit: str, name: str, unit: str, value: int, metric: str, words: str) -> Refusal:
        """429: the same reason for a minute and for a day; only the unit tells which."""
        message = (
            f"Quota exceeded for quota metric '{words}' and limit '{limit}' of service 'youtube.googleapis.com' "
            f"for consumer 'project_number:{self._number}'."
        )
        told = {
            "consumer": f"projects/{self._number}",
            "quota_limit": name,
            "quota_limit_value": str(value),
            "quota_location": "global",
            "quota_metric": f"youtube.googleapis.com/{metric}",
            "quota_unit": unit,
            "service": "youtube.googleapis.com",
        }
        info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED",
                "domain": "googleapis.com", "metadata": told}  # fmt: skip
        return Refusal(429, "rateLimitExceeded", message, status="RESOURCE_EXHAUSTED", details=[info])

    def _turn_page(self) -> None:
        today = pacific_day(self._clock.now()).isoformat()
        if today != self.usage.day:
            self.usage = Usage(today)
