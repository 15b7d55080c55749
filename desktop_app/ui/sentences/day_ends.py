"""Words on when a service's day ends, by its own clock and by the person's."""

from PySide6.QtCore import QDateTime, QLocale, QTime

from desktop_app.domain.errors import LineupError, RateLimited
from desktop_app.moments import in_zone

_ZONES = {
    "America/Los_Angeles": "Pacific",
    "America/New_York": "Eastern",
    "UTC": "UTC",
}


def there(moment: float, zone: str) -> str:
    """The time by the service's clock: `12:00 AM Pacific`."""
    at = in_zone(moment, zone)
    name = _ZONES.get(zone) or f"in {zone.rpartition('/')[2].replace('_', ' ')}"
    return f"{_in_words(QTime(at.hour, at.minute))} {name}"


def here(moment: float, zone: str) -> str:
    """The same time by the person's clock: `9:00 AM your time`; empty where their clock shows the service's."""
    at, mine = in_zone(moment, zone), QDateTime.fromSecsSinceEpoch(round(moment)).time()
    is_same = (at.hour, at.minute) == (mine.hour(), mine.minute())
    return "" if is_same else f"{_in_words(mine)} your time"


def both(moment: float, zone: str) -> str:
    """The time by both clocks: `12:00 AM Pacific (9:00 AM your time)`."""
    mine = here(moment, zone)
    return f"{there(moment, zone)} ({mine})" if mine else there(moment, zone)


def waits_until(trouble: LineupError | None) -> str:
    """The end of a wait for the service's next day: `12:00 AM Pacific`; empty where nothing waits for that."""
    if isinstance(trouble, RateLimited) and trouble.goes_on_at is not None:
        return there(trouble.goes_on_at, trouble.zone)
    return ""


def _in_words(time: QTime) -> str:
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)
