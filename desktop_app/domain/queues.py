"""Titles, items and queues: immutable values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from operator import attrgetter
from typing import NewType, cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.block_list import BlockList
from desktop_app.domain.position_index import PositionChange, PositionIndex

TitleId = NewType("TitleId", str)
"""The service's stable key of a title. Netflix: the path below `/catalog/titles/`, such as `movies/60034967`."""

ItemId = NewType("ItemId", str)
"""An item's key in its list. Never the title's, to a reader of types, though most lists take that: see `Item.id`."""

LONGEST_LIST = 100_000
"""Titles of the longest list that is read: memory has an end, and a service must not keep us reading for ever."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title: a film, series, episode or disc that can stand in a queue.

    `runtime` is in seconds, `average_rating` between 1 and 5, and so is `expected_rating`, the one that the
    service expects of the account's owner. `kind` is a word such as "movie" or "episode"; `part`
    says where in which series an episode stands, unless the name does. `ids` are the title's keys elsewhere, by the
    name of the namespace (`imdb`, `tmdb`, `tvdb`, `trakt`). `available_from` and `available_until` (Unix seconds) are
    when it can be watched at the service, `available` whether it could when the service told. What the service did not
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
    part: str = ""
    cast: tuple[str, ...] = ()
    expected_rating: float | None = None
    available: bool | None = None
    available_from: int | None = None
    available_until: int | None = None

    def on_top_of(self, known: "Title") -> "Title":
        """Return this title, completed by what an earlier answer says and this one does not."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(known, **{name: value for name, value in told.items() if value not in _NOT_SAID})


_NOT_SAID = (None, "", ())


@dataclass(frozen=True, slots=True)
class Item:
    """A title that stands in a queue. `key` is the service's own key of the entry, empty until the service told it.

    `own_id` tells apart the items of a list that may hold a title more than once; it is empty where the list holds
    each title once. It is the first key that anybody gave the item, and stays when the service gives another: Lineup
    gives it to what a person adds, before the service knows of it, and everything that is kept names the item by it.

    `added` is the Unix second that the service tells of the entry: when the title was added (Trakt, Chew), or when the
    entry last changed (Netflix); None where it tells none.

    `remark` is what a person should know of it, such as that the service no longer has the title.
    """

    title: Title
    added: int | None = None
    key: str = ""
    remark: str = ""
    own_id: str = ""

    @property
    def id(self) -> ItemId:
        """Id of the item in its list: its own, or else its title's. A position tells none, since positions change."""
        return cast("ItemId", self.own_id or self.title.id)

    @property
    def bare(self) -> "Item":
        """The item without anything but its identity, for who asks only where it stands."""
        return Item(Title(self.title.id, ""), own_id=self.own_id)


_runtime_of = attrgetter("title.runtime")


@dataclass(frozen=True, slots=True)
class QueueRef:
    """Identity of a queue: the account, and the service's own name of the queue (`instant`)."""

    account: AccountId
    name: str


@dataclass(frozen=True)
class Queue:
    """A queue as it stood at one moment.

    `items` have a place; `saved` ones do not (they cannot be watched yet, contract netflix section 3). `etag` is
    the entity-tag (RFC 9110 section 8.8.3) of exactly this state, None when the service did not tell it:
    then the queue must be read before the next guarded write. `sorted_by` names the order in which the service showed
    it, empty where that is the list's own, which a person can change. `comes_and_goes`: titles leave it by themselves,
    so that there is nothing strange in its being empty. `unseen`: how many more entries the service says that the list
    has, without showing them; no order can be written then. Like all sequences here the items never change: they are a
    tuple or a `BlockList`.
    """

    items: Sequence[Item] = ()
    saved: tuple[Item, ...] = ()
    etag: str | None = None
    sorted_by: str = ""
    comes_and_goes: bool = False
    unseen: int = 0

    @cached_property
    def places(self) -> Mapping[ItemId, int]:
        """Zero-based place of each item, for who asks about many; `place_of` is for who asks about a few."""
        return dict(zip(self.ids, range(len(self.items)), strict=True))

    @cached_property
    def line(self) -> BlockList[Item]:
        """The items, in blocks that the queues which follow from this one share."""
        return BlockList.of(self.items)

    @cached_property
    def ids(self) -> tuple[ItemId, ...]:
        """The order, as keys."""
        return cast("tuple[ItemId, ...]", self.line.ids)

    @cached_property
    def running_time(self) -> int:
        """Running time of all items together, in seconds; unknown times count as zero."""
        return sum(filter(None, map(_runtime_of, self.items)))

    def place_of(self, item_id: ItemId) -> int | None:
        """Zero-based; None where the item has no place. Quick also in a long queue that was just changed."""
        return self.index.get(item_id)

    def since(self, earlier: "Queue") -> tuple[PositionChange[ItemId], ...] | None:
        """Steps that led here from an earlier queue's order; None if they are not known."""
        return self.index.since(earlier.index)

    def is_ordered_as(self, other: "Queue") -> bool:
        """Whether the same items stand in the same order."""
        return self.line.is_ordered_as(other.line)

    def knowing(self, running_time: int) -> "Queue":
        """The same queue with its running time given, so that its items need not be read to sum it up."""
        return _knowing(self, {"running_time": running_time})

    def work_out(self) -> None:
        """Compute the cached properties now, in a thread in which nobody waits."""
        for name in ("line", "running_time", "index"):
            getattr(self, name)

    def find(self, item_id: ItemId) -> Item | None:
        """The item of that key, whether it has a place or is saved."""
        place = self.place_of(item_id)
        if place is not None:
            return self.items[place]
        return next((item for item in self.saved if item.id == item_id), None)

    def items_of(self, title_id: TitleId) -> tuple[Item, ...]:
        """The items of a title, those with a place first: more than one only where the list takes a title again."""
        item = self.find(ItemId(title_id))
        return (item,) if item is not None else self._by_title.get(title_id, ())

    @property
    def has_own_ids(self) -> bool:
        """Whether its items have ids of their own: all have, or none."""
        first = next(iter((*self.items[:1], *self.saved[:1])), None)
        return first is not None and bool(first.own_id)

    @cached_property
    def _by_title(self) -> Mapping[TitleId, tuple[Item, ...]]:
        found: dict[TitleId, tuple[Item, ...]] = {}
        for item in (*self.items, *self.saved) if self.has_own_ids else ():
            found[item.title.id] = (*found.get(item.title.id, ()), item)
        return found

    def __contains__(self, item_id: object) -> bool:
        """Whether the item has a place in the order; `holds` counts saved ones, too."""
        return self.place_of(cast("ItemId", item_id)) is not None

    def holds(self, item_id: ItemId) -> bool:
        """Whether the item is there, with a place or saved: then there is nothing to add."""
        return item_id in self or any(item.id == item_id for item in self.saved)

    def with_items(self, items: Sequence[Item]) -> "Queue":
        """The same queue in another order."""
        return replace(self, items=items)

    def with_etag(self, etag: str | None) -> "Queue":
        """The same order under another entity-tag."""
        return _knowing(replace(self, etag=etag), self._worked_out)

    def rearranged(
        self, line: BlockList[Item], saved: tuple[Item, ...], index: PositionIndex[ItemId] | None, more_time: int
    ) -> "Queue":
        """The same queue in another order, with the places and the change of the running time already known.

        `index`: None where it is time to count the places anew.
        """
        known = self.__dict__.get("running_time")
        time = known + more_time if known is not None else None
        return _knowing(replace(self, items=line, saved=saved), {"index": index, "running_time": time})

    def with_told(self, told: Item) -> "Queue":
        """The same queue, with newer data about one of its titles."""
        place = self.place_of(told.id)
        if place is None:
            return self
        longer = (told.title.runtime or 0) - (self.items[place].title.runtime or 0)
        index = self.index.after((place,), place, (told.id,))
        return self.rearranged(self.line.exchanged((place,), place, (told,)), self.saved, index, longer)

    @cached_property
    def index(self) -> PositionIndex[ItemId]:
        """The places once counted, and what was done to the order since."""
        return PositionIndex(self.places)

    @property
    def _worked_out(self) -> dict[str, object]:
        return {name: self.__dict__.get(name) for name in _OF_THE_ORDER}


def _knowing(queue: Queue, worked_out: Mapping[str, object]) -> Queue:
    """Give a queue the values that were derived from another, where `cached_property` looks for them."""
    queue.__dict__.update({name: value for name, value in worked_out.items() if value is not None})
    return queue


_OF_THE_ORDER = ("line", "places", "ids", "running_time", "index")
"""Properties that follow from the items alone."""
