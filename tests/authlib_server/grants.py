"""Authlib's grants and endpoints, each joined to the memory of `AuthlibServer`."""

import secrets
from collections.abc import Callable
from typing import Any

from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc8628 import DeviceAuthorizationEndpoint, DeviceCodeGrant, DeviceCredentialDict
from authlib.oauth2.rfc9207 import IssuerParameter

from tests.authlib_server.records import Code, Token

EVERY_METHOD = ["none", "client_secret_post", "client_secret_basic"]


class AuthorizationCode(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = EVERY_METHOD

    def save_authorization_code(self, code: str, request: Any) -> None:
        asked = request.payload.data
        self.server.codes[code] = Code(
            asked["redirect_uri"],
            asked.get("scope", ""),
            asked.get("code_challenge"),
            asked.get("code_challenge_method"),
        )

    def query_authorization_code(self, code: str, client: Any) -> Code | None:
        found: Code | None = self.server.codes.get(code)
        return found

    def delete_authorization_code(self, authorization_code: Code) -> None:
        codes: dict[str, Code] = self.server.codes
        self.server.codes = {code: kept for code, kept in codes.items() if kept is not authorization_code}

    def authenticate_user(self, authorization_code: Code) -> str:
        return secrets.token_hex(4)


class Refresh(grants.RefreshTokenGrant):
    """RFC 9700 section 4.14.2: a token that is shown twice ends its whole family."""

    TOKEN_ENDPOINT_AUTH_METHODS = EVERY_METHOD
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token: str) -> Token | None:
        self.server.refreshes[refresh_token] += 1
        found: Token | None = self.server.by_refresh_token(refresh_token)
        if found is not None and found.spent:
            self.server.end_family(found.family)
        return None if found is None or found.spent or found.revoked else found

    def authenticate_user(self, refresh_token: Token) -> str:
        return refresh_token.family

    def revoke_old_credential(self, refresh_token: Token) -> None:
        refresh_token.spent = refresh_token.revoked = True


class Device(DeviceCodeGrant):
    def query_device_credential(self, device_code: str) -> DeviceCredentialDict | None:
        found: DeviceCredentialDict | None = self.server.devices.get(device_code)
        return found

    def query_user_grant(self, user_code: str) -> tuple[str, bool] | None:
        decision = self.server.decisions.get(user_code)
        return None if decision is None else ("ada", decision)

    def should_slow_down(self, credential: Any) -> bool:
        return bool(self.server.too_fast())


class Devices(DeviceAuthorizationEndpoint):
    EXPIRES_IN = 600

    def get_verification_uri(self) -> str:
        return "https://a.example/activate"

    def save_device_credential(self, client_id: str, scope: str, data: dict[str, Any]) -> None:
        self.server.devices[data["device_code"]] = DeviceCredentialDict(client_id=client_id, scope=scope, **data)


class Revocation(RevocationEndpoint):
    CLIENT_AUTH_METHODS = EVERY_METHOD

    def query_token(self, token_string: str, token_type_hint: str | None) -> Token | None:
        found: Token | None = self.server.by_refresh_token(token_string) or self.server.by_access_token(token_string)
        return found

    def revoke_token(self, token: Token, request: Any) -> None:
        self.server.end_family(token.family)


class Issuer(IssuerParameter):
    def __init__(self, name: Callable[[], str]) -> None:
        self._name = name

    def get_issuer(self) -> str:
        return self._name()
