"""OpenID Connect Core section 3.1.2.1: a number by which an ID token shows which request it answers."""

import base64
import hmac
import json
import secrets
from collections.abc import Iterable

from desktop_app.domain.errors import ForeignRedirect, SignInReason

OPENID = "openid"
"""The scope that makes a request one of OpenID Connect's."""

_PARTS_SIGNED, _PARTS_ENCRYPTED = 3, 5
"""RFC 7515 section 3.1, RFC 7516 section 3.1."""


def new_nonce(scopes: Iterable[str]) -> str:
    """A nonce that nobody guesses, empty where the request is none of OpenID Connect's."""
    is_openid = any(OPENID in scope.split() for scope in scopes)
    return secrets.token_urlsafe(32) if is_openid else ""


def check_nonce(id_token: str, nonce: str) -> None:
    """Check an ID token's nonce. Raises `ForeignRedirect` for another nonce or none (section 3.1.3.7, 11).

    Its signature is not looked at: it came from the token endpoint itself. One that is encrypted cannot be read.
    """
    parts = id_token.split(".")
    if not id_token or not nonce or len(parts) == _PARTS_ENCRYPTED:
        return
    if len(parts) != _PARTS_SIGNED or not hmac.compare_digest(_nonce_in(parts[1]).encode(), nonce.encode()):
        raise ForeignRedirect(SignInReason.OTHER_ID_TOKEN)


def _nonce_in(payload: str) -> str:
    try:
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (ValueError, RecursionError):
        return ""
    found = claims.get("nonce") if isinstance(claims, dict) else ""
    return found if isinstance(found, str) else ""
