"""Parameters that a description adds to the authorization request and to the one that asks for the user."""

import re

from desktop_app.domain.errors import DescriptionValue
from desktop_app.domain.exchange import Pairs
from desktop_app.providers.described.description import DescribedService
from desktop_app.providers.described.tables import Table

CLIENT_ID = "{client_id}"
"""Stands in a value for the id that the person may have typed."""

OURS = (
    "response_type",
    "response_mode",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "request",
    "request_uri",
    "client_secret",
    "oauth_token",
    "oauth_callback",
)
"""Parameters of the authorization request that Lineup makes itself, or that would replace them."""

_KEPT_HEADERS = ("authorization", "connection", "content-length", "cookie", "host", "transfer-encoding")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_PARAMETER = re.compile(r"[!-~]{1,100}")
OFFLINE = "offline_access"


def parameters_in(table: Table, kept: tuple[str, ...] = (), key: str = "parameters") -> Pairs:
    """Names and texts of the table inside at `key`, without those in `kept`, which are Lineup's own."""
    parameters = table.table(key)
    for name in parameters.names:
        if not _PARAMETER.fullmatch(name):
            parameters.mistake(name, DescriptionValue.PARAMETER_NAME)
        elif name.lower() in kept:
            parameters.mistake(name, DescriptionValue.OTHER_PARAMETER)
    return tuple((name, parameters.text(name)) for name in parameters.names)


def headers_in(table: Table) -> Pairs:
    """Names and texts of `headers`: of HTTP's letters, and none that says who asks, or how long the request is."""
    headers = table.table("headers")
    found = tuple((name, headers.text(name)) for name in headers.names)
    for name, value in found:
        if name.lower() in _KEPT_HEADERS:
            headers.mistake(name, DescriptionValue.OTHER_HEADER)
        elif not _HEADER.fullmatch(name):
            headers.mistake(name, DescriptionValue.HEADER_NAME)
        elif not value.isascii():
            headers.mistake(name, DescriptionValue.PLAIN_TEXT)
    return found


def filled(pairs: Pairs, client_id: str) -> Pairs:
    """The pairs with the id in its place."""
    return tuple((name, value.replace(CLIENT_ID, client_id)) for name, value in pairs)


def authorization_parameters(service: DescribedService, scopes: tuple[str, ...], client_id: str) -> Pairs:
    """Parameters of the authorization request beside the standard's own.

    OpenID Connect Core section 11 has `offline_access` ignored without `prompt=consent`.
    """
    said = filled(service.parameters, client_id)
    asked = {part for scope in scopes for part in scope.split()}
    wants_consent = OFFLINE in asked and "prompt" not in dict(said)
    return (*said, ("prompt", "consent")) if wants_consent else said
