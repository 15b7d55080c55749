"""Lists in memory that keeps orders as a whole: additions go to the end, an order is written at once."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.edits import Add, Edit, Move
from desktop_app.domain.errors import OutcomeUnknown, PreconditionFailed
from desktop_app.domain.order import apply, replay
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes


def item_of(name: str) -> Item:
    return Item(Title(TitleId(name), name.upper()))


def queue_of(names: str, version: int = 1) -> Queue:
    return Queue(tuple(map(item_of, names)), etag=str(version))


@dataclass(frozen=True)
class Mishap:
    """What goes wrong with the next write."""

    error: Exception
    after_effect: bool = False


class WholeOrders:
    """`Lists`. `writes` is what it was sent; it holds every write until `may_write` is set."""

    def __init__(self, names: str, *, tells_etag: bool = True) -> None:
        self.queue = queue_of(names)
        self.writes: list[tuple[Edit, ...]] = []
        self.mishaps: deque[Mishap] = deque()
        self.before_write: Callable[[], object] = lambda: None
        self.may_write = asyncio.Event()
        self.may_write.set()
        self.asked = asyncio.Event()
        self.unknown: frozenset[str] = frozenset()
        self._tells_etag = tells_etag

    capabilities = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER)

    @property
    def order(self) -> str:
        return "".join(self.queue.ids)

    def change(self, *edits: Edit) -> None:
        """Somebody does this."""
        changed = self.queue
        for edit in edits:
            changed = apply(changed, Add(edit.item) if isinstance(edit, Add) else edit)
        self.queue = changed.with_etag(str(int(self.queue.etag or "0") + 1))

    async def all(self) -> tuple[ListInfo, ...]:
        return (ListInfo("all", "All"),)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        return known if known is not None and known.etag == self.queue.etag else self.queue

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        assert len({type(edit) for edit in edits}) == 1
        self.asked.set()
        await self.may_write.wait()
        self.before_write()
        self.writes.append(tuple(edits))
        if queue.etag != self.queue.etag:
            raise PreconditionFailed
        mishap = self.mishaps.popleft() if self.mishaps else None
        if mishap is None or mishap.after_effect:
            self._do(queue, edits)
        if mishap is not None:
            raise mishap.error
        return Sent(self.queue if self._tells_etag else self.queue.with_etag(None))

    def _do(self, queue: Queue, edits: Sequence[Edit]) -> None:
        if isinstance(edits[0], Move):
            by_id = {item.id: item for item in self.queue.items}
            wanted = replay(queue, edits).ids
            self.change()
            self.queue = replace(self.queue, items=tuple(by_id[title_id] for title_id in wanted))
        else:
            self.change(*(edit for edit in edits if not isinstance(edit, Add) or edit.item.id not in self.unknown))


LOST = OutcomeUnknown()
