"""One Trakt account's lists (contract trakt 3 to 7)."""

import re
from collections.abc import Mapping, Sequence

from desktop_app.domain.account import Person
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import LimitReached, NotThere, Refused
from desktop_app.domain.queues import Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListEditing, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.trakt.addresses import Address
from desktop_app.providers.trakt.answers import rows_of
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.full import in_full
from desktop_app.providers.trakt.members import PRIVACIES, person
from desktop_app.providers.trakt.own_lists import TITLES_FULL, OwnLists, full
from desktop_app.providers.trakt.parsing import PLURALS, title_of
from desktop_app.providers.trakt.ratings import SCALE, Ratings
from desktop_app.providers.trakt.reading import Reader
from desktop_app.providers.trakt.writing import ListWriter
from desktop_app.transport import Exchange, Request, Response

WRITE_SPACING = 1.1
"""Seconds: one write a second is taken of each member (contract 8)."""

LOOK_AGAIN = 1.0
"""Seconds after which a change that a read does not show is looked for once more."""

SEARCHED = "movie,show"
SEARCH_RESULTS = 40
SEARCHED_IDS = frozenset({"trakt", "imdb", "tmdb", "tvdb"})
_OPERATORS = re.compile(r'(&&|\|\||[-+!(){}\[\]^"~*?:/\\])')


class TraktService:
    """A `ListService`, a `ListEditor`, a `Rater`, a `Cataloguer`, an `IdFinder`, and `Explorable`."""

    def __init__(self, calls: Calls, *, write_spacing: float = WRITE_SPACING, look_again: float = LOOK_AGAIN) -> None:
        self._calls = calls
        self._lists = OwnLists(calls)
        self._reader = Reader(calls)
        self._writer = ListWriter(calls, self._reader, look_again)
        self._ratings = Ratings(calls)
        self._capabilities = Capabilities(
            Ordering.KEPT_BY_SERVICE,
            Guard.COMPARE_FIRST,
            Writes.WHOLE_ORDER,
            write_spacing,
            SCALE,
            ListEditing(PRIVACIES),
        )

    @property
    def capabilities(self) -> Capabilities:
        return self._capabilities

    async def api(self) -> str:
        return self._calls.api

    async def call(self, request: Request) -> Response:
        return await self._calls.call(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._calls.rehearse(request)

    async def lists(self) -> tuple[ListInfo, ...]:
        return await self._lists.all()

    async def who(self) -> Person:
        return person(await self._lists.settings(), self._calls.api)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        return await self._reader.fetch(Address(name), known)

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        try:
            return await self._writer.send(Address(name), queue, edits)
        except LimitReached as error:
            most = (await self._lists.limits_now()).of(name)
            wanted = len(queue.items) + len(edits)
            is_over = most is not None and wanted > most
            raise full(error, most if is_over else None, TITLES_FULL) from None

    async def search(self, term: str) -> tuple[Title, ...]:
        if not term.strip():
            return ()
        query = (("query", escaped(term)), ("limit", str(SEARCH_RESULTS)), ("extended", "full,images"))
        rows = rows_of(await self._calls.get(f"/search/{SEARCHED}", query))
        titles = (title_of(row, self._calls.api) for row in rows)
        return tuple({title.id: title for title in titles}.values())

    async def find_by_id(self, register: str, key: str, kind: str) -> tuple[Title, ...]:
        """Contract 6: `GET /search/{id_type}/{id}`, where nothing found is an empty array."""
        if register not in SEARCHED_IDS or not (key.isascii() and key.isalnum()):
            return ()
        query = (*((("type", kind),) if kind in PLURALS else ()), ("extended", "full,images"))
        try:
            rows = rows_of(await self._calls.get(f"/search/{register}/{key}", query))
        except (NotThere, Refused):  # seasons are not among the types that are documented
            if kind != "season":
                raise
            return ()
        titles = (title_of(row, self._calls.api) for row in rows)
        return tuple(title for title in titles if kind in {"", title.kind})

    async def in_full(self, title: Title) -> Title:
        return await in_full(self._calls, title)

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        return await self._ratings.of(titles)

    async def rate(self, title: TitleId, rating: float | None) -> None:
        await self._ratings.rate(title, rating)

    async def rate_all(self, ratings: Mapping[TitleId, float | None]) -> None:
        await self._ratings.rate_all(ratings)

    async def create_list(self, title: str, description: str, privacy: str) -> ListInfo:
        return await self._lists.create(title, description, privacy)

    async def change_list(self, name: str, title: str, description: str, privacy: str) -> ListInfo:
        return await self._lists.change(name, title, description, privacy)

    async def delete_list(self, name: str) -> None:
        await self._lists.delete(name)

    async def reorder_lists(self, names: Sequence[str]) -> None:
        await self._lists.reorder(names)


def escaped(term: str) -> str:
    """What the search would take for an operator, as the plain mark that the person typed (contract 6)."""
    return _OPERATORS.sub(lambda found: "".join(f"\\{mark}" for mark in found[1]), term.strip())
