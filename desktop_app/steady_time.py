"""Time by a clock that nobody sets. Standard library only."""

import sys
import time


def steady_time() -> float:
    """Seconds since some moment, by a clock that nobody sets and that goes on while the computer sleeps.

    Windows' monotonic clock does both; the others have one of that kind beside theirs.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 - mypy follows platforms through one chain alone
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()
