"""The lists of one Trakt account: which there are, read and written (contract trakt 3 to 5)."""

from collections.abc import Sequence

from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import IncompleteLists, LimitReached, NotThere
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.trakt.account import TITLES_FULL, Account, full
from desktop_app.providers.trakt.addresses import OWN, Address
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.list_reader import ListReader
from desktop_app.providers.trakt.list_writer import ListWriter
from desktop_app.providers.trakt.members import FAVORITES, WATCHLIST, list_info
from desktop_app.providers.trakt.pages import Pages

LOOK_AGAIN = 1.0
"""Seconds after which a change that a read does not show is looked for once more."""


class Lists:
    """Lists of an account at Trakt. Every method raises `ServiceError`."""

    capabilities = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER)

    def __init__(self, calls: Calls, account: Account, *, look_again: float = LOOK_AGAIN) -> None:
        self._calls = calls
        self._account = account
        self._reader = ListReader(calls)
        self._writer = ListWriter(calls, self._reader, look_again)

    async def all(self) -> tuple[ListInfo, ...]:
        """The watchlist, the favorites, the person's own lists in their order, those of others that they may edit.

        Raises `IncompleteLists` where not all are shown: a list that is missing would be taken for a deleted one.
        """
        await self._account.settings()
        told = await self._account.limits()
        own = await self._whole(OWN)
        try:
            shared = list(await self._whole(f"{OWN}/collaborations"))
        except NotThere:
            shared = []  # older servers
        found = (
            *(list_info(row, told, is_own=True) for row in own),
            *(list_info(row, told, is_own=False) for row in shared),
        )
        return (
            ListInfo(WATCHLIST, "Watchlist", told.watchlist, takes="movie,show,season,episode"),
            ListInfo(FAVORITES, "Favorites", told.favorites, takes="movie,show"),
            *{info.name: info for info in found if info is not None}.values(),
        )

    async def _whole(self, path: str) -> Pages:
        async for pages in self._calls.walks(path):
            if not pages.left_out:
                return pages
        raise IncompleteLists(pages.left_out)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        return await self._reader.fetch(Address(name), known)

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        try:
            return await self._writer.send(Address(name), queue, edits)
        except LimitReached as error:
            most = (await self._account.limits_now()).of(name)
            wanted = len(queue.items) + len(edits)
            is_over = most is not None and wanted > most
            raise full(error, most if is_over else None, TITLES_FULL) from None
