"""Playlists as values, their items as slots, and their older versions for reads that lag (youtube.md, 3 to 7)."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self

Privacy = Literal["private", "public", "unlisted"]
PRIVACIES: tuple[Privacy, ...] = ("private", "public", "unlisted")
REMEMBERED = 200
"""Versions kept of a channel's playlists."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A slot of a playlist. `id` is its own; the same video may be in several. `added` is Unix seconds."""

    id: str
    video: str
    added: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Playlist:
    """A playlist. `is_manual` is the setting for its order, and `refuses_doubles` another, made on the website alone.

    `is_fixed`: the service keeps its order, and nobody can write to it.
    """

    id: str
    title: str
    owner: str
    description: str = ""
    privacy: Privacy = "private"
    created: float = 0.0
    entries: tuple[Entry, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    is_manual: bool = True
    refuses_doubles: bool = False
    is_fixed: bool = False
    born: float = float("-inf")

    def entry(self, entry_id: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def position(self, entry_id: str) -> int:
        return next(place for place, entry in enumerate(self.entries) if entry.id == entry_id)

    def inserted(self, entry: Entry, position: int) -> Self:
        return replace(self, entries=(*self.entries[:position], entry, *self.entries[position:]))

    def moved(self, entry_id: str, position: int) -> Self:
        """The entry at its final place, from 0: taken out, then set in."""
        entry = self.entry(entry_id)
        assert entry
        return self.without(entry_id).inserted(entry, position)

    def without(self, entry_id: str) -> Self:
        return replace(self, entries=tuple(entry for entry in self.entries if entry.id != entry_id))

    def with_entry(self, changed: Entry) -> Self:
        return replace(self, entries=tuple(changed if one.id == changed.id else one for one in self.entries))


Shelf = tuple[Playlist, ...]
"""All playlists of a channel, the newest first."""


class Versions:
    """The playlists of a channel through time. The last version is true. Moments only count."""

    def __init__(self, playlists: Sequence[Playlist] = ()) -> None:
        self._versions: list[tuple[float, Shelf]] = [(float("-inf"), tuple(playlists))]

    @property
    def current(self) -> Shelf:
        return self._versions[-1][1]

    def as_of(self, moment: float) -> Shelf:
        """The playlists at `moment`, or the oldest remembered."""
        return next((shelf for at, shelf in reversed(self._versions) if at <= moment), self._versions[0][1])

    def put(self, playlists: Shelf, moment: float) -> None:
        self._versions.append((moment, playlists))
        del self._versions[:-REMEMBERED]


def slot_id(playlist: str, sixteen: str = "") -> str:
    """An id for a slot: what it is made of is nobody's business."""
    return (
        base64.urlsafe_b64encode(f"{playlist}.{sixteen or secrets.token_hex(8).upper()}".encode()).decode().rstrip("=")
    )
