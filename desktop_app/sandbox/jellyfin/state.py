"""People of the server, its playlists, and what has become of its media."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import RLock
from typing import TypeVar

from desktop_app.sandbox.jellyfin.library import Library, Media
from desktop_app.sandbox.jellyfin.moves import Entry, Sight
from desktop_app.sandbox.jellyfin.versions import Version


@dataclass(slots=True)
class User:
    """A person. `hidden` is media that the owner of the server lets somebody not see."""

    id: str
    name: str
    password: str = field(repr=False)
    is_administrator: bool = False
    is_disabled: bool = False
    favorites: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Playlist:
    """A playlist. `shares` are pairs of a user's id and whether that user may edit; `saved` dates its entity-tag."""

    id: str
    name: str
    owner: str
    entries: tuple[Entry, ...] = ()
    media_type: str = "Video"
    is_open: bool = False
    shares: tuple[tuple[str, bool], ...] = ()
    created: float = 0.0
    saved: float = 0.0
    revision: int = 0

    def may_see(self, user: User) -> bool:
        return self.is_open or self.owner == user.id or any(one == user.id for one, _ in self.shares)

    def may_edit(self, user: User) -> bool:
        return self.owner == user.id or (user.id, True) in self.shares


class State:
    """All that the server keeps. `lock` is held by whoever answers or changes."""

    def __init__(self, library: Library, version: str) -> None:
        self.lock = RLock()
        self.library = library
        self.version = Version(version)
        self.users: dict[str, User] = {}
        self.playlists: dict[str, Playlist] = {}
        self.dead: set[str] = set()
        self.refreshed: dict[str, int] = {}

    def user(self, name: str) -> User:
        """The person with this name; KeyError when there is none."""
        return _only(self._known(name), name)

    def signed_in(self, name: str, password: str) -> User | None:
        user = self._known(name)
        return user if user and user.password == password else None

    def is_visible(self, user: User, media: Media) -> bool:
        hidden = {media.id, media.parent} & user.hidden
        return media.id not in self.dead and not hidden

    def sight(self, one: Playlist, user: User) -> Sight:
        living = tuple(entry for entry in one.entries if entry.media not in self.dead)
        media = ((entry, self.library.find(entry.media)) for entry in living)
        return Sight(one.entries, living, tuple(e for e, found in media if found and self.is_visible(user, found)))

    def put(self, changed: Playlist, now: float) -> None:
        self.playlists[changed.id] = replace(changed, saved=now, revision=changed.revision + 1)

    def named(self, name: str) -> Playlist:
        """The playlist with this name; KeyError when there is none. For tests and the demo."""
        return _only(next((one for one in self.playlists.values() if one.name == name), None), name)

    def order(self, name: str) -> list[str]:
        """The media of a playlist in the order that is true now, hidden and dead ones too."""
        with self.lock:
            return [entry.media for entry in self.named(name).entries]

    def titles(self, name: str) -> list[str]:
        """Names of the media in `order`."""
        found = (self.library.find(media) for media in self.order(name))
        return [media.name if media else "" for media in found]

    def _known(self, name: str) -> User | None:
        wanted = name.strip().lower()
        return next((one for one in self.users.values() if one.name.lower() == wanted), None)


T = TypeVar("T")


def _only(found: T | None, name: str) -> T:
    if found is None:
        raise KeyError(name)
    return found
