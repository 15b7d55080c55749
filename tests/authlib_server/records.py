"""What Authlib's server keeps in memory: a client, codes, tokens."""

from dataclasses import dataclass, field
from typing import Any

from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, TokenMixin

REDIRECT_URI = "http://127.0.0.1:9/back?kept=1"


@dataclass
class Client(ClientMixin):
    """The application as it was registered. `method` is how it proves itself."""

    method: str
    client_id: str = "the client/id"
    secret: str = "the s3cret: +&%ä"

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str:
        return REDIRECT_URI

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == REDIRECT_URI

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == self.secret

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == self.method

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return True


@dataclass
class Code(AuthorizationCodeMixin):
    """An authorization code."""

    redirect_uri: str
    scope: str
    code_challenge: str | None
    code_challenge_method: str | None

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope


@dataclass
class Token(TokenMixin):
    """A pair that was issued. `family` are those that grew from one sign-in."""

    values: dict[str, Any]
    client: Client
    family: str
    spent: bool = field(default=False)
    revoked: bool = field(default=False)

    def check_client(self, client: Client) -> bool:
        return client.client_id == self.client.client_id

    def get_scope(self) -> str:
        return str(self.values.get("scope", ""))

    def get_user(self) -> str:
        return self.family
