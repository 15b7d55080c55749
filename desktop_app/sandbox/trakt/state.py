"""State of the emulated service, except for grants. All times are Unix seconds."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from threading import RLock

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.trakt.activities import Activities
from desktop_app.sandbox.trakt.item_list import ItemList
from desktop_app.sandbox.trakt.library import Library
from desktop_app.sandbox.trakt.media import Key

LAST_ITEM_ID = 9_000_000_000
"""List item ids follow it: they need more than 32 bits."""

LIMITS: Tree = {
    "list": {"count": 5, "item_count": 250},
    "watchlist": {"item_count": 250},
    "favorites": {"item_count": 100},
    "search": {"recent_count": 5},
    "collection": {"item_count": 100},
    "notes": {"item_count": 100},
}
"""A free account's, as of 2026-02."""


@dataclass(slots=True)
class PersonalList:
    """A list with a name. `past_slugs` still lead to it; `collaborators` may change what is on it."""

    id: int
    owner: str
    slug: str
    name: str
    created: float
    updated: float
    description: str = ""
    privacy: str = "private"
    display_numbers: bool = False
    allow_comments: bool = True
    items: ItemList = field(default_factory=ItemList)
    past_slugs: set[str] = field(default_factory=set)
    collaborators: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Rating:
    stars: int
    rated: float


@dataclass(slots=True)
class Note:
    """A free note about a work."""

    id: int
    media: Key
    notes: str
    privacy: str
    spoiler: bool
    created: float
    updated: float


@dataclass(slots=True)
class Account:
    """A member. `closed` is "Locked" or "Deactivated" when it is."""

    username: str
    email: str
    password: str = field(repr=False)
    name: str
    number: int
    uuid: str
    activities: Activities
    vip: bool = False
    closed: str = ""
    limits: Tree = field(default_factory=lambda: deepcopy(LIMITS))
    permissions: dict[str, bool] = field(
        default_factory=lambda: {"commenting": True, "liking": True, "following": True}
    )
    watchlist: ItemList = field(default_factory=ItemList)
    favorites: ItemList = field(default_factory=ItemList)
    lists: list[PersonalList] = field(default_factory=list)
    ratings: dict[Key, Rating] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)


class State:
    """State of the service behind one lock, so that a call sees no half-done change."""

    def __init__(self, library: Library) -> None:
        self.lock = RLock()
        self.library = library
        self.accounts: dict[str, Account] = {}
        self.last_item_id = LAST_ITEM_ID
        self.last_other_id = 20_000

    def item_id(self) -> int:
        """An id for a new list item. None is given twice."""
        self.last_item_id += 1
        return self.last_item_id

    def other_id(self) -> int:
        """An id for a new list or note."""
        self.last_other_id += 1
        return self.last_other_id

    def signed_in(self, login: str, password: str) -> Account | None:
        """The account that a person names, if the password is its."""
        name = login.strip().lower()
        found = next((a for a in self.accounts.values() if name in {a.username, a.email}), None)
        return found if found and found.password == password else None

    def items(self, username: str, shelf: str = "watchlist") -> ItemList:
        """The watchlist, the favorites, or the list with this slug; KeyError. For tests and the demo."""
        account = self.accounts[username]
        if shelf in {"watchlist", "favorites"}:
            return account.watchlist if shelf == "watchlist" else account.favorites
        return self.personal(username, shelf).items

    def personal(self, username: str, slug: str) -> PersonalList:
        for one in self.accounts[username].lists:
            if slug in {one.slug, str(one.id)}:
                return one
        raise KeyError(slug)

    def order(self, username: str, shelf: str = "watchlist") -> list[int]:
        """The list item ids in the order that is true now."""
        with self.lock:
            return [entry.id for entry in self.items(username, shelf).entries]

    def titles(self, username: str, shelf: str = "watchlist") -> list[str]:
        """Names of the media in `order`; a season or an episode with its show's."""
        with self.lock:
            media = [self.library[entry.media] for entry in self.items(username, shelf).entries]
            return [f"{one.show.title}: {one.title}" if one.show else one.title for one in media]
