"""The linked accounts and the services that can be linked: what is known, renamed, unlinked."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from desktop_app.accounts.account import LiveAccount
from desktop_app.accounts.application_keys import ApplicationKeys
from desktop_app.accounts.clocks import Clocks
from desktop_app.accounts.connections import Connections
from desktop_app.accounts.kept_sign_ins import KeptSignIns
from desktop_app.accounts.library import Library
from desktop_app.accounts.linker import Linker
from desktop_app.accounts.meters import Meters
from desktop_app.accounts.revocation import Revocation, UnlinkResult
from desktop_app.accounts.secrets_place import SecretsPlace
from desktop_app.accounts.service_link import Shared
from desktop_app.accounts.transports import Transports
from desktop_app.auth.signing import Clock
from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.errors import (
    BadAnswer,
    PictureReason,
    StorageError,
)
from desktop_app.domain.import_export.look_ups import CatalogueId
from desktop_app.domain.local_order import Newcomers
from desktop_app.providers.provider import Provider, Server
from desktop_app.public_hosts import PublicHosts
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.credential_store import CredentialStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.retry_policy import UNHURRIED, RetryPolicy
from desktop_app.transport import Request, Transport
from desktop_app.workers import Workers

OK = 200


class Accounts:
    """Joins providers, keyring and journal; the linked accounts and their lists are in its `library`."""

    def __init__(
        self,
        providers: tuple[Provider, ...],
        servers: Mapping[str, Server],
        credentials: CredentialStore,
        journal: Journal,
        snapshots: Snapshots,
        clock: Clock,
        policy: RetryPolicy = UNHURRIED,
        newcomers: Newcomers = Newcomers.BOTTOM,
    ) -> None:
        self._providers = {provider.profile.id: provider for provider in providers}
        self._own = {p.profile.id: p.own_server for p in providers if p.own_server is not None}
        self._servers = dict(self._own)
        for provider_id, server in servers.items():
            self.use_server(provider_id, server)
        self._credentials = CredentialRepository(credentials, clock)
        self._journal = journal
        self._snapshots = snapshots
        self.found = snapshots.found
        self.clocks = Clocks(clock)
        self.newcomers = newcomers
        """Place for titles that were added elsewhere; counts from the next read on."""
        self.transports = Transports(clock)
        self.picture_hosts = PublicHosts(lambda: frozenset(server.api for server in self._servers.values()))
        """The rule for hosts that pictures may be fetched from."""
        self._pictures = Transport(Workers("pictures", count=2), gate=self.picture_hosts)
        meters = Meters(snapshots.spent, clock)
        self.connections = Connections(self._providers, self._servers, self.transports, self.clocks, meters)
        self.keys = ApplicationKeys(self.connections, self._credentials)
        sign_ins = KeptSignIns(self.connections, self.keys, self._credentials, journal, lambda: self.newcomers)
        self.revocation = Revocation(
            journal.pending_revocations, lambda: self._credentials, sign_ins.visit, sign_ins.lock
        )
        self.secrets = SecretsPlace(self._credentials, self._server_names, self._known_accounts, sign_ins.lock)
        self.library = Library()
        self.retry_policy = policy
        self._shared = Shared(journal, snapshots, clock, self.transports.ledger, policy, sign_ins.connect)
        self.linker = Linker(self.connections, sign_ins, self._credentials, self.library, self._shared)
        self._bring_back()

    # --- what there is -------------------------------------------------------------------------------------------

    @property
    def all(self) -> tuple[Account, ...]:
        """The linked accounts, oldest first."""
        return tuple(account.value for account in self.library.accounts)

    @property
    def providers(self) -> tuple[Provider, ...]:
        """The services that can be linked."""
        return tuple(self._providers.values())

    @property
    def credentials(self) -> CredentialStore:
        """Store that holds the secrets."""
        return self._credentials.store

    def keep_secrets_in(self, store: CredentialStore) -> None:
        """Keep secrets in this store from now on, also those that lists in use renew. Older ones are not moved."""
        self._credentials.store = store

    def provider(self, provider_id: str) -> Provider:
        """The service of that id."""
        return self._providers[provider_id]

    def add_provider(self, provider: Provider) -> None:
        """Add a service, or replace a described one, and bring back its accounts of earlier runs."""
        provider_id = provider.profile.id
        self._providers[provider_id] = provider
        if provider.own_server is not None:
            self._own[provider_id] = self._servers[provider_id] = provider.own_server
        missed = [a for a in self._journal.accounts() if a.provider == provider_id and not self.library.account(a.id)]
        for account in reversed(missed):
            self.library.add(LiveAccount(self._renamed(account), self.library, self._shared), as_oldest=True)

    def server(self, provider_id: str) -> Server | None:
        """Server of the service; None where there is none to talk to."""
        return self._servers.get(provider_id)

    def use_server(self, provider_id: str, server: Server) -> None:
        """Use another address for a service, for accounts linked from now on.

        The service's own address stands for the service's own server, whoever typed it in.
        """
        own = self._own.get(provider_id)
        is_own = own is not None and (own.api, own.sign_in) == (server.api, server.sign_in)
        self._servers[provider_id] = own if own is not None and is_own else server

    # --- what is done to them -------------------------------------------------------------------------------------

    def rename(self, account_id: AccountId, label: str) -> None:
        """Rename the account. Raises `StorageError`, and `SignInAgain` where the account is no longer linked."""
        live = self.library.linked(account_id)
        account = live.value.renamed(label)
        self._journal.save_account(account)
        live.update(account)

    async def unlink(self, account_id: AccountId, dropped: int = 0, *, keeps: bool = False) -> UnlinkResult | None:
        """Forget the account, its row and what waited; have the service forget the link; wipe the secret.

        `dropped` changes wait; the receipt says so. `keeps` what exists only here for when it is linked again. None
        where it was unlinked already. Raises `StorageError`.
        """
        live = self.library.account(account_id)
        if live is None:
            return None
        account = live.value
        self.revocation.owe(account)  # first: a stop after this is made good at the next start
        self._journal.forget_account(account_id, keeps=keeps)
        live.end()
        with suppress(StorageError):  # a cache that cannot forget does no harm: the account's id never comes back
            await self._snapshots.forget(account_id)
            await self.found.forget(CatalogueId(account.provider, account.server))
        return UnlinkResult(account, await self.revocation.pay(account), dropped, keeps=keeps)

    async def forget_all(self, unlinked: Iterable[Account]) -> None:
        """Delete what is left after the last account: data kept for a new link, and application keys not needed.

        `unlinked`: the accounts that there were, whose servers need not be those that are set. Raises `StorageError`.
        """
        self._journal.own.forget_awaited()
        owed = {(account.provider, account.server) for account in self.revocation.still_to_do}
        servers = {(provider, server.name) for provider, server in self._servers.items()}
        servers |= {(account.provider, account.server) for account in unlinked}
        await self._credentials.forget_application_keys(servers - owed)

    async def picture(self, address: str) -> bytes:
        """A picture at an address that a service gave: unsigned, and not counted among its calls.

        Raises `ServiceError`.
        """
        response = await self._pictures.send(Request("GET", address))
        if response.status != OK or not response.headers.get("content-type", "").startswith("image/"):
            raise BadAnswer(PictureReason.NOT_THERE, status=response.status)
        return response.body

    async def close(self) -> None:
        """Stop between two requests, and hang up."""
        for live in self.library.accounts:
            await live.link.close()
        self._pictures.close()

    # --- inside --------------------------------------------------------------------------------------------------

    def _bring_back(self) -> None:
        """Add the accounts of earlier runs to the library."""
        for account in self._journal.accounts():
            # An account of a service that only a later version knows stays in the database, for that version.
            if account.provider in self._providers:
                self.library.add(LiveAccount(self._renamed(account), self.library, self._shared))

    def _renamed(self, account: Account) -> Account:
        """The account, with today's name of its server where an older version wrote another."""
        for server in (self._own.get(account.provider), self._servers.get(account.provider)):
            if server is not None and account.server == server.earlier_name:
                self._journal.rename_server(account.id, server.name)
                return replace(account, server=server.name)
        return account

    def _server_names(self) -> list[tuple[str, str]]:
        return [(provider_id, server.name) for provider_id, server in self._servers.items()]

    def _known_accounts(self) -> tuple[Account, ...]:
        """List every account in the database, also of unknown services or still to revoke. Raises `StorageError`."""
        return (*self._journal.accounts(), *self.revocation.still_to_do)
