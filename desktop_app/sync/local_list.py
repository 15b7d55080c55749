"""A list that the service lacks, beside those that it has: kept on this computer, of titles from its catalogue."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import CallReason, PreconditionFailed, ServiceError
from desktop_app.domain.order import replay
from desktop_app.domain.parts import Lists, LocalList
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef
from desktop_app.domain.service import Capabilities, ListInfo, Sent
from desktop_app.storage.local_lists import LocalLists

LOOKS = 25
"""How many titles are looked after in one read; the next read goes on with those behind them."""

NOT_FOUND = "not found at the service"


class WithLocalList:
    """`Lists` and one more; raises `StorageError`, too. The list is there when the service is not."""

    def __init__(self, lists: Lists, local: LocalList, account: AccountId, kept: LocalLists) -> None:
        self._lists = lists
        self._local = local
        self._ref = QueueRef(account, local.info.name)
        self._kept = kept
        self._looked = 0

    @property
    def capabilities(self) -> Capabilities:
        return self._lists.capabilities

    async def all(self) -> tuple[ListInfo, ...]:
        return (*await self._lists.all(), self._local.info)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        if name != self._ref.name:
            return await self._lists.fetch(name, known)
        looked_after = await self._look_after(self._kept.load(self._ref).items)
        kept = self._kept.load(self._ref)  # a wait lies between: what was written meanwhile stays
        items = tuple(looked_after.get(item.id, item) for item in kept.items)
        if items != kept.items:
            kept = self._kept.save(self._ref, kept.with_items(items))
        return known if known is not None and known.etag == kept.etag else kept

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        if name != self._ref.name:
            return await self._lists.send(name, queue, edits)
        kept = self._kept.load(self._ref)
        if kept.etag != queue.etag:
            raise PreconditionFailed(CallReason.CHANGED)
        return Sent(self._kept.save(self._ref, replay(kept, edits)))

    async def _look_after(self, items: Sequence[Item]) -> dict[ItemId, Item]:
        """Look up some of the titles again, by their ids; a title that is gone is marked and stays."""
        found: dict[ItemId, Item] = {}
        start = self._looked if self._looked < len(items) else 0
        for item in items[start : start + LOOKS]:
            try:
                title = await self._local.find(item.title)
            except ServiceError:
                break  # the service's own lists say what is wrong
            found[item.id] = replace(item, title=title or item.title, remark="" if title else NOT_FOUND)
        self._looked = start + len(found)
        return found
