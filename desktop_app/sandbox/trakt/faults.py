"""Switches for everything that goes wrong with the service, and more (trakt.md, section 11).

Tests throw them from Python, the demo's menu by hand. Any thread may.
"""

from __future__ import annotations

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.mishaps import Mishaps
from desktop_app.sandbox.trakt.grants import Grants
from desktop_app.sandbox.trakt.limits import Limits
from desktop_app.sandbox.trakt.list_faults import ListFaults
from desktop_app.sandbox.trakt.media import Key
from desktop_app.sandbox.trakt.shelves import Shelf, Shelves
from desktop_app.sandbox.trakt.state import State
from desktop_app.sandbox.trakt.website import Website

LIST_LAG = 300.0
"""Seconds: "for 5 minutes or so"."""


class Faults(Mishaps, ListFaults):
    """The switches. All are off at first, but for the limits and today's shapes of answers."""

    def __init__(self, state: State, clock: ServerClock, grants: Grants, limits: Limits, shelves: Shelves) -> None:
        Mishaps.__init__(self, state.lock)
        ListFaults.__init__(self, state)
        self._state = state
        self._clock = clock
        self._grants = grants
        self._limits = limits
        self._website = Website(state, shelves)
        self._spoilt_states = 0
        self._edits_before_writes = 0
        self._edits_between_pages = 0
        self.old_token_errors = False
        self.names_issuer = False
        self.application_deleted = False
        self.list_object = True
        self.limit_headers = False
        self.type_all = True
        self.lag = 0.0
        self.list_cache = 0.0
        self.settings_tell_limits = True
        self.tells_usage = True

    # -- the application and its tokens

    def token_errors_of_old_servers(self, *, on: bool) -> None:
        """A refused grant is Doorkeeper's 401 instead of today's 400."""
        self.old_token_errors = on

    def name_issuer(self, *, on: bool) -> None:
        """The redirect carries `iss` (RFC 9207)."""
        self.names_issuer = on

    def spoil_state_next(self, count: int = 1) -> None:
        """The next `count` redirects come with another `state` than the application sent."""
        self._spoilt_states = count

    def token_life(self, seconds: int) -> None:
        """How long the tokens live that are issued from now on."""
        self._grants.token_life = seconds

    def device_times(self, *, life: int = 600, interval: int = 5) -> None:
        """Seconds that a device code lives, and seconds between two polls."""
        self._grants.device_life, self._grants.device_interval = life, interval

    def revoke(self, username: str) -> None:
        """The member disconnects the application on the website: access and refresh tokens are dead."""
        with self._state.lock:
            self._grants.revoke_all(username)

    def delete_application(self, *, on: bool = True) -> None:
        """The application is deleted or no longer approved: 403 on everything."""
        self.application_deleted = on

    # -- the member's account

    def close_account(self, username: str, how: str = "Locked") -> None:
        """423 on every call of the member: "Locked" or "Deactivated"; "" opens it again."""
        self._state.accounts[username].closed = how

    def vip(self, username: str, *, on: bool = True) -> None:
        self._state.accounts[username].vip = on

    def limit(self, username: str, group: str, most: int, name: str = "item_count") -> None:
        """Set a limit, told by the settings and enforced: `watchlist`, `list`, `favorites`; `list` has `count` too."""
        self._state.accounts[username].limits[group][name] = most

    def tell_limits(self, *, settings: bool = True, usage: bool = True) -> None:
        """Choose where limits are told: in the settings, and by what is used of them."""
        self.settings_tell_limits, self.tells_usage = settings, usage

    def permission(self, username: str, name: str, *, on: bool) -> None:
        self._state.accounts[username].permissions[name] = on

    # -- other people, and the member elsewhere

    def edit_on_website(
        self,
        username: str,
        shelf: str = "watchlist",
        *,
        move: int | None = None,
        remove: int | None = None,
        add: Key | None = None,
        rank: int | None = None,
    ) -> str:
        """Someone edits a list on the website now: `watchlist`, `favorites` or a personal list's slug.

        Names a list item to move or remove, or a work to add, with a 1-based rank; with none of them a small edit by
        chance. Says what it did.
        """
        if move is not None:
            return self._website.move(username, shelf, move, rank or 1)
        if remove is not None:
            return self._website.remove(username, shelf, remove)
        if add is not None:
            return self._website.add(username, shelf, add, rank)
        return self._website.anything(username, shelf)

    def edit_before_writes(self, count: int) -> None:
        """Edit the list, as somebody else, just before each of the next `count` writes to it is carried out."""
        with self._state.lock:
            self._edits_before_writes = count

    def edit_between_pages(self, count: int) -> None:
        """Let somebody else take the first item off the list before each of the next `count` later pages is read."""
        with self._state.lock:
            self._edits_between_pages = count

    def watch(self, username: str, media: Key) -> str:
        """The member watches something, and the watchlist loses it by itself. Says what went."""
        return self._website.watched(username, media)

    # -- how the service answers

    def cache_lists(self, seconds: float = LIST_LAG) -> None:
        """Reads of lists with a name, and what they tell of themselves, come out of a cache: as they were so many
        seconds ago by the server's own clock, whoever changed them (reported in 2026). 0 switches off.
        """
        self.list_cache = seconds

    def read_lag(self, seconds: float) -> None:
        """Lists are read as they were `seconds` ago; `last_activities` is not. 0 switches off."""
        self.lag = seconds

    def clock_offset(self, seconds: float) -> None:
        """The server's clock, and its Date header, are ahead of the client's by `seconds`."""
        self._clock.offset = seconds

    def list_object_in_answers(self, *, on: bool) -> None:
        """Off: answers to writes are of the older kind, without `list`."""
        self.list_object = on

    def headers_over_limit(self, *, on: bool) -> None:
        """A 420 carries X-Upgrade-URL, X-VIP-User and X-Account-Limit."""
        self.limit_headers = on

    def all_in_paths(self, *, on: bool) -> None:
        """Off: the type `all` is not known yet, 404."""
        self.type_all = on

    def writes_per_second(self, calls: int | None) -> None:
        """Limit writes per second for each member; None for no limit."""
        self._limits.writes_per_second = calls

    def reads_per_five_minutes(self, calls: int | None) -> None:
        """Limit reads per five minutes, for each member and for all calls without a token; None for no limit."""
        self._limits.reads_per_five_minutes = calls

    def headers_over_rate(self, *, on: bool) -> None:
        """Off: a 429 of the limits says nothing but 429."""
        self._limits.header = on

    # -- for the emulator

    def before_write(self, shelf: Shelf) -> None:
        """A write to this list comes to be judged."""
        if self._edits_before_writes > 0:
            self._edits_before_writes -= 1
            name = shelf.personal.slug if shelf.personal else shelf.name
            self._website.anything(shelf.owner.username, name)

    def before_page(self, shelf: Shelf, page: int) -> None:
        """A page of this list comes to be read."""
        if page > 1 and self._edits_between_pages > 0 and shelf.items.entries:
            self._edits_between_pages -= 1
            name = shelf.personal.slug if shelf.personal else shelf.name
            self._website.remove(shelf.owner.username, name, shelf.items.entries[0].id)

    def state_for(self, sent: str) -> str:
        """The `state` to send back."""
        if self._spoilt_states > 0:
            self._spoilt_states -= 1
            return sent[::-1] + "x"
        return sent
