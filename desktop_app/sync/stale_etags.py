"""Entity-tags of states that a list has left behind. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

REMEMBERED = 50
NEVER_WRITTEN = "0"
"""The entity-tag of every empty queue, whenever it was emptied: it proves nothing about age."""


@dataclass(frozen=True, slots=True)
class StaleEtags:
    """The last entity-tags that are over, oldest first: a read that shows one lags behind."""

    tags: tuple[str, ...] = ()

    def __contains__(self, etag: str | None) -> bool:
        return etag in self.tags

    def __iter__(self) -> Iterator[str]:
        return iter(self.tags)

    def having(self, etag: str | None) -> "StaleEtags":
        """The same, with that entity-tag marked as stale, too."""
        if etag is None or etag == NEVER_WRITTEN or etag in self.tags:
            return self
        return StaleEtags((*self.tags, etag)[-REMEMBERED:])

    def without(self, etag: str | None) -> "StaleEtags":
        """The same, after that entity-tag turned out to be current."""
        return StaleEtags(tuple(tag for tag in self.tags if tag != etag)) if etag in self.tags else self
