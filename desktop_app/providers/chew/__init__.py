"""chew.tv's API v1, and how its OAuth departs from RFC 6749 (contract chew 2)."""

from dataclasses import replace

from desktop_app.auth.api_key import ApiKeyFlow
from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.flow import Asked, Flow, Step
from desktop_app.auth.implicit import ImplicitFlow
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.server_clock import ServerClock
from desktop_app.auth.token_endpoint import TokenEndpoint
from desktop_app.domain.credentials import ClientCredentials, Credentials
from desktop_app.domain.errors import InvalidGrant, ServiceClosed, SignInReason, UnknownApplication
from desktop_app.providers.chew.calls import Calls
from desktop_app.providers.chew.profile import CODE_STEPS, IMPLICIT_STEPS, KEY_STEPS, PROFILE, READ, WHO
from desktop_app.providers.chew.service import ChewService
from desktop_app.providers.provider import Method, Profile, Server
from desktop_app.transport import Request, Transport


class Chew:
    """A `Provider`."""

    call_spacing = 0.0

    @property
    def profile(self) -> Profile:
        return PROFILE

    @property
    def own_server(self) -> None:
        return None

    def steps(self, method: Method, client: ClientCredentials) -> tuple[Step, ...]:
        """Without a secret there is no exchange: the token comes by itself."""
        if method is Method.API_KEY:
            return (*KEY_STEPS, WHO)
        return (*(CODE_STEPS if client.secret else IMPLICIT_STEPS), WHO)

    def flow(
        self,
        method: Method,
        server: Server,
        client: ClientCredentials,
        transport: Transport,
        clock: ServerClock,
        ticked: tuple[str, ...] = (),
    ) -> Flow:
        """By a code where the application has a secret, which it needs to exchange it; else the implicit grant."""
        if method is Method.API_KEY:
            return ApiKeyFlow(Asked.API_KEY, PROFILE.key_page, steps=KEY_STEPS)
        oauth, client, scopes = authorization_server(server), registered(client), (READ, *ticked)
        if client.secret:
            return AuthorizationCodeFlow(oauth, client, transport, clock.ours, scopes=scopes, steps=CODE_STEPS)
        return ImplicitFlow(oauth, client, clock.ours, scopes=scopes, steps=IMPLICIT_STEPS, state_comes_back=False)

    async def check_key(
        self, server: Server, client: ClientCredentials, transport: Transport, clock: ServerClock
    ) -> None:
        """No call is for this. A code that nobody gave is refused otherwise than a secret that nobody knows; without
        a secret there is the page, which an unknown application is not shown.
        """
        oauth, client = authorization_server(server), registered(client)
        if client.secret:
            grant = {"grant_type": "authorization_code", "code": "none", "redirect_uri": client.redirect_uri}
            try:
                await TokenEndpoint(oauth, client, transport, clock.ours).exchange(grant)
            except InvalidGrant:
                return
        query = (("response_type", "token"), ("client_id", client.key), ("redirect_uri", client.redirect_uri))
        asking = Request("GET", oauth.authorization_endpoint, (*query, ("scope", READ)), takes_pages=True)
        response = await transport.send(asking)
        if response.status == 404:
            raise ServiceClosed(status=404)
        if response.status >= 400:
            raise UnknownApplication(SignInReason.APPLICATION_OR_ADDRESS, status=400)

    async def revoke(
        self,
        server: Server,  # noqa: ARG002 - the protocol has it
        client: ClientCredentials,  # noqa: ARG002 - the protocol has it
        credentials: Credentials,  # noqa: ARG002 - the protocol has it
        transport: Transport,  # noqa: ARG002 - the protocol has it
        clock: ServerClock,  # noqa: ARG002 - the protocol has it
    ) -> bool:
        """No source knows of a revocation (contract chew 2.3)."""
        return False

    def service(
        self,
        server: Server,
        client: ClientCredentials,  # noqa: ARG002 - the protocol has it
        kept: KeptCredentials,
        transport: Transport,
        clock: ServerClock,  # noqa: ARG002 - the protocol has it
    ) -> ChewService:
        return ChewService(Calls(server.api, kept.current, transport, kept.refused))


def authorization_server(server: Server) -> AuthorizationServer:
    """Commas between the scopes, no PKCE, no renewals: a refresh token would be one that nobody takes."""
    return AuthorizationServer(
        token_endpoint=f"{server.sign_in}/oauth/access_token",
        authorization_endpoint=f"{server.sign_in}/oauth/authorize",
        scope_separator=",",
        takes_both=False,
        renews=False,
    )


def registered(client: ClientCredentials) -> ClientCredentials:
    """The key with the redirect address that a person was told to register, where they registered no other."""
    return client if client.redirect_uri else replace(client, redirect_uri=PROFILE.redirect_uri)
