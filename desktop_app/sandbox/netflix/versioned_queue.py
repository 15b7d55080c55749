"""A queue with its order, its saved titles and its single entity-tag (netflix.md, sections 3 and 5)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

REMEMBERED = 60
"""Versions kept for the read-lag switch."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A title's place in a queue. `updated` is Unix seconds."""

    title_id: str
    updated: int
    format: str


@dataclass(frozen=True, slots=True)
class Version:
    """A whole queue at one time. Values, so that a lagging read can show an old one."""

    available: tuple[Entry, ...] = ()
    saved: tuple[Entry, ...] = ()
    number: int = 0
    etag: str = "0"
    changed_at: float = float("-inf")


def index_of(entries: tuple[Entry, ...], title_id: str) -> int | None:
    return next((i for i, entry in enumerate(entries) if entry.title_id == title_id), None)


def moved(entries: tuple[Entry, ...], entry: Entry, position: int | None) -> tuple[Entry, ...]:
    """`entries` with `entry` at the 1-based position, taken out of its old place. Past the end is last."""
    rest = [other for other in entries if other.title_id != entry.title_id]
    rest.insert(len(rest) if position is None else position - 1, entry)
    return tuple(rest)


def without(entries: tuple[Entry, ...], title_id: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.title_id != title_id)


class Queue:
    """The versions of one queue, the last of which is true."""

    def __init__(self, name: str, owner: str, version: Version | None = None) -> None:
        self.name = name
        self._owner = owner
        self._versions = [version or Version()]

    @property
    def current(self) -> Version:
        return self._versions[-1]

    def as_of(self, moment: float) -> Version:
        """Version of the queue that stood at `moment`, or the oldest remembered if `moment` is earlier."""
        return next((v for v in reversed(self._versions) if v.changed_at <= moment), self._versions[0])

    def change(self, available: tuple[Entry, ...], saved: tuple[Entry, ...], moment: float) -> Version:
        """Change the queue. Every change gives a new entity-tag, never seen before."""
        number = self.current.number + 1
        self._versions.append(Version(available, saved, number, self._etag(number), moment))
        del self._versions[:-REMEMBERED]
        return self.current

    def _etag(self, number: int) -> str:
        seed = f"{self._owner}/{self.name}/{number}".encode()
        return str(10_000_000_000 + int.from_bytes(hashlib.sha256(seed).digest()[:5]))
