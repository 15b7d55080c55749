"""The account's one writer: it reads, sends and keeps; nothing else of the program talks to the lists.

What to do, and what follows from it, is decided in `decisions`.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.errors import RateLimited, ServiceError, StorageError
from desktop_app.domain.parts import Lists
from desktop_app.domain.queues import Queue
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.changes import Change, wanted_again
from desktop_app.sync.decisions import Decision, Situation, decide, next_step
from desktop_app.sync.meter import Meter
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.outcomes import (
    Fault,
    GoOn,
    Keep,
    Limited,
    Outcome,
    Read,
    Retry,
    Send,
    SignIn,
    Stop,
    Taken,
    Then,
    Wait,
    WaitUntil,
)
from desktop_app.sync.reads import Told, studied, takes_long
from desktop_app.sync.retry_policy import UNHURRIED, RetryPolicy
from desktop_app.sync.state import Failed, Health
from desktop_app.workers import Workers


class AccountSync:
    """Drains the journal of one account, in order, list by list."""

    def __init__(
        self,
        lists: Lists,
        snapshots: Snapshots,
        clock: Callable[[], float],
        on_sign_in_again: Callable[[], None],
        on_accepted: Callable[[], None],
        policy: RetryPolicy = UNHURRIED,
        meter: Meter | None = None,
    ) -> None:
        """`clock` tells Unix seconds. `on_accepted` is told that the account's credentials were taken.

        `meter` counts what the account's application key may still do today, where the service counts it.
        """
        self.lists = lists
        self.meter = meter
        self.queues: list[OpenQueue] = []
        self._snapshots = snapshots
        self._clock = clock
        self._on_sign_in_again = on_sign_in_again
        self._on_accepted = on_accepted
        self._policy = policy
        self._workers = Workers("comparing")
        self._wake = asyncio.Event()
        self._failures = 0
        self._limit: RateLimited | None = None
        self._limited_until = 0.0

    def add(self, queue: OpenQueue) -> None:
        """Look after this list from now on."""
        if queue not in self.queues:
            self.queues.append(queue)
            self.wake()

    def wake(self) -> None:
        """Run now instead of at the next planned try; the wait that the service itself asked for is waited out."""
        self._wake.set()

    def refresh(self, queue: OpenQueue) -> None:
        """Read the list soon."""
        queue.apply(wanted_again(queue.held))
        self.wake()

    def try_now(self, queue: OpenQueue) -> None:
        """The person does not want to wait for the end of the service's day, which we may have wrong."""
        if self.meter is not None and queue.state.health is Health.LIMITED:
            self.meter.doubt()
        self.refresh(queue)

    async def run(self) -> None:
        """Serve the lists until cancelled. A cancellation between two requests loses nothing: the journal knows."""
        while True:
            self._wake.clear()
            if self.meter is not None:
                await self.meter.load()
            delay = await self._drain()
            if delay is None:
                await self._wake.wait()
                continue
            try:
                async with asyncio.timeout(delay if self.meter is None else min(delay, self._policy.nap)):
                    await self._wake.wait()
                self._failures = 0  # somebody does not want to wait: patience begins anew
            except TimeoutError:
                pass

    # --- one round -----------------------------------------------------------------------------------------------

    async def _drain(self) -> float | None:
        """Do all that can be done. Seconds until the next try, None where nothing is left."""
        delays = [(queue, await self._serve(queue)) for queue in tuple(self.queues)]
        wanted = [delay for _, delay in delays if delay is not None]
        if not wanted:
            return None
        soonest = min(wanted)
        for queue, delay in delays:
            if delay is not None:
                queue.apply(Change(queue.held.planned(self._clock() + soonest)))
        return soonest

    async def _serve(self, queue: OpenQueue) -> float | None:
        """Do what the list needs, one request after the other. Seconds until the next try, None where none is due."""
        decision = next_step(queue.held, self._situation())
        while True:
            match self._commit(queue, decision):
                case Wait(seconds):
                    return seconds
                case WaitUntil(moment):
                    return max(moment - self._clock(), 0.0)
                case Retry(seconds):
                    self._failures += 1
                    return seconds * random.uniform(0.75, 1.25)  # noqa: S311 - spreads retries, keeps no secret
                case Limited(limit):
                    self._limit, self._limited_until = limit, _now() + limit.retry_after
                    return float(limit.retry_after)
                case SignIn():
                    self._on_sign_in_again()
                    return None
                case Stop():
                    return None
                case GoOn() | Keep() | Read() | Send() as step:
                    decision = await self._act(queue, step)

    def _commit(self, queue: OpenQueue, decision: Decision) -> Then:
        """Make the decision true, and answer with what is to be done then."""
        try:
            queue.apply(decision.change)
        except StorageError as error:
            decision = decide(queue.held, Fault(error), self._situation())
            queue.apply(decision.change)  # changes no entry, so that it needs no disk
        return decision.then

    async def _act(self, queue: OpenQueue, step: GoOn | Keep | Read | Send) -> Decision:
        """Do the step, and decide what follows from it."""
        outcome: Outcome
        match step:
            case Read(after):
                outcome = await self._read(queue, after)
            case Send():
                outcome = await self._send(queue, step)
            case GoOn() | Keep():  # a request succeeded
                self._failures = 0
                if isinstance(step, Keep):
                    await self._keep(queue, step.read)
                return next_step(queue.held, self._situation())
        error = outcome.error if isinstance(outcome, Fault) else None
        if isinstance(error, RateLimited) and error.until_tomorrow and self.meter is not None:
            self.meter.refuse()
        # What is held may have become another meanwhile: the person went on.
        return decide(queue.held, outcome, self._situation())

    def _situation(self) -> Situation:
        limit = self._limit if _now() < self._limited_until else None
        return Situation(
            self.lists.capabilities,
            self._policy,
            _now(),
            self._clock(),
            failures=self._failures,
            limit=limit,
            limited_until=self._limited_until,
            purse=self.meter.purse if self.meter is not None else None,
        )

    # --- requests ------------------------------------------------------------------------------------------------

    async def _read(self, queue: OpenQueue, after: float) -> Told | Fault:
        if after:
            await asyncio.sleep(after)
        queue.apply(Change(queue.held.reported(Health.READING)))
        try:
            read = await self.lists.fetch(queue.ref.name, queue.held.known)
        except (ServiceError, StorageError) as error:
            return Fault(error)
        self._on_accepted()
        read = queue.held.recognizing(read)
        if not takes_long(read):
            return Told(read)
        base = queue.held.base
        return await self._workers.run(lambda: studied(base, read))

    async def _send(self, queue: OpenQueue, request: Send) -> Taken | Fault:
        edits = [entry.edit for entry in request.batch]
        try:
            sent = await self.lists.send(queue.ref.name, queue.held.base, edits)
        except (ServiceError, StorageError) as error:
            return Fault(error, request)
        self._on_accepted()
        taken = Taken(request, replace(sent, queue=queue.held.recognizing(sent.queue)))
        if taken.is_proven:
            # The snapshot first: a stop between the two leaves edits that reading finds done, never a lost one.
            await self._keep(queue, taken.sent.queue)
        return taken

    async def _keep(self, queue: OpenQueue, state: Queue) -> None:
        """Keep the state for the next start. A cache: that it cannot be written stops nothing."""
        try:
            await self._snapshots.save(queue.ref, queue.held.snapshot(state, self._clock()))
        except StorageError as error:
            queue.apply(Change(queue.held).telling(Failed(error)))


def _now() -> float:
    return asyncio.get_running_loop().time()
