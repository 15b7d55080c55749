"""The linked accounts: link, sign in again, rename, unlink."""

import asyncio
import uuid
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import replace

from desktop_app.accounts.account import LiveAccount
from desktop_app.accounts.clocks import Clocks
from desktop_app.accounts.library import Library
from desktop_app.accounts.linked import Linked, Meant
from desktop_app.accounts.revocation import Revocation, UnlinkResult, Visit
from desktop_app.accounts.secrets_place import SecretsPlace
from desktop_app.accounts.service_link import Shared, SignedIn
from desktop_app.accounts.transports import Transports
from desktop_app.auth.flow import UserAgent
from desktop_app.auth.granted import granted_of
from desktop_app.auth.kept import JustIssued
from desktop_app.auth.signing import Clock
from desktop_app.domain.account import Account, AccountId, LinkState, Person, is_same_account
from desktop_app.domain.credentials import NO_KEY, ApiKey, ClientCredentials, Credentials
from desktop_app.domain.errors import (
    BadAnswer,
    CallReason,
    KeyringError,
    KeyringLost,
    KeyringReason,
    OtherPerson,
    PictureReason,
    ServiceError,
    SignInReason,
    StorageError,
)
from desktop_app.domain.import_export.look_ups import CatalogueId
from desktop_app.domain.local_order import Newcomers
from desktop_app.providers.provider import Connection, Method, Provider, Server
from desktop_app.public_hosts import PublicHosts
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.credential_store import CredentialStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.storage.stored_credentials import RenewalLock, StoredCredentials
from desktop_app.sync.kept_here import kept_here
from desktop_app.sync.retry_policy import UNHURRIED, RetryPolicy
from desktop_app.transport import Exchange, Request, Transport
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
        self._sign_ins = CredentialRepository(credentials, clock)
        self._journal = journal
        self._snapshots = snapshots
        self.found = snapshots.found
        self._clock = clock
        self.clocks = Clocks(clock)
        self._joining = asyncio.Lock()
        self.newcomers = newcomers
        """Place for titles that were added elsewhere; counts from the next read on."""
        self.transports = Transports(clock)
        self.picture_hosts = PublicHosts(lambda: frozenset(server.api for server in self._servers.values()))
        """The rule for hosts that pictures may be fetched from."""
        self._pictures = Transport(Workers("pictures", count=2), gate=self.picture_hosts)
        self.revocation = Revocation(journal.pending_revocations, lambda: self._sign_ins, self._visit, self._lock)
        self.secrets = SecretsPlace(self._sign_ins, self._server_names, self._known_accounts, self._lock)
        self.library = Library()
        self.retry_policy = policy
        self._shared = Shared(journal, snapshots, clock, self.transports.ledger, policy, self._connect)
        for account in journal.accounts():
            # An account of a service that only a later version knows stays in the database, for that version.
            if account.provider in self._providers:
                self.library.add(LiveAccount(self._renamed(account), self.library, self._shared))

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
        return self._sign_ins.store

    def keep_secrets_in(self, store: CredentialStore) -> None:
        """Keep secrets in this store from now on, also those that lists in use renew. Older ones are not moved."""
        self._sign_ins.store = store

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

    # --- the application's key -----------------------------------------------------------------------------------

    async def application_key(self, provider_id: str) -> ClientCredentials | None:
        """The key that the person got from the service, else the one that came with it. Raises `KeyringError`."""
        found = await self._sign_ins.application_key(provider_id, self._servers[provider_id].name)
        return found or self._providers[provider_id].profile.client

    async def save_application_key(self, provider_id: str, client: ClientCredentials) -> None:
        """Store the application's key for the service's server in use. Raises `KeyringError`."""
        await self._sign_ins.save_application_key(provider_id, self._servers[provider_id].name, client)

    async def check_application_key(
        self, provider_id: str, client: ClientCredentials, on_exchange: Callable[[Exchange], None]
    ) -> None:
        """Ask the service whether it takes the key. Raises `ServiceError`."""
        provider, clock = self._providers[provider_id], self.clocks[provider_id]
        own = provider.profile.own_authorities
        with closing(self.transports.open(clock=clock, on_exchange=on_exchange, own=own)) as transport:
            await provider.check_key(Connection(self._servers[provider_id], client, transport, clock))

    async def clock_skew(self, provider_id: str) -> float:
        """Seconds that this computer's clock is ahead of the service's; 0 where it does not tell, or is corrected.

        Asks the server for nothing in particular. Raises `Unreachable` where nobody answers.
        """
        clock, own = self.clocks[provider_id], self._providers[provider_id].profile.own_authorities
        with closing(self.transports.open(clock=clock, own=own)) as transport:
            answer = await transport.send(Request("HEAD", self._servers[provider_id].api, takes_pages=True))
        told = answer.exchange
        return clock.skew(told.date, told.seconds) if told is not None else 0.0

    # --- linking -------------------------------------------------------------------------------------------------

    async def link(
        self,
        provider_id: str,
        method: Method,
        client: ClientCredentials,
        agent: UserAgent,
        on_exchange: Callable[[Exchange], None],
        ticked: tuple[str, ...] = (),
        meant: Meant | None = None,
    ) -> Linked:
        """The whole way: flow, who am I, keyring, row. `ticked`: the optional scopes that the person gives.

        `meant`: the account that is to be signed in to again. Raises `ServiceError` or `StorageError`, `OtherPerson`
        among them; then nothing is kept.
        """
        provider, server = self._providers[provider_id], self._servers[provider_id]
        clock, own = self.clocks[provider_id], provider.profile.own_authorities
        transport = self.transports.open(clock=clock, spacing=provider.call_spacing, on_exchange=on_exchange, own=own)
        with closing(transport):
            connection = Connection(server, client, transport, clock)
            flow = provider.flow(method, connection, ticked)
            issued = JustIssued(await flow.authorize(agent), self._clock())
            agent.at_step(len(flow.steps))
            signed_in = connection.signed_in(issued)
            person = await provider.service(signed_in).who()
            found = self._found(provider_id, server, person)
            wanted = self._account(meant.account) if meant is not None else None
            if meant is not None and not await meant.is_met_by(person, found, wanted):
                if found is None:  # some services end every sign-in of that person with one
                    with suppress(ServiceError):
                        await provider.revoke(signed_in)
                raise OtherPerson(SignInReason.OTHER_PERSON, name=person.name)
        async with self._joining:  # whoever links the same person twice at once has one account
            before = self._found(provider_id, server, person)
            account = (
                replace(before, person=person, state=LinkState.LINKED)
                if before
                else self._new_account(provider_id, server, person)
            )
            live = await self._keep(account, issued.current, is_new=before is None)
        live.link.take(self._signed_in(live, client, issued.current))
        granted = granted_of(ticked, issued.current)
        return Linked(live.value, renewed=before is not None, until=live.link.ends_at, granted=granted)

    def _found(self, provider_id: str, server: Server, person: Person) -> Account | None:
        """The account of that person, where it is linked already."""
        return next((a for a in self.all if is_same_account(a, provider_id, server.name, person.user_id)), None)

    def _new_account(self, provider_id: str, server: Server, person: Person) -> Account:
        """The account that is linked now, with what a restored backup has waiting for it. Raises `StorageError`."""
        awaited = self._journal.own.awaited(provider_id, server.name, person.user_id)
        if awaited is not None:
            return replace(awaited, person=person)
        return Account(AccountId(uuid.uuid4().hex), provider_id, server.name, person, person.name)

    async def _keep(self, account: Account, issued: Credentials, *, is_new: bool) -> LiveAccount:
        """Keyring first, row second; what comes between, be it a closed wizard, takes a new secret back out."""
        try:
            async with self._lock(account.id).held():
                await self._sign_ins.save_credentials(account.id, issued)
            if not is_new:
                # Meanwhile the person may have renamed or unlinked it.
                account = replace(account, label=self.library.linked(account.id).label)
            self._journal.save_account(account)
        except BaseException:
            if is_new or self.library.account(account.id) is None:
                with suppress(KeyringError):
                    await self._sign_ins.forget_credentials(account.id)
            raise
        live = self.library.account(account.id)
        if live is None:
            live = LiveAccount(account, self.library, self._shared)
            self.library.add(live)
        else:
            live.update(account)
        return live

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

    async def forget_all(self) -> None:
        """Delete what is left after the last account: data kept for a new link, and application keys not needed.

        Raises `StorageError`.
        """
        self._journal.own.forget_awaited()
        owed = {(account.provider, account.server) for account in self.revocation.still_to_do}
        servers = {(provider, server.name) for provider, server in self._servers.items()}
        await self._sign_ins.forget_application_keys(servers - owed)

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

    def _renamed(self, account: Account) -> Account:
        """The account, with today's name of its server where an older version wrote another."""
        own = self._own.get(account.provider)
        if own is None or not own.earlier_name or account.server != own.earlier_name:
            return account
        self._journal.rename_server(account.id, own.name)
        return replace(account, server=own.name)

    def _account(self, account_id: AccountId) -> Account | None:
        live = self.library.account(account_id)
        return live.value if live is not None else None

    async def _connect(self, live: LiveAccount) -> SignedIn:
        """Sign the account in with what the keyring holds. Raises `KeyringError`, `ServiceError`."""
        account = live.value
        server = self._servers.get(account.provider)
        if server is None or server.name != account.server:
            raise ServiceError(CallReason.NO_SERVER, place=account.server)
        # Asked for together: the keyring serves in turn, and the first account has both before the second has any.
        client, found = await asyncio.gather(
            self.application_key(account.provider), self._sign_ins.credentials(account.id)
        )
        if found is None or (client is None and not isinstance(found, ApiKey)):
            raise KeyringLost(KeyringReason.NOTHING_HELD)
        return self._signed_in(live, client or NO_KEY, found)

    def _signed_in(self, live: LiveAccount, client: ClientCredentials, credentials: Credentials) -> SignedIn:
        account, provider = live.value, self._providers[live.provider]
        connection = self._connection_of(account, provider, self._servers[account.provider], client)
        kept = StoredCredentials(
            self._sign_ins, account.id, credentials, self._journal.folder, live.refused, live.accept
        )
        signed_in = connection.signed_in(kept)
        service = kept_here(provider.service(signed_in), account.id, self._journal, lambda: self.newcomers)
        return SignedIn(signed_in, service)

    def _connection_of(
        self, account: Account, provider: Provider, server: Server, client: ClientCredentials
    ) -> Connection:
        clock, own = self.clocks[account.provider], provider.profile.own_authorities
        transport = self.transports.open(account.id, clock=clock, spacing=provider.call_spacing, own=own)
        return Connection(server, client, transport, clock)

    def _server_names(self) -> list[tuple[str, str]]:
        return [(provider_id, server.name) for provider_id, server in self._servers.items()]

    def _known_accounts(self) -> tuple[Account, ...]:
        """List every account in the database, also of unknown services or still to revoke. Raises `StorageError`."""
        return (*self._journal.accounts(), *self.revocation.still_to_do)

    def _lock(self, account_id: AccountId) -> RenewalLock:
        return RenewalLock(self._journal.folder, account_id)

    async def _visit(self, account: Account, credentials: Credentials) -> Visit | None:
        """Connect to the account's service for the last call; None if that is no longer possible."""
        provider, server = self._providers.get(account.provider), self._servers.get(account.provider)
        if provider is None or server is None or server.name != account.server:
            return None
        client = await self.application_key(account.provider)
        if client is None and not isinstance(credentials, ApiKey):
            return None
        connection = self._connection_of(account, provider, server, client or NO_KEY)
        return Visit(provider, connection.signed_in(JustIssued(credentials)))
