"""A `Provider` made from a description."""

from dataclasses import replace
from functools import partial
from typing import TypeVar

from desktop_app.auth.api_key import STEPS as KEY_STEPS
from desktop_app.auth.api_key import ApiKeyFlow, KeySigner
from desktop_app.auth.authorization_code import STEPS as CODE_STEPS
from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.bearer import BearerSigner
from desktop_app.auth.code_flow import STEPS as DEVICE_STEPS
from desktop_app.auth.device import DeviceFlow
from desktop_app.auth.flow import Flow, FlowStep, QuestionKind
from desktop_app.auth.implicit import STEPS as IMPLICIT_STEPS
from desktop_app.auth.implicit import ImplicitFlow
from desktop_app.auth.oauth1 import OAuth1Flow
from desktop_app.auth.revocation import revoke
from desktop_app.auth.signing import OAuth1Signer
from desktop_app.domain.credentials import ApiKey, BearerToken, ClientCredentials, TokenCredentials
from desktop_app.domain.errors import KeyringLost, KeyringReason
from desktop_app.domain.parts import Service
from desktop_app.providers.described import oauth1
from desktop_app.providers.described.account import Account
from desktop_app.providers.described.additions import authorization_parameters, filled
from desktop_app.providers.described.calls import Calls, RenewingCalls, SignedCalls
from desktop_app.providers.described.description import DescribedService, Grant, Signing
from desktop_app.providers.described.flow import DescribedFlow
from desktop_app.providers.described.list_calls import ListCalls
from desktop_app.providers.described.lists import Lists
from desktop_app.providers.described.profile import WHO, addresses_of, profile_of, server_of
from desktop_app.providers.described.service_endpoints import Directory
from desktop_app.providers.provider import AccountConnection, Connection, Method, Profile, Server
from desktop_app.transport import Transport

_STEPS = {
    Grant.CODE: CODE_STEPS,
    Grant.DEVICE: DEVICE_STEPS,
    Grant.IMPLICIT: IMPLICIT_STEPS,
    Grant.OAUTH1: oauth1.STEPS,
    Grant.KEY: KEY_STEPS,
}


_Connection = TypeVar("_Connection", bound=Connection)


class DescribedProvider:
    """A `Provider`. Its addresses stand in the description, whatever `server` is said to be."""

    def __init__(self, described: DescribedService) -> None:
        self.described = described
        self.call_spacing: float = described.lists.gap if described.lists else 0.0
        self.profile: Profile = profile_of(described)
        self.own_server: Server = server_of(described)
        self._directory = Directory(described)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that the description names for calls and pages."""
        return addresses_of(self.described)

    def steps(self, method: Method, _client: ClientCredentials) -> tuple[FlowStep, ...]:
        return (*_STEPS[self._grant(method)], WHO)

    def flow(self, method: Method, connection: Connection, ticked: tuple[str, ...] = ()) -> DescribedFlow:
        grant = self._grant(method)
        asked = tuple(scope for scope in self.described.scopes if not scope.optional or scope.value in ticked)
        values = tuple(scope.value for scope in asked)
        make = partial(self._flow, grant, values, self._registered(connection))
        return DescribedFlow(_STEPS[grant], make, asked)

    async def check_key(self, connection: Connection) -> None:
        """Check the application's key, if no person is needed for that: by asking for a device or temporary code."""
        connection, browses = self._registered(connection), self.described.browses
        transport = connection.transport
        if browses is Grant.OAUTH1:
            await self._oauth1(connection).temporary_credentials(connection.client.redirect_uri or "oob")
        elif Grant.DEVICE in self.described.grants and (browses is None or await self._has_devices(transport)):
            needed = tuple(scope.value for scope in self.described.scopes if not scope.optional)
            await (await self._device(needed, connection)).device_code()
        elif browses is not None:
            await self._directory.look_up_for(browses, transport)

    async def revoke(self, connection: AccountConnection) -> bool:
        token = connection.credentials.current
        if not isinstance(token, BearerToken):
            return False
        endpoints = await self._directory.look_up(connection.transport)
        if not endpoints.server.revocation_endpoint:
            return False
        await revoke(endpoints.server, self._registered(connection).client, token, connection.transport)
        return True

    def service(self, connection: AccountConnection) -> Service:
        async def address() -> str:
            return (await self._directory.look_up(connection.transport)).user_info

        user, key = self.described.user, connection.client.key
        user = replace(user, headers=filled(user.headers, key), parameters=filled(user.parameters, key))
        calls = self._calls(self._registered(connection))
        account, described = Account(calls, user, address), self.described.lists
        lists = Lists(ListCalls(calls, described.errors), described) if described is not None else None
        return Service(who=account.who, explorer=account, lists=lists)

    # --- inside --------------------------------------------------------------------------------------------------

    def _grant(self, method: Method) -> Grant:
        match method:
            case Method.CODE:
                return Grant.DEVICE
            case Method.API_KEY:
                return Grant.KEY
        found = self.described.browses
        if found is None:
            raise ValueError(self.described.grants)
        return found

    def _registered(self, connection: _Connection) -> _Connection:
        """The same connection with the application as registered; public clients show no secret."""
        client = connection.client
        secret = client.secret if self.described.uses_secret else ""
        redirect_uri = client.redirect_uri or self.described.redirect_uri
        return replace(connection, client=ClientCredentials(client.key, secret, redirect_uri))

    async def _flow(self, grant: Grant, scopes: tuple[str, ...], connection: Connection) -> Flow:
        if grant is Grant.KEY:
            return ApiKeyFlow(QuestionKind.KEY, self.described.page)
        if grant is Grant.OAUTH1:
            return self._oauth1(connection)
        if grant is Grant.DEVICE:
            return await self._device(scopes, connection)
        client, transport, clock = connection.client, connection.transport, connection.clock.ours
        server = await self._directory.look_up_for(grant, transport)
        added = authorization_parameters(self.described, scopes, client.key)
        if grant is Grant.IMPLICIT:
            return ImplicitFlow(server, client, clock, scopes=scopes, parameters=added)
        return AuthorizationCodeFlow(server, client, transport, clock, scopes=scopes, parameters=added)

    def _oauth1(self, connection: Connection) -> OAuth1Flow:
        client, clock = connection.client, connection.clock
        added = filled(self.described.parameters, client.key)
        deviations = oauth1.deviations_of(clock, added, self.described.signature)
        return OAuth1Flow(oauth1.endpoints_of(self.described), deviations, client, connection.transport, clock.now)

    async def _has_devices(self, transport: Transport) -> bool:
        """Whether the server has an address for devices: an issuer may tell none, and its page will do."""
        return bool((await self._directory.look_up(transport)).server.device_authorization_endpoint)

    async def _device(self, scopes: tuple[str, ...], connection: Connection) -> DeviceFlow:
        server = await self._directory.look_up_for(Grant.DEVICE, connection.transport)
        return DeviceFlow(server, connection.client, connection.transport, connection.clock.ours, scopes=scopes)

    def _calls(self, connection: AccountConnection) -> Calls:
        match connection.credentials.current:
            case TokenCredentials() as token:
                now, signature = connection.clock.now, self.described.signature
                signer = OAuth1Signer(connection.client, now, token, signature=signature)
                return SignedCalls(connection, signer, by_clock=True)
            case ApiKey() as key if self.described.signing is Signing.QUERY:
                return SignedCalls(connection, KeySigner(key, self.described.key_parameter))
            case ApiKey() as key:
                return SignedCalls(connection, BearerSigner(BearerToken(key.key)))
            case BearerToken():
                return RenewingCalls(self._directory.look_up, connection)
        raise KeyringLost(KeyringReason.OTHER_SIGN_IN)
