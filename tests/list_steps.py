"""Steps of a list's life, done by hand where a test is about the moment between two of them."""

from collections.abc import Collection
from dataclasses import replace

from desktop_app.domain.errors import PreconditionFailed
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.domain.service import Capabilities, Guard, Ordering, Sent, Writes
from desktop_app.sync.decisions import Situation, decide, next_step
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.outcomes import Fault, Outcome, Send, Taken
from desktop_app.sync.reads import Told
from desktop_app.sync.retry_policy import UNHURRIED

ONE_TITLE = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.ENTITY_TAG, Writes.ONE_TITLE)
SITUATION = Situation(ONE_TITLE, UNHURRIED, now=0.0, unix_time=1.0)


def depart(queue: OpenQueue) -> Send:
    """The oldest change goes out, whether the list should be read before or not."""
    decision = next_step(replace(queue.held, must_read=False), SITUATION)
    assert isinstance(decision.then, Send)
    queue.apply(decision.change)
    return decision.then


def take(queue: OpenQueue, request: Send, after: Queue, already: Collection[ItemId] = ()) -> None:
    """The service says yes."""
    _happen(queue, Taken(request, Sent(after, already=tuple(already))))


def refuse_etag(queue: OpenQueue, request: Send) -> None:
    """The service says 412."""
    _happen(queue, Fault(PreconditionFailed(), request))


def read(queue: OpenQueue, told: Queue, at: float = 1.0) -> None:
    """The service shows the list, at that time in Unix seconds."""
    _happen(queue, Told(told), replace(SITUATION, unix_time=at))


def _happen(queue: OpenQueue, outcome: Outcome, situation: Situation = SITUATION) -> None:
    queue.apply(decide(queue.held, outcome, situation).change)
