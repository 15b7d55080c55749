"""Cost as processor time and as growth, which a busy machine does not change."""

import sys
import time
from collections.abc import Callable

REPEATS = 5
LEAST = 0.02 if sys.platform == "win32" else 1e-4
"""Seconds that count for less: Windows counts processor time in ticks, 64 a second."""


def processor_seconds(work: Callable[[], object]) -> float:
    """Processor time that `work` takes in this thread: the least of several runs, in seconds."""
    best = float("inf")
    for _ in range(REPEATS):
        begun = time.thread_time()
        work()
        best = min(best, time.thread_time() - begun)
    return best


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail where four times as much takes ten times as long: linear work takes four, quadratic sixteen."""
    once, more = (max(processor_seconds(lambda n=n: work(n)), LEAST) for n in (size, 4 * size))  # type: ignore[misc]
    assert more < 10 * once, f"{size}: {once:.4f} s, {4 * size}: {more:.4f} s of processor time"
