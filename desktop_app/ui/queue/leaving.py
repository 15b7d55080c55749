"""The days until a title leaves its service, as the badge of its row tells them. Pure."""

from datetime import date

from desktop_app.moments import where_the_person_is

SOON = 30
"""Days from which a row tells that its title leaves."""

PRESSING = 7
"""Days from which it is told in the colour of a warning."""


def days_left(until: int | None, now: int) -> int | None:
    """The days, where the person is, until a moment in Unix seconds; None if there is none, or it is over."""
    if until is None or until < now:
        return None
    return (_day(until) - _day(now)).days


def badge(until: int | None, now: int) -> tuple[str, bool]:
    """The words of the badge, empty for none, and whether they press."""
    days = days_left(until, now)
    if days is None or days > SOON:
        return "", False
    said = "Leaves today" if days == 0 else "1 day left" if days == 1 else f"{days} days left"
    return said, days <= PRESSING


def _day(moment: int) -> date:
    return where_the_person_is(moment).date()
