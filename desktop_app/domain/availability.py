"""Availability of titles at their service: now, no more for long, or not. Pure: the moment comes in."""

from collections.abc import Iterable
from enum import Enum
from operator import attrgetter

from desktop_app.domain.queues import Item, Title

_end_of = attrgetter("title.available_until")

DAY = 24 * 60 * 60
SOON = 30 * DAY
"""Seconds before its end from which on a title is leaving soon."""


class Availability(Enum):
    """Availability of a title, in the order in which people want to see the groups."""

    NOW = "Available now"
    LEAVING = "Leaving soon"
    NOT_NOW = "Not available now"
    UNKNOWN = "Unknown"


def availability_of(title: Title, moment: float) -> Availability:
    """Availability of the title at `moment` (Unix seconds).

    A date says more than what the service told when the list was read. Both dates are the first second of what they
    begin: the availability, and the time after it.
    """
    begins, ends = title.available_from, title.available_until
    if (begins is not None and moment < begins) or (ends is not None and ends <= moment):
        return Availability.NOT_NOW
    if title.available is False and begins is None:
        return Availability.NOT_NOW
    if ends is not None and ends - moment <= SOON:
        return Availability.LEAVING
    if title.available or begins is not None or ends is not None:
        return Availability.NOW
    return Availability.UNKNOWN


def last_of(items: Iterable[Item]) -> int | None:
    """Unix second at which the last of the items leaves, as far as known; None if no end is known."""
    return max(filter(None, map(_end_of, items)), default=None)
