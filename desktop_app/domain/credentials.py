"""Secrets as values. None of them prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """The application's key and secret (RFC 5849 section 1.1; RFC 6749 section 2.2 calls the key `client_id`).

    `secret` is empty for a public client (RFC 6749 section 2.1). `redirect_uri` is the one that was registered with
    the key, empty where the service takes any.
    """

    key: str = field(repr=False)
    secret: str = field(default="", repr=False)
    redirect_uri: str = ""


NO_KEY = ClientCredentials("")
"""Stand-in for an application key, for people who sign in with a key of their own."""


@dataclass(frozen=True, slots=True)
class TemporaryCredentials:
    """RFC 5849 section 2.1. `extra` holds what the service sent beyond the standard."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    extra: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class TokenCredentials:
    """RFC 5849 section 2.3. `extra` holds what the service sent beyond the standard (Netflix: `user_id`)."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    extra: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class BearerToken:
    """RFC 6749 section 5.1, used as RFC 6750 section 2.1 says.

    `expires_at` is in Unix seconds, None where the service does not say; `refresh_token` is empty where there is none.
    """

    access_token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)
    expires_at: float | None = None
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """A session at a service that calls it so (TMDB), or a token like one: it has no end, until it is deleted.

    `device_id` is the name by which the service tells this sign-in from the person's others, where it wants one.
    """

    session_id: str = field(repr=False)
    device_id: str = ""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key that stands for its owner's whole account."""

    key: str = field(repr=False)


Credentials = TokenCredentials | BearerToken | Session | ApiKey
"""Credentials that authorize an account's requests."""


_LONG_KEY = 16
"""Characters from which on an application's key is no word of a language."""


def secrets_of(credentials: Credentials | ClientCredentials | TemporaryCredentials) -> tuple[str, ...]:
    """The texts that nobody else may read."""
    match credentials:
        case TokenCredentials(token, secret) | TemporaryCredentials(token, secret):
            return token, secret
        case BearerToken(access_token, refresh_token):
            return access_token, refresh_token
        case Session(session_id):
            return (session_id,)
        case ApiKey(key):
            return (key,)
        case ClientCredentials(key, secret):
            return (secret, key) if len(key) >= _LONG_KEY else (secret,)


def end_of(credentials: Credentials) -> float | None:
    """Unix seconds: when they end for good; None where they renew themselves, or nobody says."""
    if isinstance(credentials, BearerToken) and not credentials.refresh_token:
        return credentials.expires_at
    return None
