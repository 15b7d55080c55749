"""Signing accounts in with what the keyring holds: no person is needed for that."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.accounts.application_keys import ApplicationKeys
from desktop_app.accounts.connections import Connections
from desktop_app.accounts.revocation import Visit
from desktop_app.accounts.service_link import SignedIn
from desktop_app.auth.kept import JustIssued
from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.credentials import NO_KEY, ApiKey, ClientCredentials, Credentials
from desktop_app.domain.errors import CallReason, KeyringLost, KeyringReason, ServiceError
from desktop_app.domain.local_order import Newcomers
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.journal import Journal
from desktop_app.storage.stored_credentials import RenewalLock, StoredCredentials
from desktop_app.sync.kept_here import kept_here

if TYPE_CHECKING:
    from desktop_app.accounts.account import LiveAccount


class KeptSignIns:
    """Connects accounts to their services with the credentials that are kept for them.

    `newcomers` tells where titles go that were added elsewhere.
    """

    def __init__(
        self,
        connections: Connections,
        keys: ApplicationKeys,
        credentials: CredentialRepository,
        journal: Journal,
        newcomers: Callable[[], Newcomers],
    ) -> None:
        self._connections = connections
        self._keys = keys
        self._credentials = credentials
        self._journal = journal
        self._newcomers = newcomers

    async def connect(self, live: "LiveAccount") -> SignedIn:
        """Sign the account in with what the keyring holds. Raises `KeyringError`, `ServiceError`."""
        account = live.value
        server = self._connections.servers.get(account.provider)
        if server is None or server.name != account.server:
            raise ServiceError(CallReason.NO_SERVER, place=account.server)
        # Asked for together: the keyring serves in turn, and the first account has both before the second has any.
        client, found = await asyncio.gather(self._keys.of(account.provider), self._credentials.credentials(account.id))
        if found is None or (client is None and not isinstance(found, ApiKey)):
            raise KeyringLost(KeyringReason.NOTHING_HELD)
        return self.signed_in(live, client or NO_KEY, found)

    def signed_in(self, live: "LiveAccount", client: ClientCredentials, credentials: Credentials) -> SignedIn:
        """The account's service, spoken to with these credentials; they renew themselves in the keyring."""
        account, provider = live.value, self._connections.providers[live.provider]
        kept = StoredCredentials(
            self._credentials, account.id, credentials, self._journal.folder, live.refused, live.accept
        )
        connection = self._connections.open(account.provider, client, account.id).signed_in(kept)
        service = kept_here(provider.service(connection), account.id, self._journal, self._newcomers)
        meters = self._connections.meters(account.provider, client, account.id)
        return SignedIn(connection, service, meters.of_lists if meters is not None else None)

    async def visit(self, account: Account, credentials: Credentials) -> Visit | None:
        """Connect to the account's service for the last call; None if that is no longer possible."""
        known = self._connections
        provider, server = known.providers.get(account.provider), known.servers.get(account.provider)
        if provider is None or server is None or server.name != account.server:
            return None
        client = await self._keys.of(account.provider)
        if client is None and not isinstance(credentials, ApiKey):
            return None
        connection = known.open(account.provider, client or NO_KEY, account.id)
        return Visit(provider, connection.signed_in(JustIssued(credentials)))

    def lock(self, account_id: AccountId) -> RenewalLock:
        """The lock that is held while the account's credentials are replaced, by whatever process."""
        return RenewalLock(self._journal.folder, account_id)
