"""The member at the service's own website: edits that no client made."""

from __future__ import annotations

import random

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.tmdb.state import Entry, State, find, put, take
from desktop_app.sandbox.tmdb.works import Key


class Website:
    """Changes lists from outside. Each edit gives words that say what it did."""

    def __init__(self, state: State, clock: ServerClock) -> None:
        self._state = state
        self._clock = clock
        self._chance = random.Random(1)

    def add(self, username: str, shelf: str, media: Key) -> str:
        """Add a work as the newest."""
        with self._state.lock:
            name = self._state.library[media].name
            entries = self._state.entries(username, shelf)
            if find(entries, media):
                return f"{name} is there already"
            put(entries, Entry(media, self._clock.now(), 7.0 if shelf == "rated" else None))
            self._touch(username, entries)
            return f"added {name}"

    def remove(self, username: str, shelf: str, media: Key) -> str:
        with self._state.lock:
            name = self._state.library[media].name
            entries = self._state.entries(username, shelf)
            if not take(entries, media):
                return f"{name} is not there"
            self._touch(username, entries)
            return f"removed {name}"

    def anything(self, username: str, shelf: str) -> str:
        """A small edit by chance, the same in each run: a removal if there are two entries, else an addition."""
        taken = self._state.keys(username, shelf)
        if len(taken) > 1:
            return self.remove(username, shelf, self._chance.choice(taken))
        absent = [one.key for one in self._state.library if one.kind == "movie" and one.key not in taken]
        return self.add(username, shelf, self._chance.choice(absent))

    def _touch(self, username: str, entries: list[Entry]) -> None:
        for one in self._state.lists_of(username):
            if one.entries is entries:
                one.updated = self._clock.now()
