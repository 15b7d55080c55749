"""Shared state of the emulated service, from which every answer is made."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from desktop_app.sandbox.calls import Call
from desktop_app.sandbox.chew.calls import Refusal
from desktop_app.sandbox.chew.grants import SCOPES, Application, Grants
from desktop_app.sandbox.chew.shows import Person, Show
from desktop_app.sandbox.chew.switches import Switches


@dataclass(frozen=True, slots=True)
class Caller:
    """Owner of the account that a call is about, and the scopes that the call has there."""

    person: Person
    scopes: frozenset[str]

    def check(self, scope: str) -> None:
        if scope not in self.scopes:
            raise Refusal(403, "insufficient_scope", scope=scope)


@dataclass
class Service:
    """The pieces of one emulator, for the functions that answer its calls."""

    applications: tuple[Application, ...]
    people: list[Person]
    shows: list[Show]
    grants: Grants
    switches: Switches
    prefill: bool
    messages: list[tuple[int, str]] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    api: str = ""
    website: str = ""

    def application(self, client_id: str) -> Application | None:
        return next((one for one in self.applications if one.client_id == client_id), None)

    def person(self, username: str) -> Person:
        return next(one for one in self.people if one.username == username)

    def owner(self, show: Show) -> Person:
        return next(one for one in self.people if one.id == show.owner)

    def signed_in(self, email: str, password: str) -> Person | None:
        fitting = (one for one in self.people if email.strip().lower() in {one.email, one.username})
        return next((one for one in fitting if one.password == password), None)

    def caller(self, call: Call) -> Caller:
        """The header wins over the key; a key may do all."""
        if call.headers.get("authorization", "").lower().startswith("bearer"):
            token = self.grants.token(call.bearer)
            if token is not None:
                return Caller(self.person(token.username), frozenset(token.scopes))
        elif "key" in call.query:
            person = next((one for one in self.people if one.key == call.query["key"]), None)
            if person is not None:
                return Caller(person, frozenset(SCOPES))
        challenge = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        raise Refusal(401, "invalid_token", "The token or key is not known, or it has ended.", challenge)
