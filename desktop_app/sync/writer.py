"""One serial writer an account: reads, sends, merges; nothing else of the program talks to the lists."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.errors import (
    BadAnswer,
    LineupError,
    OutcomeUnknown,
    PreconditionFailed,
    RateLimited,
    Refused,
    ServiceError,
    SignInAgain,
    StaleRead,
    StorageError,
    SuddenlyEmpty,
    Unreachable,
)
from desktop_app.domain.pending import Entry, Question, Reason
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.domain.service import ListService, Sent
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Failed, Health, Partly


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient to be. All times in seconds; `tries` of one edit before the person is asked."""

    tries: int = 3
    after_fault: float = 3.0
    stale_reads: int = 5
    stale_wait: float = 0.5
    stale_rounds: int = 4
    first_retry: float = 5.0
    longest_retry: float = 300.0
    quota_wait: float = 3600.0


UNHURRIED = Pace()
"""What a person's program uses; tests are in more of a hurry."""


class Writer:
    """Drains the journal of one account, in order, queue by queue."""

    def __init__(
        self,
        service: ListService,
        snapshots: Snapshots,
        clock: Callable[[], float],
        on_sign_in_again: Callable[[], None],
        pace: Pace = UNHURRIED,
    ) -> None:
        self.service = service
        self._snapshots = snapshots
        self._clock = clock
        self._on_sign_in_again = on_sign_in_again
        self._pace = pace
        self._queues: list[OpenQueue] = []
        self._wake = asyncio.Event()
        self._failures = 0
        self._limit: RateLimited | None = None
        self._limited_until = 0.0
        self._stale: dict[QueueRef, int] = {}
        self._tries: dict[int, int] = {}

    def add(self, queue: OpenQueue) -> None:
        """Look after this queue from now on."""
        if queue not in self._queues:
            self._queues.append(queue)
            self.wake()

    def wake(self) -> None:
        """There is something to do, or the person does not want to wait for the next try.

        The wait that the service itself asked for is waited out.
        """
        self._wake.set()

    def refresh(self, queue: OpenQueue) -> None:
        """Read the queue soon."""
        queue.must_read = True
        self.wake()

    async def run(self) -> None:
        """For ever; cancel it to stop. Cancellation between two requests loses nothing: the journal knows."""
        while True:
            self._wake.clear()
            delay = await self._drain()
            if delay is None:
                await self._wake.wait()
                continue
            try:
                async with asyncio.timeout(delay):
                    await self._wake.wait()
                self._failures = 0  # somebody does not want to wait: patience begins anew
            except TimeoutError:
                pass

    # --- one round -----------------------------------------------------------------------------------------------

    async def _drain(self) -> float | None:
        """Do all that can be done. Seconds until the next try, None where nothing is left."""
        delays = [(queue, await self._drain_queue(queue)) for queue in tuple(self._queues)]
        wanted = {queue.ref: delay for queue, delay in delays if delay is not None}
        if not wanted:
            return None
        soonest = min(wanted.values())
        for queue, _ in delays:
            if queue.ref in wanted:
                queue.plan(self._clock() + soonest)
        return soonest

    async def _drain_queue(self, queue: OpenQueue) -> float | None:
        limited_for = self._limited_until - asyncio.get_running_loop().time()
        if self._limit is not None and limited_for > 0:
            return self._wait_for_limit(queue, self._limit, limited_for)
        try:
            while await self._step(queue):
                self._failures = 0
        except (ServiceError, StorageError) as error:
            # Whatever was under way, what the service says decides it; too many calls are no reason for one more.
            queue.must_read = queue.must_read or not isinstance(error, RateLimited)
            return self._give_way(queue, error)
        queue.report(Health.IN_STEP)
        return None

    def _wait_for_limit(self, queue: OpenQueue, limit: RateLimited, seconds: float) -> float | None:
        """The service said how long: neither another list of the account nor an impatient person calls before that."""
        if queue.must_read or queue.next_entry is not None:
            queue.report(Health.LIMITED, limit)
            return seconds
        queue.report(Health.IN_STEP)
        return None

    async def _step(self, queue: OpenQueue) -> bool:
        """Read if the queue must be read, else send one edit. False where there is nothing to do."""
        if queue.must_read:
            queue.report(Health.READING)
            await self._read(queue)
            return True
        if queue.next_entry is None:
            return False
        queue.report(Health.SENDING)
        if (entry := queue.next_entry) is not None:  # who was told may have undone it
            await self._send(queue, entry)
        return True

    def _give_way(self, queue: OpenQueue, error: LineupError) -> float | None:
        """Say what is wrong, and when to try again."""
        self._failures += 1
        backoff = min(self._pace.first_retry * 2 ** (self._failures - 1), self._pace.longest_retry)
        jittered: float = backoff * random.uniform(0.75, 1.25)  # noqa: S311 - spreads retries, keeps no secret
        match error:
            case SignInAgain():
                queue.report(Health.SIGN_IN_AGAIN, error)
                self._on_sign_in_again()
                return None
            case RateLimited(until_tomorrow=True):  # how long is our guess, which the person may know better
                queue.report(Health.LIMITED, error, Failed(error))
                return self._pace.quota_wait
            case RateLimited():
                queue.report(Health.LIMITED, error)
                self._limit = error
                self._limited_until = asyncio.get_running_loop().time() + error.retry_after
                return float(error.retry_after)
            case Unreachable() | OutcomeUnknown():
                queue.report(Health.OFFLINE, error)
                return jittered
            case SuddenlyEmpty():
                queue.report(Health.TROUBLE, error, Failed(error))
                return None
        queue.report(Health.TROUBLE, error, Failed(error))
        return jittered

    # --- reading -------------------------------------------------------------------------------------------------

    async def _read(self, queue: OpenQueue) -> None:
        read = await self._fetch_settled(queue)
        if _is_suddenly_empty(queue, read):
            # An empty read is not "everything was removed": only the person can say so.
            raise SuddenlyEmpty("The list came back empty although it held titles.")
        queue.merge(read, self._clock())
        await self._remember(queue, read)

    async def _fetch_settled(self, queue: OpenQueue) -> Queue:
        """A read that shows our own last write; reads may lag behind writes (contract netflix 5)."""
        for _ in range(self._pace.stale_reads):
            read = await self.service.fetch(queue.ref.name, queue.known)
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
        raise StaleRead("The service goes on showing the list as it was before the last change.")

    async def _remember(self, queue: OpenQueue, state: Queue) -> None:
        """Keep the state for the next start. A cache: that it cannot be written stops nothing."""
        try:
            await self._snapshots.save(queue.ref, queue.snapshot(state, self._clock()))
        except StorageError as error:
            queue.tell(Failed(error))

    # --- writing -------------------------------------------------------------------------------------------------

    async def _send(self, queue: OpenQueue, waiting: Entry) -> None:
        entry = queue.depart(waiting)
        tries = self._tries[entry.id] = self._tries.get(entry.id, 0) + 1
        try:
            sent = await self.service.send(queue.ref.name, queue.base, (entry.edit,))
        except PreconditionFailed:
            queue.distrust()
            self._retry(queue, waiting, tries)
        except (OutcomeUnknown, BadAnswer) as error:
            # The write may have happened: it stays in flight, and the next read tells.
            queue.must_read = True
            if tries >= self._pace.tries:
                raise
            queue.report(Health.OFFLINE, error)
            await asyncio.sleep(self._pace.after_fault)
        except Refused as error:
            del self._tries[entry.id]
            queue.ask(entry, Question(Reason.REFUSED, service_says=str(error)))
            queue.must_read = True
        except ServiceError:
            # Nothing was tried: waiting for one's turn is no reason to ask the person.
            self._tries[entry.id] = tries - 1
            queue.come_back(waiting)
            raise
        else:
            await self._take(queue, entry, sent, tries)

    async def _take(self, queue: OpenQueue, entry: Entry, sent: Sent, tries: int) -> None:
        """The service says yes. A yes without an entity-tag proves nothing (a captive portal says yes to
        everything): the edit stays in flight, and the next read tells; the third such yes ends in a question.
        """
        if sent.queue.etag is not None or sent.remark:
            await self._settle(queue, entry, sent.queue)
        else:
            queue.distrust()
            if tries >= self._pace.tries:
                await self._ask_unless_landed(queue, entry)
        if sent.remark:
            queue.tell(Partly(sent.remark))

    async def _ask_unless_landed(self, queue: OpenQueue, entry: Entry) -> None:
        await self._read(queue)
        for left in queue.state.entries:
            if left.id == entry.id and left.is_open:
                self._ask_about_storm(queue, left)

    def _retry(self, queue: OpenQueue, entry: Entry, tries: int) -> None:
        if tries < self._pace.tries:
            queue.come_back(entry)
        else:
            self._ask_about_storm(queue, entry)

    def _ask_about_storm(self, queue: OpenQueue, entry: Entry) -> None:
        del self._tries[entry.id]
        queue.ask(entry, Question(Reason.STORM))

    async def _settle(self, queue: OpenQueue, entry: Entry, after: Queue) -> None:
        """The snapshot first: a stop between the two leaves an edit that reading finds done, never a lost one."""
        self._tries.pop(entry.id, None)
        await self._remember(queue, after)
        queue.settle(entry, after)


def _is_suddenly_empty(queue: OpenQueue, read: Queue) -> bool:
    return not read.items and not read.saved and not queue.may_be_empty and queue.expects_titles
