"""Notices as sentences. They name titles and accounts, never a secret."""

import math
from dataclasses import dataclass

from desktop_app.domain.reminders import (
    DAY,
    CallsNearlySpent,
    Leaving,
    ListNearlyFull,
    Notice,
    TitlesLeaving,
    TokenEnding,
)
from desktop_app.ui.queue.words import day
from desktop_app.ui.shell.messages import counted

NAMED = 3
"""Titles that leave, by their names."""


@dataclass(frozen=True, slots=True)
class ReminderWords:
    """A reminder in words: the fact, the advice, and the words of its button."""

    lead: str
    text: str
    action: str


@dataclass(frozen=True, slots=True)
class ReminderNames:
    """The names in a reminder. `title` is the list's, empty if it is about none."""

    service: str
    account: str
    title: str = ""


def told(notice: Notice, names: ReminderNames, now: float) -> ReminderWords:
    """The notice in words. `now` in Unix seconds."""
    match notice:
        case TokenEnding(_, until):
            lead = f"{names.account}’s sign-in at {names.service} ends {in_words(until - now)}."
            return ReminderWords(
                lead, "It cannot renew itself. Sign in again before, and nothing stops.", "Sign in again"
            )
        case TitlesLeaving(_, titles):
            return _told_leaving(titles, names)
        case ListNearlyFull(_, holds, largest):
            full = "is full" if holds >= largest else "is nearly full"
            text = f"It holds {holds:,} of {counted(largest, 'title', 'titles')}, in {names.account}’s account."
            return ReminderWords(f"“{names.title}” at {names.service} {full}.", text, "Show the list")
        case CallsNearlySpent(_, left, limit):
            text = f"{left:,} of {limit:,} are left for {names.account}. Lineup will continue shortly."
            return ReminderWords(f"{names.service} takes few more calls now.", text, "Show health")


def _told_leaving(titles: tuple[Leaving, ...], names: ReminderNames) -> ReminderWords:
    first = titles[0]
    if len(titles) == 1:
        return ReminderWords(
            f"“{first.called}” leaves {names.service} on {day(first.until)}.", _where(names), "Show the title"
        )
    some = ", ".join(f"{leaving.called} (until {day(leaving.until)})" for leaving in titles[:NAMED])
    more = f" and {len(titles) - NAMED} more" if len(titles) > NAMED else ""
    return ReminderWords(
        f"{len(titles)} titles leave {names.service} soon.", f"{some}{more}. {_where(names)}", "Show the titles"
    )


def _where(names: ReminderNames) -> str:
    return f"In “{names.title}” of {names.account}."


def in_words(left: float) -> str:
    """The time left: `in 3 days`, `within a day`."""
    return "within a day" if left <= DAY else f"in {counted(math.ceil(left / DAY), 'day', 'days')}"
