"""A `Provider` made from a description."""

from dataclasses import replace
from functools import partial

from desktop_app.auth.api_key import STEPS as KEY_STEPS
from desktop_app.auth.api_key import ApiKeyFlow, KeySigner
from desktop_app.auth.authorization_code import STEPS as CODE_STEPS
from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.bearer import BearerSigner
from desktop_app.auth.device import STEPS as DEVICE_STEPS
from desktop_app.auth.device import DeviceFlow
from desktop_app.auth.flow import Asked, Flow, Step
from desktop_app.auth.implicit import STEPS as IMPLICIT_STEPS
from desktop_app.auth.implicit import ImplicitFlow
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.oauth1 import OAuth1Flow
from desktop_app.auth.revocation import revoke
from desktop_app.auth.server_clock import ServerClock
from desktop_app.auth.signing import OAuth1Signer
from desktop_app.domain.credentials import ApiKey, BearerToken, ClientCredentials, Credentials, TokenCredentials
from desktop_app.domain.errors import KeyringLost, KeyringReason
from desktop_app.providers.described import oauth1
from desktop_app.providers.described.additions import authorization_parameters, filled
from desktop_app.providers.described.calls import Calls, RenewingCalls, SignedCalls
from desktop_app.providers.described.description import DescribedService, Grant, Signing
from desktop_app.providers.described.far import Directory
from desktop_app.providers.described.flow import DescribedFlow
from desktop_app.providers.described.profile import WHO, addresses_of, profile_of, server_of
from desktop_app.providers.described.service import WithoutLists
from desktop_app.providers.provider import Method, Profile, Server
from desktop_app.transport import Transport

_STEPS = {
    Grant.CODE: CODE_STEPS,
    Grant.DEVICE: DEVICE_STEPS,
    Grant.IMPLICIT: IMPLICIT_STEPS,
    Grant.OAUTH1: oauth1.STEPS,
    Grant.KEY: KEY_STEPS,
}


class DescribedProvider:
    """A `Provider`. Its addresses stand in the description, whatever `server` is said to be."""

    call_spacing = 0.0

    def __init__(self, described: DescribedService) -> None:
        self.described = described
        self.profile: Profile = profile_of(described)
        self.own_server: Server = server_of(described)
        self._directory = Directory(described)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that the description names for calls and pages."""
        return addresses_of(self.described)

    def steps(self, method: Method, client: ClientCredentials) -> tuple[Step, ...]:  # noqa: ARG002 - the protocol has it
        return (*_STEPS[self._grant(method)], WHO)

    def flow(
        self,
        method: Method,
        server: Server,  # noqa: ARG002 - the protocol has it
        client: ClientCredentials,
        transport: Transport,
        clock: ServerClock,
        ticked: tuple[str, ...] = (),
    ) -> DescribedFlow:
        grant = self._grant(method)
        asked = tuple(scope for scope in self.described.scopes if not scope.optional or scope.value in ticked)
        values = tuple(scope.value for scope in asked)
        make = partial(self._flow, grant, values, self._client(client), transport, clock)
        return DescribedFlow(_STEPS[grant], make, asked)

    async def check_key(
        self,
        server: Server,  # noqa: ARG002 - the protocol has it
        client: ClientCredentials,
        transport: Transport,
        clock: ServerClock,
    ) -> None:
        """Where there is something to ask without a person: for a device's code, or for temporary credentials."""
        client, browses = self._client(client), self.described.browses
        if browses is Grant.OAUTH1:
            await self._oauth1(client, transport, clock).temporary_credentials(client.redirect_uri or "oob")
        elif Grant.DEVICE in self.described.grants and (browses is None or await self._has_devices(transport)):
            needed = tuple(scope.value for scope in self.described.scopes if not scope.optional)
            await (await self._device(needed, client, transport, clock)).device_code()
        elif browses is not None:
            await self._directory.look_up_for(browses, transport)

    async def revoke(
        self,
        server: Server,  # noqa: ARG002 - the protocol has it
        client: ClientCredentials,
        credentials: Credentials,
        transport: Transport,
        clock: ServerClock,  # noqa: ARG002 - the protocol has it
    ) -> bool:
        if not isinstance(credentials, BearerToken):
            return False
        far = await self._directory.look_up(transport)
        if not far.server.revocation_endpoint:
            return False
        await revoke(far.server, self._client(client), credentials, transport)
        return True

    def service(
        self,
        server: Server,  # noqa: ARG002 - the protocol has it
        client: ClientCredentials,
        kept: KeptCredentials,
        transport: Transport,
        clock: ServerClock,
    ) -> WithoutLists:
        async def address() -> str:
            return (await self._directory.look_up(transport)).user_info

        user = self.described.user
        user = replace(user, headers=filled(user.headers, client.key), parameters=filled(user.parameters, client.key))
        return WithoutLists(self._calls(self._client(client), kept, transport, clock), user, address)

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

    def _client(self, client: ClientCredentials) -> ClientCredentials:
        """Where clients are public, a secret is shown to nobody."""
        secret = client.secret if self.described.uses_secret else ""
        return ClientCredentials(client.key, secret, client.redirect_uri or self.described.redirect_uri)

    async def _flow(
        self,
        grant: Grant,
        scopes: tuple[str, ...],
        client: ClientCredentials,
        transport: Transport,
        clock: ServerClock,
    ) -> Flow:
        if grant is Grant.KEY:
            return ApiKeyFlow(Asked.KEY, self.described.page)
        if grant is Grant.OAUTH1:
            return self._oauth1(client, transport, clock)
        if grant is Grant.DEVICE:
            return await self._device(scopes, client, transport, clock)
        server = await self._directory.look_up_for(grant, transport)
        added = authorization_parameters(self.described, scopes, client.key)
        if grant is Grant.IMPLICIT:
            return ImplicitFlow(server, client, clock.ours, scopes=scopes, parameters=added)
        return AuthorizationCodeFlow(server, client, transport, clock.ours, scopes=scopes, parameters=added)

    def _oauth1(self, client: ClientCredentials, transport: Transport, clock: ServerClock) -> OAuth1Flow:
        endpoints, departures = (
            oauth1.endpoints_of(self.described),
            oauth1.departures_of(clock, filled(self.described.parameters, client.key), self.described.signature),
        )
        return OAuth1Flow(endpoints, departures, client, transport, clock.now)

    async def _has_devices(self, transport: Transport) -> bool:
        """Whether the server has an address for devices: an issuer may tell none, and its page will do."""
        return bool((await self._directory.look_up(transport)).server.device_authorization_endpoint)

    async def _device(
        self, scopes: tuple[str, ...], client: ClientCredentials, transport: Transport, clock: ServerClock
    ) -> DeviceFlow:
        server = await self._directory.look_up_for(Grant.DEVICE, transport)
        return DeviceFlow(server, client, transport, clock.ours, scopes=scopes)

    def _calls(
        self, client: ClientCredentials, kept: KeptCredentials, transport: Transport, clock: ServerClock
    ) -> Calls:
        match kept.current:
            case TokenCredentials() as token:
                signer = OAuth1Signer(client, clock.now, token, signature=self.described.signature)
                return SignedCalls(transport, signer, kept, clock)
            case ApiKey() as key if self.described.signing is Signing.QUERY:
                return SignedCalls(transport, KeySigner(key, self.described.key_parameter), kept)
            case ApiKey() as key:
                return SignedCalls(transport, BearerSigner(BearerToken(key.key)), kept)
            case BearerToken():
                return RenewingCalls(self._directory.look_up, client, kept, transport, clock.ours)
        raise KeyringLost(KeyringReason.OTHER_SIGN_IN)
