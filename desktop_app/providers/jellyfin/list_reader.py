"""Lists as they stand (contract jellyfin 4 and 6).

The server has no guard. Ours is a digest over the titles in their order: `Etag` changes with every refreshed picture.
"""

import hashlib
from collections.abc import Iterable

from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.queues import Item, Queue
from desktop_app.providers.jellyfin.calls import Calls
from desktop_app.providers.jellyfin.moves import Sight
from desktop_app.providers.jellyfin.parser import LIST, TYPES, Parser
from desktop_app.transport import Pairs

FAVORITES = "favorites"
FIELDS: Pairs = (("fields", "ProviderIds,Overview"),)


def tag_of(items: Iterable[Item]) -> str:
    """The guard of exactly these titles in this order."""
    return hashlib.sha256("\n".join(item.title.id for item in items).encode()).hexdigest()[:20]


def path_of(name: str) -> str:
    """Path of a playlist."""
    return f"/Playlists/{name.removeprefix(LIST)}"


class ListReader:
    """Reads the lists of one account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, parser: Parser) -> None:
        self._calls = calls
        self._parser = parser

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        """The whole list; `known`, where it is still the same."""
        items = await (self._favorites() if name == FAVORITES else self._playlist(name, FIELDS))
        etag = tag_of(items)
        if known is not None and known.etag == etag:
            return known
        return Queue(items, etag=etag)

    async def order(self, name: str) -> tuple[Item, ...]:
        """The items of a playlist now, with no more than their names."""
        return await self._playlist(name)

    async def sight(self, name: str, items: Iterable[Item], *, tells_all: bool) -> Sight:
        """All entries of a playlist, where the server tells those that the person may not see, and `items`."""
        visible = tuple(item.title.id for item in items)
        if not tells_all:
            return Sight(visible, visible)
        told = (await self._calls.get(path_of(name))).get("ItemIds")
        if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
            raise BadAnswer(AnswerReason.NOT_A_LIST)
        every = tuple(one.replace("-", "").lower() for one in told)
        # Where both do not fit together, the list changed in between, or entries are told in one place alone.
        seen = frozenset(visible)
        return Sight(every if tuple(one for one in every if one in seen) == visible else visible, visible)

    async def _playlist(self, name: str, fields: Pairs = ()) -> tuple[Item, ...]:
        me = ("userId", await self._calls.user())
        return tuple(self._parser.items(await self._calls.rows(f"{path_of(name)}/Items", (me, *fields))))

    async def _favorites(self) -> tuple[Item, ...]:
        query = (
            ("userId", await self._calls.user()),
            ("isFavorite", "true"),
            ("recursive", "true"),
            ("includeItemTypes", TYPES),
            ("sortBy", "SortName"),
            *FIELDS,
        )
        return tuple(self._parser.items(await self._calls.rows("/Items", query)))
