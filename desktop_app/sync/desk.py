"""The queues that are open, and the writer of each account that serves them."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import KeyringError, KeyringLost, SignInAgain, StorageError
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import Capabilities, ListService, Shelf
from desktop_app.domain.undo_step import UndoStep
from desktop_app.storage.journal import Journal
from desktop_app.storage.own_data import OnlyHere
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.open_queue import Listener, OpenQueue
from desktop_app.sync.pace import Pace
from desktop_app.sync.state import Health
from desktop_app.sync.writer import Writer
from desktop_app.workers import Workers


@dataclass(frozen=True, slots=True)
class Links:
    """What the desk asks of the linked accounts.

    `connect` makes an account's service (raises `KeyringError`, `ServiceError`); `check` raises where it is no longer
    linked; `sign_in_again` is told that its credentials are no longer taken, `accepted` that they are.
    """

    connect: Callable[[AccountId], Awaitable[ListService]]
    check: Callable[[AccountId], object]
    sign_in_again: Callable[[AccountId], None]
    accepted: Callable[[AccountId], None]


@dataclass(frozen=True, slots=True)
class _Served:
    """An account whose lists are in use."""

    writer: Writer
    task: "asyncio.Task[None]"


class Desk:
    """Opens queues, wakes writers."""

    def __init__(
        self,
        links: Links,
        journal: Journal,
        snapshots: Snapshots,
        clock: Callable[[], float],
        on_queue: Listener,
        pace: Pace,
    ) -> None:
        self._links = links
        self._journal = journal
        self._snapshots = snapshots
        self._clock = clock
        self._on_queue = on_queue
        self.pace = pace
        self._workers = Workers("journal")
        self._served: dict[AccountId, _Served] = {}
        self._serving: dict[AccountId, asyncio.Lock] = {}
        self._queues: dict[QueueRef, OpenQueue] = {}
        self._keyring_troubles: dict[AccountId, KeyringError] = {}

    async def known_shelf(self, account_id: AccountId) -> Shelf | None:
        """Which lists the account had when its service last told; nobody is asked. None where that is not known."""
        try:
            return await self._snapshots.shelf(account_id)
        except StorageError:
            return None

    async def shelf(self, account_id: AccountId) -> Shelf:
        """Which lists the account has, kept for the next start. Raises `KeyringError`, `ServiceError`."""
        service = await self.service(account_id)
        try:
            shelf = Shelf(service.capabilities, await service.lists())
        except SignInAgain:
            self._links.sign_in_again(account_id)
            raise
        await self.keep_shelf(account_id, shelf)
        return shelf

    async def keep_shelf(self, account_id: AccountId, shelf: Shelf) -> None:
        """For the next start."""
        with suppress(StorageError):  # a cache
            await self._snapshots.save_shelf(account_id, shelf)

    async def waiting(self, account_id: AccountId) -> tuple[str, ...]:
        """The names of the account's lists for which changes wait, opened or not. Raises `StorageError`."""
        return await self._workers.run(lambda: self._journal.waiting(account_id))

    async def only_here(self, account_id: AccountId) -> tuple[OnlyHere, ...]:
        """Return the account's lists with data that exist on this computer alone. Raises `StorageError`."""
        return await self._workers.run(lambda: self._journal.own.only_here(account_id))

    async def show(self, ref: QueueRef, capabilities: Capabilities) -> OpenQueue:
        """The queue in its last known state. What is done to it waits until somebody opens it.

        Neither keyring nor service is asked. Raises `StorageError`, and `SignInAgain` where the account is no longer
        linked.
        """
        if ref not in self._queues:
            snapshot = await self._snapshots.load(ref)
            self._links.check(ref.account)
            if ref not in self._queues:
                queue = self._queues[ref] = OpenQueue(ref, self._journal, self._on_queue, capabilities.writes)
                if snapshot is not None:
                    queue.restore(snapshot)
        return self._queues[ref]

    async def open(self, ref: QueueRef) -> OpenQueue:
        """The queue, its last known state at once, its present one soon.

        Raises `StorageError`, `KeyringError`, and `SignInAgain` where the account is unlinked meanwhile.
        """
        writer = await self._writer(ref.account)
        queue = await self.show(ref, writer.service.capabilities)
        queue.writes = writer.service.capabilities.writes
        writer.add(queue)
        return queue

    async def steps(self, ref: QueueRef) -> tuple[UndoStep, ...]:
        """The way back of the queue, as earlier runs left it; read before it is opened. Raises `StorageError`."""
        return await self._workers.run(lambda: self._journal.steps(ref))

    def is_served(self, ref: QueueRef) -> bool:
        """Whether its writer looks after it: it was opened, not only shown."""
        served, queue = self._served.get(ref.account), self._queues.get(ref)
        return served is not None and queue is not None and queue in served.writer.queues

    async def close_list(self, ref: QueueRef) -> None:
        """The service no longer has it: what was known of it goes."""
        queue, served = self._queues.pop(ref, None), self._served.get(ref.account)
        if queue is not None and served is not None and queue in served.writer.queues:
            served.writer.queues.remove(queue)
        with suppress(StorageError):  # a cache
            await self._snapshots.forget_list(ref)

    def opened(self, ref: QueueRef) -> OpenQueue | None:
        """The queue, if it is open."""
        return self._queues.get(ref)

    def age_of(self, ref: QueueRef) -> float | None:
        """Seconds since the service last told the whole queue."""
        read_at = self._queues[ref].read_at if ref in self._queues else None
        return None if read_at is None else self._clock() - read_at

    def seconds_until(self, moment: float) -> float:
        """From now, by the clock that the lists are read by."""
        return moment - self._clock()

    def keyring_trouble(self, account_id: AccountId) -> KeyringError | None:
        """The reason why the account's sign-in could not be read the last time; None where it could."""
        return self._keyring_troubles.get(account_id)

    def wake(self, account_id: AccountId) -> None:
        """There is something to send, or the person does not want to wait."""
        if account_id in self._served:
            self._served[account_id].writer.wake()

    def refresh(self, ref: QueueRef) -> None:
        """Read the queue soon, if its account is served."""
        if ref in self._queues and ref.account in self._served:
            self._served[ref.account].writer.refresh(self._queues[ref])

    def own_data_changed(self, accounts: Collection[AccountId]) -> None:
        """Orders and lists that are kept here for these accounts were replaced: read them again."""
        for ref, queue in self._queues.items():
            if ref.account in accounts:
                queue.expect_own_change()
                self.wake(ref.account)

    async def service(self, account_id: AccountId) -> ListService:
        """For searches. Raises `KeyringError`."""
        return (await self._writer(account_id)).service

    def renew(self, account_id: AccountId, service: ListService) -> None:
        """A writer at work takes new credentials over; its queues, and what waits in them, stay."""
        self._forget_trouble(account_id)
        if account_id in self._served:
            self._served[account_id].writer.service = service
            self._served[account_id].writer.wake()

    def forget(self, account_id: AccountId) -> None:
        """The account is unlinked: its writer ends, its queues close."""
        served = self._served.pop(account_id, None)
        if served is not None:
            served.task.cancel()
        self._queues = {ref: queue for ref, queue in self._queues.items() if ref.account != account_id}
        self._keyring_troubles.pop(account_id, None)

    async def close(self) -> None:
        """Stop all writers between two requests; nobody serves their queues any more."""
        tasks = [served.task for served in self._served.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._served.clear()
        self._queues.clear()

    async def _writer(self, account_id: AccountId) -> Writer:
        async with self._serving.setdefault(account_id, asyncio.Lock()):
            if account_id not in self._served:
                service = await self._connected(account_id)
                self._links.check(account_id)
                again = partial(self._links.sign_in_again, account_id)
                accepted = partial(self._links.accepted, account_id)
                writer = Writer(service, self._snapshots, self._clock, again, accepted, self.pace)
                task = asyncio.create_task(writer.run())
                task.add_done_callback(_report)
                self._served[account_id] = _Served(writer, task)
        return self._served[account_id].writer

    async def _connected(self, account_id: AccountId) -> ListService:
        """What is shown of the account already does not wait for ever for a keyring that has no answer."""
        try:
            service = await self._links.connect(account_id)
        except KeyringError as error:
            is_lost = isinstance(error, KeyringLost)
            self._keyring_troubles[account_id] = error
            for queue in self._shown_of(account_id):
                queue.report(Health.SIGN_IN_AGAIN if is_lost else Health.TROUBLE, error)
            if is_lost:
                self._links.sign_in_again(account_id)
            raise
        self._forget_trouble(account_id)
        return service

    def _forget_trouble(self, account_id: AccountId) -> None:
        """The account has what it signs in with: lists that nobody reads now must not go on asking for it."""
        self._keyring_troubles.pop(account_id, None)
        for queue in self._shown_of(account_id):
            if queue.state.health is Health.SIGN_IN_AGAIN or isinstance(queue.state.trouble, KeyringError):
                queue.report(Health.NOT_READ)

    def _shown_of(self, account_id: AccountId) -> list[OpenQueue]:
        return [queue for ref, queue in self._queues.items() if ref.account == account_id]


def _report(task: "asyncio.Task[None]") -> None:
    """A writer ends when it is cancelled; by a mistake of ours it must not do so in silence."""
    error = None if task.cancelled() else task.exception()
    if error is not None:
        context = {"message": "The writer of an account ended.", "exception": error, "task": task}
        task.get_loop().call_exception_handler(context)
