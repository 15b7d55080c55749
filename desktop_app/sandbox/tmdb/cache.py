"""Fingerprints of answers, 304, and answers that are too old (tmdb.md, section 5)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import Enum
from urllib.parse import urlencode

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.tmdb.calls import Call
from desktop_app.sandbox.tmdb.faults import Faults

KEPT = 1000


class Keep(Enum):
    """How long an answer may be kept, in seconds, and whether the service itself keeps it."""

    NEVER = 0
    ACCOUNT = 300
    STATE = 301
    DETAILS = 28_800

    @property
    def max_age(self) -> int:
        return 300 if self is Keep.STATE else self.value


@dataclass(frozen=True, slots=True)
class _Kept:
    reply: Reply
    at: float


class Cache:
    """Keyed by address and bearer. Remembers always; answers from memory only while the switch is thrown."""

    def __init__(self, clock: ServerClock, faults: Faults) -> None:
        self._clock = clock
        self._faults = faults
        self._kept: dict[tuple[str, str, str], _Kept] = {}

    def recall(self, call: Call) -> Reply | None:
        """An answer that is too old, if one is to be given."""
        kept = self._kept.get(_key(call))
        if kept is None or self._past(call):
            return None
        age = self._clock.elapsed() - kept.at
        if age >= self._faults.staleness:
            return None
        return replace(kept.reply, headers={**kept.reply.headers, "Age": str(int(age))})

    def remember(self, call: Call, reply: Reply, keep: Keep) -> Reply:
        """The answer with its fingerprint."""
        if keep is Keep.NEVER or call.method != "GET" or reply.status != 200:
            return reply
        etag = f'W/"{hashlib.md5(reply.body, usedforsecurity=False).hexdigest()}"'
        told = {"ETag": etag, "Cache-Control": f"public, max-age={keep.max_age}"}
        fresh = replace(reply, headers={**reply.headers, **told})
        if keep is Keep.ACCOUNT:
            self._kept[_key(call)] = _Kept(fresh, self._clock.elapsed())
            while len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
        return fresh

    def _past(self, call: Call) -> bool:
        return self._faults.no_cache_honoured and "no-cache" in call.headers.get("cache-control", "")


def conditional(call: Call, reply: Reply) -> Reply:
    """304 if the caller has it already. Weak comparison (RFC 9110, 8.8.3.2)."""
    etag = reply.headers.get("ETag", "")
    named = [one.strip().removeprefix("W/") for one in call.headers.get("if-none-match", "").split(",")]
    if etag and etag.removeprefix("W/") in named:
        return Reply(304, headers=reply.headers)
    return reply


def _key(call: Call) -> tuple[str, str, str]:
    return call.path, urlencode(sorted(call.query.items())), call.bearer
