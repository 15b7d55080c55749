"""How a service behaves, in figures and words: who keeps its orders, how people rate there, which lists there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import floor

from desktop_app.domain.edits import Edit, Move
from desktop_app.domain.errors import ListReason
from desktop_app.domain.queues import ItemId, Queue


class Ordering(Enum):
    """Keeper of the lists' order: the service, or this program."""

    KEPT_BY_SERVICE = "kept by the service"
    KEPT_BY_US = "kept by us"


class Guard(Enum):
    """Protections of a write against overwriting somebody else's."""

    ENTITY_TAG = "entity-tag"
    COMPARE_FIRST = "compare first"
    STATE_FIRST = "state first"


class Writes(Enum):
    """Extent of a write: the changes that a single request can carry."""

    ONE_TITLE = "one title, put anywhere"
    WHOLE_ORDER = "several titles, added at the end; the order as a whole"


STARS = 5

NOT_INTERESTED = 0.0
"""A rating that is none: the person does not want the title, and says so. Where the `RatingScale` has it."""


@dataclass(frozen=True, slots=True)
class RatingScale:
    """How people rate titles at a service, in steps. `titles_a_request`: how many ratings it tells at once;
    `titles_a_write`: how many it takes at once; `can_decline`: whether `NOT_INTERESTED` is taken, too.

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
        """Points of the service's scale that one star is worth."""
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
    """Changes that can be made to the lists themselves, at a service with a `ListEditor`.

    `privacies`: whom a list may be shown to, by the service's own words, that of a new list first; empty where that
    cannot be chosen. `orders`: whether the lists can be put in order.
    """

    privacies: tuple[str, ...] = ()
    orders: bool = True


@dataclass(frozen=True, slots=True)
class Capabilities:
    """How the lists of a service are to be treated.

    `takes_doubles`: a list may hold a title more than once, and each of its items has an id of its own.
    """

    ordering: Ordering
    guard: Guard
    writes: Writes
    takes_doubles: bool = False


@dataclass(frozen=True, slots=True)
class ListInfo:
    """A list that an account has. `name` is the service's own, `title` is for people.

    `largest` is the number of titles that the account may have in it, None where nobody says. `fixed` says why the
    person may not change it, None where they may; `order_fixed` why its order alone is not theirs to change. `privacy`,
    `description` and `owner` are empty where the service has none of it; `is_own` tells a list that the person made,
    and may rename and delete. `count`: how many titles it holds, None where only reading the list tells. `takes`: the
    kinds of titles that it takes (see `Title.kind`), with commas between them, empty where it takes all that the
    service has. `is_record`: it tells what the person did with its titles, such as rating them; nothing in it waits to
    be watched. `on_request`: nobody reads it before the person opens it.
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
    order_fixed: ListReason | None = None


@dataclass(frozen=True, slots=True)
class ListCatalogue:
    """Lists of an account in the order that the service shows, and the changes possible there.

    A picture of the service's parts as they last were: `rating_scale` is None where people's ratings are not kept,
    `list_editing` None where lists are neither made nor changed by programs.
    """

    capabilities: Capabilities
    lists: tuple[ListInfo, ...]
    rating_scale: RatingScale | None = None
    list_editing: ListEditing | None = None


def objection(info: ListInfo, capabilities: Capabilities, edits: Sequence[Edit]) -> ListReason | None:
    """Why the person may not do that to the list, None where they may: an order that is ours is theirs to change.

    Without any edits it is the order that is asked about.
    """
    moves = [edit for edit in edits if isinstance(edit, Move)]
    if capabilities.ordering is Ordering.KEPT_BY_US and len(moves) == len(edits):
        return None
    return info.fixed or (info.order_fixed if moves or not edits else None)


@dataclass(frozen=True, slots=True)
class Sent:
    """The queue as it stands after a write. `remark` is what a person should know of it (Netflix 201/640).

    `already`: items that were to be added, and that the service held before the request.
    """

    queue: Queue
    remark: str = ""
    already: tuple[ItemId, ...] = ()
