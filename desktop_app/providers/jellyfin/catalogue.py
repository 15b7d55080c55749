"""The media of a server, found by words and by the ids that IMDb, TMDB and TheTVDB give them."""

from collections.abc import Callable

from desktop_app.domain.queues import Title
from desktop_app.providers.jellyfin.calls import Calls
from desktop_app.providers.jellyfin.parser import Parser
from desktop_app.transport import Pairs

FOUND = "50"
"""Titles that a search tells at most."""

LASTS = 600.0
"""Seconds: how long the films and shows of a server are taken for known. It has no search by ids."""

FIELDS = ("fields", "ProviderIds,Overview")


class Catalogue:
    """Catalogue of one server, as the person may see it. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, parser: Parser, clock: Callable[[], float]) -> None:
        self._calls = calls
        self._parser = parser
        self._clock = clock
        self._known: dict[tuple[str, str, str], tuple[Title, ...]] = {}
        self._since = float("-inf")

    async def search(self, term: str) -> tuple[Title, ...]:
        """Films, shows and episodes. Other kinds come along where the server does not know these words."""
        if not term.strip():
            return ()
        query = (*await self._whose("Movie,Series,Episode"), ("searchTerm", term), ("limit", FOUND))
        rows = (await self._calls.get("/Items", query)).get("Items")
        found = (self._parser.title(row) for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
        return tuple(title for title in found if title is not None and title.kind in {"movie", "show", "episode"})

    async def find_by_id(self, namespace: str, key: str, kind: str) -> tuple[Title, ...]:
        """Films and shows by another's id. An episode is found by its name."""
        now = self._clock()
        if not self._since <= now < self._since + LASTS:
            self._known = await self._all()
            self._since = now
        return self._known.get((namespace, key.lower(), kind), ())

    async def _all(self) -> dict[tuple[str, str, str], tuple[Title, ...]]:
        rows = await self._calls.rows("/Items", await self._whose("Movie,Series"))
        known: dict[tuple[str, str, str], tuple[Title, ...]] = {}
        for title in filter(None, map(self._parser.title, rows)):
            for namespace, key in title.ids:
                place = (namespace, key.lower(), title.kind)
                known[place] = (*known.get(place, ()), title)
        return known

    async def _whose(self, types: str) -> Pairs:
        me = await self._calls.user()
        return (("userId", me), ("recursive", "true"), ("includeItemTypes", types), FIELDS)
