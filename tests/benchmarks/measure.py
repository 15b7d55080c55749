"""Two things measured in turns."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    name: str
    value: float
    unit: str
    compared_with: str


def ratio(name: str, ours: Callable[[], object], bare: Callable[[], object], compared_with: str, runs: int) -> Figure:
    """The median of ours over the median of the bare thing, run in turns."""
    return next(ratios(name, ours, bare, compared_with, runs))


def ratios(
    name: str, ours: Callable[[], object], bare: Callable[[], object], compared_with: str, runs: int
) -> Iterator[Figure]:
    """The same, and then the slowest hundredth of ours over the slowest hundredth of the bare thing."""
    ours_took, bare_took = [], []
    for _ in range(runs):
        bare_took.append(seconds(bare))
        ours_took.append(seconds(ours))
    for what, share in (("", 0.5), (", p99", 0.99)):
        here, there = _quantile(ours_took, share), _quantile(bare_took, share)
        yield Figure(f"{name}{what}", here / there, "x", f"{compared_with} (ours {here * 1000:.2f} ms)")


def _quantile(figures: list[float], share: float) -> float:
    return sorted(figures)[int(len(figures) * share)]


def seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def longest_turn(turn: Callable[[], object], is_under_way: Callable[[], bool]) -> float:
    """The longest stand-still of a window, until all is done: seconds of this thread's processor time in one turn."""
    longest, started = 0.0, time.thread_time()
    while True:
        is_last = not is_under_way()
        turn()
        now = time.thread_time()
        longest, started = max(longest, now - started), now
        if is_last:
            return longest
