"""A queue in another order, and the fewest moves that bring it there. Pure: chance comes in as a seed."""

import gc
import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import cast

from desktop_app.domain.earlier_order import brought_back
from desktop_app.domain.edits import Anchor, Edge, Move
from desktop_app.domain.merging import longest_increasing
from desktop_app.domain.queues import Item, ItemId, Queue, TitleId

_ARTICLE = re.compile(r"(?:the|an|a)\s+(?=\S)")


class Order(Enum):
    """The properties by which titles can be arranged, and the orders that are given as a whole."""

    TITLE = "title"
    YEAR = "year"
    ADDED = "date added"
    LENGTH = "length"
    RATING = "rating"
    OWN_RATING = "own rating"
    UNTIL = "available until"
    SHUFFLE = "shuffle"
    REVERSE = "reverse"
    EARLIER = "earlier order"
    FILE = "order of a file"

    @property
    def has_direction(self) -> bool:
        """Whether it can be had the other way round as well, and come behind another one."""
        return self is Order.OWN_RATING or self in _KEYS

    @property
    def begins_descending(self) -> bool:
        """Whether the largest value comes first unless a person wants it otherwise: the best rated ones."""
        return self in (Order.RATING, Order.OWN_RATING)


@dataclass(frozen=True, slots=True)
class Key:
    """Sort key: a property and its direction. `descending` means nothing for an order without direction."""

    order: Order
    descending: bool = False

    @classmethod
    def usual(cls, order: Order) -> "Key":
        """Key for the order in its usual direction."""
        return cls(order, order.begins_descending)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The arrangement a person chose for a queue.

    `then` parts what `first` leaves equal, its first key first. `seed` is for `SHUFFLE`: the same one gives the same
    order. `earlier` is the order that `EARLIER` brings back, or the one that `FILE` gives.
    """

    first: Key
    then: tuple[Key, ...] = ()
    seed: int = 0
    earlier: tuple[ItemId, ...] = field(default=(), repr=False)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Sort keys in use, the deciding one first."""
        return (self.first, *self.then) if self.first.order.has_direction else ()

    @property
    def needs_own_ratings(self) -> bool:
        """Whether it can be told only with the person's own ratings."""
        return any(key.order is Order.OWN_RATING for key in self.keys)


Ratings = Mapping[TitleId, float]
"""How a person rated titles, on the service's own scale. Titles without a rating are not in it."""


def arranged(queue: Queue, by: Arrangement, own_ratings: Ratings | None = None) -> tuple[ItemId, ...]:
    """The titles in that order. Ties keep the order of now; what is not known comes last, either way.

    Saved titles have no place and are not in it.
    """
    match by.first.order:
        case Order.REVERSE:
            return queue.ids[::-1]
        case Order.SHUFFLE:
            ids = list(queue.ids)
            random.Random(by.seed).shuffle(ids)  # noqa: S311 - keeps no secret
            return tuple(ids)
        case Order.EARLIER | Order.FILE:
            return brought_back(queue, by.earlier)
    items: Iterable[Item] = queue.items
    for key in reversed(by.keys):
        items = _sorted(items, value_of(key.order, own_ratings or {}), descending=key.descending)
    return tuple(item.id for item in items)


def plan(queue: Queue, target_ids: Iterable[ItemId]) -> tuple[Move, ...]:
    """The fewest moves of one title each that bring the queue into that order: its length less a longest
    increasing subsequence.

    Each title is put behind the one before it in the target, from the top: what stands before it is in its place
    by then. Titles that the queue does not hold are passed over; those that the target forgot follow at its end.
    """
    target = [*target_ids]
    places = [*map(queue.places.get, target)]
    if len(places) != len(queue.items) or len(set(places)) != len(places) or None in places:
        target = completed(queue, target)
        places = [*map(queue.places.get, target)]
    return _moves(target, cast("list[int]", places))


def sort_name(name: str) -> str:
    """Form of a name for sorting: without its leading article, in lower case, without accents."""
    if name.isascii():
        return _without_article(name.lower().strip())
    return _without_accents(_without_article(name.casefold().strip()))


def _without_article(name: str) -> str:
    """Take the article off a name that still has its accents, for À is no English article."""
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def _without_accents(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _moves(target: list[ItemId], places: list[int]) -> tuple[Move, ...]:
    stay = set(longest_increasing(places))
    at = [at for at, place in enumerate(places) if place not in stay]
    before: list[Anchor] = [Edge.TOP, *target]
    carried = zip(map(target.__getitem__, at), strict=True)
    with _nothing_to_collect():
        return tuple(map(Move, carried, map(before.__getitem__, at)))


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Pause the garbage collector while many values are made; walking all titles again and again would free nothing."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def completed(queue: Queue, target: Iterable[ItemId]) -> list[ItemId]:
    """Target order, completed with the titles of the queue that it does not name."""
    named = dict.fromkeys(item_id for item_id in target if item_id in queue)
    return [*named, *(item_id for item_id in queue.ids if item_id not in named)]


def _sorted(items: Iterable[Item], value: "ValueOf", *, descending: bool) -> list[Item]:
    """Sort items by one value, stably; items without a value come last."""
    valued = [(value(item), item) for item in items]
    known = [pair for pair in valued if pair[0] is not None]
    known.sort(key=_value, reverse=descending)
    return [item for _, item in known] + [item for known_value, item in valued if known_value is None]


Value = str | int | float
ValueOf = Callable[[Item], Value | None]
"""Function that gives an item's sort value, None where it is unknown."""


def value_of(order: Order, own_ratings: Ratings) -> ValueOf:
    """Sort value of an item for an `order` that has a direction."""
    # `NOT_INTERESTED` is 0, and no place among the ratings: such a title stays with those that have none.
    return (lambda item: own_ratings.get(item.title.id) or None) if order is Order.OWN_RATING else _KEYS[order]


def _value(pair: tuple[Value | None, Item]) -> Value:
    assert pair[0] is not None
    return pair[0]


_KEYS: Mapping[Order, ValueOf] = {
    Order.TITLE: lambda item: sort_name(item.title.name) or None,
    Order.YEAR: lambda item: item.title.year,
    Order.ADDED: lambda item: item.added,
    Order.LENGTH: lambda item: item.title.runtime,
    Order.RATING: lambda item: item.title.average_rating,
    Order.UNTIL: lambda item: item.title.available_until,
}
