"""What the emulated service remembers, but for what was granted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from threading import RLock


@dataclass(slots=True)
class Account:
    """A member."""

    username: str
    email: str
    password: str = field(repr=False)
    name: str
    uuid: str


class State:
    """Everything at once, behind one lock: a call sees no half-done change."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.accounts = {account.username: account for account in _sample_accounts()}

    def signed_in(self, login: str, password: str) -> Account | None:
        """The account that a person names, if the password is its."""
        name = login.strip().lower()
        found = next((a for a in self.accounts.values() if name in {a.username, a.email}), None)
        return found if found and found.password == password else None


def _sample_accounts() -> Iterator[Account]:
    source = files("desktop_app.resources") / "sandbox" / "trakt" / "accounts.json"
    for row in json.loads(source.read_text("utf-8")):
        yield Account(row["username"], row["email"], row["password"], row["name"], row["uuid"])
