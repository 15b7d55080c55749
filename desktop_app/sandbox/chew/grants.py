"""Codes and tokens that people granted (chew.md, section 2). Times are the server's Unix seconds."""

from __future__ import annotations

import secrets
import string
from dataclasses import dataclass, field

from desktop_app.sandbox.clock import ServerClock

CODE_LIFE = 600
THREE_YEARS = 94_608_000
WEEK = 604_800
SCOPES = {
    "email": "Read your e-mail address",
    "private": "See your private shows",
    "read": "See public information and shows",
    "write": "Create, edit, delete and stream shows",
}


@dataclass(slots=True)
class Application:
    """A registered client; its callbacks are compared letter by letter. Without a secret it has the implicit grant."""

    client_id: str
    client_secret: str = field(repr=False)
    name: str
    redirect_uris: list[str]


@dataclass(frozen=True, slots=True)
class Code:
    """An authorization code: ten minutes, one use."""

    text: str = field(repr=False)
    client_id: str
    username: str
    redirect_uri: str
    scopes: tuple[str, ...]
    created: float


@dataclass(frozen=True, slots=True)
class Token:
    """An access token: three years by a code, a week in a fragment."""

    text: str = field(repr=False)
    username: str
    scopes: tuple[str, ...]
    created: float
    life: int


class Grants:
    """Grants of all people: codes and tokens."""

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._codes: dict[str, Code] = {}
        self.tokens: list[Token] = []

    def issue_code(self, client_id: str, username: str, redirect_uri: str, scopes: tuple[str, ...]) -> Code:
        code = Code(_letters(), client_id, username, redirect_uri, scopes, self._clock.now())
        self._codes[code.text] = code
        return code

    def take_code(self, text: str) -> Code | None:
        """The code, if it lives. Whoever asks has used it up."""
        code = self._codes.pop(text, None)
        return code if code and self._clock.now() - code.created <= CODE_LIFE else None

    def issue_token(self, username: str, scopes: tuple[str, ...], life: int) -> Token:
        token = Token(_letters(), username, scopes, self._clock.now(), life)
        self.tokens.append(token)
        return token

    def token(self, text: str) -> Token | None:
        """The token that a call may use now."""
        now = self._clock.now()
        return next((one for one in self.tokens if one.text == text and now < one.created + one.life), None)

    def revoke_all(self, username: str) -> None:
        self.tokens = [token for token in self.tokens if token.username != username]


def _letters() -> str:
    """39 letters and digits, as the service's own were."""
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(39))
