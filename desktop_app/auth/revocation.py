"""RFC 7009: the service is asked to forget a token."""

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.client_authentication import authenticated
from desktop_app.auth.token_response import refusal_of
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.transport import Transport


async def revoke(
    server: AuthorizationServer, client: ClientCredentials, token: BearerToken, transport: Transport
) -> None:
    """Section 2.1. The refresh token, with which its access tokens end; unless the server knows only access tokens.

    A token that the service does not know is as good as revoked: it answers 200 (section 2.2). Raises `ServiceError`.
    """
    known = token.access_token if server.revokes_access_tokens else token.refresh_token or token.access_token
    request = authenticated(server, client, server.revocation_endpoint, {"token": known})
    response = await transport.send(request)
    if not 200 <= response.status < 300:
        raise refusal_of(response)
