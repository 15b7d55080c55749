"""One Netflix account: its queues (contract netflix 3 to 5), and what other files tell of it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from desktop_app.auth.server_clock import ServerClock
from desktop_app.domain.account import Person
from desktop_app.domain.credentials import ClientCredentials, TokenCredentials
from desktop_app.domain.edits import Add, Edit, Move, Remove
from desktop_app.domain.errors import AnswerReason, BadAnswer, NotThere, Refused, ServiceError
from desktop_app.domain.feeds import Feed, FeedEntry, FeedInfo
from desktop_app.domain.queues import Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.domain.title_states import TitleState
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.feeds import Feeds
from desktop_app.providers.netflix.parsing import catalog_title, person, search_results, suggested
from desktop_app.providers.netflix.queues import LARGEST_QUEUE, Queues
from desktop_app.providers.netflix.ratings import SCALE, Ratings
from desktop_app.providers.netflix.shelves import GONE, NAMES, Shelves
from desktop_app.providers.netflix.states import States
from desktop_app.transport import Exchange, Request, Response, Transport

SEARCH_RESULTS = 40

CAPABILITIES = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.ENTITY_TAG, Writes.ONE_TITLE, rating_scale=SCALE)
QUEUES = (ListInfo("instant", "Instant queue", LARGEST_QUEUE), ListInfo("disc", "DVD queue", LARGEST_QUEUE))
_EXPAND = ("expand", "directors,synopsis,formats")
_EXPAND_ALL = ("expand", "cast,directors,synopsis,formats")


class NetflixService:
    """A `ListService`, a `Suggester`, a `Rater`, a `Cataloguer`, a `StateTeller`, a `FeedReader`, and `Explorable`."""

    def __init__(
        self,
        api: str,
        client: ClientCredentials,
        token: TokenCredentials,
        transport: Transport,
        clock: ServerClock,
        on_refused: Callable[[], object] = lambda: None,
    ) -> None:
        """`on_refused` is told when the account's sign-in is no longer taken."""
        self._calls = calls = Calls(api, client, token, transport, clock, on_refused)
        self._queues = Queues(calls)
        self._shelves = Shelves(calls)
        self._ratings = Ratings(calls)
        self._states = States(calls, clock.ours)
        self._feeds = Feeds(calls)
        self._gone: set[str] = set()
        """Queues that the server does not have."""

    @property
    def capabilities(self) -> Capabilities:
        return CAPABILITIES

    async def lists(self) -> tuple[ListInfo, ...]:
        """The two queues, and what the server links to besides."""
        return (*(info for info in QUEUES if info.name not in self._gone), *await self._shelves.lists())

    async def who(self) -> Person:
        found = person(tree_of(await self._calls.get(self._calls.user)))
        if found.user_id != self._calls.user_id:
            raise BadAnswer(AnswerReason.OTHER_PERSON)
        return found

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        if name in NAMES:
            return await self._shelves.fetch(name, known)
        try:
            return await self._queues.fetch(name, known)
        except Refused as error:
            if error.status not in GONE:
                raise
            await self.who()  # raises where not the queue is gone, but the whole service
            self._gone.add(name)
            raise NotThere(error.why, status=error.status, said=error.said) from error

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        match edits:
            case [Remove((title_id,))]:
                self._states.forget((title_id,))
                return await self._queues.remove(name, queue, title_id)
            case [Add() | Move((_,)) as edit]:
                self._states.forget((edit.item.id,) if isinstance(edit, Add) else edit.items)
                return await self._queues.place(name, queue, edit)
        raise ValueError(edits)

    async def search(self, term: str) -> tuple[Title, ...]:
        query = (("term", term), ("max_results", str(SEARCH_RESULTS)), _EXPAND)
        return search_results(tree_of(await self._calls.get("/catalog/titles", query)), self._calls.api)

    async def suggest(self, term: str) -> tuple[str, ...]:
        return suggested(tree_of(await self._calls.get_keyed("/catalog/titles/autocomplete", (("term", term),))))

    async def in_full(self, title: Title) -> Title:
        response = await self._calls.get(f"/catalog/titles/{title.id}", (_EXPAND_ALL,))
        if not response.body.strip():
            raise BadAnswer(AnswerReason.TITLE_NOT_KNOWN)  # a quirk: contract 6
        found = catalog_title(tree_of(response), self._calls.api)
        expected = None
        with suppress(ServiceError):  # a guess, without which all the rest is still worth telling
            expected = await self._ratings.predicted(title.id)
        if title.available is not None:  # out of a queue, where not every format counts
            found = replace(found, available_from=title.available_from, available_until=title.available_until)
        return replace(found, id=title.id, expected_rating=expected)

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        return await self._ratings.of(titles)

    async def rate(self, title: TitleId, rating: float | None) -> None:
        await self._ratings.rate(title, rating)

    async def states(self, titles: Sequence[TitleId]) -> Mapping[TitleId, TitleState]:
        return await self._states.of(titles)

    async def feeds(self) -> tuple[FeedInfo, ...]:
        return await self._feeds.all()

    async def read_feed(self, info: FeedInfo) -> Feed:
        return await self._feeds.read(info)

    async def title_in_feed(self, info: FeedInfo, entry: FeedEntry) -> Title | None:
        return await self._feeds.title(info, entry)

    async def api(self) -> str:
        return self._calls.api

    async def call(self, request: Request) -> Response:
        return await self._calls.send(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._calls.rehearse(request)
