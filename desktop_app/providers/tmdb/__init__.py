"""TMDB's API v3, and its sign-in by request token, which is no standard (contract tmdb 2)."""

from desktop_app.auth.flow import Flow, FlowStep
from desktop_app.auth.request_token import (
    APPROVAL_STEPS,
    PASSWORD_STEPS,
    PasswordFlow,
    RequestTokenFlow,
    SessionServer,
)
from desktop_app.domain.account import Person
from desktop_app.domain.credentials import ClientCredentials, Credentials, Session
from desktop_app.domain.errors import KeyringLost, KeyringReason, SignInAgain
from desktop_app.domain.parts import Service
from desktop_app.providers.provider import AccountConnection, Connection, Method, Profile, Server
from desktop_app.providers.tmdb.account import Account, Owners
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.catalogue import Catalogue
from desktop_app.providers.tmdb.editor import Editor
from desktop_app.providers.tmdb.images import ImagePlaces
from desktop_app.providers.tmdb.keys import authorized_by
from desktop_app.providers.tmdb.lists import Lists
from desktop_app.providers.tmdb.parser import person_of
from desktop_app.providers.tmdb.profile import OWN_SERVER, PROFILE, WHO
from desktop_app.providers.tmdb.ratings import Ratings
from desktop_app.providers.tmdb.refusals import UNKNOWN_ID, call_error, code_of, is_good, link_error
from desktop_app.transport import Request


class Tmdb:
    """A `Provider`. Twenty calls a second at most (contract 9), in seconds between two."""

    def __init__(self, *, call_spacing: float = 0.05) -> None:
        self.call_spacing = call_spacing

    @property
    def profile(self) -> Profile:
        return PROFILE

    @property
    def own_server(self) -> Server:
        return OWN_SERVER

    def steps(self, method: Method, _client: ClientCredentials) -> tuple[FlowStep, ...]:
        return (*(PASSWORD_STEPS if method is Method.PASSWORD else APPROVAL_STEPS), WHO)

    def flow(self, method: Method, connection: Connection, _ticked: tuple[str, ...] = ()) -> Flow:
        server, authorized = connection.server, authorized_by(connection.client)
        sessions = SessionServer(server.api, server.sign_in, authorized, link_error)
        if method is Method.PASSWORD:
            return PasswordFlow(sessions, connection.transport)
        return RequestTokenFlow(sessions, connection.transport)

    async def check_key(self, connection: Connection) -> None:
        request = Request("GET", f"{connection.server.api}/authentication")
        response = await connection.transport.send(authorized_by(connection.client)(request))
        if not is_good(response):
            raise link_error(response)

    async def revoke(self, connection: AccountConnection) -> bool:
        """Delete the session. Raises `SignInAgain` where it is over already."""
        body = {"session_id": _session(connection.credentials.current).session_id}
        request = Request("DELETE", f"{connection.server.api}/authentication/session", json=body)
        response = await connection.transport.send(authorized_by(connection.client)(request))
        if not is_good(response):
            is_over = code_of(response) == UNKNOWN_ID
            raise SignInAgain(status=response.status) if is_over else call_error(response)
        return True

    def service(self, connection: AccountConnection) -> Service:
        session, authorized = _session(connection.credentials.current), authorized_by(connection.client)
        refused = connection.credentials.refused
        calls = Calls(connection.server.api, authorized, session, connection.transport, refused)
        account, owners = Account(calls), Owners(calls)
        places = ImagePlaces(calls, connection.clock.ours)
        catalogue = Catalogue(calls, places)

        async def who() -> Person:
            return person_of(await account.told(), await places.known(), calls.api)

        return Service(
            who=who,
            lists=Lists(calls, account, owners, places, connection.clock.ours),
            editor=Editor(calls, account, owners),
            catalogue=catalogue,
            title_keys=catalogue,
            ratings=Ratings(calls, account),
            explorer=calls,
        )


def _session(credentials: Credentials) -> Session:
    if not isinstance(credentials, Session):
        raise KeyringLost(KeyringReason.OTHER_SIGN_IN)
    return credentials
