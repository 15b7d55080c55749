"""Switches for everything that goes wrong with the server, and more (jellyfin.md, section 10).

Tests throw them from Python. Any thread may.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.jellyfin.sessions import Sessions
from desktop_app.sandbox.jellyfin.state import State
from desktop_app.sandbox.jellyfin.versions import Version
from desktop_app.sandbox.jellyfin.website import Website
from desktop_app.sandbox.mishaps import Mishaps


class Faults(Mishaps):
    """The switches. All are off at first."""

    def __init__(self, state: State, sessions: Sessions, clock: ServerClock) -> None:
        super().__init__(state.lock)
        self._state = state
        self._sessions = sessions
        self._clock = clock
        self._website = Website(state, clock)
        self._lost = self._edits_before_writes = 0
        self._legacy: bool | None = None
        self.dies_between = False
        self.is_starting = False
        self.is_emby = False
        self.allows_doubles = False
        self.base_path = "/jellyfin"

    # -- the server

    def upgrade(self, version: str) -> None:
        """The owner installs another version, as `10.9.11` or `12.0-rc4`. The server starts anew."""
        with self.lock:
            self._state.version = Version(version)
            self._sessions.restart()

    def restart(self) -> None:
        """The server starts anew: codes of Quick Connect are forgotten, tokens are not."""
        with self.lock:
            self._sessions.restart()

    def start_up(self, *, on: bool = True) -> None:
        """The server is starting, and answers everything with 503."""
        self.is_starting = on

    def be_emby(self, *, on: bool = True) -> None:
        """An Emby server answers at the address."""
        self.is_emby = on

    def move_to(self, base_path: str) -> None:
        """The owner sets another base path, such as `/films`; nothing for none."""
        self.base_path = base_path

    def allow_doubles(self, *, on: bool = True) -> None:
        """The owner sets `playlists:allowDuplicates`, which only versions before 10.10.2 read."""
        self.allows_doubles = on

    def legacy_authorization(self, *, on: bool) -> None:
        """The owner switches the older headers on or off, whatever the version's default."""
        self._legacy = on

    def clock_offset(self, seconds: float) -> None:
        """The server's clock, and its Date header, are ahead of the client's by `seconds`."""
        self._clock.offset = seconds

    # -- people and their sign-ins

    def switch_quick_connect(self, *, on: bool) -> None:
        self._sessions.quick_connect_is_on = on

    def revoke(self, name: str) -> None:
        """The owner deletes all devices of a person: their tokens are dead."""
        with self.lock:
            self._sessions.end_all(self._state.user(name).id)

    def change_password(self, name: str, password: str) -> None:
        """The person changes the password elsewhere: all tokens die."""
        with self.lock:
            self._state.user(name).password = password
            self._sessions.end_all(self._state.user(name).id)

    def disable(self, name: str, *, on: bool = True) -> None:
        """The owner disables a person."""
        self._state.user(name).is_disabled = on

    # -- media and playlists

    def hide(self, name: str, media: Collection[str]) -> None:
        """The owner lets a person not see these media, and no others; they stay in playlists."""
        with self.lock:
            self._state.user(name).hidden = set(media)

    def kill(self, media: str, *, on: bool = True) -> None:
        """The file of a media is gone, or back again. Its entries stay, and nobody sees them meanwhile."""
        with self.lock:
            (self._state.dead.add if on else self._state.dead.discard)(media)

    def share(self, playlist: str, name: str, *, can_edit: bool = False) -> None:
        """The owner shares a playlist with a person, or changes what that one may."""
        with self.lock:
            one, user = self._state.playlists[playlist], self._state.user(name)
            kept = tuple(pair for pair in one.shares if pair[0] != user.id)
            self._state.playlists[playlist] = replace(one, shares=(*kept, (user.id, can_edit)))

    def refresh_metadata(self, playlist: str) -> None:
        """The server refreshes a playlist's picture: its Etag is another, and nothing else."""
        with self.lock:
            self._state.put(self._state.playlists[playlist], self._clock.now())

    def lose_next_writes(self, count: int = 1) -> None:
        """The next `count` writes to playlists are answered with 204, and lost under another's save."""
        self._lost = count

    def die_between(self, *, on: bool = True) -> None:
        """The next write of a whole list dies after the list was emptied: 500."""
        self.dies_between = on

    def edit_in_app(
        self,
        playlist: str,
        *,
        move: str | None = None,
        remove: str | None = None,
        add: str | None = None,
        position: int | None = None,
    ) -> str:
        """Let somebody edit a playlist in another app now: move, remove or add a media, with a place from 0.

        With none of them it is a small edit by chance. Says what it did.
        """
        if move is not None:
            return self._website.move(playlist, move, position or 0)
        if remove is not None:
            return self._website.remove(playlist, remove)
        if add is not None:
            return self._website.add(playlist, add, position)
        return self._website.anything(playlist)

    def fill(self, playlist: str, count: int) -> None:
        """Let somebody add media in another app until the playlist has `count` entries."""
        self._website.fill(playlist, count)

    def edit_before_writes(self, count: int) -> None:
        """Edit the playlist, as somebody else, just before each of the next `count` writes to it is carried out."""
        self._edits_before_writes = count

    def delete_in_app(self, playlist: str) -> None:
        with self.lock:
            del self._state.playlists[playlist]

    # -- for the emulator

    @property
    def takes_legacy_authorization(self) -> bool:
        return self._state.version.has_legacy_authorization if self._legacy is None else self._legacy

    def loses_write(self) -> bool:
        self._lost, loses = max(0, self._lost - 1), self._lost > 0
        return loses

    def before_write(self, playlist: str) -> None:
        """A write to this playlist comes to be carried out."""
        if self._edits_before_writes > 0:
            self._edits_before_writes -= 1
            self._website.anything(playlist)
