"""The verifying side of RFC 5849: base string and HMAC-SHA1 (netflix.md, section 2.5).

Written out here, and not taken from Authlib: its `construct_base_string` decodes the value of
each `oauth_*` parameter once more, which breaks an `oauth_callback` that holds a `%`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, unquote

Pairs = list[tuple[str, str]]


def escape(text: str) -> str:
    """Percent-encode as RFC 5849, section 3.6 asks: `~` stays, a space is `%20`, hex is upper case."""
    return quote(text, safe="-._~")


def form_pairs(encoded: str) -> Pairs:
    """The names and values of a query or of a form body (section 3.4.1.3.1)."""
    return parse_qsl(encoded, keep_blank_values=True)


def header_pairs(authorization: str) -> Pairs:
    """The parameters of an `Authorization: OAuth` header (section 3.5.1), without the realm."""
    scheme, _, rest = authorization.partition(" ")
    if scheme.lower() != "oauth":
        return []
    parts = (part.strip().partition("=") for part in rest.split(","))
    pairs = [(unquote(name.strip()), unquote(value.strip().strip('"'))) for name, _, value in parts]
    return [(name, value) for name, value in pairs if name and name.lower() != "realm"]


def base_string_uri(scheme: str, host: str, path: str) -> str:
    """Lower-case scheme and host, no default port, no query (section 3.4.1.2)."""
    scheme, host = scheme.lower(), host.lower()
    default_port = {"http": ":80", "https": ":443"}.get(scheme, "")
    return f"{scheme}://{host.removesuffix(default_port)}{path or '/'}"


def base_string(method: str, uri: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The text that is signed (section 3.4.1.1): sorted by encoded name, then by encoded value."""
    encoded = sorted((escape(name), escape(value)) for name, value in pairs if name != "oauth_signature")
    normalized = "&".join(f"{name}={value}" for name, value in encoded)
    return "&".join(escape(part) for part in (method.upper(), uri, normalized))


def hmac_sha1(text: str, client_secret: str, token_secret: str = "") -> str:
    """The signature (section 3.4.2). The `&` of the key stays when there is no token yet."""
    key = f"{escape(client_secret)}&{escape(token_secret)}"
    digest = hmac.new(key.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
