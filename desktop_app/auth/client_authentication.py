"""RFC 6749 section 2.3: a request to one of the server's endpoints, with which the client says who it is."""

import base64
from collections.abc import Mapping
from urllib.parse import quote

from desktop_app.auth.authorization_server import AuthorizationServer, ClientAuthentication, Encoding
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.transport import Request


def authenticated(
    server: AuthorizationServer, client: ClientCredentials, endpoint: str, parameters: Mapping[str, str]
) -> Request:
    """The client's id and secret where the server wants them; a public client (section 2.1) names itself alone."""
    if not client.secret:
        return identified(server, client, endpoint, parameters)
    if server.authentication is ClientAuthentication.HEADER:
        return _post(server, endpoint, parameters, {"Authorization": _basic(client)})
    return identified(server, client, endpoint, {**parameters, "client_secret": client.secret})


def identified(
    server: AuthorizationServer, client: ClientCredentials, endpoint: str, parameters: Mapping[str, str]
) -> Request:
    """Section 3.2.1: the client says which one it is, and proves nothing."""
    return _post(server, endpoint, {"client_id": client.key, **parameters}, {})


def _basic(client: ClientCredentials) -> str:
    """Section 2.3.1: both are urlencoded first, which RFC 7617 alone would not do; a space so that all can read it."""
    pair = f"{quote(client.key, safe='')}:{quote(client.secret, safe='')}"
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


def _post(
    server: AuthorizationServer, endpoint: str, parameters: Mapping[str, str], headers: Mapping[str, str]
) -> Request:
    """Section 3.1: a parameter without a value is one that is left out."""
    sent = {name: value for name, value in parameters.items() if value}
    headers = {"Accept": "application/json", **headers}
    if server.encoding is Encoding.JSON:
        return Request("POST", endpoint, json=sent, headers=headers)
    headers["Content-Type"] = server.encoding.value  # also of an empty form: servers refuse a body without a kind
    return Request("POST", endpoint, form=tuple(sent.items()), headers=headers)
