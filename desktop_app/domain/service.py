"""What the program wants of a service, whichever it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import floor
from typing import Protocol, runtime_checkable

from desktop_app.domain.account import Person
from desktop_app.domain.edits import Edit, Move
from desktop_app.domain.errors import ListReason
from desktop_app.domain.queues import Queue, Title, TitleId


class Ordering(Enum):
    """Who keeps the order of the lists."""

    KEPT_BY_SERVICE = "kept by the service"
    KEPT_BY_US = "kept by us"


class Guard(Enum):
    """What keeps a write from overwriting somebody else's."""

    ENTITY_TAG = "entity-tag"
    COMPARE_FIRST = "compare first"
    STATE_FIRST = "state first"


class Writes(Enum):
    """What one request can write."""

    ONE_TITLE = "one title, put anywhere"
    WHOLE_ORDER = "several titles, added at the end; the order as a whole"


STARS = 5

NOT_INTERESTED = 0.0
"""A rating that is none: the person does not want the title, and says so. Where the `RatingScale` has it."""


@dataclass(frozen=True, slots=True)
class RatingScale:
    """How people rate titles at a service, in steps. `titles_a_request`: how many ratings it tells at once;
    `titles_a_write`: how many it takes at once, more than one where it is a `RaterOfMany`; `can_decline`: whether
    `NOT_INTERESTED` is taken, too.

    On the screen every scale is five stars, with half stars where the steps are small enough.
    """

    lowest: float
    highest: float
    titles_a_request: int
    step: float = 1.0
    can_decline: bool = False
    titles_a_write: int = 1

    @property
    def star(self) -> float:
        """What one star counts at the service."""
        return self.highest / STARS

    @property
    def star_step(self) -> float:
        """The least part of a star that can be given: a half, or a whole one."""
        return 0.5 if self.star / 2 >= self.step else 1.0

    def takes(self, rating: float) -> bool:
        """Whether the service has such a rating."""
        return self.lowest <= rating <= self.highest or (self.can_decline and rating == NOT_INTERESTED)

    def rating_of(self, stars: float) -> float:
        """The service's rating nearest to so many stars, the higher one where two are as near."""
        steps = floor(stars * self.star / self.step + 0.5)
        return min(max(steps * self.step, self.lowest), self.highest)


@dataclass(frozen=True, slots=True)
class ListEditing:
    """What can be done with the lists themselves, at a service that is a `ListEditor`.

    `privacies`: whom a list may be shown to, by the service's own words, that of a new list first; empty where that
    cannot be chosen. `orders`: whether the lists can be put in order.
    """

    privacies: tuple[str, ...] = ()
    orders: bool = True


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a service can do. `write_spacing` is in seconds; `rating_scale` None where people's ratings are not kept,
    `list_editing` None where lists are neither made nor changed by programs.

    `local_list` is one that the service lacks and we keep, of titles that stand in its catalogue (`Finder`).
    """

    ordering: Ordering
    guard: Guard
    writes: Writes
    write_spacing: float = 0.0
    rating_scale: RatingScale | None = None
    list_editing: ListEditing | None = None
    local_list: "ListInfo | None" = None


@dataclass(frozen=True, slots=True)
class ListInfo:
    """A list that an account has. `name` is the service's own, `title` is for people.

    `largest` is the number of titles that the account may have in it, None where nobody says. `fixed` says why the
    person may not change it, None where they may. `privacy`, `description` and `owner` are empty where the service
    has none of it; `is_own` tells a list that the person made, and may rename and delete. `count`: how many titles it
    holds, None where only reading the list tells. `takes`: the kinds of titles that it takes (see `Title.kind`), with
    commas between them, empty where it takes all that the service has. `is_record`: it tells what the person did with
    its titles, such as rating them; nothing in it waits to be watched. `on_request`: nobody reads it before the person
    opens it.
    """

    name: str
    title: str
    largest: int | None = None
    fixed: ListReason | None = None
    is_own: bool = False
    description: str = ""
    privacy: str = ""
    owner: str = ""
    count: int | None = None
    takes: str = ""
    on_request: bool = False
    is_record: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an account has at its service, in the order that the service shows, and what can be done there."""

    capabilities: Capabilities
    lists: tuple[ListInfo, ...]


def objection(info: ListInfo, capabilities: Capabilities, edits: Sequence[Edit]) -> ListReason | None:
    """Why the person may not do that to the list, None where they may: an order that is ours is theirs to change."""
    only_ours = capabilities.ordering is Ordering.KEPT_BY_US and all(isinstance(edit, Move) for edit in edits)
    return None if only_ours else info.fixed


@dataclass(frozen=True, slots=True)
class Sent:
    """The queue as it stands after a write. `remark` is what a person should know of it (Netflix 201/640).

    `already`: titles that were to be added, and that the service held before the request.
    """

    queue: Queue
    remark: str = ""
    already: tuple[TitleId, ...] = ()


class ListService(Protocol):
    """One account's lists at one service.

    Every method raises `ServiceError` (see `errors`) and nothing else.
    """

    @property
    def capabilities(self) -> Capabilities: ...

    async def lists(self) -> tuple[ListInfo, ...]:
        """What the account has, in the order that the service shows."""
        ...

    async def who(self) -> Person:
        """The account's owner, asked before anything is saved."""
        ...

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        """The whole list. `known` itself comes back where the service says that it has not changed."""
        ...

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        """Write, in one request, edits of one kind (one edit where `Writes.ONE_TITLE`), guarded by `queue.etag`.

        Answers with the queue as it then stands, under its new entity-tag; None where the service tells none: read
        before the next write.

        Raises `PreconditionFailed` where somebody else was first, `OutcomeUnknown` where the answer was lost.
        """
        ...

    async def search(self, term: str) -> tuple[Title, ...]:
        """Titles of the service's catalogue, best match first."""
        ...

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        """How the account's owner rated these titles; those without a rating are not in it.

        One request: at most `RatingScale.titles_a_request` titles.
        """
        ...


@runtime_checkable
class ListEditor(Protocol):
    """A `ListService` whose account may have lists of its own making. Every method raises `ServiceError`."""

    async def create_list(self, title: str, description: str, privacy: str) -> ListInfo:
        """A new list, the last of them. Raises `LimitReached` where the account may have no more."""
        ...

    async def change_list(self, name: str, title: str, description: str, privacy: str) -> ListInfo:
        """The list under other words; its `name` stays."""
        ...

    async def delete_list(self, name: str) -> None:
        """The list and what stands in it, for good."""
        ...

    async def reorder_lists(self, names: Sequence[str]) -> None:
        """The lists in this order."""
        ...


@runtime_checkable
class Rater(Protocol):
    """A `ListService` that is told ratings. Every method raises `ServiceError`."""

    async def rate(self, title: TitleId, rating: float | None) -> None:
        """The owner's rating, within the `RatingScale`; None takes it back."""
        ...


@runtime_checkable
class RaterOfMany(Protocol):
    """A `Rater` that takes several ratings in one request. Every method raises `ServiceError`."""

    async def rate_all(self, ratings: Mapping[TitleId, float | None]) -> None:
        """As `rate`, for each. Raises `Refused` with the titles that were refused; the others are rated."""
        ...


@runtime_checkable
class Finder(Protocol):
    """A `ListService` that can tell what became of a title."""

    async def find(self, title: Title) -> Title | None:
        """The title as it is now; None where it is gone, or may no longer be seen. Raises `ServiceError`."""
        ...


@runtime_checkable
class IdFinder(Protocol):
    """A `ListService` that finds titles by the keys that others give them. Every method raises `ServiceError`."""

    async def find_by_id(self, register: str, key: str, kind: str) -> tuple[Title, ...]:
        """The titles that have that key at a register such as `imdb` (see `Title.ids`), seldom more than one.

        `kind` as in `Title.kind`: most registers number films and series each from one. Empty where it is not known.
        """
        ...


@runtime_checkable
class Suggester(Protocol):
    """A `ListService` that names titles while their beginning is typed."""

    async def suggest(self, term: str) -> tuple[str, ...]:
        """Names of titles, the likeliest first, none where it knows none. Raises `ServiceError`."""
        ...


@runtime_checkable
class Cataloguer(Protocol):
    """A `ListService` that tells more of a title than its lists do."""

    async def in_full(self, title: Title) -> Title:
        """The title with all that is known of it. Raises `ServiceError`."""
        ...


@runtime_checkable
class Around(Protocol):
    """A `ListService` that is laid around another."""

    @property
    def service(self) -> ListService: ...


def innermost(service: ListService) -> ListService:
    """The service itself, for what is laid around it neither rates nor tells of titles."""
    while isinstance(service, Around):
        service = service.service
    return service
