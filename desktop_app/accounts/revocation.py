"""Leaving a service: it is asked to forget the link, now or when it can be reached again (RFC 7009)."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.credentials import Credentials
from desktop_app.domain.errors import (
    CallReason,
    KeyringError,
    KeyringLost,
    RateLimited,
    ServiceError,
    SignInAgain,
    StorageError,
)
from desktop_app.providers.provider import AccountConnection, Provider
from desktop_app.storage.account_rows import PendingRevocations
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.stored_credentials import RenewalLock

_FOR_NOW = (408, 421, 423, 425, 429)
"""Refusals that pass: too slow, the wrong connection, locked, too early, too many."""


class Forgotten(Enum):
    """Outcome of asking a service to forget a link."""

    CHECKED = "it forgot, and a call with the old sign-in was refused"
    SAID = "it said that it forgot; a call to check that did not come through"
    STILL_TAKEN = "it said that it forgot, but still takes the old sign-in"
    REFUSED = "it refused to forget, and asking again would change nothing"
    LATER = "it could not be reached; it is asked again when it can be"
    NOT_OFFERED = "it knows no such call"
    NOTHING_TO_REVOKE = "there was no sign-in left to revoke"
    GIVEN_UP = "it could not be reached, and is not asked again"


@dataclass(frozen=True, slots=True)
class UnlinkResult:
    """The result of unlinking an account. `dropped` counts changes that waited to be sent.

    `keeps`: the data that existed only on this computer stays.
    """

    account: Account
    forgotten: Forgotten
    dropped: int = 0
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """Provider and connection for a last conversation with an account's service."""

    provider: Provider
    connection: AccountConnection


class Revocation:
    """Asks services to forget links, and keeps in mind where that is still to be done.

    What is still to revoke has its credentials in the keyring until the service has answered, and nothing else.
    """

    def __init__(
        self,
        pending: PendingRevocations,
        sign_ins: Callable[[], CredentialRepository],
        visit: Callable[[Account, Credentials], Awaitable[Visit | None]],
        lock: Callable[[AccountId], RenewalLock],
    ) -> None:
        """`visit` prepares the call; None where the account's server is not the one that is set. Under the `lock`
        nobody renews what is being revoked.
        """
        self._pending = pending
        self._sign_ins = sign_ins
        self._visit = visit
        self._lock = lock

    @property
    def still_to_do(self) -> tuple[Account, ...]:
        """The accounts that are forgotten here and not yet at their service. Raises `StorageError`."""
        return self._pending.all()

    def owe(self, account: Account) -> None:
        """The account's service is to be asked. Raises `StorageError`."""
        self._pending.add(account)

    async def pay(self, account: Account) -> Forgotten:
        """Ask the service, and wipe the credentials; what cannot be done now stays in mind. Raises `StorageError`."""
        try:
            async with self._lock(account.id).held():
                forgotten = await self._forget(account)
                await self._sign_ins().forget_credentials(account.id)
        except (ServiceError, KeyringError):
            return Forgotten.LATER
        self._pending.remove(account.id)
        return forgotten

    async def pay_all(self) -> AsyncIterator[UnlinkResult]:
        """Try what is still to do; what came to its end. Raises `StorageError`, once everything was tried."""
        failed: StorageError | None = None
        for account in self._pending.all():
            try:
                forgotten = await self.pay(account)
            except StorageError as error:
                failed = error
                continue
            if forgotten is not Forgotten.LATER:
                yield UnlinkResult(account, forgotten)
        if failed is not None:
            raise failed

    async def give_up(self, account: Account) -> UnlinkResult:
        """Wipe the credentials of one that is still to do, whose service is then never asked. Raises `StorageError`."""
        await self._sign_ins().forget_credentials(account.id)
        self._pending.remove(account.id)
        return UnlinkResult(account, Forgotten.GIVEN_UP)

    async def _forget(self, account: Account) -> Forgotten:
        try:
            credentials = await self._sign_ins().credentials(account.id)
        except KeyringLost:
            return Forgotten.NOTHING_TO_REVOKE
        if credentials is None:
            return Forgotten.NOTHING_TO_REVOKE
        try:
            return await self._ask(account, credentials)
        except SignInAgain:
            return Forgotten.CHECKED  # it no longer takes them: there is nothing left to forget
        except ServiceError as error:
            if not _is_final(error):
                raise
            return Forgotten.REFUSED

    async def _ask(self, account: Account, credentials: Credentials) -> Forgotten:
        visit = await self._visit(account, credentials)
        if visit is None:
            raise ServiceError(CallReason.NO_SERVER, place=account.server)
        with closing(visit.connection.transport):
            return await _said_on(visit)


def _is_final(error: ServiceError) -> bool:
    """Whether the service said no: RFC 7009 section 2.2.1 has the client ask again after a 503 alone."""
    if isinstance(error, RateLimited) or error.status is None:
        return False
    return 400 <= error.status < 500 and error.status not in _FOR_NOW


async def _said_on(visit: Visit) -> Forgotten:
    if not await visit.provider.revoke(visit.connection):
        return Forgotten.NOT_OFFERED
    try:
        await visit.provider.service(visit.connection).who()
    except SignInAgain:
        return Forgotten.CHECKED
    except ServiceError:
        return Forgotten.SAID
    return Forgotten.STILL_TAKEN
