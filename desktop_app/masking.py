"""What may be shown of an exchange: enough to compare, never enough to use. Standard library only, pure."""

import re
from collections.abc import Iterable

SECRETS = (
    "oauth_token",
    "oauth_token_secret",
    "oauth_verifier",
    "oauth_signature",
    "oauth_consumer_key",
    "feed_token",
    "access_token",
    "refresh_token",
    "id_token",
    "token",
    "client_id",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "user_code",
    "verification_uri_complete",
    "session_id",
    "guest_session_id",
    "request_token",
    "api_key",
    "key",
    "password",
)

DOTS = "••••••"
LONG_SECRET = 12
LONGEST = 4000
"""Characters of a body that are shown."""

LONGEST_WORDS = 200
"""Characters of what a service says that are repeated."""

_NAMES = "|".join(SECRETS)
_DEEPEST_ENCODING = 3
"""How often a pair may be percent-encoded: a login_url with a callback in a base string is so three times."""


def _pair(depth: int) -> re.Pattern[str]:
    r"""`name=value`, percent-encoded `depth` times. It ends at an ampersand that is encoded no more often than it is.

    Some write the marks of an address in JSON by their numbers: `\u0026` is an ampersand.
    """
    equals = r"(?:=|\\u003D)" if not depth else f"%{'25' * (depth - 1)}3D"
    ends = "".join((r"(?!\\u0026)", *(f"(?!%{'25' * n}26)" for n in range(depth))))
    encoded = "|".join(f"(?<=%{nth}[0-9A-F][0-9A-F])" for nth in ("", "25", "2525"))
    begins = rf"(?:(?<![A-Za-z0-9_])|(?<=\\u00[0-9A-F][0-9A-F])|{encoded})"
    return re.compile(rf"{begins}((?:{_NAMES}){equals})((?:{ends}[^&\s\"'<>])*)", re.IGNORECASE)


_PAIRS = tuple(_pair(depth) for depth in range(_DEEPEST_ENCODING, -1, -1))
# A value may be cut off where the text is.
_JSON = re.compile(rf'("(?:{_NAMES})"\s*:\s*"?)((?<=")(?:[^"\\]|\\.)*|(?<!")[^\s"{{}}\[\],]+)', re.IGNORECASE)
_QUOTED = re.compile(rf"(?<![A-Za-z0-9_])((?:{_NAMES})\s*=\s*([\"']))((?:(?!\2).)*)", re.IGNORECASE | re.DOTALL)
_ELEMENT = re.compile(rf"(<(?:{_NAMES})(?:\s[^<>]*)?>)([^<]*)", re.IGNORECASE)
# A request token stands in the path of the page on which it is approved (contract tmdb 2.2).
_APPROVAL = re.compile(r"(/authenticate/)([0-9a-f]{20,})", re.IGNORECASE)
# RFC 6750 section 2.1 and RFC 7617, but neither a challenge's parameters nor a word that begins a sentence.
_AUTHORIZATION = re.compile(r"\b((?:Bearer|Basic)\s+)(?!\w+=\")([A-Za-z0-9._~+/-]{12,}=*)", re.IGNORECASE)


def masked(secret: str) -> str:
    """The first characters of a long secret, nothing of a short one."""
    return (secret[:4] if len(secret) >= LONG_SECRET else "") + DOTS


def masked_text(text: str) -> str:
    """The text with the value of every secret name masked."""
    text = _JSON.sub(lambda m: f"{m[1]}{masked(m[2])}", text)
    text = _QUOTED.sub(lambda m: f"{m[1]}{masked(m[3])}", text)
    text = _ELEMENT.sub(lambda m: f"{m[1]}{masked(m[2])}", text)
    text = _AUTHORIZATION.sub(lambda m: f"{m[1]}{masked(m[2])}", text)
    text = _APPROVAL.sub(lambda m: f"{m[1]}{masked(m[2])}", text)
    for pair in _PAIRS:
        text = pair.sub(lambda m: f"{m[1]}{masked(m[2])}" if m[2] else m[0], text)
    return text


def masked_words(said: str) -> str:
    """The beginning of what a service says, for a sentence of ours: one line, with no sign that turns letters around.

    Cut first: a hostile answer is megabytes, and masking all of it would take the interface's thread half a minute.
    """
    return masked_text("".join(sign if sign.isprintable() else " " for sign in said[:LONGEST]))[:LONGEST_WORDS]


_ROOTS = (
    *("oauth_", "token", "client_", "secret", "code", "session_id", "key", "password", "verification_uri_complete"),
    *("bearer", "basic"),
)
"""One of them is in each line that holds a secret: to look for them is quick."""


def masked_lines(text: str) -> str:
    """A long text, each line masked by itself: no single step takes long."""
    return "\n".join(masked_text(line) if _may_hold_a_secret(line) else line for line in text.split("\n"))


def _may_hold_a_secret(line: str) -> bool:
    folded = line.lower()
    return any(root in folded for root in _ROOTS)


def masked_uri(uri: str) -> str:
    """An address as it may stand in an address bar, a log or a details view."""
    return masked_text(uri)


_SECRET_HEADER = re.compile(r"key|token|secret|auth|cookie|session|password", re.IGNORECASE)
_PLAIN_HEADERS = frozenset(("www-authenticate", "x-mashery-error-code"))
"""They say why a request was refused, and hold no secret."""


def masked_headers(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Header fields with the values of those that may hold a secret masked; what is signed of OAuth 1.0a stays."""
    return tuple((name, _masked_header(name, value)) for name, value in headers)


def _masked_header(name: str, value: str) -> str:
    if name.lower() in _PLAIN_HEADERS or not _SECRET_HEADER.search(name):
        return masked_text(value)
    scheme, blank, rest = value.partition(" ")
    if blank and scheme == "OAuth":
        return masked_text(value)
    return f"{scheme} {masked(rest)}" if blank and name.lower() == "authorization" else masked(value)


def masked_body(body: bytes, content_type: str) -> str:
    """The beginning of a body, as text; a picture only by its size."""
    if content_type.startswith("image/"):
        return f"({content_type}, {len(body)} bytes)"
    return masked_text(body[:LONGEST].decode("utf-8", "replace"))
