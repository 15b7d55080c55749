"""Which states of a queue we know to be over."""

from collections.abc import Iterator

REMEMBERED = 50
NEVER_WRITTEN = "0"
"""The entity-tag of every empty queue, whenever it was emptied: it proves nothing about age."""


class StaleEtags:
    """The last entity-tags that are past: a read that answers with one of them lags behind (contract netflix 5)."""

    def __init__(self) -> None:
        self._tags: dict[str, None] = {}

    def __contains__(self, etag: str | None) -> bool:
        return etag in self._tags

    def __iter__(self) -> Iterator[str]:
        return iter(self._tags)

    def add(self, etag: str | None) -> None:
        """The state of that entity-tag is over."""
        if etag is None or etag == NEVER_WRITTEN:
            return
        self._tags[etag] = None
        while len(self._tags) > REMEMBERED:
            del self._tags[next(iter(self._tags))]

    def discard(self, etag: str | None) -> None:
        """It is the present one after all."""
        if etag is not None:
            self._tags.pop(etag, None)
