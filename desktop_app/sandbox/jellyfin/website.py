"""The person at another app of the server: edits that no client of ours made."""

from __future__ import annotations

import random
import secrets
from dataclasses import replace
from itertools import islice

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.jellyfin.moves import Entry
from desktop_app.sandbox.jellyfin.state import State


class Website:
    """Changes playlists from outside. Each edit gives words that say what it did. Places count from 0."""

    def __init__(self, state: State, clock: ServerClock) -> None:
        self._state = state
        self._clock = clock
        self._chance = random.Random(1)

    def move(self, playlist: str, media: str, position: int) -> str:
        with self._state.lock:
            entries = list(self._state.playlists[playlist].entries)
            entry = next((one for one in entries if one.media == media), None)
            if entry is None:
                return f"{media} is not in the playlist"
            start = entries.index(entry)
            entries.insert(position, entries.pop(start))
            self._put(playlist, entries)
            return f"moved {self._name(media)} from {start} to {position}"

    def remove(self, playlist: str, media: str) -> str:
        with self._state.lock:
            entries = self._state.playlists[playlist].entries
            self._put(playlist, [one for one in entries if one.media != media])
            return f"removed {self._name(media)}"

    def add(self, playlist: str, media: str, position: int | None = None) -> str:
        """Add media, also media that are there already."""
        with self._state.lock:
            entries = list(self._state.playlists[playlist].entries)
            place = len(entries) if position is None else position
            entries.insert(place, Entry(secrets.token_hex(16), media))
            self._put(playlist, entries)
            return f"added {self._name(media)} at {place}"

    def fill(self, playlist: str, count: int) -> None:
        """Add films and episodes, the same in each run, until there are `count` entries."""
        with self._state.lock:
            entries = list(self._state.playlists[playlist].entries)
            there = {one.media for one in entries}
            media = (m.id for m in self._state.library if m.type in {"Movie", "Episode"} and m.id not in there)
            entries += [Entry(secrets.token_hex(16), one) for one in islice(media, max(0, count - len(entries)))]
            self._put(playlist, entries)

    def anything(self, playlist: str) -> str:
        """A small edit by chance, the same in each run: a move if there are two entries, else an addition."""
        with self._state.lock:
            entries = self._state.playlists[playlist].entries
            if len(entries) < 2:
                films = [one.id for one in self._state.library if one.type == "Movie"]
                return self.add(playlist, self._chance.choice(films))
            start, end = self._chance.sample(range(len(entries)), 2)
            return self.move(playlist, entries[start].media, end)

    def _put(self, playlist: str, entries: list[Entry]) -> None:
        one = self._state.playlists[playlist]
        self._state.put(replace(one, entries=tuple(entries)), self._clock.now())

    def _name(self, media: str) -> str:
        found = self._state.library.find(media)
        return found.name if found else media
