"""Days in the Pacific time zone, by which quotas are counted (youtube.md, section 8).

Reckoned by the rule in force since 2007, for a computer may lack the time zones' files.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

STANDARD, DAYLIGHT = timezone(timedelta(hours=-8)), timezone(timedelta(hours=-7))


def pacific_day(moment: float) -> date:
    """The day in California at `moment`, in Unix seconds."""
    return datetime.fromtimestamp(moment, DAYLIGHT if _is_daylight(moment) else STANDARD).date()


def next_midnight(moment: float) -> float:
    """The moment when the day at `moment` ends."""
    tomorrow = pacific_day(moment) + timedelta(days=1)
    midnights = (
        datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone).timestamp() for zone in (DAYLIGHT, STANDARD)
    )
    return next(one for one in midnights if pacific_day(one) == tomorrow)


def _is_daylight(moment: float) -> bool:
    """From the second Sunday in March, 2 o'clock, to the first in November."""
    year = datetime.fromtimestamp(moment, UTC).year
    start = datetime(year, 3, _sunday(year, 3, 8), 10, tzinfo=UTC)
    end = datetime(year, 11, _sunday(year, 11, 1), 9, tzinfo=UTC)
    return start.timestamp() <= moment < end.timestamp()


def _sunday(year: int, month: int, first: int) -> int:
    """The first Sunday of the month from day `first` on."""
    return first + (6 - date(year, month, first).weekday()) % 7
