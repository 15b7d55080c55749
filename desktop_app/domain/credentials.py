"""Secrets as values. None of them prints."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """The application's key and secret (RFC 5849 section 1.1, "client credentials")."""

    key: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TemporaryCredentials:
    """RFC 5849 section 2.1. `extra` holds what the service sent beyond the standard."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    extra: dict[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class TokenCredentials:
    """RFC 5849 section 2.3. `extra` holds what the service sent beyond the standard (Netflix: `user_id`)."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    extra: dict[str, str] = field(default_factory=dict, repr=False)
