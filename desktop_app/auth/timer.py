"""Waiting for at least a while, by a clock that nobody sets and that the tests can turn."""

import asyncio
from typing import Protocol

from desktop_app.deadline import steady_time

LONGEST_SLEEP = 3600.0
"""Seconds: an event loop that is Qt's cannot be told to wait for weeks."""


class Timer(Protocol):
    """Time that never goes back, is not set, and goes on while the computer sleeps."""

    def time(self) -> float:
        """Seconds since some moment."""
        ...

    async def sleep(self, seconds: float) -> None:
        """About as long."""
        ...


class LoopTimer:
    """Steady time, and the event loop's sleep."""

    def time(self) -> float:
        return steady_time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def wait_for(timer: Timer, seconds: float) -> None:
    """Wait for at least `seconds`: Qt's coarse timers may fire 5 % early."""
    until = timer.time() + seconds
    while (left := until - timer.time()) > 0:
        await timer.sleep(min(left, LONGEST_SLEEP))
