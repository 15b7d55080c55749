"""Moments in Unix seconds as dates: any number, on every system.

Windows counts local time from 1970 to 3000 only, and calendars have an end; services send what they like.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

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


def zone_of(name: str) -> tzinfo:
    """The time zone of that name; UTC on a system that does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def in_zone(moment: float, name: str) -> datetime:
    """The moment in the time zone of that name."""
    return in_utc(moment).astimezone(zone_of(name))


def end_of_day(moment: float, name: str) -> float:
    """Unix seconds of the next midnight in a time zone: in 23 hours where a day is so short, or in 25.

    Where the clock is set forward at midnight it is the moment at which that is done.
    """
    zone = zone_of(name)
    day = in_utc(moment).astimezone(zone).date() + _DAY
    midnight = datetime.combine(day, time(), zone)
    end = midnight.timestamp()
    return end if end > moment else midnight.replace(fold=1).timestamp()  # some zones lived through a midnight twice
