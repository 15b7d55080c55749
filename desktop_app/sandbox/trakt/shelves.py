"""Changes of lists. Every one goes through here, whoever makes it, so that dates and activities stay true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.trakt.item_list import Entry, ItemList, without
from desktop_app.sandbox.trakt.media import Kind, Media
from desktop_app.sandbox.trakt.state import Account, PersonalList, State

WATCHLIST_KINDS: tuple[Kind, ...] = ("movie", "show", "season", "episode")
FAVORITE_KINDS: tuple[Kind, ...] = ("movie", "show")
LIST_KINDS: tuple[Kind, ...] = (*WATCHLIST_KINDS, "person")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list and whose it is. `personal` is None for the watchlist and the favorites."""

    name: str
    owner: Account
    items: ItemList
    kinds: tuple[Kind, ...]
    personal: PersonalList | None = None

    @property
    def limit(self) -> int:
        group = "list" if self.personal else self.name
        return int(self.owner.limits[group]["item_count"])


def watchlist(owner: Account) -> Shelf:
    return Shelf("watchlist", owner, owner.watchlist, WATCHLIST_KINDS)


def favorites(owner: Account) -> Shelf:
    return Shelf("favorites", owner, owner.favorites, FAVORITE_KINDS)


def personal(owner: Account, one: PersonalList) -> Shelf:
    return Shelf("list", owner, one.items, LIST_KINDS, one)


class Shelves:
    """Changes lists."""

    def __init__(self, state: State, clock: ServerClock) -> None:
        self._state = state
        self._clock = clock

    def named(self, username: str, name: str) -> Shelf:
        """`watchlist`, `favorites` or a personal list's slug; KeyError."""
        owner = self._state.accounts[username]
        match name:
            case "watchlist":
                return watchlist(owner)
            case "favorites":
                return favorites(owner)
            case slug:
                return personal(owner, self._state.personal(username, slug))

    def entry(self, media: Media, notes: str | None = None) -> Entry:
        return Entry(self._state.item_id(), media.key, int(self._clock.now()), notes)

    def change(self, shelf: Shelf, entries: Sequence[Entry]) -> None:
        """The list stands so from now on."""
        now = self._clock.now()
        before, after = ({entry.media for entry in some} for some in (shelf.items.entries, entries))
        shelf.items.change(entries, now, self._clock.elapsed())
        activities = shelf.owner.activities
        if shelf.personal:
            self.touched(shelf.owner, shelf.personal)
            return
        activities.touch(now, shelf.name)
        name = "watchlisted_at" if shelf.name == "watchlist" else "favorited_at"
        for kind, _ in before ^ after:
            activities.touch_kind(now, kind, name)

    def touched(self, owner: Account, one: PersonalList) -> None:
        """A personal list changed, in its words or in what is on it: its people can see that it did."""
        one.updated = now = self._clock.now()
        owner.activities.touch(now, "lists")
        for username in one.collaborators:
            self._state.accounts[username].activities.touch(now, "collaborations")

    def watched(self, account: Account, media: Media) -> list[Entry]:
        """The member watched it: the watchlist loses it by itself, and with an episode its season and its show."""
        shelf = watchlist(account)
        gone = [entry for entry in shelf.items.entries if self._seen(media, self._state.library[entry.media])]
        account.activities.touch_kind(self._clock.now(), media.kind, "watched_at")
        if gone:
            self.change(shelf, without(shelf.items.entries, {entry.id for entry in gone}))
        return gone

    def _seen(self, media: Media, listed: Media) -> bool:
        if listed == media or (media.show is not None and listed == media.show):
            return True
        return listed.kind == "season" and listed.show == media.show and listed.season == media.season
