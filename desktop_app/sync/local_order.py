"""Lists whose service keeps no order, with the order kept beside them on this computer.

To everybody else they are lists whose order is written whole: a move is kept in our database and sends nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Add, Edge, Edit, Move
from desktop_app.domain.local_order import Newcomers, in_kept_order
from desktop_app.domain.order import replay
from desktop_app.domain.parts import Lists
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.domain.service import Capabilities, ListInfo, Ordering, Sent, Writes
from desktop_app.storage.local_lists import LocalOrders


class LocalOrder:
    """`Lists` around others whose `Ordering` is `KEPT_BY_US`; raises `StorageError`, too."""

    def __init__(
        self,
        lists: Lists,
        account: AccountId,
        local_orders: LocalOrders,
        newcomers: Callable[[], Newcomers] = lambda: Newcomers.BOTTOM,
    ) -> None:
        """`newcomers`: where titles go that were added elsewhere, as the person has set it."""
        self._lists = lists
        self._account = account
        self._local_orders = local_orders
        self._newcomers = newcomers

    @property
    def capabilities(self) -> Capabilities:
        return replace(self._lists.capabilities, ordering=Ordering.KEPT_BY_US, writes=Writes.WHOLE_ORDER)

    async def all(self) -> tuple[ListInfo, ...]:
        return await self._lists.all()

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        told = await self._lists.fetch(name, known)
        arranged = self._arranged(name, told)
        # What is known may be a snapshot that is older than the order: a start after a stop.
        return told if arranged.ids == told.ids else arranged

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        """Adds and removals go to the service; where a title stands is written here alone."""
        wanted = replay(queue, edits)
        if all(isinstance(edit, Move) for edit in edits):
            self._keep(name, wanted)
            return Sent(wanted)
        sent = await self._lists.send(name, queue, [_at_the_end(edit) for edit in edits])
        if any(isinstance(edit, Add) for edit in edits):
            self._keep(name, wanted)
        return replace(sent, queue=self._arranged(name, sent.queue))

    def _arranged(self, name: str, told: Queue) -> Queue:
        """The list in the order kept here. Its first reading is stored as that order, so later titles count as new."""
        kept = self._local_orders.load(QueueRef(self._account, name))
        if not kept and told.items:
            self._keep(name, told)
        return in_kept_order(told, kept, self._newcomers()) if kept else told

    def _keep(self, name: str, queue: Queue) -> None:
        self._local_orders.save(QueueRef(self._account, name), queue.ids)


def _at_the_end(edit: Edit) -> Edit:
    return replace(edit, after=Edge.END) if isinstance(edit, Add) else edit
