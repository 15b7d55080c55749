"""One Netflix account's queues (contract netflix 3 to 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.auth.signing import OAuth1Signer, ServerClock
from desktop_app.domain.account import Person
from desktop_app.domain.credentials import ClientCredentials, TokenCredentials
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, apply, position_of
from desktop_app.domain.errors import BadAnswer, ClockSkewed, OutcomeUnknown, PreconditionFailed, StaleRead, Unreachable
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, RatingScale, Sent, Writes
from desktop_app.providers.netflix import refusals
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.parsing import (
    QueuePage,
    catalog_title,
    own_ratings,
    person,
    queue_page,
    search_results,
    suggested,
    written,
)
from desktop_app.providers.trees import Tree
from desktop_app.transport import Exchange, Pairs, Request, Response, Transport

LARGEST_PAGE = 500
SEARCH_RESULTS = 40
COUNTRY = "us"
LARGEST_QUEUE = 500
MOST_TITLES = 20_000
"""What a service may say that a queue holds, without being taken for a liar who keeps us reading for ever."""

READS_OF_ONE_STATE = 3
"""How often a queue of several pages is begun again when it changes between two pages."""

CAPABILITIES = Capabilities(
    Ordering.KEPT_BY_SERVICE,
    Guard.ENTITY_TAG,
    Writes.ONE_TITLE,
    rating_scale=RatingScale(1, 5, titles_a_request=500),
)
LISTS = (ListInfo("instant", "Instant queue", LARGEST_QUEUE), ListInfo("disc", "DVD queue", LARGEST_QUEUE))
NO_OPINION = "no_opinion"
_EXPAND = ("expand", "directors,synopsis,formats")
_EXPAND_ALL = ("expand", "cast,directors,synopsis,formats")


class NetflixService:
    """A `ListService`, a `Suggester`, a `Rater`, a `Cataloguer`, and `Explorable`."""

    def __init__(
        self,
        api: str,
        client: ClientCredentials,
        token: TokenCredentials,
        transport: Transport,
        clock: ServerClock,
    ) -> None:
        self._api = api
        self._transport = transport
        self._clock = clock
        self._key = client.key
        self._user_id = token.extra.get("user_id", "")
        self._signer = OAuth1Signer(client, clock.now, token)

    @property
    def capabilities(self) -> Capabilities:
        return CAPABILITIES

    async def lists(self) -> tuple[ListInfo, ...]:
        return LISTS

    async def who(self) -> Person:
        found = person(tree_of(await self._call("GET", f"/users/{self._user_id}")))
        if found.user_id != self._user_id:
            raise BadAnswer("The service named another account than the one that signed in.")
        return found

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        for _ in range(READS_OF_ONE_STATE):
            queue = await self._fetch_once(name, known)
            if queue is not None:
                return queue
        raise StaleRead("The queue keeps changing while it is read.")

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        match edits:
            case [Remove((title_id,))]:
                return await self._remove(name, queue, title_id)
            case [Add() | Move((_,)) as edit]:
                return await self._place(name, queue, edit)
        raise ValueError("Netflix takes one title a request: split the edit first.")

    async def search(self, term: str) -> tuple[Title, ...]:
        query = (("term", term), ("max_results", str(SEARCH_RESULTS)), _EXPAND)
        return search_results(tree_of(await self._call("GET", "/catalog/titles", query)))

    async def suggest(self, term: str) -> tuple[str, ...]:
        """Unsigned: the key is named. Without a country the answer is empty (contract 8)."""
        query = (("oauth_consumer_key", self._key), ("country", COUNTRY), ("term", term))
        request = Request("GET", f"{self._api}/catalog/titles/autocomplete", query)
        return suggested(tree_of(self._checked(await self._transport.send(request))))

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        """A read in the clothes of a POST (contract 8): so many titles are too long for an address."""
        refs = ",".join(self._ref(title_id) for title_id in titles)
        form = (("method", "GET"), ("title_refs", refs), ("output", "json"))
        request = Request("POST", f"{self._api}/users/{self._user_id}/ratings/title/actual", form=form)
        try:
            return own_ratings(tree_of(await self._sent(request)))
        except OutcomeUnknown as error:
            raise Unreachable(str(error)) from error  # nothing was to change: whoever wants to asks again

    async def api(self) -> str:
        return self._api

    async def call(self, request: Request) -> Response:
        return await self._transport.send(request, self._signer)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._transport.rehearse(request, self._signer)

    async def rate(self, title: TitleId, rating: float | None) -> None:
        """The first rating is posted, another one put in its place (contract 8); "no opinion" is none."""
        rated = title in await self.ratings((title,))
        path = f"/users/{self._user_id}/ratings/title/actual"
        if rated:
            stars = str(_stars(rating)) if rating is not None else NO_OPINION
            await self._call("PUT", f"{path}/{title.rpartition('/')[2]}", (("rating", stars),))
        elif rating is not None:
            await self._call("POST", path, (("title_ref", self._ref(title)), ("rating", str(_stars(rating)))))

    async def in_full(self, title: Title) -> Title:
        response = await self._call("GET", f"/catalog/titles/{title.id}", (_EXPAND_ALL,))
        if not response.body.strip():
            raise BadAnswer("Netflix does not know this title.")  # a quirk: contract 6
        found = catalog_title(tree_of(response))
        return replace(found, id=title.id)

    # --- reading -------------------------------------------------------------------------------------------------

    async def _fetch_once(self, name: str, known: Queue | None) -> Queue | None:
        """All pages of one state; None where the queue changed between two of them."""
        first = await self._page(name, 0, known)
        if first is None:
            assert known is not None
            return known
        if first.total > MOST_TITLES:
            raise BadAnswer(f"The answer speaks of {first.total} titles.")
        items, saved, count = list(first.items), list(first.saved), len(first.items) + len(first.saved)
        while count < first.total:
            page = await self._page(name, count, None)
            assert page is not None
            if page.etag != first.etag:
                return None
            if not page.items and not page.saved:
                raise BadAnswer(f"The answer ends after {count} of {first.total} titles.")
            items += page.items
            saved += page.saved
            count += len(page.items) + len(page.saved)
        return Queue(_each_once(items), _each_once(saved), first.etag)

    async def _page(self, name: str, start: int, known: Queue | None) -> QueuePage | None:
        """One page; None where `known` is still the state of the queue (RFC 9110 section 13.1.2)."""
        query = (("start_index", str(start)), ("max_results", str(LARGEST_PAGE)), _EXPAND)
        guard = {"If-None-Match": f'"{known.etag}"'} if known is not None and known.etag else {}
        response = await self._call("GET", self._queue(name), query, headers=guard)
        return None if response.status == 304 else queue_page(tree_of(response))

    # --- writing -------------------------------------------------------------------------------------------------

    async def _place(self, name: str, queue: Queue, edit: Add | Move) -> Sent:
        """Add and move are one call (contract 4.1); the answer carries the next entity-tag."""
        after = apply(queue, edit)
        query = self._placement(queue, edit)
        response = await self._call("POST", self._queue(name), query)
        if response.status == 412:
            return Sent(after.with_etag(None))
        answer = written(_after_a_write(response))
        if answer.sub_code == refusals.ONLY_SOME_ADDED:
            return Sent(after.with_etag(None), answer.message or "Only some titles of the set were added.")
        as_meant = answer.position == position_of(queue, edit)
        if answer.item is None or not as_meant or not answer.etag:
            return Sent(after.with_etag(None))
        return Sent(_with_item(after, answer.item).with_etag(answer.etag))

    def _placement(self, queue: Queue, edit: Add | Move) -> Pairs:
        title_id = edit.item.id if isinstance(edit, Add) else edit.items[0]
        query = (("title_ref", self._ref(title_id)), ("etag", _guard(queue)))
        if isinstance(edit, Add) and edit.after is Edge.END:
            return query
        return (*query, ("position", str(position_of(queue, edit))))

    async def _remove(self, name: str, queue: Queue, title_id: TitleId) -> Sent:
        """The answer to a removal tells no entity-tag (contract 4.2): the queue is read before the next write."""
        state = "available" if title_id in queue else "saved"
        path = f"{self._queue(name)}/{state}/{title_id.rpartition('/')[2]}"
        await self._call("DELETE", path, (("etag", _guard(queue)),))
        return Sent(apply(queue, Remove((title_id,))).with_etag(None))

    def _ref(self, title_id: TitleId) -> str:
        return f"{self._api}/catalog/titles/{title_id}"

    def _queue(self, name: str) -> str:
        return f"/users/{self._user_id}/queues/{name}"

    # --- calling -------------------------------------------------------------------------------------------------

    async def _call(self, method: str, path: str, query: Pairs = (), headers: dict[str, str] | None = None) -> Response:
        """A signed call. Raises `ServiceError`."""
        return await self._sent(Request(method, self._api + path, (*query, ("output", "json")), headers=headers or {}))

    async def _sent(self, request: Request) -> Response:
        """The answer; a wrong clock is corrected once. Raises `ServiceError`."""
        response = await self._transport.send(request, self._signer)
        try:
            return self._checked(response)
        except ClockSkewed as skew:
            self._clock.correct(skew.theirs)
            return self._checked(await self._transport.send(request, self._signer))

    def _checked(self, response: Response) -> Response:
        if response.status < 300 or response.status == 304:
            return response
        done = (404, refusals.NOT_IN_QUEUE), (412, refusals.ALREADY_IN_QUEUE)
        if (response.status, refusals.sub_code_of(response)) in done:
            return response
        raise refusals.call_error(response, self._clock.ours)


def _stars(rating: float) -> int:
    scale = CAPABILITIES.rating_scale
    assert scale is not None
    return round(min(max(rating, scale.lowest), scale.highest))


def _guard(queue: Queue) -> str:
    """The entity-tag without which nothing is written."""
    if queue.etag is None:
        raise PreconditionFailed("The queue's entity-tag is not known; it must be read first.")
    return queue.etag


def _after_a_write(response: Response) -> Tree:
    """A success that cannot be read is still a success: what it did is found out by reading the queue."""
    try:
        return tree_of(response)
    except BadAnswer as error:
        raise OutcomeUnknown("The answer to a change could not be read.", status=response.status) from error


def _with_item(queue: Queue, told: Item) -> Queue:
    """The queue with what the answer tells of the title; names that only expansion brings are kept."""
    place = queue.place_of(told.id)
    if place is None:
        return queue.with_etag(None)
    known = queue.items[place].title
    title = replace(told.title, directors=told.title.directors or known.directors, overview=known.overview)
    return queue.with_told(Item(title, told.added))


def _each_once(items: list[Item]) -> tuple[Item, ...]:
    return tuple({item.id: item for item in items}.values())
