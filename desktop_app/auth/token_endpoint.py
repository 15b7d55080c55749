"""RFC 6749 section 3.2: where a grant is exchanged for a token."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.client_authentication import authenticated
from desktop_app.auth.members import members_of_either, text_of
from desktop_app.auth.nonce import check_nonce
from desktop_app.auth.renewal_refusal import renewal_refused
from desktop_app.auth.signing import Clock
from desktop_app.auth.token_response import token_of
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import ServiceError
from desktop_app.transport import Response, Transport


class TokenEndpoint:
    """A server's token endpoint, as used by one client. Lives of tokens are counted by `clock`, this computer's."""

    def __init__(
        self, server: AuthorizationServer, client: ClientCredentials, transport: Transport, clock: Clock
    ) -> None:
        self._server = server
        self._client = client
        self._transport = transport
        self._clock = clock

    async def exchange(self, grant: Mapping[str, str], nonce: str = "") -> BearerToken:
        """A token for `grant`, the parameters of one kind of grant. Raises `ServiceError`.

        An ID token that comes with it must have the `nonce`.
        """
        response = await self._answer(grant)
        token = self._token_in(response)
        check_nonce(text_of(members_of_either(response), "id_token"), nonce)
        return token

    async def renew(self, grant: Mapping[str, str]) -> BearerToken:
        """A token for a refresh token. Raises `InvalidGrant` in whatever words it is refused, and `ServiceError`."""
        response = await self._answer(grant)
        try:
            return self._token_in(response)
        except ServiceError as refusal:
            raise renewal_refused(response, refusal) from None

    async def _answer(self, grant: Mapping[str, str]) -> Response:
        return await self._transport.send(authenticated(self._server, self._client, self._server.token_endpoint, grant))

    def _token_in(self, response: Response) -> BearerToken:
        token = token_of(response, self._clock(), self._server.scope_separator)
        return token if self._server.renews else replace(token, refresh_token="")
