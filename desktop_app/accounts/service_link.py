"""How an account gets at its service: a signed-in connection, and the sync that serves its lists."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.signing import Clock
from desktop_app.domain.credentials import BearerToken, end_of
from desktop_app.domain.errors import KeyringError, KeyringLost, ServiceError, SignInAgain
from desktop_app.domain.ledger import Ledger
from desktop_app.domain.parts import Lists, Service
from desktop_app.domain.service import Capabilities, Guard, ListCatalogue, Ordering, Writes
from desktop_app.providers.provider import AccountConnection
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.account_sync import AccountSync
from desktop_app.sync.changes import Change
from desktop_app.sync.meter import Meter
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.retry_policy import RetryPolicy
from desktop_app.sync.state import Health
from desktop_app.workers import Workers

if TYPE_CHECKING:
    from desktop_app.accounts.account import LiveAccount


_NOTHING_TO_WRITE = Capabilities(Ordering.KEPT_BY_US, Guard.COMPARE_FIRST, Writes.ONE_TITLE)
"""Capabilities of a service without lists."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A connection in an account's name, and the service that speaks on it.

    `meter` counts what its lists cost, where the service counts it.
    """

    connection: AccountConnection
    service: Service
    meter: Meter | None = None


@dataclass(frozen=True, slots=True)
class SignInTimes:
    """Times of an account's sign-in, in Unix seconds; None where they are unknown.

    `since` it is kept, `until` then it is good as it is; `renews` tells whether it is renewed before that.
    """

    since: float | None
    until: float | None
    renews: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """Dependencies that all accounts share: where they keep things, and how they reach their services.

    `connect` signs an account in with what the keyring holds; it raises `KeyringError`, `ServiceError`. `clock` tells
    Unix seconds; `workers` read the journal.
    """

    journal: Journal
    snapshots: Snapshots
    clock: Clock
    ledger: Ledger
    policy: RetryPolicy
    connect: "Callable[[LiveAccount], Awaitable[SignedIn]]"
    workers: Workers = field(default_factory=lambda: Workers("journal"))


class ServiceLink:
    """Connects when something is first wanted of the service, and hangs up when the account ends."""

    def __init__(self, account: "LiveAccount", shared: Shared) -> None:
        self.keyring_trouble: KeyringError | None = None
        """The reason why the account's sign-in could not be read the last time; None where it could."""

        self._account = account
        self._shared = shared
        self._signed_in: SignedIn | None = None
        self._sync: AccountSync | None = None
        self._running: asyncio.Task[None] | None = None
        self._connecting = asyncio.Lock()

    async def service(self) -> Service:
        """The account's service, whose lists are served from now on. Raises `KeyringError`, `ServiceError`."""
        async with self._connecting:
            if self._signed_in is None:
                signed_in = await self._connect()
                if self._account.is_over:
                    signed_in.connection.transport.close()
                self._account.check()
                self.take(signed_in)
            return self._taken.service

    def take(self, signed_in: SignedIn) -> None:
        """Use this sign-in from now on. A sync at work takes it over; its lists, and what waits in them, stay."""
        self._signed_in = signed_in
        self._forget_trouble()
        lists = signed_in.service.lists
        if self._sync is not None and lists is not None:
            self._sync.lists, self._sync.meter = lists, signed_in.meter
            self._sync.wake()
        elif lists is not None:
            self._begin(lists, signed_in.meter)

    @property
    def meter(self) -> Meter | None:
        """The count of what is left of the day for the account's lists; None where nobody counts, or nobody knows."""
        return self._signed_in.meter if self._signed_in is not None else None

    @property
    def connection(self) -> AccountConnection | None:
        """The connection in the account's name; None where its sign-in was not read yet."""
        return self._signed_in.connection if self._signed_in is not None else None

    def uses(self, credentials: KeptCredentials) -> bool:
        """Whether the account signs in with these, and was not signed in anew meanwhile."""
        return self.connection is not None and self.connection.credentials is credentials

    # --- its lists -----------------------------------------------------------------------------------------------

    def serve(self, queue: OpenQueue) -> None:
        """Read the list, and send what is done to it, from now on; only once there is a `service`."""
        if self._sync is not None:
            self._sync.add(queue)

    def serves(self, queue: OpenQueue) -> bool:
        """Whether the list is read and written, and not only shown."""
        return self._sync is not None and queue in self._sync.queues

    def leave(self, queue: OpenQueue) -> None:
        """Serve the list no longer."""
        if self._sync is not None and queue in self._sync.queues:
            self._sync.queues.remove(queue)

    def wake(self) -> None:
        """Run now instead of at the next planned retry."""
        if self._sync is not None:
            self._sync.wake()

    def refresh(self, queue: OpenQueue) -> None:
        """Read the list soon, where lists are served."""
        if self._sync is not None:
            self._sync.refresh(queue)

    def try_now(self, queue: OpenQueue) -> None:
        """Read the list soon, and send what waits there, even if we count that the day is spent."""
        if self._sync is not None:
            self._sync.try_now(queue)

    # --- its sign-in ---------------------------------------------------------------------------------------------

    @property
    def ends_at(self) -> float | None:
        """Unix seconds: when the sign-in ends for good; None where it renews itself, or was not read yet."""
        return end_of(self.connection.credentials.current) if self.connection is not None else None

    @property
    def times(self) -> SignInTimes | None:
        """Times of the sign-in; None if it has not been read yet."""
        if self.connection is None:
            return None
        kept = self.connection.credentials
        if isinstance(kept.current, BearerToken):
            return SignInTimes(kept.since, kept.current.expires_at, renews=bool(kept.current.refresh_token))
        return SignInTimes(kept.since, None, renews=False)

    # --- the end -------------------------------------------------------------------------------------------------

    def end(self) -> None:
        """Hang up at once."""
        if self._running is not None:
            self._running.cancel()
        if self.connection is not None:
            self.connection.transport.close()
        self._signed_in = self._sync = self._running = None

    async def close(self) -> None:
        """Stop between two requests, and hang up: the program ends."""
        running = self._running
        self.end()
        if running is not None:
            with suppress(asyncio.CancelledError):
                await running

    # --- inside --------------------------------------------------------------------------------------------------

    @property
    def _taken(self) -> SignedIn:
        assert self._signed_in is not None
        return self._signed_in

    def _begin(self, lists: Lists, meter: Meter | None) -> None:
        shared, account = self._shared, self._account
        clock, policy = shared.clock, shared.policy
        told = (account.require_sign_in, account.accept)
        self._sync = AccountSync(lists, shared.snapshots, clock, *told, policy, meter)
        self._running = asyncio.create_task(self._sync.run())
        self._running.add_done_callback(_report)

    async def _connect(self) -> SignedIn:
        """Connect, and report trouble with the keyring instead of leaving what is shown waiting for an answer."""
        try:
            return await self._shared.connect(self._account)
        except KeyringError as error:
            is_lost = isinstance(error, KeyringLost)
            self.keyring_trouble = error
            for queue in self._account.queues:
                health = Health.SIGN_IN_AGAIN if is_lost else Health.TROUBLE
                queue.apply(Change(queue.held.reported(health, error)))
            self._account.changed.emit(self._account)
            if is_lost:
                self._account.require_sign_in()
            raise

    def _forget_trouble(self) -> None:
        """The account has what it signs in with: lists that nobody reads now must not go on asking for it."""
        before, self.keyring_trouble = self.keyring_trouble, None
        for queue in self._account.queues:
            if queue.state.health is Health.SIGN_IN_AGAIN or isinstance(queue.state.trouble, KeyringError):
                queue.apply(Change(queue.held.reported(Health.NOT_READ)))
        if before is not None:
            self._account.changed.emit(self._account)


async def catalogue_of(service: Service) -> ListCatalogue:
    """Read the service's lists, and the changes possible there. Raises `ServiceError`."""
    scale = service.ratings.scale if service.ratings is not None else None
    editing = service.editor.editing if service.editor is not None else None
    if service.lists is not None:
        return ListCatalogue(service.lists.capabilities, await service.lists.all(), scale, editing)
    await _look_at_the_sign_in(service)
    return ListCatalogue(_NOTHING_TO_WRITE, (), scale, editing)


async def _look_at_the_sign_in(service: Service) -> None:
    """Ask who is signed in, so that an ended sign-in is noticed: no list would ever tell. Raises `SignInAgain`."""
    try:
        await service.who()
    except SignInAgain:
        raise
    except ServiceError:
        return


def _report(task: "asyncio.Task[None]") -> None:
    """A sync ends when it is cancelled; by a mistake of ours it must not do so in silence."""
    error = None if task.cancelled() else task.exception()
    if error is not None:
        context = {"message": "The sync of an account ended.", "exception": error, "task": task}
        task.get_loop().call_exception_handler(context)
