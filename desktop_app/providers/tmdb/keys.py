"""The application's credential: TMDB shows two, and each is sent in its own way (contract 1)."""

from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.transport import Request


def authorized_by(client: ClientCredentials) -> Callable[[Request], Request]:
    """Puts the credential on a request: an API key into the query, a read access token into the header."""
    key = "".join(client.key.split())
    if _is_token(key):
        return lambda request: replace(request, headers={**request.headers, "Authorization": f"Bearer {key}"})
    return lambda request: replace(request, params=(*request.params, ("api_key", key)))


def _is_token(key: str) -> bool:
    """A read access token is a JSON Web Token (RFC 7519): three parts between dots."""
    return key.count(".") == 2
