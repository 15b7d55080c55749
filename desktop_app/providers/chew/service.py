"""One Chew account's shows (contract chew 3 and 5): read-only, their order kept by us."""

import secrets
from collections.abc import Mapping, Sequence

from desktop_app.domain.account import Person
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import ListReason, Refused, TooLong
from desktop_app.domain.queues import LONGEST_LIST, Item, Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.chew.calls import Calls
from desktop_app.providers.chew.parsing import items_of, person, rows_of, slug_in, slug_of, title_of, total_of
from desktop_app.transport import Exchange, Pairs, Request, Response

PAGE = 100
WALKS = 3
"""How often all pages are read anew when some shows come twice."""

ELSEWHERE = ListReason.ELSEWHERE
WHEN_LIVE = ListReason.WHEN_LIVE
SHOWS, LIVE = "shows", "live"
SAVED = ListInfo("saved", "Saved shows", description="Kept on this computer only.")
LISTS = (ListInfo(SHOWS, "My shows", fixed=ELSEWHERE), ListInfo(LIVE, "Live now", fixed=WHEN_LIVE))
CAPABILITIES = Capabilities(Ordering.KEPT_BY_US, Guard.STATE_FIRST, Writes.WHOLE_ORDER, local_list=SAVED)


class ChewService:
    """A `ListService` that reads alone, a `Finder`, and `Explorable`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._told: dict[str, Queue] = {}

    @property
    def capabilities(self) -> Capabilities:
        return CAPABILITIES

    async def api(self) -> str:
        return self._calls.address

    async def call(self, request: Request) -> Response:
        return await self._calls.call(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._calls.rehearse(request)

    async def lists(self) -> tuple[ListInfo, ...]:
        return LISTS

    async def who(self) -> Person:
        return person(await self._calls.get("/users/me"))

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        """The service tells no entity-tag: ours changes whenever the shows do, and never comes back."""
        items, unseen = await self._whole((("live", "true"),) if name == LIVE else ())
        queue = self._told.get(name)
        if queue is None or queue.items != items or queue.unseen != unseen:
            queue = Queue(items, etag=secrets.token_hex(8), comes_and_goes=name == LIVE, unseen=unseen)
            self._told[name] = queue
        return known if known is not None and known.etag == queue.etag else queue

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:  # noqa: ARG002 - the protocol has it
        """Whatever is written here is not of this service."""
        raise Refused(WHEN_LIVE if name == LIVE else ELSEWHERE)

    async def search(self, term: str) -> tuple[Title, ...]:
        """A show by its slug, or by its address, which ends on it: the service finds nothing otherwise."""
        slug = slug_in(term)
        found = await self._by_slug(slug) if slug else None
        return () if found is None else (found,)

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:  # noqa: ARG002 - the protocol has it
        """Chew knows none."""
        return {}

    async def find(self, title: Title) -> Title | None:
        """The show as it is now. Without a slug nobody can ask for it."""
        slug = slug_of(title)
        if not slug:
            return title
        found = await self._by_slug(slug)
        return found if found is not None and found.id == title.id else None

    async def _by_slug(self, slug: str) -> Title | None:
        """The match may be loose: compared once more, as the one client that is known does."""
        rows = rows_of(await self._calls.get("/shows", (("slug", slug),)))
        titles = (title_of(row, self._calls.address) for row in rows)
        return next((title for title in titles if slug_of(title) == slug), None)

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
