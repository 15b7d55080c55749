"""An authorization server (RFC 6749 section 1.1) as data: where it is, and what dialect it speaks."""

from dataclasses import dataclass
from enum import Enum


class Encoding(Enum):
    """How parameters travel to the server's endpoints."""

    FORM = "application/x-www-form-urlencoded"
    """RFC 6749 appendix B."""

    JSON = "application/json"


class ClientAuthentication(Enum):
    """RFC 6749 section 2.3.1: where the client's secret goes. One without a secret sends its id in the body."""

    BODY = "client_secret_post"
    HEADER = "client_secret_basic"


@dataclass(frozen=True, slots=True)
class AuthorizationServer:
    """Endpoints of an authorization server by RFC 8414's names, empty where missing, and its deviations from the RFCs.

    `issuer` is compared with what comes back (RFC 9207), which must be there where `names_issuer`. `takes_both`:
    a client's secret and its code_verifier may stand in one request; else a client with a secret sends no verifier.
    `refresh_wants_redirect_uri`, though RFC 6749 section 6 knows none. `device_token_endpoint` is where devices poll,
    empty where that is the token endpoint, as RFC 8628 section 3.4 has it. `revokes_access_tokens` and knows no others
    there. `renews`: else a refresh token that it gives is good for nothing, and is not kept.
    """

    token_endpoint: str
    authorization_endpoint: str = ""
    device_authorization_endpoint: str = ""
    device_token_endpoint: str = ""
    revocation_endpoint: str = ""
    issuer: str = ""
    names_issuer: bool = False
    encoding: Encoding = Encoding.FORM
    authentication: ClientAuthentication = ClientAuthentication.BODY
    scope_separator: str = " "
    takes_both: bool = True
    refresh_wants_redirect_uri: bool = False
    revokes_access_tokens: bool = False
    renews: bool = True
