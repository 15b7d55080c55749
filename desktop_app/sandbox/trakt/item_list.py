"""Ordered lists: a watchlist, the favorites, or the items of a personal list (trakt.md, section 4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop_app.sandbox.trakt.media import Key

REMEMBERED = 60
"""Versions kept for the read-lag switch."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A work's place on a list. `id` is the list item's own; `listed` is Unix seconds."""

    id: int
    media: Key
    listed: float
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A whole list at one time. Values, so that a lagging read can show an old one."""

    entries: tuple[Entry, ...] = ()
    updated: float = 0.0
    changed_at: float = float("-inf")


class ItemList:
    """The versions of one list, the last of which is true. An entry's rank is its place, from 1."""

    def __init__(self, entries: Sequence[Entry] = (), updated: float = 0.0) -> None:
        self._versions = [Version(tuple(entries), updated)]
        self.sort_by, self.sort_how = "rank", "asc"

    @property
    def current(self) -> Version:
        return self._versions[-1]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.current.entries

    def as_of(self, moment: float) -> Version:
        """Version of the list that stood at `moment`, or the oldest remembered if `moment` is earlier."""
        return next((v for v in reversed(self._versions) if v.changed_at <= moment), self._versions[0])

    def dated(self, moment: float) -> Version:
        """Return the version at `moment` of the server's clock; the oldest remembered one when that is too long ago."""
        return next((v for v in reversed(self._versions) if v.updated <= moment), self._versions[0])

    def change(self, entries: Sequence[Entry], now: float, moment: float) -> None:
        """`now` is the server's clock and dates the list; `moment` only counts."""
        self._versions.append(Version(tuple(entries), now, moment))
        del self._versions[:-REMEMBERED]

    def find(self, media: Key) -> Entry | None:
        return next((entry for entry in self.entries if entry.media == media), None)

    def item(self, item_id: int) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == item_id), None)


def reordered(entries: Sequence[Entry], wanted: Sequence[int]) -> tuple[tuple[Entry, ...], list[int]]:
    """The named entries in the order named, then the others as they were; and the ids that were skipped.

    An id counts once: what is named again is skipped, like what is not there.
    """
    known = {entry.id: entry for entry in entries}
    first: list[Entry] = []
    skipped: list[int] = []
    for item_id in wanted:
        entry = known.pop(item_id, None)
        if entry is None:
            skipped.append(item_id)
        else:
            first.append(entry)
    return (*first, *known.values()), skipped


def moved(entries: Sequence[Entry], entry: Entry, rank: int) -> tuple[Entry, ...]:
    """`entry` at the 1-based rank; the others close up and make room. Past the end is last."""
    rest = [other for other in entries if other.id != entry.id]
    rest.insert(rank - 1, entry)
    return tuple(rest)


def without(entries: Sequence[Entry], item_ids: Collection[int]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.id not in item_ids)


def annotated(entries: Sequence[Entry], item_id: int, notes: str | None) -> tuple[Entry, ...]:
    return tuple(replace(entry, notes=notes) if entry.id == item_id else entry for entry in entries)
