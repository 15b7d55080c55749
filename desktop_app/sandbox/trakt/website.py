"""The member at the service's own website: edits that no client made."""

from __future__ import annotations

import random

from desktop_app.sandbox.trakt.item_list import moved, without
from desktop_app.sandbox.trakt.media import Key
from desktop_app.sandbox.trakt.shelves import Shelves
from desktop_app.sandbox.trakt.state import State


class Website:
    """Changes lists from outside. Each edit gives words that say what it did."""

    def __init__(self, state: State, shelves: Shelves) -> None:
        self._state = state
        self._shelves = shelves
        self._chance = random.Random(1)

    def move(self, username: str, shelf: str, item_id: int, rank: int) -> str:
        """Move a list item to a 1-based rank."""
        with self._state.lock:
            target = self._shelves.named(username, shelf)
            entry = target.items.item(item_id)
            if entry is None:
                return f"{item_id} is not on the list"
            start = target.items.entries.index(entry) + 1
            self._shelves.change(target, moved(target.items.entries, entry, rank))
            return f"moved {self._name(entry.media)} from {start} to {rank}"

    def remove(self, username: str, shelf: str, item_id: int) -> str:
        with self._state.lock:
            target = self._shelves.named(username, shelf)
            entry = target.items.item(item_id)
            if entry is None:
                return f"{item_id} is not on the list"
            self._shelves.change(target, without(target.items.entries, {item_id}))
            return f"removed {self._name(entry.media)}"

    def add(self, username: str, shelf: str, media: Key, rank: int | None = None) -> str:
        """Add a work at a 1-based rank, or at the end."""
        with self._state.lock:
            target = self._shelves.named(username, shelf)
            if target.items.find(media):
                return f"{self._name(media)} is on the list already"
            entry = self._shelves.entry(self._state.library[media])
            place = rank or len(target.items.entries) + 1
            self._shelves.change(target, moved(target.items.entries, entry, place))
            return f"added {self._name(media)} at {place}"

    def watched(self, username: str, media: Key) -> str:
        """The member watches something: what the watchlist had of it goes."""
        with self._state.lock:
            gone = self._shelves.watched(self._state.accounts[username], self._state.library[media])
            names = ", ".join(self._name(entry.media) for entry in gone) or "nothing"
            return f"watched {self._name(media)}; off the watchlist: {names}"

    def anything(self, username: str, shelf: str) -> str:
        """A small edit by chance, the same in each run: a move if there are two items, else an addition."""
        entries = self._state.items(username, shelf).entries
        if len(entries) < 2:
            taken = {entry.media for entry in entries}
            absent = [one.key for one in self._state.library if one.kind == "movie" and one.key not in taken]
            return self.add(username, shelf, self._chance.choice(absent))
        start, end = self._chance.sample(range(len(entries)), 2)
        return self.move(username, shelf, entries[start].id, end + 1)

    def _name(self, media: Key) -> str:
        one = self._state.library[media]
        return f"{one.show.title}: {one.title}" if one.show else one.title
