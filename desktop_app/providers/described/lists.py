"""The lists of one account at a described service."""

from collections.abc import Sequence

from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.described.list_calls import ListCalls
from desktop_app.providers.described.list_description import DescribedLists, GuardKind, MoveKind
from desktop_app.providers.described.list_pages import pages
from desktop_app.providers.described.list_reader import ListReader
from desktop_app.providers.described.list_rows import list_of, named_lists
from desktop_app.providers.described.list_writer import ListWriter
from desktop_app.transport import Request

MOST_LISTS = 1000


class Lists:
    """`Lists` by a description. Every method raises `ServiceError`."""

    def __init__(self, calls: ListCalls, described: DescribedLists) -> None:
        self._calls = calls
        self._described = described
        self._reader = ListReader(calls, described)
        self._writer = ListWriter(calls, self._reader, described)
        self.capabilities = capabilities_of(described)

    async def all(self) -> tuple[ListInfo, ...]:
        """The lists that the description names, then those that the service tells."""
        call, is_read_only = self._described.lists, not self._described.writes
        found = list(named_lists(call, is_read_only=is_read_only))
        if call.url:
            request = Request("GET", call.url, headers={"Accept": "application/json"})
            async for page in pages(self._calls, request, call.rows, self._described.paging):
                told = (list_of(row, call, is_read_only=is_read_only) for row in page.rows)
                found += [info for info in told if info is not None]
                if len(found) > MOST_LISTS:
                    raise BadAnswer(AnswerReason.TOO_MANY_LISTS, count=len(found))
        return tuple({info.name: info for info in reversed(found)}.values())[::-1]

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        return await self._reader.fetch(name, known)

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        return await self._writer.send(name, queue, edits)


def capabilities_of(described: DescribedLists) -> Capabilities:
    """How the lists are to be treated, by the calls that the description has."""
    move = described.move
    return Capabilities(
        Ordering.KEPT_BY_SERVICE if move is not None else Ordering.KEPT_BY_US,
        Guard.COMPARE_FIRST if described.guard.kind is GuardKind.DIGEST else Guard.ENTITY_TAG,
        Writes.WHOLE_ORDER if move is not None and move.kind is MoveKind.WHOLE else Writes.ONE_TITLE,
        takes_doubles=described.items.takes_doubles,
    )
