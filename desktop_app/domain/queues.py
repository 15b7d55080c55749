"""Titles, items and queues: immutable values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import NewType

from desktop_app.domain.account import AccountId

TitleId = NewType("TitleId", str)
"""The service's stable key of a title. Netflix: the path below `/catalog/titles/`, such as `movies/60034967`."""


@dataclass(frozen=True, slots=True)
class Title:
    """What can stand in a queue.

    `runtime` is in seconds, `average_rating` between 1 and 5. `kind` is a word such as "movie" or "episode". `ids` are
    the title's keys elsewhere, by the name of the register (`imdb`, `tmdb`, `tvdb`, `trakt`). What the service did not
    say is None or empty.
    """

    id: TitleId
    name: str
    year: int | None = None
    runtime: int | None = None
    directors: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    certificate: str = ""
    average_rating: float | None = None
    overview: str = ""
    poster: str = ""
    web_page: str = ""
    kind: str = ""
    ids: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A title that stands in a queue. `added` is in Unix seconds; `key` is the service's own key of the entry.

    `remark` is what a person should know of it, such as that the service no longer has the title.
    """

    title: Title
    added: int | None = None
    key: str = ""
    remark: str = ""

    @property
    def id(self) -> TitleId:
        """An item is known by its title: a queue holds each title once, and positions change."""
        return self.title.id


_id_of = attrgetter("title.id")


@dataclass(frozen=True, slots=True)
class QueueRef:
    """Which queue: the account, and the service's own name of it (`instant`)."""

    account: AccountId
    name: str


@dataclass(frozen=True)
class Queue:
    """A queue as it stood at one moment.

    `items` have a place; `saved` ones do not (they cannot be watched yet, contract netflix section 3). `etag` is
    the entity-tag (RFC 9110 section 8.8.3) of exactly this state, None when the service did not tell it:
    then the queue must be read before the next guarded write. `sorted_by` names the order in which the service showed
    it, empty where that is the list's own, which a person can change. `comes_and_goes`: titles leave it by themselves,
    so that there is nothing strange in its being empty.
    """

    items: tuple[Item, ...] = ()
    saved: tuple[Item, ...] = ()
    etag: str | None = None
    sorted_by: str = ""
    comes_and_goes: bool = False

    @cached_property
    def places(self) -> Mapping[TitleId, int]:
        """Zero-based place of each item."""
        return dict(zip(self.ids, range(len(self.items)), strict=True))

    @cached_property
    def ids(self) -> tuple[TitleId, ...]:
        """The order, as keys."""
        return tuple(map(_id_of, self.items))

    def find(self, title_id: TitleId) -> Item | None:
        """The item of that title, whether it has a place or is saved."""
        place = self.places.get(title_id)
        if place is not None:
            return self.items[place]
        return next((item for item in self.saved if item.id == title_id), None)

    def __contains__(self, title_id: object) -> bool:
        """Whether the title has a place in the order."""
        return title_id in self.places

    def with_items(self, items: tuple[Item, ...]) -> "Queue":
        """The same queue in another order."""
        return replace(self, items=items)

    def with_etag(self, etag: str | None) -> "Queue":
        """The same order under another entity-tag."""
        return replace(self, etag=etag)
