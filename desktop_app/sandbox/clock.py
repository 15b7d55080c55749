"""A server's clock, which a test may set and may set wrong."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import formatdate


class ServerClock:
    """`now()` is what the server believes; `elapsed()` only counts, whatever it believes."""

    def __init__(self, source: Callable[[], float]) -> None:
        self._source = source
        self.offset = 0.0

    def elapsed(self) -> float:
        return self._source()

    def now(self) -> float:
        return self._source() + self.offset

    def http_date(self) -> str:
        return formatdate(self.now(), usegmt=True)
