"""What becomes of single calls instead of, or after, being carried out."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from threading import RLock
from typing import Literal

from desktop_app.sandbox.tmdb.calls import HTML, TEXT, Refusal, Reply

Host = Literal["api", "website"]
NOTHING = Reply(0, dropped=True)


@dataclass(frozen=True, slots=True)
class Mishap:
    """What becomes of one call at a host. `after_effect`: the work is done first."""

    host: Host
    reply: Reply
    after_effect: bool = False
    writes_only: bool = False


class Mishaps:
    """Those that are to come, in their order. Any thread may plan one."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._mishaps: deque[Mishap] = deque()

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
        """The next `count` calls get `status` with a page of HTML, as from the edge: 403, 500, 502, 503, 504 ..."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        page = f"<!DOCTYPE html><html><head><title>{status}</title></head><body><h1>Error {status}</h1></body></html>"
        self._plan(Mishap(host, Reply(status, page.encode(), HTML, headers), after_effect, writes_only), count)

    def refuse_next(
        self,
        code: int,
        count: int = 1,
        *,
        after_effect: bool = False,
        writes_only: bool = False,
        retry_after: int | None = None,
    ) -> None:
        """The next `count` calls of the API get this code of TMDB's: 9, 11, 15, 24, 25, 43, 45, 46 ..."""
        refusal = Refusal(code)
        refusal.headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self._plan(Mishap("api", refusal.reply, after_effect, writes_only), count)

    def drop_connection_next(
        self, count: int = 1, *, host: Host = "api", after_effect: bool = False, writes_only: bool = False
    ) -> None:
        """The connection of the next `count` calls is closed without a byte of answer."""
        self._plan(Mishap(host, NOTHING, after_effect, writes_only), count)

    def answer_next(
        self, body: bytes, content_type: str = TEXT, status: int = 200, count: int = 1, *, host: Host = "api"
    ) -> None:
        """The next `count` calls get this body: garbage, fifty megabytes."""
        self._plan(Mishap(host, Reply(status, body, content_type)), count)

    def calm(self) -> None:
        """Nothing more is to happen."""
        with self._lock:
            self._mishaps.clear()

    def take_mishap(self, host: Host, *, writes: bool) -> Mishap | None:
        """For the emulator: what is to happen to the call that comes now."""
        with self._lock:
            for mishap in self._mishaps:
                if mishap.host == host and (writes or not mishap.writes_only):
                    self._mishaps.remove(mishap)
                    return mishap
            return None

    def _plan(self, mishap: Mishap, count: int) -> None:
        with self._lock:
            self._mishaps.extend([mishap] * count)
