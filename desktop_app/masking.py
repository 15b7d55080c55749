"""What may be shown of an exchange: enough to compare, never enough to use. Standard library only, pure."""

import re

SECRETS = (
    "oauth_token",
    "oauth_token_secret",
    "oauth_verifier",
    "oauth_signature",
    "oauth_consumer_key",
    "feed_token",
    "access_token",
    "refresh_token",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "session_id",
    "request_token",
    "api_key",
    "key",
    "password",
)

DOTS = "••••••"
LONG_SECRET = 12
LONGEST = 4000
"""Characters of a body that are shown."""

_NAMES = "|".join(SECRETS)
# The same pair as it stands in a query or form, encoded once more (a base string, a login_url), in JSON, in a header.
_PAIR = re.compile(
    rf"(?:(?<=%26)|(?<=%2526)|(?<=%3F)|(?<=%253F)|(?<![A-Za-z0-9_]))({_NAMES})(=|%3D|%253D)([^&\s\"'<>,%]*(?:%(?!26|2526)[^&\s\"'<>,%]*)*)"
)
_JSON = re.compile(rf'("(?:{_NAMES})"\s*:\s*")((?:[^"\\]|\\.)*)(")')
_QUOTED = re.compile(rf'(?<![A-Za-z0-9_])({_NAMES})(=")([^"]*)(")')


def masked(secret: str) -> str:
    """The first characters of a long secret, nothing of a short one."""
    return (secret[:4] if len(secret) >= LONG_SECRET else "") + DOTS


def masked_text(text: str) -> str:
    """The text with the value of every secret name masked."""
    text = _JSON.sub(lambda m: f"{m[1]}{masked(m[2])}{m[3]}", text)
    text = _QUOTED.sub(lambda m: f"{m[1]}{m[2]}{masked(m[3])}{m[4]}", text)
    return _PAIR.sub(lambda m: f"{m[1]}{m[2]}{masked(m[3])}", text)


def masked_uri(uri: str) -> str:
    """An address as it may stand in an address bar, a log or a details view."""
    return masked_text(uri)


def masked_body(body: bytes, content_type: str) -> str:
    """The beginning of a body, as text; a picture only by its size."""
    if content_type.startswith("image/"):
        return f"({content_type}, {len(body)} bytes)"
    return masked_text(body[:LONGEST].decode("utf-8", "replace"))
