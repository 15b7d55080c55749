"""Moments in Unix seconds as dates: any number, on every system.

Windows counts local time from 1970 to 3000 only, and calendars have an end; services send what they like.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)  # what a time zone may add or take away
_FIRST = (datetime.min.replace(tzinfo=UTC) + _DAY - _EPOCH).total_seconds()
_LAST = (datetime.max.replace(tzinfo=UTC) - _DAY - _EPOCH).total_seconds()

_CYCLE = timedelta(days=146_097)
"""400 years, after which the calendar repeats itself, weekdays and all."""

Localize = Callable[[datetime], datetime]


def in_utc(moment: float) -> datetime:
    """The moment in UTC; the first or last day of the calendar for one beyond it."""
    return _EPOCH + timedelta(seconds=min(max(moment, _FIRST), _LAST))


def where_the_person_is(moment: float, localize: Localize = datetime.astimezone) -> datetime:
    """The moment in this computer's time zone.

    A moment that the system cannot convert has the offset of the same day 400 years later, by today's rules; in UTC if
    there is none.
    """
    found = in_utc(moment)
    for shift in (timedelta(), _CYCLE):
        try:
            zone = localize(found + shift).tzinfo
        except (OSError, OverflowError, ValueError):
            continue
        return found.astimezone(zone)
    return found
