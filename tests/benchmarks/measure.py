"""Two things measured in turns."""

import statistics
import time
from collections.abc import Callable
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
    ours_took, bare_took = [], []
    for _ in range(runs):
        bare_took.append(seconds(bare))
        ours_took.append(seconds(ours))
    value = statistics.median(ours_took) / statistics.median(bare_took)
    return Figure(name, value, "x", f"{compared_with} (ours {statistics.median(ours_took) * 1000:.2f} ms)")


def seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
