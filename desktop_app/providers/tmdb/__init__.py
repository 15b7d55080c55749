"""TMDB's API v3, and its sign-in by request token, which is no standard (contract tmdb 2)."""

from desktop_app.auth.flow import Flow, Step
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.request_token import (
    APPROVAL_STEPS,
    PASSWORD_STEPS,
    PasswordFlow,
    RequestTokenFlow,
    SessionServer,
)
from desktop_app.auth.server_clock import ServerClock
from desktop_app.domain.credentials import ClientCredentials, Credentials, Session
from desktop_app.domain.errors import KeyringLost, KeyringReason, SignInAgain
from desktop_app.providers.provider import Method, Profile, Server
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.keys import authorized_by
from desktop_app.providers.tmdb.profile import OWN_SERVER, PROFILE, WHO
from desktop_app.providers.tmdb.refusals import UNKNOWN_ID, call_error, code_of, is_good, link_error
from desktop_app.providers.tmdb.service import TmdbService
from desktop_app.transport import Request, Transport


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

    def steps(self, method: Method, client: ClientCredentials) -> tuple[Step, ...]:  # noqa: ARG002 - the protocol has it
        return (*(PASSWORD_STEPS if method is Method.PASSWORD else APPROVAL_STEPS), WHO)

    def flow(
        self,
        method: Method,
        server: Server,
        client: ClientCredentials,
        transport: Transport,
        clock: ServerClock,  # noqa: ARG002 - the protocol has it
        ticked: tuple[str, ...] = (),  # noqa: ARG002 - the protocol has it
    ) -> Flow:
        sessions = SessionServer(server.api, server.sign_in, authorized_by(client), link_error)
        if method is Method.PASSWORD:
            return PasswordFlow(sessions, transport)
        return RequestTokenFlow(sessions, transport)

    async def check_key(
        self,
        server: Server,
        client: ClientCredentials,
        transport: Transport,
        clock: ServerClock,  # noqa: ARG002 - the protocol has it
    ) -> None:
        request = Request("GET", f"{server.api}/authentication")
        response = await transport.send(authorized_by(client)(request))
        if not is_good(response):
            raise link_error(response)

    async def revoke(
        self,
        server: Server,
        client: ClientCredentials,
        credentials: Credentials,
        transport: Transport,
        clock: ServerClock,  # noqa: ARG002 - the protocol has it
    ) -> bool:
        """Raises `SignInAgain` where the session is over already."""
        body = {"session_id": _session(credentials).session_id}
        request = Request("DELETE", f"{server.api}/authentication/session", json=body)
        response = await transport.send(authorized_by(client)(request))
        if not is_good(response):
            is_over = code_of(response) == UNKNOWN_ID
            raise SignInAgain(status=response.status) if is_over else call_error(response)
        return True

    def service(
        self,
        server: Server,
        client: ClientCredentials,
        kept: KeptCredentials,
        transport: Transport,
        clock: ServerClock,
    ) -> TmdbService:
        session = _session(kept.current)
        calls = Calls(server.api, authorized_by(client), session, transport, kept.refused)
        return TmdbService(calls, clock.ours)


def _session(credentials: Credentials) -> Session:
    if not isinstance(credentials, Session):
        raise KeyringLost(KeyringReason.OTHER_SIGN_IN)
    return credentials
