"""Linking an account, or signing in to it again, from the person's sign-in to the row in the journal."""

import asyncio
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace

from desktop_app.accounts.account import LiveAccount
from desktop_app.accounts.connections import Connections
from desktop_app.accounts.kept_sign_ins import KeptSignIns
from desktop_app.accounts.library import Library
from desktop_app.accounts.linked import Linked, Meant
from desktop_app.accounts.service_link import Shared
from desktop_app.auth.flow import UserAgent
from desktop_app.auth.granted import granted_of
from desktop_app.auth.kept import JustIssued
from desktop_app.domain.account import Account, AccountId, LinkState, Person, is_same_account
from desktop_app.domain.credentials import ClientCredentials, Credentials
from desktop_app.domain.errors import KeyringError, OtherPerson, ServiceError, SignInReason
from desktop_app.providers.provider import AccountConnection, Method
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.transport import Exchange


class Linker:
    """Links accounts: whoever signs in again gets the account that they had."""

    def __init__(
        self,
        connections: Connections,
        sign_ins: KeptSignIns,
        credentials: CredentialRepository,
        library: Library,
        shared: Shared,
    ) -> None:
        self._connections = connections
        self._sign_ins = sign_ins
        self._credentials = credentials
        self._library = library
        self._shared = shared
        self._joining = asyncio.Lock()

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
        provider = self._connections.providers[provider_id]
        connection = self._connections.open(provider_id, client, on_exchange=on_exchange)
        with closing(connection.transport):
            flow = provider.flow(method, connection, ticked)
            issued = JustIssued(await flow.authorize(agent), self._shared.clock())
            agent.at_step(len(flow.steps))
            signed_in = connection.signed_in(issued)
            person = await provider.service(signed_in).who()
            if meant is not None:
                await self._check_meant(meant, person, provider_id, signed_in)
        return await self._linked(provider_id, connection.server.name, client, person, issued.current, ticked)

    async def link_with(self, provider_id: str, client: ClientCredentials, credentials: Credentials) -> Linked:
        """Link the account of a sign-in that was issued already. Raises `ServiceError` or `StorageError`."""
        connection = self._connections.open(provider_id, client)
        with closing(connection.transport):
            signed_in = connection.signed_in(JustIssued(credentials, self._shared.clock()))
            person = await self._connections.providers[provider_id].service(signed_in).who()
        return await self._linked(provider_id, connection.server.name, client, person, credentials)

    async def _linked(
        self,
        provider_id: str,
        server: str,
        client: ClientCredentials,
        person: Person,
        issued: Credentials,
        ticked: tuple[str, ...] = (),
    ) -> Linked:
        """Keep the sign-in, and use it from now on."""
        live, renewed = await self._join(provider_id, server, person, issued)
        live.link.take(self._sign_ins.signed_in(live, client, issued))
        return Linked(live.value, renewed, until=live.link.ends_at, granted=granted_of(ticked, issued))

    async def _check_meant(self, meant: Meant, person: Person, provider_id: str, signed_in: AccountConnection) -> None:
        """Raises `OtherPerson` where somebody else signed in than was meant, and is not to be linked all the same."""
        found, wanted = self._found(provider_id, signed_in.server.name, person), self._library.account(meant.account)
        if await meant.is_met_by(person, found, wanted.value if wanted is not None else None):
            return
        if found is None:  # some services end every sign-in of that person with one
            with suppress(ServiceError):
                await self._connections.providers[provider_id].revoke(signed_in)
        raise OtherPerson(SignInReason.OTHER_PERSON, name=person.name)

    async def _join(
        self, provider_id: str, server: str, person: Person, issued: Credentials
    ) -> tuple[LiveAccount, bool]:
        """The person's account with what they sign in with from now on, and whether it was linked before."""
        async with self._joining:  # whoever links the same person twice at once has one account
            before = self._found(provider_id, server, person)
            account = (
                replace(before, person=person, state=LinkState.LINKED)
                if before
                else self._new_account(provider_id, server, person)
            )
            return await self._keep(account, issued, is_new=before is None), before is not None

    def _found(self, provider_id: str, server: str, person: Person) -> Account | None:
        """The account of that person, where it is linked already."""
        linked = (live.value for live in self._library.accounts)
        return next((a for a in linked if is_same_account(a, provider_id, server, person.user_id)), None)

    def _new_account(self, provider_id: str, server: str, person: Person) -> Account:
        """The account that is linked now, with what a restored backup has waiting for it. Raises `StorageError`."""
        awaited = self._shared.journal.own.awaited(provider_id, server, person.user_id)
        if awaited is not None:
            return replace(awaited, person=person)
        return Account(AccountId(uuid.uuid4().hex), provider_id, server, person, person.name)

    async def _keep(self, account: Account, issued: Credentials, *, is_new: bool) -> LiveAccount:
        """Keyring first, row second; what comes between, be it a closed wizard, takes a new secret back out."""
        try:
            async with self._sign_ins.lock(account.id).held():
                await self._credentials.save_credentials(account.id, issued)
            if not is_new:
                # Meanwhile the person may have renamed or unlinked it.
                account = replace(account, label=self._library.linked(account.id).label)
            self._shared.journal.save_account(account)
        except BaseException:
            if is_new or self._library.account(account.id) is None:
                with suppress(KeyringError):
                    await self._credentials.forget_credentials(account.id)
            raise
        live = self._library.account(account.id)
        if live is None:
            live = LiveAccount(account, self._library, self._shared)
            self._library.add(live)
        else:
            live.update(account)
        return live
