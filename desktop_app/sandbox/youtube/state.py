"""People, their channels, and what is in their playlists."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from threading import RLock

from desktop_app.sandbox.youtube.library import Library, Video
from desktop_app.sandbox.youtube.playlist import Entry, Playlist, Shelf, Versions, slot_id


@dataclass(slots=True)
class Channel:
    """A channel: the person's own, or that of a brand. `likes` are video ids, the newest first."""

    id: str
    title: str
    country: str = "GB"
    created: float = 0.0
    playlists: Versions = field(default_factory=Versions)
    likes: list[str] = field(default_factory=list)

    @property
    def uploads_id(self) -> str:
        return "UU" + self.id[2:]


@dataclass(slots=True)
class Account:
    """A Google account. Without a channel it can watch, and keep nothing."""

    email: str
    password: str = field(repr=False)
    channels: list[Channel] = field(default_factory=list)
    is_managed: bool = False


class State:
    """All that the service keeps. `lock` is held by whoever answers or changes."""

    def __init__(self, library: Library) -> None:
        self.lock = RLock()
        self.library = library
        self.accounts: dict[str, Account] = {}
        self.deleted: dict[str, Playlist] = {}
        self._last_moment = float("-inf")

    @property
    def channels(self) -> Iterator[Channel]:
        return (channel for account in self.accounts.values() for channel in account.channels)

    def channel(self, channel_id: str) -> Channel | None:
        return next((one for one in self.channels if one.id == channel_id), None)

    def signed_in(self, email: str, password: str) -> Account | None:
        account = self.accounts.get(email.strip().lower())
        return account if account and account.password == password else None

    def shelf(self, channel: Channel, moment: float | None = None) -> Shelf:
        """The channel's own playlists, as they are or as they were."""
        return channel.playlists.current if moment is None else channel.playlists.as_of(moment)

    def playlist(self, playlist_id: str, moment: float | None = None) -> Playlist | None:
        """A playlist of anybody, uploads too, as it is or as it was."""
        for channel in self.channels:
            if playlist_id == channel.uploads_id:
                return self.uploads(channel)
            for one in self.shelf(channel, moment):
                if one.id == playlist_id:
                    return one
        return None

    def holding(self, entry_id: str, moment: float | None = None) -> Playlist | None:
        """The playlist that has this slot."""
        shelves = (self.shelf(channel, moment) for channel in self.channels)
        return next((one for shelf in shelves for one in shelf if one.entry(entry_id)), None)

    def moment(self, elapsed: float) -> float:
        """A moment later than all before it, though the clock stand still: no two changes are at the same one."""
        self._last_moment = max(elapsed, math.nextafter(self._last_moment, math.inf))
        return self._last_moment

    def put(self, changed: Playlist, moment: float) -> None:
        """Replace a playlist by its changed value, or let a new one be the first of its channel."""
        channel = self.channel(changed.owner)
        assert channel
        shelf = channel.playlists.current
        if any(one.id == changed.id for one in shelf):
            shelf = tuple(changed if one.id == changed.id else one for one in shelf)
        else:
            shelf = (changed, *shelf)
        channel.playlists.put(shelf, self.moment(moment))

    def remove(self, gone: Playlist, moment: float) -> None:
        channel = self.channel(gone.owner)
        assert channel
        self.deleted[gone.id] = replace(gone, entries=())
        channel.playlists.put(tuple(one for one in channel.playlists.current if one.id != gone.id), self.moment(moment))

    def uploads(self, channel: Channel) -> Playlist:
        """The channel's own videos, the newest first."""
        own = [one for one in self.library if one.owner == channel.id and one.condition != "deleted"]
        newest = sorted(own, key=lambda one: -one.published)
        return _fixed(channel, channel.uploads_id, "Uploads", newest)

    def likes(self, channel: Channel) -> Playlist:
        """Liked videos, the newest first, without those that somebody has made private."""
        videos = (self.library.find(video_id) for video_id in channel.likes)
        shown = [one for one in videos if one and one.condition in {"public", "unlisted"}]
        return _fixed(channel, "LL", "Liked videos", shown)

    def named(self, email: str, title: str) -> Playlist:
        """The playlist of a person with this title; KeyError when there is none. For tests and the demo."""
        for channel in self.accounts[email].channels:
            for one in channel.playlists.current:
                if one.title == title:
                    return one
        raise KeyError(title)

    def order(self, email: str, title: str) -> list[str]:
        """The slots of a playlist in the order that is true now."""
        with self.lock:
            return [entry.id for entry in self.named(email, title).entries]

    def titles(self, email: str, title: str) -> list[str]:
        """Titles of the videos in `order`, also of those that nobody is shown."""
        with self.lock:
            videos = (self.library.find(entry.video) for entry in self.named(email, title).entries)
            return [video.title if video else "" for video in videos]


def _fixed(channel: Channel, playlist_id: str, title: str, videos: list[Video]) -> Playlist:
    entries = tuple(
        Entry(slot_id(playlist_id, f"{zlib.crc32(one.id.encode()):016X}"), one.id, one.published) for one in videos
    )
    return Playlist(playlist_id, title, channel.id, privacy="public", entries=entries, is_fixed=True)
