"""Mishaps of single calls: an answer sent instead of the work, or after it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Literal

from desktop_app.sandbox.calls import HTML, TEXT, Reply
from desktop_app.sandbox.sign_in_faults import SignInFault

Host = Literal["api", "sign_in"]
"""The two doors that every service has: its API, and the pages where people sign in."""

NOTHING = Reply(0, dropped=True)


@dataclass(frozen=True, slots=True)
class Mishap:
    """A mishap of a call at a host. `after_effect`: the work is done first."""

    host: Host
    reply: Reply
    after_effect: bool = False
    writes_only: bool = False


class Mishaps:
    """Mishaps to come, in their order. Any thread may plan more; `lock` is the emulator's."""

    def __init__(self, lock: RLock) -> None:
        self.lock = lock
        self._mishaps: deque[Mishap] = deque()
        self.sign_in_fault: SignInFault | None = None

    def misbehave_at_sign_in(self, fault: SignInFault | None) -> None:
        """Give the sign-in pages this fault from now on; None takes it away."""
        self.sign_in_fault = fault

    def expire_request_tokens(self) -> None:
        """End all sign-ins that have begun. A service that does not remember them has nothing to do."""

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
        """The next `count` calls get `status` from whatever stands in front: 403, 500, 502, 520, 521 ..."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self.plan(Mishap(host, self.failure(status, headers), after_effect, writes_only), count)

    def drop_connection_next(
        self, count: int = 1, *, host: Host = "api", after_effect: bool = False, writes_only: bool = False
    ) -> None:
        """The connection of the next `count` calls is closed without a byte of answer.

        Where tokens are issued, with `after_effect`: a pair is issued, and nobody hears of it.
        """
        self.plan(Mishap(host, NOTHING, after_effect, writes_only), count)

    def answer_next(
        self, body: bytes, content_type: str = TEXT, status: int = 200, count: int = 1, *, host: Host = "api"
    ) -> None:
        """The next `count` calls get this body: garbage, hostile XML, fifty megabytes."""
        self.plan(Mishap(host, Reply(status, body, content_type)), count)

    def calm(self) -> None:
        """Cancel all planned mishaps."""
        with self.lock:
            self._mishaps.clear()

    def plan(self, mishap: Mishap, count: int) -> None:
        with self.lock:
            self._mishaps.extend([mishap] * count)

    def take(self, host: Host, *, writes: bool) -> Mishap | None:
        """Take the mishap planned for the call that comes now, if there is one; for the emulator."""
        with self.lock:
            for mishap in self._mishaps:
                if mishap.host == host and (writes or not mishap.writes_only):
                    self._mishaps.remove(mishap)
                    return mishap
            return None

    def failure(self, status: int, headers: Mapping[str, str]) -> Reply:
        """Failure as an edge server answers: a page of HTML."""
        page = f"<!DOCTYPE html><html><head><title>{status}</title></head><body><h1>Error {status}</h1></body></html>"
        return Reply(status, page.encode(), HTML, headers)
