"""In which lists a title that was found stands already, in words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.ui.queue.words import joined


@dataclass(frozen=True, slots=True)
class Place:
    """A list in which the title stands. `service` is empty where it is the one that found the title; `account` tells
    two of its accounts apart. A title that is `saved` there has no place in the order yet.
    """

    title: str
    service: str = ""
    account: str = ""
    is_saved: bool = False

    @property
    def name(self) -> str:
        """`Noir`, `Noir (Ada)`, `Noir (Trakt)`."""
        where = self.service or self.account
        return f"{self.title} ({where})" if where else self.title


def mark_of(places: Sequence[Place]) -> str:
    """`already in Watchlist, Noir · already saved in Instant queue · also in Films (TMDB)`."""
    own = ", ".join(place.name for place in places if not place.service and not place.is_saved)
    saved = ", ".join(place.name for place in places if not place.service and place.is_saved)
    elsewhere = ", ".join(place.name for place in places if place.service)
    told = (("already in", own), ("already saved in", saved), ("also in", elsewhere))
    return joined([f"{lead} {names}" for lead, names in told if names])
