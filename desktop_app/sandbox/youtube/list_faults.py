"""Switches of playlists: what reads show, which writes are kept, and what somebody else does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.youtube.calls import Refusal
from desktop_app.sandbox.youtube.library import Condition
from desktop_app.sandbox.youtube.pacific import pacific_day
from desktop_app.sandbox.youtube.playlist import Playlist
from desktop_app.sandbox.youtube.state import State
from desktop_app.sandbox.youtube.website import Website

ITEM_LIMIT = 5000
BUSY_AFTER_CREATE = 1.0
"""Seconds in which a new playlist takes no items."""


class ListFaults:
    """Faults of playlists, all off at first."""

    def __init__(self, state: State, clock: ServerClock) -> None:
        self._state = state
        self._time = clock
        self._website = Website(state, clock)
        self._lag = 0.0
        self._frozen_at: float | None = None
        self._lost = self._aborted = self._forbidden = self._edits_before_writes = self._edits_between_pages = 0
        self._new_playlists: tuple[str, int] = ("", 0)
        self.playlists_a_day: int | None = None
        self.item_limit = ITEM_LIMIT
        self.busy_after_create = BUSY_AFTER_CREATE
        self.total_excess = 0
        self.gone_is_404 = False

    # -- what reads show

    def read_lag(self, seconds: float) -> None:
        """Reads show playlists and items as they were `seconds` ago, whoever changed them. 0 switches off."""
        self._lag = seconds

    def freeze_reads(self, *, on: bool = True) -> None:
        """Reads show, until this is switched off, what is there now, whatever is written."""
        with self._state.lock:
            self._frozen_at = self._state.moment(self._time.elapsed()) if on else None

    def inflate_totals(self, by: int) -> None:
        """`totalResults` tells so many more than the pages give."""
        self.total_excess = by

    def edit_between_pages(self, count: int) -> None:
        """Let somebody take the first item off before each of the next `count` later pages is read."""
        self._edits_between_pages = count

    def change_video(self, video_id: str, condition: Condition) -> None:
        """Let the owner delete a video, or make it private, unlisted or public; it keeps its slots."""
        with self._state.lock:
            self._state.library.change(video_id, condition)

    # -- what becomes of writes

    def abort_next_writes(self, count: int = 1) -> None:
        """The next `count` writes to items are refused with 409 ABORTED; nothing is written."""
        self._aborted = count

    def forbid_next_writes(self, count: int = 1) -> None:
        """The next `count` writes to items are refused with a 403 whose reason is that of the 409."""
        self._forbidden = count

    def lose_next_writes(self, count: int = 1) -> None:
        """The next `count` writes are answered with 200 or 204, and lost."""
        self._lost = count

    def busy_after_creation(self, seconds: float) -> None:
        """How long a new playlist answers writes to its items with 409 ABORTED."""
        self.busy_after_create = seconds

    def limit_items(self, most: int) -> None:
        self.item_limit = most

    def limit_new_playlists(self, most: int | None) -> None:
        """Playlists that may be made in a day; then 429. None for no limit."""
        self.playlists_a_day = most

    def say_404_for_gone(self, *, on: bool = True) -> None:
        """An update of a slot that is gone gets the documented 404, not the measured 400."""
        self.gone_is_404 = on

    def sort_automatically(self, playlist_id: str, *, on: bool = True) -> None:
        """The person sets the playlist's order to an automatic one: no write may name a position."""
        self._change(playlist_id, lambda one: replace(one, is_manual=not on))

    def refuse_doubles(self, playlist_id: str, *, on: bool = True) -> None:
        """The person sets the playlist to take no video twice: 409."""
        self._change(playlist_id, lambda one: replace(one, refuses_doubles=on))

    # -- the person elsewhere

    def edit_in_app(
        self,
        playlist_id: str,
        *,
        move: str | None = None,
        remove: str | None = None,
        add: str | None = None,
        position: int | None = None,
    ) -> str:
        """Let somebody edit a playlist in YouTube's app now: move or remove a slot or add a video, with a place from 0.

        With none of them it is a small edit by chance. Says what it did.
        """
        if move is not None:
            return self._website.move(playlist_id, move, position or 0)
        if remove is not None:
            return self._website.remove(playlist_id, remove)
        if add is not None:
            return self._website.add(playlist_id, add, position)
        with self._state.lock:
            return self._website.anything(playlist_id)

    def fill(self, playlist_id: str, count: int) -> None:
        """Let somebody add videos in YouTube's app until the playlist has `count` items."""
        self._website.fill(playlist_id, count)

    def edit_before_writes(self, count: int) -> None:
        """Edit the playlist, as somebody else, just before each of the next `count` writes to it is carried out."""
        self._edits_before_writes = count

    def delete_in_app(self, playlist_id: str) -> None:
        """The person deletes the playlist in YouTube's app."""
        with self._state.lock:
            one = self._state.playlist(playlist_id)
            assert one
            self._state.remove(one, self._time.elapsed())

    # -- for the emulator

    def seen_at(self, elapsed: float) -> float | None:
        """The moment whose state reads show; None for now."""
        if self._frozen_at is not None:
            return self._frozen_at
        return elapsed - self._lag if self._lag else None

    def before_page(self, playlist_id: str) -> None:
        """A later page of this playlist comes to be read."""
        if self._edits_between_pages > 0 and self._state.playlist(playlist_id):
            self._edits_between_pages -= 1
            self._website.remove_first(playlist_id)

    def before_write(self, playlist_id: str) -> None:
        """A write to this playlist comes to be judged."""
        if self._edits_before_writes > 0 and self._state.playlist(playlist_id):
            self._edits_before_writes -= 1
            self._website.anything(playlist_id)

    def aborts_write(self) -> bool:
        self._aborted, aborts = max(0, self._aborted - 1), self._aborted > 0
        return aborts

    def forbids_write(self) -> bool:
        self._forbidden, forbids = max(0, self._forbidden - 1), self._forbidden > 0
        return forbids

    def loses_write(self) -> bool:
        self._lost, loses = max(0, self._lost - 1), self._lost > 0
        return loses

    def count_new_playlist(self, now: float) -> None:
        """Let one more playlist be made, or refuse it with 429."""
        today = pacific_day(now).isoformat()
        day, made = self._new_playlists
        made = made if day == today else 0
        if self.playlists_a_day is not None and made >= self.playlists_a_day:
            words = "Resource has been exhausted (e.g. check quota)."
            raise Refusal(429, "rateLimitExceeded", words, status="RESOURCE_EXHAUSTED")
        self._new_playlists = (today, made + 1)

    def _change(self, playlist_id: str, change: Callable[[Playlist], Playlist]) -> None:
        with self._state.lock:
            one = self._state.playlist(playlist_id)
            assert one
            self._state.put(change(one), self._time.elapsed())
