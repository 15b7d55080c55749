"""Check of granted scopes against requested ones, where an answer names the same scopes differently."""

import re
from collections.abc import Iterable

from desktop_app.domain.credentials import BearerToken, Credentials

_ALIASES = {"userinfo.email": "email", "userinfo.profile": "profile", "userinfo.openid": "openid"}
"""Google's long names of OpenID Connect's scopes, without where they stand."""

_PARTED = re.compile(r"[\s,;|]+")

_EVERYTHING = ".default"
"""Microsoft's "all that this application was allowed": the answer has the names of what that was."""


def granted_of(asked: Iterable[str], credentials: Credentials) -> tuple[str, ...]:
    """Scopes of `asked` that a sign-in has; an answer that names none grants all (RFC 6749 section 5.1).

    Credentials other than bearer tokens know no scopes.
    """
    if not isinstance(credentials, BearerToken):
        return ()
    return tuple(scope for scope in asked if not credentials.scopes or is_granted(scope, credentials))


def is_granted(value: str, token: BearerToken) -> bool:
    """Whether each scope of `value` is among the token's, which are not all told.

    That somebody signed in is no permission, so `openid` may be missing; and a token that can be renewed is what
    `offline_access` asks for.
    """
    told = {scope.lower() for scope in _words(" ".join(token.scopes))}
    implied = {"openid", *(("offline_access", "offline") if token.refresh_token else ())}
    return all(
        wanted in implied or _name_of(wanted) == _EVERYTHING or _is_among(wanted, told)
        for wanted in _words(value.lower())
    )


def _words(text: str) -> list[str]:
    """Scopes, whatever parts them: a comma at GitHub, though RFC 6749 section 3.3 has spaces."""
    return _PARTED.split(text.strip())


def _is_among(wanted: str, told: Iterable[str]) -> bool:
    """GitHub leaves out what a wider scope has in it: `user:email` where there is `user`."""
    return any(_are_same(wanted, scope) or wanted.partition(":")[0] == scope for scope in told)


def _are_same(one: str, other: str) -> bool:
    """Compare two scopes, with the resource in front or without it; scopes of two resources are never the same."""
    if _has_place(one) and _has_place(other):
        return one.rstrip("/") == other.rstrip("/")
    return _name_of(one) == _name_of(other)


def _has_place(scope: str) -> bool:
    return "/" in scope.rstrip("/")


def _name_of(scope: str) -> str:
    """The scope without its resource, which stands before it as the beginning of an address."""
    name = scope.rstrip("/").rpartition("/")[2]
    return _ALIASES.get(name, name)
