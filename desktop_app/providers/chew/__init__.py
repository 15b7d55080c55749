"""chew.tv's API v1, and how its OAuth departs from RFC 6749 (contract chew 2)."""

from dataclasses import replace

from desktop_app.auth.api_key import ApiKeyFlow
from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.flow import Flow, FlowStep, QuestionKind
from desktop_app.auth.implicit import ImplicitFlow
from desktop_app.auth.token_endpoint import TokenEndpoint
from desktop_app.domain.account import Person
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import InvalidGrant, ServiceClosed, SignInReason, UnknownApplication
from desktop_app.domain.parts import LocalList, Service
from desktop_app.domain.service import ListInfo
from desktop_app.providers.chew.calls import Calls
from desktop_app.providers.chew.catalogue import Catalogue
from desktop_app.providers.chew.lists import Lists
from desktop_app.providers.chew.parser import person
from desktop_app.providers.chew.profile import CODE_STEPS, IMPLICIT_STEPS, KEY_STEPS, PROFILE, READ, WHO
from desktop_app.providers.provider import AccountConnection, Connection, Method, Profile, Server
from desktop_app.transport import Request

SAVED = ListInfo("saved", "Saved shows", description="Kept on this computer only.")


class Chew:
    """A `Provider`."""

    call_spacing = 0.0

    @property
    def profile(self) -> Profile:
        return PROFILE

    @property
    def own_server(self) -> None:
        return None

    def steps(self, method: Method, client: ClientCredentials) -> tuple[FlowStep, ...]:
        """Steps of the method. Without a client secret there is no exchange: the token comes by itself."""
        if method is Method.API_KEY:
            return (*KEY_STEPS, WHO)
        return (*(CODE_STEPS if client.secret else IMPLICIT_STEPS), WHO)

    def flow(self, method: Method, connection: Connection, ticked: tuple[str, ...] = ()) -> Flow:
        """Flow of the method: by a code if the application has a secret, which the exchange needs; else implicit."""
        if method is Method.API_KEY:
            return ApiKeyFlow(QuestionKind.API_KEY, PROFILE.key_page, steps=KEY_STEPS)
        oauth, client, scopes = authorization_server(connection.server), registered(connection.client), (READ, *ticked)
        transport, clock = connection.transport, connection.clock.ours
        if client.secret:
            return AuthorizationCodeFlow(oauth, client, transport, clock, scopes=scopes, steps=CODE_STEPS)
        return ImplicitFlow(oauth, client, clock, scopes=scopes, steps=IMPLICIT_STEPS, state_comes_back=False)

    async def check_key(self, connection: Connection) -> None:
        """No call is for this. A code that nobody gave is refused otherwise than a secret that nobody knows; without
        a secret there is the page, which an unknown application is not shown.
        """
        oauth, client = authorization_server(connection.server), registered(connection.client)
        if client.secret:
            grant = {"grant_type": "authorization_code", "code": "none", "redirect_uri": client.redirect_uri}
            try:
                await TokenEndpoint(oauth, client, connection.transport, connection.clock.ours).exchange(grant)
            except InvalidGrant:
                return
        query = (("response_type", "token"), ("client_id", client.key), ("redirect_uri", client.redirect_uri))
        asking = Request("GET", oauth.authorization_endpoint, (*query, ("scope", READ)), takes_pages=True)
        response = await connection.transport.send(asking)
        if response.status == 404:
            raise ServiceClosed(status=404)
        if response.status >= 400:
            raise UnknownApplication(SignInReason.APPLICATION_OR_ADDRESS, status=400)

    async def revoke(self, _connection: AccountConnection) -> bool:
        """No source knows of a revocation (contract chew 2.3)."""
        return False

    def service(self, connection: AccountConnection) -> Service:
        calls = Calls(connection)
        catalogue = Catalogue(calls)

        async def who() -> Person:
            return person(await calls.get("/users/me"))

        return Service(
            who=who,
            lists=Lists(calls),
            local_list=LocalList(SAVED, catalogue.find),
            catalogue=catalogue,
            explorer=calls,
        )


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
