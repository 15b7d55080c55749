"""A list that the service lacks, beside those that it has: kept on this computer, of titles from its catalogue."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.account import AccountId, Person
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import CallReason, PreconditionFailed, ServiceError
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.domain.service import Capabilities, ListInfo, ListService, Sent
from desktop_app.storage.local_lists import LocalLists

LOOKS = 25
"""How many titles are looked after in one read; the next read goes on with those behind them."""

NOT_FOUND = "not found at the service"

Find = Callable[[Title], Awaitable[Title | None]]


class WithLocalList:
    """A `ListService` with one more list; raises `StorageError`, too. The list is there when the service is not."""

    def __init__(self, service: ListService, find: Find, info: ListInfo, account: AccountId, lists: LocalLists) -> None:
        """`find` tells what became of a title (`Finder`)."""
        self._service = service
        self._find = find
        self._info = info
        self._ref = QueueRef(account, info.name)
        self._lists = lists
        self._looked = 0

    @property
    def service(self) -> ListService:
        return self._service

    @property
    def capabilities(self) -> Capabilities:
        return self._service.capabilities

    async def lists(self) -> tuple[ListInfo, ...]:
        return (*await self._service.lists(), self._info)

    async def who(self) -> Person:
        return await self._service.who()

    async def search(self, term: str) -> tuple[Title, ...]:
        return await self._service.search(term)

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        return await self._service.ratings(titles)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        if name != self._info.name:
            return await self._service.fetch(name, known)
        looked_after = await self._look_after(self._lists.load(self._ref).items)
        kept = self._lists.load(self._ref)  # a wait lies between: what was written meanwhile stays
        items = tuple(looked_after.get(item.id, item) for item in kept.items)
        if items != kept.items:
            kept = self._lists.save(self._ref, kept.with_items(items))
        return known if known is not None and known.etag == kept.etag else kept

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        if name != self._info.name:
            return await self._service.send(name, queue, edits)
        kept = self._lists.load(self._ref)
        if kept.etag != queue.etag:
            raise PreconditionFailed(CallReason.CHANGED)
        return Sent(self._lists.save(self._ref, replay(kept, edits)))

    async def _look_after(self, items: Sequence[Item]) -> dict[TitleId, Item]:
        """Some titles as they are now, by their ids; one that is gone is marked and stays."""
        found: dict[TitleId, Item] = {}
        start = self._looked if self._looked < len(items) else 0
        for item in items[start : start + LOOKS]:
            try:
                title = await self._find(item.title)
            except ServiceError:
                break  # the service's own lists say what is wrong
            found[item.id] = replace(item, title=title or item.title, remark="" if title else NOT_FOUND)
        self._looked = start + len(found)
        return found
