"""Shared state of the emulated server, from which every answer is made."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.jellyfin.calls import Call, Naming
from desktop_app.sandbox.jellyfin.dto import Renderer
from desktop_app.sandbox.jellyfin.faults import Faults
from desktop_app.sandbox.jellyfin.library import Library
from desktop_app.sandbox.jellyfin.sessions import Session, Sessions
from desktop_app.sandbox.jellyfin.state import Playlist, State, User
from desktop_app.sandbox.jellyfin.versions import Version

SERVER_ID = "5a0db0c5e47e00000000000000000001"


@dataclass(frozen=True, slots=True)
class Caller:
    """A person whose token came with a call."""

    user: User
    session: Session


@dataclass
class Service:
    """The pieces of one server, for the functions that answer its calls."""

    state: State
    sessions: Sessions
    clock: ServerClock
    faults: Faults
    prefill: bool
    api_key: str
    server_name: str = "attic"
    api_address: str = ""
    web_address: str = ""

    @property
    def version(self) -> Version:
        return self.state.version

    @property
    def library(self) -> Library:
        return self.state.library

    @property
    def render(self) -> Renderer:
        return Renderer(self.state, SERVER_ID, self.clock.now())

    def naming(self, call: Call) -> Naming:
        return call.naming(legacy=self.faults.takes_legacy_authorization)

    def put(self, changed: Playlist) -> None:
        """Keep a playlist's new value, unless this write is one that gets lost."""
        if not self.faults.loses_write():
            self.state.put(changed, self.clock.now())
