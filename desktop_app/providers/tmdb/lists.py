"""The lists of one TMDB account: which there are, read and written (contract 3 to 5)."""

from collections.abc import Sequence

from desktop_app.auth.signing import Clock
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import AnswerReason, BadAnswer, IncompleteLists, ListReason
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.tmdb.account import Account, Owners
from desktop_app.providers.tmdb.addresses import SHELVES, Address
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.images import ImagePlaces
from desktop_app.providers.tmdb.list_reader import ListReader
from desktop_app.providers.tmdb.list_writer import ListWriter
from desktop_app.providers.tmdb.parser import WORDS, list_info
from desktop_app.providers.tmdb.presence import RecentChanges
from desktop_app.providers.trees import text

MOST_LISTS = 1000
"""Each costs a call: a service that speaks of more wants to keep us asking for ever."""


class Lists:
    """Lists of an account at TMDB. Every method raises `ServiceError`."""

    capabilities = Capabilities(Ordering.KEPT_BY_US, Guard.STATE_FIRST, Writes.ONE_TITLE)

    def __init__(self, calls: Calls, account: Account, owners: Owners, places: ImagePlaces, clock: Clock) -> None:
        """`clock`: this computer's, in Unix seconds."""
        self._calls = calls
        self._account = account
        self._owners = owners
        recent = RecentChanges(clock)
        self._reader = ListReader(calls, account, places, recent)
        self._writer = ListWriter(calls, account, recent)

    async def all(self) -> tuple[ListInfo, ...]:
        """The lists that every account has, then those with names: the person's own, and followed ones.

        Raises `IncompleteLists` where not all are shown: a list that is missing would be taken for a deleted one.
        """
        pages = await self._calls.walk(f"/account/{await self._account.number()}/lists")
        if pages is not None and pages.left_out:
            raise IncompleteLists(pages.left_out)
        rows = {text(row, "id"): row for row in pages.rows if text(row, "id")} if pages is not None else {}
        if len(rows) > MOST_LISTS:
            raise BadAnswer(AnswerReason.TOO_MANY_LISTS, count=len(rows))
        owners = await self._owners.of(rows)
        me = await self._account.username()
        named = (list_info(row, owners[number], me) for number, row in rows.items() if number in owners)
        return (*map(_shelf, SHELVES), *named)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        return await self._reader.fetch(Address(name), known)

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        """Several edits too: each is a request, and doing one twice is doing it once."""
        return await self._writer.send(Address(name), queue, edits)


def _shelf(name: str) -> ListInfo:
    address = Address(name)
    fixed, takes = ListReason.RATED if address.is_rated else None, WORDS.get(address.kind, "")
    return ListInfo(name, SHELVES[name], fixed=fixed, takes=takes, is_record=address.is_rated)
