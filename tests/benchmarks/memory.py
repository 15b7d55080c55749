"""Lists without a network."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.domain.edits import Edit
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes


@dataclass
class Memory:
    """It takes a moment (seconds) for each request, counts it, and does what it is asked."""

    queue: Queue
    moment: float = 0.01
    sent: int = 0
    capabilities: Capabilities = field(
        default_factory=lambda: Capabilities(Ordering.KEPT_BY_SERVICE, Guard.ENTITY_TAG, Writes.ONE_TITLE)
    )

    async def all(self) -> tuple[ListInfo, ...]:
        return (ListInfo("instant", "Instant queue"),)

    async def fetch(self, _name: str, known: Queue | None = None) -> Queue:
        return known if known is not None and known.etag == self.queue.etag else self.queue

    async def send(self, _name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        await asyncio.sleep(self.moment)
        self.sent += 1
        self.queue = replay(queue, edits).with_etag(str(int(queue.etag or "0") + 1))
        return Sent(self.queue)
