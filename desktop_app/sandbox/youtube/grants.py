"""Codes, tokens and device codes that people granted (youtube.md, section 2). Times are the server's Unix seconds."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from desktop_app.sandbox.clock import ServerClock

CODE_LIFE = 600
DAY = 86_400
TESTING_LIFE = 7 * DAY
UNUSED_LIFE = 182 * DAY
LIVE_GRANTS = 100
"""Refresh tokens of a client and a person; the oldest dies of one more."""

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"


@dataclass(frozen=True, slots=True)
class Consent:
    """Person, channel and scopes of a consent, and the client that has it."""

    client_id: str
    email: str
    channel: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """An authorization code: ten minutes, one use."""

    code: str = field(repr=False)
    consent: Consent
    redirect_uri: str
    challenge: str
    method: str
    created: float


@dataclass(frozen=True, slots=True)
class Grant:
    """A refresh token. `life` is None where only disuse ends it."""

    refresh: str = field(repr=False)
    consent: Consent
    created: float
    used: float
    life: int | None = None
    revoked: bool = False

    def is_alive(self, now: float) -> bool:
        return (
            not self.revoked and now - self.used < UNUSED_LIFE and (self.life is None or now < self.created + self.life)
        )


@dataclass(frozen=True, slots=True)
class Access:
    """An access token of the grant with this refresh token."""

    token: str = field(repr=False)
    refresh: str = field(repr=False)
    expires: float


@dataclass(slots=True)
class Device:
    """A device that waits for its person. `polled` counts by the clock that nobody can set."""

    device_code: str = field(repr=False)
    user_code: str
    client_id: str
    scopes: tuple[str, ...]
    expires: float
    interval: float
    consent: Consent | None = None
    refused: bool = False
    used: bool = False
    polled: float = float("-inf")


class Grants:
    """Grants of all people."""

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._codes: dict[str, Code] = {}
        self._devices: dict[str, Device] = {}
        self.grants: list[Grant] = []
        self.accesses: list[Access] = []
        self.token_life = 3600
        self.device_life = 1800
        self.device_interval = 5

    def issue_code(self, consent: Consent, redirect_uri: str, challenge: str, method: str) -> Code:
        code = Code("4/0A" + secrets.token_urlsafe(40), consent, redirect_uri, challenge, method, self._clock.now())
        self._codes[code.code] = code
        return code

    def take_code(self, text: str) -> Code | None:
        """The code, if it lives. Whoever asks has used it up."""
        code = self._codes.pop(text, None)
        return code if code and self._clock.now() - code.created <= CODE_LIFE else None

    def issue(self, consent: Consent, life: int | None = None) -> tuple[Access, Grant]:
        """A new grant, with its first access token."""
        now = self._clock.now()
        grant = Grant("1//0" + secrets.token_urlsafe(48), consent, now, now, life)
        self.grants.append(grant)
        same = [one for one in self.grants if _whose(one) == _whose(grant) and one.is_alive(now)]
        for oldest in same[:-LIVE_GRANTS]:
            self._replace(oldest, replace(oldest, revoked=True))
        return self.access(grant), grant

    def access(self, grant: Grant) -> Access:
        """A further access token of a grant, which so is used again."""
        now = self._clock.now()
        self._replace(grant, replace(grant, used=now))
        access = Access("ya29." + secrets.token_urlsafe(48), grant.refresh, now + self.token_life)
        self.accesses = [one for one in self.accesses if now < one.expires] + [access]
        return access

    def by_access(self, token: str) -> Grant | None:
        """The grant whose access token a call may use now."""
        now = self._clock.now()
        found = next((one for one in self.accesses if one.token == token and now < one.expires), None)
        return self.by_refresh(found.refresh) if found else None

    def by_refresh(self, refresh: str) -> Grant | None:
        now = self._clock.now()
        return next((one for one in self.grants if one.refresh == refresh and one.is_alive(now)), None)

    def revoke(self, text: str) -> bool:
        """End the grant of either token; whether there was one."""
        grant = self.by_refresh(text) or self.by_access(text)
        if grant is not None:
            self._replace(grant, replace(grant, revoked=True))
        return grant is not None

    def revoke_all(self, email: str) -> None:
        self.grants = [replace(g, revoked=True) if g.consent.email == email else g for g in self.grants]

    def start_device(self, client_id: str, scopes: tuple[str, ...]) -> Device:
        letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
        code = f"{letters[:4]}-{letters[4:]}"
        expires = self._clock.now() + self.device_life
        device = Device("AH-1Ng" + secrets.token_urlsafe(60), code, client_id, scopes, expires, self.device_interval)
        self._devices[device.device_code] = device
        return device

    def device(self, device_code: str) -> Device | None:
        """The device that may still be polled."""
        device = self._devices.get(device_code)
        return device if device and not device.used and self._clock.now() < device.expires else None

    def waiting(self, user_code: str) -> Device | None:
        """The device that waits for a person with this code. Case, hyphens and spaces are forgiven."""
        wanted, now = _plain(user_code), self._clock.now()
        fitting = (d for d in self._devices.values() if _plain(d.user_code) == wanted and now < d.expires)
        return next((d for d in fitting if d.consent is None and not d.refused), None)

    def kept(self) -> dict[str, Any]:
        return {"grants": [asdict(one) for one in self.grants], "accesses": [asdict(one) for one in self.accesses]}

    def recall(self, tree: dict[str, Any]) -> None:
        self.grants = [Grant(**row | {"consent": _consent(row["consent"])}) for row in tree["grants"]]
        self.accesses = [Access(**row) for row in tree["accesses"]]

    def _replace(self, old: Grant, new: Grant) -> None:
        self.grants = [new if one.refresh == old.refresh else one for one in self.grants]


def _whose(grant: Grant) -> tuple[str, str]:
    return grant.consent.client_id, grant.consent.email


def _consent(row: dict[str, Any]) -> Consent:
    return Consent(**row | {"scopes": tuple(row["scopes"])})


def _plain(code: str) -> str:
    return code.replace("-", "").replace(" ", "").upper()
