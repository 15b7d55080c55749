"""The person in YouTube's own app: edits that no client of ours made."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import cycle

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.youtube.playlist import Entry, Playlist, slot_id
from desktop_app.sandbox.youtube.state import State


class Website:
    """Changes playlists from outside. Each edit gives words that say what it did. Places count from 0."""

    def __init__(self, state: State, clock: ServerClock) -> None:
        self._state = state
        self._clock = clock
        self._chance = random.Random(1)

    def move(self, playlist_id: str, entry_id: str, position: int) -> str:
        with self._state.lock:
            one = self._playlist(playlist_id)
            entry = one.entry(entry_id)
            if entry is None:
                return f"{entry_id} is not in the playlist"
            start = one.position(entry_id)
            self._put(one.moved(entry_id, position))
            return f"moved {self._name(entry)} from {start} to {position}"

    def remove(self, playlist_id: str, entry_id: str) -> str:
        with self._state.lock:
            one = self._playlist(playlist_id)
            entry = one.entry(entry_id)
            if entry is None:
                return f"{entry_id} is not in the playlist"
            self._put(one.without(entry_id))
            return f"removed {self._name(entry)}"

    def add(self, playlist_id: str, video_id: str, position: int | None = None) -> str:
        with self._state.lock:
            one = self._playlist(playlist_id)
            entry = Entry(slot_id(one.id), video_id, self._clock.now())
            place = len(one.entries) if position is None else position
            self._put(one.inserted(entry, place))
            return f"added {self._name(entry)} at {place}"

    def fill(self, playlist_id: str, count: int) -> None:
        """Add public videos, the same in each run, until there are `count` items."""
        with self._state.lock:
            one = self._playlist(playlist_id)
            videos = cycle([video.id for video in self._state.library if video.condition == "public"])
            new = (Entry(slot_id(one.id), next(videos), self._clock.now()) for _ in range(count - len(one.entries)))
            self._put(replace(one, entries=(*one.entries, *new)))

    def anything(self, playlist_id: str) -> str:
        """A small edit by chance, the same in each run: a move if there are two items, else an addition."""
        entries = self._playlist(playlist_id).entries
        if len(entries) < 2:
            videos = [video.id for video in self._state.library if video.condition == "public"]
            return self.add(playlist_id, self._chance.choice(videos))
        start, end = self._chance.sample(range(len(entries)), 2)
        return self.move(playlist_id, entries[start].id, end)

    def remove_first(self, playlist_id: str) -> str:
        entries = self._playlist(playlist_id).entries
        return self.remove(playlist_id, entries[0].id) if entries else "nothing is in the playlist"

    def _playlist(self, playlist_id: str) -> Playlist:
        found = self._state.playlist(playlist_id)
        if found is None:
            raise KeyError(playlist_id)
        return found

    def _put(self, changed: Playlist) -> None:
        self._state.put(changed, self._clock.elapsed())

    def _name(self, entry: Entry) -> str:
        video = self._state.library.find(entry.video)
        return video.title if video else "a video that is gone"
