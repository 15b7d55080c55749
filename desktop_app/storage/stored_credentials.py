"""Stored credentials of an account in the keyring, renewed while the program runs."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import Credentials
from desktop_app.domain.errors import KeyringLost, KeyringReason, StorageError, StorageReason
from desktop_app.private_files import FILE, reason_of
from desktop_app.storage.credential_repository import CredentialRepository

LOCK_PAUSE = 0.05
"""Seconds between two looks at a lock that another process holds."""

LOCKED_FOR = 90.0
"""Seconds: longer than the slowest renewal. Who holds the lock that long has hung."""


class StoredCredentials:
    """A `KeptCredentials` (see `auth.kept`)."""

    def __init__(
        self,
        sign_ins: CredentialRepository,
        account_id: AccountId,
        current: Credentials,
        folder: Path,
        on_refused: "Callable[[StoredCredentials], None]" = lambda _: None,
        on_accepted: Callable[[], None] = lambda: None,
    ) -> None:
        self.current = current
        self._sign_ins = sign_ins
        self._account_id = account_id
        self._lock = RenewalLock(folder, account_id)
        self._on_refused = on_refused
        self._on_accepted = on_accepted

    @property
    def since(self) -> float | None:
        """Unix seconds: since when these credentials are kept; None where an earlier version kept them."""
        return self._sign_ins.kept_since(self._account_id)

    async def reload(self) -> Credentials:
        found = await self._sign_ins.credentials(self._account_id)
        if found is None:
            raise KeyringLost(KeyringReason.NOTHING_HELD)
        self.current = found
        return found

    async def replace(self, credentials: Credentials) -> None:
        await self._sign_ins.save_credentials(self._account_id, credentials)
        self.current = credentials

    def refused(self) -> None:
        self._on_refused(self)

    def accepted(self) -> None:
        self._on_accepted()

    def alone(self) -> AbstractAsyncContextManager[object]:
        return self._lock.held()


class RenewalLock:
    """Lock whose holder alone may change an account's credentials, among all tasks and processes.

    A file beside the databases; it holds no secret.
    """

    def __init__(self, folder: Path, account_id: AccountId) -> None:
        self._here = asyncio.Lock()
        self._everywhere = FileLock(folder / f"renewing-{account_id}.lock", mode=FILE, thread_local=False)

    @asynccontextmanager
    async def held(self) -> AsyncGenerator[None]:
        """Hold the lock. Raises `StorageError` where it cannot be had."""
        async with self._here:
            await self._take_the_file()
            try:
                yield
            finally:
                self._everywhere.release()

    async def _take_the_file(self) -> None:
        """Take the file lock without waiting in a thread: a cancelled wait must not leave a lock unreleased."""
        try:
            async with asyncio.timeout(LOCKED_FOR):
                while not self._took():  # noqa: ASYNC110 - other processes ring no bell
                    await asyncio.sleep(LOCK_PAUSE)
        except TimeoutError:
            raise StorageError(StorageReason.RENEWED_ELSEWHERE) from None

    def _took(self) -> bool:
        try:
            self._everywhere.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise StorageError(StorageReason.LOCK_NOT_WRITABLE, said=reason_of(error)) from None
        return True
