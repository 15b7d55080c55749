"""Lists of a described service as they stand.

A list that was read while it changed shows it: an entry comes twice, a position is missing, or there are fewer rows
than the answer says. It is read anew; what stays strange counts as entries that are not shown: no order is written.
"""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.queues import Item, Queue
from desktop_app.providers.described.entry_keys import value_of
from desktop_app.providers.described.list_calls import ListCalls
from desktop_app.providers.described.list_description import DescribedLists, GuardKind
from desktop_app.providers.described.list_pages import Page, pages
from desktop_app.providers.described.list_rows import Row, row_of
from desktop_app.providers.described.templates import CallTemplate
from desktop_app.transport import Request, Response

WALKS = 3
"""How often a list is read anew when it changes meanwhile."""

LONGEST_MARK = 500


@dataclass(frozen=True, slots=True)
class _Walk:
    """Rows of one reading. `left_out`: how many entries it did not show, as far as that can be told."""

    items: tuple[Item, ...]
    left_out: int
    mark: str


class ListReader:
    """Reads the lists of one account. Every method raises `ServiceError`."""

    def __init__(self, calls: ListCalls, described: DescribedLists) -> None:
        self._calls = calls
        self._described = described

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        """The whole list; `known` where it stands as it did."""
        best = await self._walk(name)
        for _ in range(WALKS - 1):
            if not best.left_out:
                break
            again = await self._walk(name)
            best = min(again, best, key=lambda walk: walk.left_out)
        tag = secrets.token_hex(8) if best.left_out else tag_of(best.items, best.mark)
        if known is not None and known.etag == tag:
            return known
        return Queue(best.items, etag=tag, unseen=best.left_out)

    async def _walk(self, name: str) -> _Walk:
        call, rows, total, mark = self._described.items, [], None, ""
        address = CallTemplate("GET", call.url).address({"list": value_of(name)})
        request = Request("GET", address, headers={"Accept": "application/json", "Cache-Control": "no-cache"})
        first = True
        async for page in pages(self._calls, request, call.rows, self._described.paging):
            rows += page.rows
            total = page.total if page.total is not None else total
            mark, first = (self._mark(page) if first else mark), False
        found = [row_of(row, call) for row in rows]
        whole = [row for row in found if row is not None]
        if rows and not whole:
            raise BadAnswer(AnswerReason.NOT_TITLES)
        return _walked(whole, len(rows) - len(whole), total, mark)

    def _mark(self, page: Page) -> str:
        """The service's own mark of this state; empty where it has none. Raises `BadAnswer` where it is missing."""
        guard = self._described.guard
        if guard.kind is GuardKind.DIGEST:
            return ""
        found = _header(page.response, guard.read_header) if guard.read_header else guard.read.find(page.tree)
        text = "" if isinstance(found, bool) or not isinstance(found, str | int) else str(found)
        if not text or len(text) > LONGEST_MARK or not text.isprintable() or not text.isascii():
            raise BadAnswer(AnswerReason.NO_MARK)
        return text


def tag_of(items: Sequence[Item], mark: str) -> str:
    """The entity-tag of a list that stands so, under the service's own mark."""
    return f"{_digest(items)}/{mark}"


def mark_in(etag: str | None) -> str:
    """The service's own mark, out of an entity-tag."""
    return (etag or "").partition("/")[2]


def _header(response: Response, name: str) -> str:
    return response.headers.get(name, "")


def _digest(items: Iterable[Item]) -> str:
    keys = (f"{item.key}\t{item.title.id}" for item in items)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]


def _walked(rows: Sequence[Row], nameless: int, total: int | None, mark: str) -> _Walk:
    """The entries, each once, in the order of their positions where all rows tell one."""
    if rows and all(row.position is not None for row in rows):
        rows = sorted(rows, key=lambda row: row.position or 0)
    slots: dict[str, Item] = {}
    for row in rows:
        slots.setdefault(row.item.key or row.item.title.id, row.item)
    titles: dict[str, Item] = {}
    for item in slots.values():
        titles.setdefault(item.id, item)
    items = tuple(titles.values())
    missing = max((total or 0) - len(rows) - nameless, 0)
    return _Walk(items, len(rows) - len(items) + nameless + max(missing, _holes(rows)), mark)


def _holes(rows: Sequence[Row]) -> int:
    """Positions that no row has, between the first and the last: entries may stand there that are not shown."""
    told = {row.position for row in rows if row.position is not None}
    return max(told) - min(told) + 1 - len(told) if len(told) == len(rows) and told else 0
