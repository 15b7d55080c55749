"""The lists of one account: its playlists of films and episodes, and its favorites."""

from collections.abc import Sequence

from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import ListReason
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.jellyfin.calls import Calls
from desktop_app.providers.jellyfin.favorites import Favorites
from desktop_app.providers.jellyfin.list_reader import FAVORITES, ListReader
from desktop_app.providers.jellyfin.list_writer import ListWriter
from desktop_app.providers.jellyfin.parser import Parser, list_info

QUERY = (("includeItemTypes", "Playlist"), ("recursive", "true"), ("sortBy", "SortName"))


class Lists:
    """Lists of an account. Every method raises `ServiceError`."""

    capabilities = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.COMPARE_FIRST, Writes.ONE_TITLE)

    def __init__(self, calls: Calls, parser: Parser) -> None:
        self._calls = calls
        self._reader = ListReader(calls, parser)
        self._writer = ListWriter(calls, self._reader)
        self._favorites = Favorites(calls)

    async def all(self) -> tuple[ListInfo, ...]:
        rows = await self._calls.rows("/Items", (("userId", await self._calls.user()), *QUERY))
        playlists = (info for row in rows if (info := list_info(row)) is not None)
        return (*playlists, ListInfo(FAVORITES, "Favorites", order_fixed=ListReason.BY_NAME))

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        return await self._reader.fetch(name, known)

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        (edit,) = edits
        if name == FAVORITES:
            return await self._favorites.send(queue, edit)
        return await self._writer.send(name, queue, edit)
