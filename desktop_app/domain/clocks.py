"""A service's clock beside this computer's, as its answers tell. Pure; all times in Unix seconds."""

CLOSE = 60.0
"""Seconds by which two clocks may differ and still agree: a Date header tells no less, and may be a little old."""

EARLIEST = 1_700_000_000.0
"""A moment in 2023, before which no answer to this program was given."""

FAR_AHEAD = 10 * 365 * 86_400.0
"""Seconds."""


def agree(one: float, other: float) -> bool:
    """Whether two clocks are so close that neither is wrong."""
    return abs(one - other) <= CLOSE


def is_absurd(theirs: float, ours: float) -> bool:
    """Whether the service's clock cannot be right, while this computer's can: it stands in 1970, or decades ahead."""
    return ours >= EARLIEST and (theirs < EARLIEST or theirs > ours + FAR_AHEAD)
