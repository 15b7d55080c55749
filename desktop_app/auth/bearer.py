"""RFC 6750 section 2.1: requests with a bearer token, which is renewed ahead of its end and when it is refused."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.refresh import Renewal
from desktop_app.auth.signing import Clock
from desktop_app.auth.token_response import is_page
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import SignInAgain, SignInReason
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

    def explain(self, _prepared: "requests.PreparedRequest") -> str:
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
        self._is_forbidden = False

    async def send(self, request: Request) -> Response:
        """The answer, whatever its status, but 401: that is tried once more with a new token.

        What was refused with 401 was not done, so a write may be sent again. Raises `SignInAgain` where the second
        token is refused too or there is none, `KeyringError`, and what `Transport.send` and `Renewal` raise.
        """
        return _taken(await self._watched(self._sent(request, is_identity=False)), self._kept)

    async def ask(self, request: Request) -> Response:
        """The answer, whatever its status: a request of a person's own making may be refused, and the token taken.

        Raises what `send` does, `SignInAgain` where the token can no longer be renewed.
        """
        return await self._watched(self._sent(request, is_identity=False))

    async def identify(self, request: Request) -> Response:
        """Send the call that tells who is signed in: whoever is may ask it, so 403 counts as 401 does.

        It does not where a new token did not help before.
        """
        return _taken(await self._watched(self._sent(request, is_identity=True)), self._kept)

    async def _watched(self, sending: Awaitable[Response]) -> Response:
        try:
            response = await sending
        except SignInAgain:
            self._kept.refused()
            raise
        if response.is_good:
            self._kept.accepted()
        return response

    async def _sent(self, request: Request, *, is_identity: bool) -> Response:
        token = self._renewal.current
        if self._renewal.is_due(token):
            token = await self._renewal.instead_of(token)
        response = await self._transport.send(request, BearerSigner(token))
        if response.status == 401 or (is_identity and self._may_be_dead(token, response)):
            token = await self._renewal.instead_of(token)
            response = await self._transport.send(request, BearerSigner(token))
            self._is_forbidden = response.status == 403
        elif is_identity and response.status == 200:
            self._is_forbidden = False
        return response

    def _may_be_dead(self, token: BearerToken, response: Response) -> bool:
        """Whether 403 may be said of the token: so Django's servers answer one that was revoked.

        Limits of calls, and pages of something in front of the service, come with 403, too.
        """
        is_elsewhere = bool(response.body.strip()) and is_page(response)
        is_limit = "retry-after" in response.headers
        can_be_renewed = bool(token.refresh_token) and not self._is_forbidden
        return response.status == 403 and can_be_renewed and not is_elsewhere and not is_limit

    async def rehearse(self, request: Request) -> Exchange:
        """The request that `send` would send now, with the current token. Nothing is sent."""
        return await self._transport.rehearse(request, BearerSigner(self._renewal.current))


def _taken(response: Response, kept: KeptCredentials) -> Response:
    """The answer to a call with a token that no renewal replaces. Raises `SignInAgain` where it was not taken."""
    if response.status == 401:
        kept.refused()
        raise SignInAgain(SignInReason.TOKEN_REFUSED, status=401)
    return response
