"""One serial writer an account: reads, sends, merges; nothing else of the program talks to the lists."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from desktop_app.domain.edits import Edit, touched
from desktop_app.domain.errors import (
    AccountLocked,
    BadAnswer,
    IncompleteRead,
    KeyringLost,
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
    TooLong,
    Unreachable,
)
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, Question, Reason
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import ListService, Ordering, Sent
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.batches import named
from desktop_app.sync.look_agains import LookAgains
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.pace import UNHURRIED, Pace
from desktop_app.sync.reader import Reader
from desktop_app.sync.state import Failed, Health, Partly


class Writer:
    """Drains the journal of one account, in order, queue by queue."""

    def __init__(
        self,
        service: ListService,
        snapshots: Snapshots,
        clock: Callable[[], float],
        on_sign_in_again: Callable[[], None],
        on_accepted: Callable[[], None],
        pace: Pace = UNHURRIED,
    ) -> None:
        self.service = service
        self._reader = Reader(snapshots, clock, pace)
        self._clock = clock
        self._on_sign_in_again = on_sign_in_again
        self._on_accepted = on_accepted
        self._pace = pace
        self.queues: list[OpenQueue] = []
        self._wake = asyncio.Event()
        self._failures = 0
        self._limit: RateLimited | None = None
        self._limited_until = 0.0
        self._look_agains = LookAgains(pace)
        self._tries: Counter[tuple[EntryId, type[Edit]]] = Counter()

    def add(self, queue: OpenQueue) -> None:
        """Look after this queue from now on."""
        if queue not in self.queues:
            self.queues.append(queue)
            self.wake()

    def wake(self) -> None:
        """There is something to do, or the person does not want to wait for the next try.

        The wait that the service itself asked for is waited out.
        """
        self._wake.set()

    def refresh(self, queue: OpenQueue) -> None:
        """Read the queue soon."""
        queue.must_read, queue.is_left_alone = True, False
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
        delays = [(queue, await self._drain_queue(queue)) for queue in tuple(self.queues)]
        wanted = {queue.ref: delay for queue, delay in delays if delay is not None}
        if not wanted:
            return None
        soonest = min(wanted.values())
        for queue, _ in delays:
            if queue.ref in wanted:
                queue.plan(self._clock() + soonest)
        return soonest

    async def _drain_queue(self, queue: OpenQueue) -> float | None:
        if queue.is_left_alone:
            return None
        limited_for = self._limited_until - asyncio.get_running_loop().time()
        if self._limit is not None and limited_for > 0:
            return self._wait_for_limit(queue, self._limit, limited_for)
        queue.must_read = queue.must_read or self._look_agains.is_due(queue)
        try:
            while await self._step(queue):
                self._failures = 0
        except (ServiceError, StorageError) as error:
            # Whatever was under way, what the service says decides it; too many calls are no reason for one more.
            queue.must_read = queue.must_read or not isinstance(error, RateLimited)
            return self._give_way(queue, error)
        return self._rest(queue)

    def _wait_for_limit(self, queue: OpenQueue, limit: RateLimited, seconds: float) -> float | None:
        """The service said how long: neither another list of the account nor an impatient person calls before that."""
        if queue.must_read or self._next_batch(queue) or self._look_agains.is_due(queue):
            queue.report(Health.LIMITED, limit)
            return seconds
        return self._rest(queue)

    def _rest(self, queue: OpenQueue) -> float | None:
        """Report that all is done, or look again later at a list that was told in part."""
        if queue.base.unseen:
            return self._look_agains.rest(queue)
        queue.report(Health.IN_STEP)
        return None

    async def _step(self, queue: OpenQueue) -> bool:
        """Read if the queue must be read, else send what one request takes. False where there is nothing to do."""
        if queue.must_read:
            queue.report(Health.READING)
            await self._reader.read(self.service, queue)
            self._on_accepted()
            self._look_agains.note(queue)
            return True
        if not self._next_batch(queue):
            return False
        queue.report(Health.SENDING)
        if batch := self._next_batch(queue):  # who was told may have undone it
            await self._send(queue, batch)
        return True

    def _next_batch(self, queue: OpenQueue) -> tuple[Entry, ...]:
        """Choose the next entries. No order is sent for a list that the service keeps in order and shows in part."""
        is_kept_there = self.service.capabilities.ordering is Ordering.KEPT_BY_SERVICE
        return queue.next_beside_orders if queue.base.unseen and is_kept_there else queue.next_batch

    def _give_way(self, queue: OpenQueue, error: LineupError) -> float | None:
        """Say what is wrong, and when to try again."""
        self._failures += 1
        backoff = self._pace.pause(self._failures)
        jittered = backoff * random.uniform(0.75, 1.25)  # noqa: S311 - spreads retries, keeps no secret
        match error:
            case SignInAgain() | KeyringLost():
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
            case StaleRead():
                queue.report(Health.INCOMPLETE, error)
                return jittered
            case IncompleteRead():
                self._look_agains.tell(queue, error)
                return jittered
            case TooLong():  # it will be as long in a minute; the person may have it read again
                queue.is_left_alone = True
                queue.report(Health.TROUBLE, error, Failed(error))
                return None
            case SuddenlyEmpty() | AccountLocked():
                queue.report(Health.TROUBLE, error, Failed(error))
                return None
        queue.report(Health.TROUBLE, error, Failed(error))
        return jittered

    # --- writing -------------------------------------------------------------------------------------------------

    async def _send(self, queue: OpenQueue, waiting: Sequence[Entry]) -> None:
        batch = queue.depart(waiting)
        self._tries += Counter(map(_try_of, batch))
        try:
            sent = await self.service.send(queue.ref.name, queue.base, [entry.edit for entry in batch])
        except PreconditionFailed:
            queue.distrust()
            fresh = [entry for entry in waiting if not self._is_tired(entry)]
            self._ask_about_tired(queue, waiting, Reason.STORM)
            if fresh:
                queue.come_back(fresh)
        except (OutcomeUnknown, BadAnswer) as error:
            # The write may have happened: it stays in flight, and the next read tells.
            queue.must_read = True
            if any(map(self._is_tired, batch)):
                raise
            queue.report(Health.OFFLINE, error)
            await asyncio.sleep(self._pace.after_fault)
        except Refused as error:
            self._ask_about_refusal(queue, batch, error)
        except ServiceError:
            # Nothing was tried: waiting for one's turn is no reason to ask the person.
            self._tries -= Counter(map(_try_of, batch))
            queue.come_back(waiting)
            raise
        else:
            self._on_accepted()
            await self._take(queue, waiting, batch, sent)

    async def _take(self, queue: OpenQueue, waiting: Sequence[Entry], batch: Sequence[Entry], sent: Sent) -> None:
        """The service says yes. A yes without an entity-tag proves nothing (a captive portal says yes to
        everything): the edits stay in flight, and the next read tells; the third such yes ends in a question.
        """
        # What was sent before may have put in what is there now.
        unsent = {i for entry in waiting if entry.state is EntryState.PENDING for i in touched(entry.edit)}
        already = unsent.intersection(sent.already)
        if sent.queue.etag is not None or sent.remark:
            await self._settle(queue, batch, sent, already)
        else:
            queue.distrust()
            queue.find_there(batch, already)
            if any(map(self._is_tired, batch)):
                await self._reader.read(self.service, queue)
                open_now = [entry for entry in queue.state.entries if entry.is_open]
                self._ask_about_tired(queue, open_now, Reason.NOT_KEPT)
        if sent.remark:
            queue.tell(Partly(sent.remark))

    def _is_tired(self, entry: Entry) -> bool:
        """Whether it was sent as often as a person would send it."""
        return self._tries[_try_of(entry)] >= self._pace.tries

    def _ask_about_tired(self, queue: OpenQueue, batch: Sequence[Entry], reason: Reason) -> None:
        """About those that were tried often enough, if any."""
        if tired := [entry for entry in batch if self._is_tired(entry)]:
            self._forget_tries(tired)
            queue.ask(tired, Question(reason))

    def _ask_about_refusal(self, queue: OpenQueue, batch: Sequence[Entry], error: Refused) -> None:
        """About the titles that were refused; what became of the others of the same request is read."""
        refused = named(batch, error.titles)
        self._forget_tries(refused)
        queue.ask(refused, Question(Reason.REFUSED, service_says=error.said, cause=error.cause))
        queue.must_read = True

    def _forget_tries(self, batch: Sequence[Entry]) -> None:
        for entry in batch:
            del self._tries[_try_of(entry)]

    async def _settle(self, queue: OpenQueue, batch: Sequence[Entry], sent: Sent, already: Collection[TitleId]) -> None:
        """The snapshot first: a stop between the two leaves edits that reading finds done, never a lost one."""
        self._forget_tries(batch)
        await self._reader.remember(queue, sent.queue)
        queue.settle(batch, sent.queue, already)
        # A title that the service has, and we do not: the entity-tag tells whether anything else is there, too.
        queue.must_read = queue.must_read or not all(map(sent.queue.holds, sent.already))


def _try_of(entry: Entry) -> tuple[EntryId, type[Edit]]:
    """What is counted: an addition that has arrived goes on as a move, and that one was not tried yet."""
    return entry.id, type(entry.edit)
