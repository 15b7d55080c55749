"""The shows of one Chew account (contract chew 3): they are read alone, and their order is kept by us."""

import secrets
from collections.abc import Sequence

from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import ListReason, Refused, TooLong
from desktop_app.domain.queues import LONGEST_LIST, Item, Queue
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.chew.calls import Calls
from desktop_app.providers.chew.parser import items_of, rows_of, total_of
from desktop_app.transport import Pairs

PAGE = 100
WALKS = 3
"""How often all pages are read anew when some shows come twice."""

ELSEWHERE = ListReason.ELSEWHERE
WHEN_LIVE = ListReason.WHEN_LIVE
SHOWS, LIVE = "shows", "live"
LISTS = (ListInfo(SHOWS, "My shows", fixed=ELSEWHERE), ListInfo(LIVE, "Live now", fixed=WHEN_LIVE))


class Lists:
    """Lists of an account at Chew. Every method raises `ServiceError`."""

    capabilities = Capabilities(Ordering.KEPT_BY_US, Guard.STATE_FIRST, Writes.WHOLE_ORDER)

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._told: dict[str, Queue] = {}

    async def all(self) -> tuple[ListInfo, ...]:
        return LISTS

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        """The service tells no entity-tag: ours changes whenever the shows do, and never comes back."""
        items, unseen = await self._whole((("live", "true"),) if name == LIVE else ())
        queue = self._told.get(name)
        if queue is None or queue.items != items or queue.unseen != unseen:
            queue = Queue(items, etag=secrets.token_hex(8), comes_and_goes=name == LIVE, unseen=unseen)
            self._told[name] = queue
        return known if known is not None and known.etag == queue.etag else queue

    async def send(self, name: str, _queue: Queue, _edits: Sequence[Edit]) -> Sent:
        """Refuse to write: Chew has no call that changes a list."""
        raise Refused(WHEN_LIVE if name == LIVE else ELSEWHERE)

    async def _whole(self, query: Pairs) -> tuple[tuple[Item, ...], int]:
        """The shows, and how many more the service counts that no page had, however often they were read."""
        best: tuple[tuple[Item, ...], int] = ((), LONGEST_LIST)
        for _ in range(WALKS):
            best = min(best, await self._all(query), key=lambda told: told[1])
            if not best[1]:
                break
        return best

    async def _all(self, query: Pairs) -> tuple[tuple[Item, ...], int]:
        """Page after page, until one brings nothing new and no more are counted: whether the service has pages nobody
        knows. A count that is not told is that of the rows.
        """
        found: dict[str, Item] = {}
        doubles = 0
        for page in range(1, LONGEST_LIST // PAGE + 1):
            paging = (("page", str(page)), ("per_page", str(PAGE)))
            tree = await self._calls.get("/users/me/shows", (*query, *paging))
            rows = rows_of(tree)
            before, total = len(found), total_of(tree)
            if total is not None and total > LONGEST_LIST:
                raise TooLong(total, LONGEST_LIST)
            found.update((item.id, item) for item in items_of(rows, self._calls.address) if item.id not in found)
            has_news = len(found) > before
            if total is not None and (len(found) >= total or (not has_news and page * PAGE >= total)):
                return tuple(found.values()), max(total - len(found), 0)
            if total is None and not has_news:
                return tuple(found.values()), doubles
            doubles += before + len(rows) - len(found)
            if total is None and len(rows) < PAGE and page == 1:
                return tuple(found.values()), doubles
        raise TooLong(len(found), LONGEST_LIST)
