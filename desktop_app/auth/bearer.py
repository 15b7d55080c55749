"""RFC 6750 section 2.1: requests with a bearer token, which is renewed ahead of its end and when it is refused."""

from typing import TYPE_CHECKING

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.refresh import Renewal
from desktop_app.auth.signing import Clock
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import SignInAgain
from desktop_app.masking import Hold, masked
from desktop_app.transport import Exchange, Request, Response, Transport

if TYPE_CHECKING:
    import requests


class BearerSigner:
    """Puts the token into the Authorization header."""

    def __init__(self, token: BearerToken) -> None:
        self._token = token
        self._held = Hold(token.access_token)

    def __call__(self, prepared: "requests.PreparedRequest") -> "requests.PreparedRequest":
        prepared.headers["Authorization"] = f"Bearer {self._token.access_token}"
        return prepared

    def explain(self, prepared: "requests.PreparedRequest") -> str:  # noqa: ARG002 - the protocol has it
        """The header, its token masked."""
        return f"Authorization: Bearer {masked(self._token.access_token)}"


class BearerSession:
    """Sends one account's requests. `clock` is this computer's."""

    def __init__(
        self,
        server: AuthorizationServer,
        client: ClientCredentials,
        kept: KeptCredentials,
        transport: Transport,
        clock: Clock,
    ) -> None:
        self._transport = transport
        self._kept = kept
        self._renewal = Renewal(server, client, kept, transport, clock)

    async def send(self, request: Request) -> Response:
        """The answer, whatever its status, but 401: that is tried once more with a new token.

        What was refused with 401 was not done, so a write may be sent again. Raises `SignInAgain` where the second
        token is refused too or there is none, `KeyringError`, and what `Transport.send` and `Renewal` raise.
        """
        try:
            response = await self._sent(request)
        except SignInAgain:
            self._kept.refused()
            raise
        if response.is_good:
            self._kept.accepted()
        return response

    async def _sent(self, request: Request) -> Response:
        token = self._renewal.current
        if self._renewal.is_due(token):
            token = await self._renewal.instead_of(token)
        response = await self._transport.send(request, BearerSigner(token))
        if response.status == 401:
            token = await self._renewal.instead_of(token)
            response = await self._transport.send(request, BearerSigner(token))
        if response.status == 401:
            raise SignInAgain("The service does not take the token.", status=401)
        return response

    async def rehearse(self, request: Request) -> Exchange:
        """What `send` would send now, with the token that there is."""
        return await self._transport.rehearse(request, BearerSigner(self._renewal.current))
