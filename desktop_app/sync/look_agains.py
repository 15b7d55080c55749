"""Times at which lists that a service showed in part are read again: soon at first, then with growing pauses."""

import asyncio

from desktop_app.domain.errors import IncompleteRead
from desktop_app.domain.queues import QueueRef
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.retry_policy import RetryPolicy
from desktop_app.sync.state import Failed, Health


class LookAgains:
    """Plans the next read of each incomplete list of one account.

    A person's edits do not bring it forward, for a long list is many pages; their Retry reads at once.
    """

    def __init__(self, policy: RetryPolicy) -> None:
        self._policy = policy
        self._reads: dict[QueueRef, int] = {}
        self._due: dict[QueueRef, float] = {}
        self._told: set[QueueRef] = set()

    def note(self, queue: OpenQueue) -> None:
        """Plan the next read after one that was just done; none where that was whole."""
        if not queue.base.unseen:
            self._reads.pop(queue.ref, None)
            self._told.discard(queue.ref)
            return
        count = self._reads[queue.ref] = self._reads.get(queue.ref, 0) + 1
        self._due[queue.ref] = _now() + self._policy.pause(count)

    def is_due(self, queue: OpenQueue) -> bool:
        """Whether the list was told in part, and it is time to look again."""
        return bool(queue.base.unseen) and self._due.get(queue.ref, 0.0) <= _now()

    def rest(self, queue: OpenQueue) -> float:
        """Tell the person. Seconds until the next read."""
        self.tell(queue, IncompleteRead(queue.base.unseen))
        return max(self._due.get(queue.ref, 0.0) - _now(), 0.0)

    def tell(self, queue: OpenQueue, error: IncompleteRead) -> None:
        """Show the list as incomplete, with a message when that is news."""
        queue.report(Health.INCOMPLETE, error, None if queue.ref in self._told else Failed(error))
        self._told.add(queue.ref)


def _now() -> float:
    return asyncio.get_running_loop().time()
