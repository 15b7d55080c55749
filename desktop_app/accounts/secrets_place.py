"""The place of all accounts' secrets, and their move to another one."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager

from desktop_app.domain.account import Account, AccountId
from desktop_app.storage.credential_repository import CredentialRepository, account_entry, application_entry
from desktop_app.storage.credential_store import CredentialStore
from desktop_app.storage.secret_places import copy, wipe
from desktop_app.storage.stored_credentials import RenewalLock


class SecretsPlace:
    """Moves secrets while nobody renews any of them."""

    def __init__(
        self,
        sign_ins: CredentialRepository,
        servers: Callable[[], Iterable[tuple[str, str]]],
        accounts: Callable[[], Iterable[Account]],
        lock: Callable[[AccountId], RenewalLock],
    ) -> None:
        """`servers`: ids of services and names of their servers. `accounts`: also those that are still to revoke."""
        self._sign_ins = sign_ins
        self._servers = servers
        self._accounts = accounts
        self._lock = lock
        self.others: tuple[str, ...] = ("proxy",)
        """Names of entries that belong to no account."""

    def names(self) -> tuple[str, ...]:
        """Names of all entries that there may be. Raises `StorageError`."""
        accounts = tuple(self._accounts())
        servers = (*self._servers(), *((account.provider, account.server) for account in accounts))
        applications = (application_entry(provider, server) for provider, server in servers)
        return tuple(dict.fromkeys((*applications, *(account_entry(a.id) for a in accounts), *self.others)))

    async def move(
        self,
        source: CredentialStore,
        target: CredentialStore,
        settle: Callable[[], Awaitable[object]],
        more: Iterable[str] = (),
    ) -> tuple[str, ...]:
        """Copy all from the source, `settle` that the target counts, use it, wipe the source; what was moved.

        `more`: names that the source holds besides. Raises `StorageError` and what `settle` raises; until that is done
        the source counts and holds everything.
        """
        async with self._alone():
            moved = await copy((*self.names(), *more), source, target)
            await settle()
            self._sign_ins.store = target
            # What was kept in the last moment.
            moved += await copy((name for name in self.names() if name not in moved), source, target)
            await wipe(moved, source)
        return moved

    def held(self) -> AbstractContextManager[None]:
        """Let whoever asks for a sign-in wait until the block ends."""
        return self._sign_ins.held()

    async def rescue(self, source: CredentialStore) -> tuple[str, ...]:
        """Move what lies in a store that is not used any more to the one that is, which keeps what it has already.

        Raises `StorageError`.
        """
        target = self._sign_ins.store
        async with self._alone():
            there = [name for name in self.names() if await source.load(name) is not None]
            missing = [name for name in there if await target.load(name) is None]
            await copy(missing, source, target)
            await wipe(there, source)
        return tuple(there)

    @asynccontextmanager
    async def _alone(self) -> AsyncGenerator[None]:
        """Keep every account's credentials from being renewed until the block ends."""
        async with AsyncExitStack() as locks:
            for account in sorted(self._accounts(), key=lambda account: account.id):
                await locks.enter_async_context(self._lock(account.id).held())
            yield
