"""A service as the sum of its parts: each answers one kind of question about one account.

Every method of a part raises `ServiceError` (see `errors`) and nothing else, unless it says more.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.account import Person
from desktop_app.domain.edits import Edit
from desktop_app.domain.exchange import Exchange, Request, Response
from desktop_app.domain.feeds import Feeds
from desktop_app.domain.queues import Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, ListEditing, ListInfo, RatingScale, Sent
from desktop_app.domain.title_states import TitleStates


class Lists(Protocol):
    """The account's lists, read and written."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def all(self) -> tuple[ListInfo, ...]:
        """Lists of the account, in the order that the service shows."""
        ...

    async def fetch(self, name: str, known: Queue | None = None, /) -> Queue:
        """The whole list. `known` itself comes back where the service says that it has not changed."""
        ...

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit], /) -> Sent:
        """Write, in one request, edits of one kind (one edit where `Writes.ONE_TITLE`), guarded by `queue.etag`.

        Answers with the queue as it then stands, under its new entity-tag; None where the service tells none: read
        before the next write.

        Raises `PreconditionFailed` where somebody else was first, `OutcomeUnknown` where the answer was lost.
        """
        ...


class ListEditor(Protocol):
    """Lists of the account's own making."""

    @property
    def editing(self) -> ListEditing: ...

    async def create(self, title: str, description: str, privacy: str, /) -> ListInfo:
        """A new list, the last of them. Raises `LimitReached` where the account may have no more."""
        ...

    async def change(self, name: str, title: str, description: str, privacy: str, /) -> ListInfo:
        """The list under other words; its `name` stays."""
        ...

    async def delete(self, name: str, /) -> None:
        """Delete the list and what stands in it, for good."""
        ...

    async def reorder(self, names: Sequence[str], /) -> None:
        """Put the lists in this order."""
        ...


class Catalogue(Protocol):
    """Catalogue of all titles that the service knows."""

    async def search(self, term: str, /) -> tuple[Title, ...]:
        """Titles, best match first."""
        ...


class Suggestions(Protocol):
    """Names of titles while their beginning is typed."""

    async def suggest(self, term: str, /) -> tuple[str, ...]:
        """The likeliest first, none where it knows none."""
        ...


class TitleKeys(Protocol):
    """Titles by the keys that others give them."""

    async def find_by_id(self, namespace: str, key: str, kind: str, /) -> tuple[Title, ...]:
        """The titles that have that key in an id namespace such as `imdb` (see `Title.ids`), seldom more than one.

        `kind` as in `Title.kind`: most namespaces number films and series each from one. Empty where it is not known.
        """
        ...


class TitleDetails(Protocol):
    """Details of titles beyond those in lists."""

    async def in_full(self, title: Title, /) -> Title:
        """The title with all that is known of it."""
        ...


class Ratings(Protocol):
    """How the account's owner rated titles."""

    @property
    def scale(self) -> RatingScale: ...

    async def of(self, titles: Sequence[TitleId], /) -> Mapping[TitleId, float]:
        """The ratings of these titles; those without one are not in it.

        One request: at most `RatingScale.titles_a_request` titles.
        """
        ...

    async def rate(self, ratings: Mapping[TitleId, float | None], /) -> None:
        """Give these ratings, within the scale; None takes one back. At most `RatingScale.titles_a_write` titles.

        Raises `Refused` with the titles that were refused; the others are rated.
        """
        ...


class Explorer(Protocol):
    """Requests of a person's own making. Whoever calls has made sure that they go to the host of `api_root`."""

    async def api_root(self) -> str:
        """The address that relative ones stand under. Raises `ServiceError` where it cannot be told now."""
        ...

    async def ask(self, request: Request, /) -> Response:
        """The answer, whatever its status, to the request with what authorizes the account's own.

        Raises `ServiceError` where there is none, or where nothing may be asked.
        """
        ...

    async def rehearse(self, request: Request, /) -> Exchange:
        """The request that `ask` would send now, without sending it."""
        ...


@dataclass(frozen=True, slots=True)
class LocalList:
    """A list that the service lacks and Lineup keeps, of titles that stand in the service's catalogue.

    `find` tells a title as it is now; None where it is gone, or may no longer be seen. It raises `ServiceError`.
    """

    info: ListInfo
    find: Callable[[Title], Awaitable[Title | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An account at a service. A part that the service does not have is None.

    `who` is the account's owner, asked before anything is saved, and when a sign-in is in doubt. Raises `ServiceError`.
    """

    who: Callable[[], Awaitable[Person]]
    lists: Lists | None = None
    editor: ListEditor | None = None
    local_list: LocalList | None = None
    catalogue: Catalogue | None = None
    suggestions: Suggestions | None = None
    title_keys: TitleKeys | None = None
    details: TitleDetails | None = None
    title_states: TitleStates | None = None
    ratings: Ratings | None = None
    feeds: Feeds | None = None
    explorer: Explorer | None = None
