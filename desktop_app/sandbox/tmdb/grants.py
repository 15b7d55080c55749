"""Grants to applications: request tokens, sessions, guests, and v4's tokens."""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Literal

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.tmdb.state import Entry

Decision = Literal["", "approved", "refused"]


@dataclass(slots=True)
class RequestToken:
    """`version` is 3 or 4. `username` is who approved it; `redirect_to` is what v4 gave in advance."""

    token: str = field(repr=False)
    expires: float
    version: int
    redirect_to: str = ""
    decision: Decision = ""
    username: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """A session of v3, or an access token of v4."""

    token: str = field(repr=False)
    username: str


@dataclass(slots=True)
class Guest:
    """A guest: a person without an account, who can only rate."""

    token: str = field(repr=False)
    expires: float
    rated: list[Entry] = field(default_factory=list)


class Grants:
    """Issues them and knows them again. Lives are in seconds."""

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._requests: dict[str, RequestToken] = {}
        self._guests: dict[str, Guest] = {}
        self.sessions: list[Grant] = []
        self.access_tokens: list[Grant] = []
        self.request_life = 3600.0
        self.v4_request_life = 900.0
        self.guest_life = 86_400.0

    def request(self, version: int, redirect_to: str = "") -> RequestToken:
        life = self.request_life if version == 3 else self.v4_request_life
        text = secrets.token_hex(20) if version == 3 else _jwt("request")
        token = RequestToken(text, self._clock.now() + life, version, redirect_to)
        self._requests[text] = token
        return token

    def pending(self, text: str, version: int) -> RequestToken | None:
        """A request token that lives, whatever was decided about it."""
        token = self._requests.get(text)
        return token if token and token.version == version and token.expires > self._clock.now() else None

    def expire_requests(self) -> None:
        """Forget every request token."""
        self._requests.clear()

    def spend(self, token: RequestToken) -> Grant:
        """An approved request token becomes a session, or an access token."""
        del self._requests[token.token]
        return self.session(token.username) if token.version == 3 else self._access(token.username)

    def session(self, username: str) -> Grant:
        grant = Grant(secrets.token_hex(20), username)
        self.sessions.append(grant)
        return grant

    def guest(self) -> Guest:
        guest = Guest(secrets.token_hex(16), self._clock.now() + self.guest_life)
        self._guests[guest.token] = guest
        return guest

    def known_guest(self, text: str) -> Guest | None:
        guest = self._guests.get(text)
        return guest if guest and guest.expires > self._clock.now() else None

    def by_session(self, text: str) -> Grant | None:
        return next((one for one in self.sessions if one.token == text), None)

    def by_access(self, text: str) -> Grant | None:
        return next((one for one in self.access_tokens if one.token == text), None)

    def revoke_all(self, username: str) -> None:
        """Revoke every session and token of the member."""
        self.sessions = [one for one in self.sessions if one.username != username]
        self.access_tokens = [one for one in self.access_tokens if one.username != username]

    def _access(self, username: str) -> Grant:
        grant = Grant(_jwt(username), username)
        self.access_tokens.append(grant)
        return grant


def _jwt(subject: str) -> str:
    """A text that looks like a JWT: the three parts, and nothing that says who signed it."""
    parts = ({"alg": "HS256"}, {"sub": subject, "jti": secrets.token_hex(8), "version": 1})
    head, body = (urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)
    return f"{head}.{body}.{secrets.token_urlsafe(32)}"
