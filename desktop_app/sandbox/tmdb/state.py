"""State of the emulated service, except for grants. All times are Unix seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import Literal

from desktop_app.sandbox.tmdb.library import Library
from desktop_app.sandbox.tmdb.works import Key

Shelf = Literal["watchlist", "favorite", "rated"]
SHELVES: tuple[Shelf, ...] = ("watchlist", "favorite", "rated")
LAST_LIST_ID = 8_679_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A work on a list since then. `value` is the stars of a rated one, `comment` a list's."""

    media: Key
    created: float
    value: float | None = None
    comment: str | None = None


@dataclass(slots=True)
class UserList:
    """A list with a name. Entries stand in the order in which they came; `order` is how v4 reads show them."""

    id: int
    owner: str
    name: str
    created: float
    updated: float
    description: str = ""
    language: str = "en"
    country: str = "US"
    public: bool = True
    order: str = "original_order.asc"
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Account:
    """A member. `object_id` is v4's name of it; `standing` is a code that its sign-in gets: 31, 32, 45, or 0."""

    username: str
    email: str
    password: str = field(repr=False)
    name: str
    number: int
    object_id: str
    standing: int = 0
    watchlist: list[Entry] = field(default_factory=list)
    favorite: list[Entry] = field(default_factory=list)
    rated: list[Entry] = field(default_factory=list)
    followed: list[int] = field(default_factory=list)
    """Other people's lists that the member marked as a favourite."""

    def shelf(self, name: Shelf) -> list[Entry]:
        shelf: list[Entry] = getattr(self, name)
        return shelf


class State:
    """State of the service behind one lock, so that a call sees no half-done change."""

    def __init__(self, library: Library) -> None:
        self.lock = RLock()
        self.library = library
        self.accounts: dict[str, Account] = {}
        self.lists: dict[int, UserList] = {}
        self.last_list_id = LAST_LIST_ID

    def list_id(self) -> int:
        """An id for a new list. None is given twice."""
        self.last_list_id += 1
        return self.last_list_id

    def signed_in(self, login: str, password: str) -> Account | None:
        """The account that a person names, if the password is its."""
        name = login.strip().lower()
        found = next((a for a in self.accounts.values() if name in {a.username, a.email}), None)
        return found if found and found.password == password else None

    def lists_of(self, username: str) -> list[UserList]:
        return [one for one in self.lists.values() if one.owner == username]

    def entries(self, username: str, shelf: str = "watchlist") -> list[Entry]:
        """`watchlist`, `favorite`, `rated`, or the name or number of an own list; KeyError."""
        if shelf in SHELVES:
            return self.accounts[username].shelf(shelf)
        for one in self.lists_of(username):
            if shelf in {one.name, str(one.id)}:
                return one.entries
        raise KeyError(shelf)

    def keys(self, username: str, shelf: str = "watchlist") -> list[Key]:
        """Works on the shelf, in the order in which they came, whatever a cache shows. For tests and the demo."""
        with self.lock:
            return [entry.media for entry in self.entries(username, shelf)]

    def titles(self, username: str, shelf: str = "watchlist") -> list[str]:
        """Names of the works in `keys`."""
        with self.lock:
            return [self.library[key].name for key in self.keys(username, shelf)]


def find(entries: list[Entry], media: Key) -> Entry | None:
    return next((entry for entry in entries if entry.media == media), None)


def put(entries: list[Entry], entry: Entry) -> bool:
    """Put an entry at the end, or in the place of an entry for the same work. Whether it is new."""
    for place, old in enumerate(entries):
        if old.media == entry.media:
            entries[place] = entry
            return False
    entries.append(entry)
    return True


def take(entries: list[Entry], media: Key) -> bool:
    """Remove a work. Says whether it was there."""
    before = len(entries)
    entries[:] = [entry for entry in entries if entry.media != media]
    return len(entries) < before
