"""Tokens and Quick Connect codes (jellyfin.md, section 3). Times are the server's Unix seconds."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field
from typing import Any

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.jellyfin.calls import Naming

QUICK_LIFE = 600


@dataclass(frozen=True, slots=True)
class Session:
    """A token: of a user at a device. It has no end."""

    token: str = field(repr=False)
    user: str
    client: str
    device: str
    device_id: str
    version: str
    begun: float


@dataclass(slots=True)
class QuickConnect:
    """A code that waits to be typed in the web client. With that, at `approved`, its `session` begins."""

    secret: str = field(repr=False)
    code: str
    naming: Naming
    begun: float
    session: Session | None = None
    approved: float = float("-inf")


class Sessions:
    """All tokens and codes. `quick_connect_is_on` is the owner's setting."""

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self.sessions: list[Session] = []
        self._quick: dict[str, QuickConnect] = {}
        self.quick_connect_is_on = True

    def begin(self, user: str, naming: Naming) -> Session:
        """A new token; the one that this user had at this device ends."""
        new = Session(secrets.token_hex(16), user, naming.client, naming.device, naming.device_id, naming.version,
                      self._clock.now())  # fmt: skip
        self.sessions = [one for one in self.sessions if (one.user, one.device_id) != (user, naming.device_id)]
        self.sessions.append(new)
        return new

    def find(self, token: str) -> Session | None:
        return next((one for one in self.sessions if one.token == token), None)

    def end(self, token: str) -> None:
        self.sessions = [one for one in self.sessions if one.token != token]

    def end_all(self, user: str, but: str = "") -> None:
        self.sessions = [one for one in self.sessions if one.user != user or one.token == but]

    def initiate(self, naming: Naming) -> QuickConnect:
        codes = {one.code for one in self._living()}
        code = next(c for c in iter(lambda: str(100_000 + secrets.randbelow(900_000)), "") if c not in codes)
        quick = QuickConnect(secrets.token_hex(32).upper(), code, naming, self._clock.now())
        self._quick[quick.secret] = quick
        return quick

    def approve(self, quick: QuickConnect, user: str) -> None:
        """Sign the device in that asked for the code; the answer waits for it. Its state lives a minute more."""
        quick.session, quick.approved = self.begin(user, quick.naming), self._clock.now()
        quick.begun = quick.approved + 60

    def approved(self, secret: str) -> Session | None:
        """The session that waits behind a secret, for ten minutes and for whoever has it."""
        quick = self._quick.get(secret)
        return quick.session if quick and self._clock.now() - quick.approved < QUICK_LIFE else None

    def quick(self, secret: str) -> QuickConnect | None:
        return next((one for one in self._living() if one.secret == secret), None)

    def by_code(self, code: str) -> QuickConnect | None:
        return next((one for one in self._living() if one.code == code.replace(" ", "")), None)

    def restart(self) -> None:
        """Codes live in the server's memory; tokens do not."""
        self._quick = {}

    def kept(self) -> list[dict[str, Any]]:
        return [asdict(one) for one in self.sessions]

    def recall(self, rows: list[dict[str, Any]]) -> None:
        self.sessions = [Session(**row) for row in rows]

    def _living(self) -> list[QuickConnect]:
        return [one for one in self._quick.values() if self._clock.now() - one.begun < QUICK_LIFE]
