"""Trakt's API v2, and how its OAuth departs from the RFCs (contract trakt 2)."""

from dataclasses import replace

from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer, Encoding
from desktop_app.auth.bearer import BearerSession
from desktop_app.auth.device import DeviceFlow
from desktop_app.auth.device_dialects import STATUS_CODES
from desktop_app.auth.flow import Flow, Step
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.refresh import bearer
from desktop_app.auth.revocation import revoke
from desktop_app.auth.server_clock import ServerClock
from desktop_app.auth.token_response import is_page
from desktop_app.domain.credentials import ClientCredentials, Credentials
from desktop_app.domain.errors import SignInReason, UnknownApplication
from desktop_app.providers.provider import Method, Profile, Server
from desktop_app.providers.redirects import led_away
from desktop_app.providers.trakt.calls import Calls, headers_of
from desktop_app.providers.trakt.profile import CODE_STEPS, OWN_SERVER, PROFILE, REDIRECT_STEPS, WHO
from desktop_app.providers.trakt.refusals import call_error
from desktop_app.providers.trakt.service import LOOK_AGAIN, WRITE_SPACING, TraktService
from desktop_app.transport import Request, Transport


class Trakt:
    """A `Provider`. Times in seconds."""

    call_spacing = 0.0

    def __init__(self, *, write_spacing: float = WRITE_SPACING, look_again: float = LOOK_AGAIN) -> None:
        self._write_spacing = write_spacing
        self._look_again = look_again

    @property
    def profile(self) -> Profile:
        return PROFILE

    @property
    def own_server(self) -> Server:
        return OWN_SERVER

    def steps(self, method: Method, client: ClientCredentials) -> tuple[Step, ...]:  # noqa: ARG002 - the protocol has it
        return (*(CODE_STEPS if method is Method.CODE else REDIRECT_STEPS), WHO)

    def flow(
        self,
        method: Method,
        server: Server,
        client: ClientCredentials,
        transport: Transport,
        clock: ServerClock,
        ticked: tuple[str, ...] = (),  # noqa: ARG002 - there is nothing to tick
    ) -> Flow:
        oauth, client = authorization_server(server), registered(client)
        if method is Method.CODE:
            return DeviceFlow(oauth, client, transport, clock.ours, dialect=STATUS_CODES, steps=CODE_STEPS)
        return AuthorizationCodeFlow(oauth, client, transport, clock.ours, steps=REDIRECT_STEPS)

    async def check_key(
        self, server: Server, client: ClientCredentials, transport: Transport, clock: ServerClock
    ) -> None:
        """By a search, for which nobody has to be signed in."""
        query = (("query", "lineup"), ("limit", "1"))
        request = Request("GET", f"{server.api}/search/movie", query, headers=headers_of(client.key))
        response = await transport.send(request)
        if response.status == 403 and not is_page(response):
            raise UnknownApplication(SignInReason.APPLICATION_NOT_KNOWN, status=403)
        if response.status != 200:
            raise led_away(response) or call_error(response, writes=False, now=clock.now)

    async def revoke(
        self,
        server: Server,
        client: ClientCredentials,
        credentials: Credentials,
        transport: Transport,
        clock: ServerClock,  # noqa: ARG002 - the protocol has it
    ) -> bool:
        await revoke(authorization_server(server), client, bearer(credentials), transport)
        return True

    def service(
        self,
        server: Server,
        client: ClientCredentials,
        kept: KeptCredentials,
        transport: Transport,
        clock: ServerClock,
    ) -> TraktService:
        bearer(kept.current)
        transport.space_writes(self._write_spacing)
        session = BearerSession(authorization_server(server), registered(client), kept, transport, clock.ours)
        calls = Calls(server.api, client.key, session, clock.now)
        return TraktService(calls, write_spacing=self._write_spacing, look_again=self._look_again)


def authorization_server(server: Server) -> AuthorizationServer:
    """The sign-in host's endpoints. A secret and a code_verifier are not sent together."""
    oauth = f"{server.sign_in}/oauth"
    return AuthorizationServer(
        token_endpoint=f"{oauth}/token",
        authorization_endpoint=f"{oauth}/authorize",
        device_authorization_endpoint=f"{oauth}/device/code",
        device_token_endpoint=f"{oauth}/device/token",
        revocation_endpoint=f"{oauth}/revoke",
        encoding=Encoding.JSON,
        takes_both=False,
        refresh_wants_redirect_uri=True,
        revokes_access_tokens=True,
    )


def registered(client: ClientCredentials) -> ClientCredentials:
    """The key with the redirect address that a person was told to register, where they registered no other."""
    return client if client.redirect_uri else replace(client, redirect_uri=PROFILE.redirect_uri)
