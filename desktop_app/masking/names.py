"""Names behind which a secret stands, however they are written."""

import re
from functools import lru_cache
from urllib.parse import unquote

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
"""Names of secrets in the services and standards that Lineup speaks."""

_OTHERS = (
    *("secret", "secrets", "auth", "authorization", "proxy_authorization", "cookie", "set_cookie", "jwt", "assertion"),
    *("client_assertion", "saml_response", "passwd", "passphrase", "pwd", "pass", "otp", "session", "sid", "signature"),
    *(
        "sig",
        "pin",
        "hmac",
        "verifier",
        "auth_code",
        "authorization_code",
        "bearer",
        "credential",
        "credentials",
        "csrf",
        "xsrf",
        "phpsessid",
        "jsessionid",
    ),
)
_ENDINGS = (
    *("token", "tokens", "secret", "secrets", "password", "passwd", "passphrase", "api_key", "access_key", "auth_key"),
    *("secret_key", "private_key", "consumer_key", "session_id", "session_key", "cookie", "credential", "credentials"),
    *("assertion", "auth_code", "authorization_code", "jwt", "app_key", "passkey", "signature", "application_key"),
)
"""How names of secrets end that nobody here has heard of, such as `X-Plex-Token` or `clientSecret`."""

_HARMLESS = ("page_token", "sync_token", "continuation_token", "cancellation_token")
"""Names of page tokens, which say where in a list a reader is and open nothing."""

_WEAK = ("code", "key", "auth", "session", "sid", "pass", "sig", "signature", "token", "secret", "password", "verifier")
"""Words of a language, too: without quotes, a colon behind one may just end half a sentence."""


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


_EXACT = frozenset(map(_folded, (*SECRETS, *_OTHERS)))
_SUFFIXES = tuple(map(_folded, _ENDINGS))
_NO_SUFFIXES = tuple(map(_folded, _HARMLESS))
_WORDS = frozenset(map(_folded, _WEAK))
_OTHER_MEANINGS = frozenset(("code", "key", "auth", "session", "pass", "cookie", "signature"))
_WHOLE_LINE = frozenset(("authorization", "proxyauthorization", "cookie", "setcookie"))
_ESCAPE = re.compile(r"\\+u00([0-9a-f]{2})", re.IGNORECASE)
_LONGEST = 200


@lru_cache(maxsize=1024)
def _plain(written: str) -> str:
    """The name itself: percent-encoding and numbers of signs undone, what stands before it taken away."""
    text = _ESCAPE.sub(lambda number: chr(int(number[1], 16)), written[-_LONGEST:])
    for _ in range(3):
        text = unquote(text)
    return re.split(r"[^\w.-]", text.rstrip("[]"))[-1].strip(".-")


def is_secret_name(written: str) -> bool:
    """Whether what stands behind this name is a secret: in any case, with or without underscores."""
    plain = _plain(written)
    return _is_secret(_folded(plain)) or ("." in plain and _is_secret(_folded(plain.rpartition(".")[2])))


def _is_secret(folded: str) -> bool:
    return folded in _EXACT or (folded.endswith(_SUFFIXES) and not folded.endswith(_NO_SUFFIXES))


def is_word(written: str) -> bool:
    """Whether the name of a secret is also a word that may stand in any sentence."""
    return _folded(_plain(written)) in _WORDS


def holds_much(written: str) -> bool:
    """Whether what stands behind the name in brackets may well be no secret: the word has other meanings."""
    return _folded(_plain(written)) in _OTHER_MEANINGS


def fills_line(written: str) -> bool:
    """Whether all of a header's line behind this name is secret."""
    return _folded(_plain(written)) in _WHOLE_LINE
