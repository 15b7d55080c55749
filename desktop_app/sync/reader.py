"""Reads of one account's lists: only one that shows our own last write is believed."""

import asyncio
from collections.abc import Callable

from desktop_app.domain.completion import completed
from desktop_app.domain.errors import CallReason, StaleRead, StorageError, SuddenlyEmpty
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.domain.service import ListService
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.comparing import compared
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.pace import Pace
from desktop_app.sync.state import Failed
from desktop_app.workers import Workers


class Reader:
    """Reads for the account's writer, and keeps what was read for the next start."""

    def __init__(self, snapshots: Snapshots, clock: Callable[[], float], pace: Pace) -> None:
        self._snapshots = snapshots
        self._clock = clock
        self._pace = pace
        self._workers = Workers("comparing")
        self._stale: dict[QueueRef, int] = {}

    async def read(self, service: ListService, queue: OpenQueue) -> None:
        """Read the list, and merge it with what is open. Raises `ServiceError`.

        What the service left out of a read, and was known before, stays.
        """
        read = await self._fetch_settled(service, queue)
        if read.unseen:
            base, told = queue.base, read
            read = await self._workers.run(lambda: completed(base, told))
        if _is_suddenly_empty(queue, read):
            # An empty read is not "everything was removed": only the person can say so.
            raise SuddenlyEmpty(CallReason.EMPTY)
        queue.merge(read, self._clock(), await compared(queue.base, read, self._workers))
        await self.remember(queue, read)

    async def remember(self, queue: OpenQueue, state: Queue) -> None:
        """Keep the state for the next start. A cache: that it cannot be written stops nothing."""
        try:
            await self._snapshots.save(queue.ref, queue.snapshot(state, self._clock()))
        except StorageError as error:
            queue.tell(Failed(error))

    async def _fetch_settled(self, service: ListService, queue: OpenQueue) -> Queue:
        """A read that shows our own last write; reads may lag behind writes (contract netflix 5)."""
        for _ in range(self._pace.stale_reads):
            read = await service.fetch(queue.ref.name, queue.known)
            if not queue.is_past(read):
                self._stale.pop(queue.ref, None)
                return read
            await asyncio.sleep(self._pace.stale_wait)
        self._stale[queue.ref] = self._stale.get(queue.ref, 0) + 1
        if read.etag == queue.base.etag or self._stale[queue.ref] > self._pace.stale_rounds:
            # Not a lag: a service that refuses the entity-tag it tells, or that went back to an earlier state.
            # Sending again is bounded, and ends in a question.
            self._stale.pop(queue.ref)
            return read
        raise StaleRead(CallReason.LAGS)


def _is_suddenly_empty(queue: OpenQueue, read: Queue) -> bool:
    expected = queue.may_be_empty or read.comes_and_goes
    return not read.items and not read.saved and not expected and queue.expects_titles
