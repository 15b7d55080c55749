"""Reminders of things to come: a sign-in that ends, titles that leave, a limit that is near. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from operator import attrgetter

from desktop_app.domain.account import AccountId
from desktop_app.domain.allowance import Allowance
from desktop_app.domain.queues import Item, ItemId, QueueRef

DAY = 86_400.0
"""Seconds."""

SIGN_IN_AHEAD = 3 * DAY
"""Before the end of a sign-in: the shortest one that is known lasts a week."""

NEARLY_FULL = 0.9
"""Share of a list's capacity."""

NEARLY_SPENT = 0.1
"""Share of the allowance of calls below which it counts as nearly spent."""


_until_of = attrgetter("title.available_until")


@dataclass(frozen=True, slots=True)
class TokenEnding:
    """A sign-in that cannot renew itself ends at `until` (Unix seconds)."""

    account: AccountId
    until: float

    @property
    def name(self) -> str:
        """Name by which the program remembers that it showed this reminder."""
        return f"ending {self.account} {self.until:.0f}"


@dataclass(frozen=True, slots=True)
class Leaving:
    """The service has the title until then (Unix seconds)."""

    title: ItemId
    called: str
    until: int


@dataclass(frozen=True, slots=True)
class TitlesLeaving:
    """Titles of a list leave their service, the first one first."""

    ref: QueueRef
    titles: tuple[Leaving, ...]

    @property
    def name(self) -> str:
        """Name by which the program remembers that it showed this reminder. Another title that leaves makes another."""
        gone = " ".join(f"{leaving.title}@{leaving.until}" for leaving in self.titles)
        return f"leaving {self.ref.account} {self.ref.name} {gone}"


@dataclass(frozen=True, slots=True)
class ListNearlyFull:
    """A list holds nearly as many titles as it may, or as many."""

    ref: QueueRef
    holds: int
    largest: int

    @property
    def name(self) -> str:
        """Full is another notice than nearly full; one title more is not."""
        return f"room {self.ref.account} {self.ref.name} {'full' if self.holds >= self.largest else 'nearly'}"


@dataclass(frozen=True, slots=True)
class CallsNearlySpent:
    """A service takes few more calls of an account now."""

    account: AccountId
    left: int
    limit: int

    @property
    def name(self) -> str:
        """However many are left."""
        return f"calls {self.account}"


Notice = TokenEnding | TitlesLeaving | ListNearlyFull | CallsNearlySpent


def token_ending(account: AccountId, until: float | None, now: float) -> TokenEnding | None:
    """Within `SIGN_IN_AHEAD`; what is over, the service itself says."""
    near = until is not None and 0 < until - now <= SIGN_IN_AHEAD
    return TokenEnding(account, until) if near and until is not None else None


def titles_leaving(ref: QueueRef, items: Sequence[Item], now: float, days: float) -> TitlesLeaving | None:
    """Titles of the list that leave within `days`, each with its end; None if there are none, or for 0 days.

    Those without an end are passed over at once: a list may hold 100,000, and a person may be dragging.
    """
    told = ((item, item.title.available_until) for item in compress(items, map(_until_of, items)))
    soon = [
        Leaving(item.id, item.title.name, until)
        for item, until in told
        if until is not None and leaves_soon(until, now, days)
    ]
    return TitlesLeaving(ref, tuple(sorted(soon, key=lambda leaving: leaving.until))) if soon else None


def leaves_soon(until: int, now: float, days: float) -> bool:
    """Whether a title that is there until then leaves within so many days."""
    return now < until <= now + days * DAY


def list_nearly_full(ref: QueueRef, holds: int, largest: int | None) -> ListNearlyFull | None:
    """Reminder that the list is at least `NEARLY_FULL`; None otherwise, or if its capacity is unknown."""
    return ListNearlyFull(ref, holds, largest) if largest and holds >= largest * NEARLY_FULL else None


def calls_nearly_spent(account: AccountId, allowance: Allowance | None) -> CallsNearlySpent | None:
    """Reminder of a nearly used request quota; None unless the service states both the quota and the rest."""
    if allowance is None or not allowance.limit or allowance.left > allowance.limit * NEARLY_SPENT:
        return None
    return CallsNearlySpent(account, allowance.left, allowance.limit)
