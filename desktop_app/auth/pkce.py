"""RFC 7636: a secret of one attempt, so that a stolen code is worth nothing."""

import base64
import hashlib
import secrets

METHOD = "S256"
"""Section 4.2: a client that can must use it."""


def new_verifier() -> str:
    """Section 4.1: 32 random octets make its 43 characters."""
    return secrets.token_urlsafe(32)


def challenge_of(verifier: str) -> str:
    """Section 4.2: BASE64URL-ENCODE(SHA256(ASCII(code_verifier)))."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
