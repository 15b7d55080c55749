"""Codes, tokens and device codes that people granted (trakt.md, section 2). Times are the server's Unix seconds."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace

from desktop_app.sandbox.clock import ServerClock

CODE_LIFE = 600
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
WEEK = 604_800


@dataclass(slots=True)
class Application:
    """A registered client. Its redirect addresses are compared letter by letter."""

    client_id: str
    client_secret: str = field(repr=False)
    name: str
    redirect_uris: list[str]


@dataclass(frozen=True, slots=True)
class Code:
    """An authorization code: ten minutes, one use. `challenge` is PKCE's, or nothing."""

    code: str = field(repr=False)
    username: str
    redirect_uri: str
    challenge: str
    created: float


@dataclass(frozen=True, slots=True)
class Token:
    """An access token and its refresh token. `public`: issued under PKCE, without the client's secret."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    username: str
    redirect_uri: str
    public: bool
    created: float
    life: int
    revoked: bool = False

    @property
    def expires(self) -> float:
        return self.created + self.life


@dataclass(slots=True)
class Device:
    """A device that waits for its person. `polled` counts by the clock that nobody can set."""

    device_code: str = field(repr=False)
    user_code: str
    expires: float
    interval: float
    username: str = ""
    refused: bool = False
    used: bool = False
    polled: float = float("-inf")


class Grants:
    """Grants of all people. `token_life`, `device_life` and `device_interval` are seconds."""

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._codes: dict[str, Code] = {}
        self.tokens: list[Token] = []
        self._devices: dict[str, Device] = {}
        self.token_life = WEEK
        self.device_life = 600
        self.device_interval = 5

    def issue_code(self, username: str, redirect_uri: str, challenge: str) -> Code:
        """Out of band the code is a PIN that a person can type."""
        text = secrets.token_hex(4).upper() if redirect_uri == OUT_OF_BAND else secrets.token_hex(32)
        code = Code(text, username, redirect_uri, challenge, self._clock.now())
        self._codes[code.code] = code
        return code

    def take_code(self, text: str) -> Code | None:
        """The code, if it lives. Whoever asks has used it up."""
        code = self._codes.pop(text, None)
        return code if code and self._clock.now() - code.created <= CODE_LIFE else None

    def issue_token(self, username: str, redirect_uri: str, *, public: bool = False) -> Token:
        access, refresh = secrets.token_hex(32), secrets.token_hex(32)
        token = Token(access, refresh, username, redirect_uri, public, int(self._clock.now()), self.token_life)
        self.tokens.append(token)
        return token

    def rotate(self, old: Token) -> Token:
        """A new pair; both of the old one are dead at once."""
        self._replace(old, replace(old, revoked=True))
        return self.issue_token(old.username, old.redirect_uri, public=old.public)

    def by_access(self, access: str) -> Token | None:
        """The token that a call may use now."""
        now = self._clock.now()
        return next((t for t in self.tokens if t.access == access and not t.revoked and now < t.expires), None)

    def by_refresh(self, refresh: str) -> Token | None:
        """The token whose refresh token this is, if it was not used before. It does not expire."""
        return next((t for t in self.tokens if t.refresh == refresh and not t.revoked), None)

    def revoke(self, text: str) -> None:
        """Either of a pair kills the pair. What is unknown is no error (RFC 7009)."""
        for token in [t for t in self.tokens if text in {t.access, t.refresh}]:
            self._replace(token, replace(token, revoked=True))

    def revoke_all(self, username: str) -> None:
        self.tokens = [replace(t, revoked=True) if t.username == username else t for t in self.tokens]

    def start_device(self) -> Device:
        expires = self._clock.now() + self.device_life
        device = Device(secrets.token_hex(32), secrets.token_hex(4).upper(), expires, self.device_interval)
        self._devices[device.device_code] = device
        return device

    def device(self, device_code: str) -> Device | None:
        return self._devices.get(device_code)

    def waiting(self, user_code: str) -> Device | None:
        """The device that waits for a person with this code, while it does. Case and spaces are forgiven."""
        wanted, now = user_code.replace(" ", "").upper(), self._clock.now()
        fitting = (d for d in self._devices.values() if d.user_code == wanted and now < d.expires)
        return next((d for d in fitting if not d.username and not d.refused), None)

    def _replace(self, old: Token, new: Token) -> None:
        self.tokens[self.tokens.index(old)] = new
