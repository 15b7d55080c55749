"""Trakt's API v2, and how its OAuth departs from the RFCs (contract trakt 2)."""

from dataclasses import replace

from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer, Encoding
from desktop_app.auth.bearer import BearerSession
from desktop_app.auth.device import DeviceFlow
from desktop_app.auth.device_dialects import STATUS_CODES
from desktop_app.auth.flow import Flow, FlowStep
from desktop_app.auth.refresh import bearer
from desktop_app.auth.revocation import revoke
from desktop_app.auth.token_response import is_page
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import SignInReason, UnknownApplication
from desktop_app.domain.parts import Service
from desktop_app.providers.provider import AccountConnection, Connection, Method, Profile, Server
from desktop_app.providers.redirects import led_away
from desktop_app.providers.trakt.account import Account
from desktop_app.providers.trakt.calls import Calls, headers_of
from desktop_app.providers.trakt.catalogue import Catalogue
from desktop_app.providers.trakt.editor import Editor
from desktop_app.providers.trakt.lists import LOOK_AGAIN, Lists
from desktop_app.providers.trakt.profile import CODE_STEPS, OWN_SERVER, PROFILE, REDIRECT_STEPS, WHO
from desktop_app.providers.trakt.ratings import Ratings
from desktop_app.providers.trakt.refusals import call_error
from desktop_app.transport import Request

WRITE_SPACING = 1.1
"""Seconds: one write a second is taken of each member (contract 8)."""


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

    def steps(self, method: Method, _client: ClientCredentials) -> tuple[FlowStep, ...]:
        return (*(CODE_STEPS if method is Method.CODE else REDIRECT_STEPS), WHO)

    def flow(self, method: Method, connection: Connection, _ticked: tuple[str, ...] = ()) -> Flow:
        oauth, client = authorization_server(connection.server), registered(connection.client)
        transport, clock = connection.transport, connection.clock.ours
        if method is Method.CODE:
            return DeviceFlow(oauth, client, transport, clock, dialect=STATUS_CODES, steps=CODE_STEPS)
        return AuthorizationCodeFlow(oauth, client, transport, clock, steps=REDIRECT_STEPS)

    async def check_key(self, connection: Connection) -> None:
        """Check the application's key by a search, which needs no signed-in person."""
        query = (("query", "lineup"), ("limit", "1"))
        headers = headers_of(connection.client.key)
        request = Request("GET", f"{connection.server.api}/search/movie", query, headers=headers)
        response = await connection.transport.send(request)
        if response.status == 403 and not is_page(response):
            raise UnknownApplication(SignInReason.APPLICATION_NOT_KNOWN, status=403)
        if response.status != 200:
            raise led_away(response) or call_error(response, writes=False, now=connection.clock.now)

    async def revoke(self, connection: AccountConnection) -> bool:
        oauth, token = authorization_server(connection.server), bearer(connection.credentials.current)
        await revoke(oauth, connection.client, token, connection.transport)
        return True

    def service(self, connection: AccountConnection) -> Service:
        connection.transport.space_writes(self._write_spacing)
        calls = Calls(connection.server.api, connection.client.key, session_on(connection), connection.clock.now)
        account, catalogue = Account(calls), Catalogue(calls)
        return Service(
            who=account.who,
            lists=Lists(calls, account, look_again=self._look_again),
            editor=Editor(calls, account),
            catalogue=catalogue,
            title_keys=catalogue,
            details=catalogue,
            ratings=Ratings(calls),
            explorer=calls,
        )


def session_on(connection: AccountConnection) -> BearerSession:
    """Session on the connection. Raises `KeyringLost` where the credentials are no bearer token."""
    bearer(connection.credentials.current)
    oauth, client = authorization_server(connection.server), registered(connection.client)
    return BearerSession(oauth, client, connection.credentials, connection.transport, connection.clock.ours)


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
