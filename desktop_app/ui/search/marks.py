"""In which lists a title that was found stands already, in words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.ui.queue.words import joined


@dataclass(frozen=True, slots=True)
class Place:
    """A list in which the title stands. `service` is empty where it is the one that found the title; `account` tells
    two of its accounts apart.
    """

    title: str
    service: str = ""
    account: str = ""

    @property
    def name(self) -> str:
        """`Noir`, `Noir (Ada)`, `Noir (Trakt)`."""
        where = self.service or self.account
        return f"{self.title} ({where})" if where else self.title


def mark_of(places: Sequence[Place]) -> str:
    """`already in Watchlist, Noir · also in Films (TMDB)`."""
    own = ", ".join(place.name for place in places if not place.service)
    elsewhere = ", ".join(place.name for place in places if place.service)
    return joined((f"already in {own}" if own else "", f"also in {elsewhere}" if elsewhere else ""))
