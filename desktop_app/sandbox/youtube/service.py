"""Shared state of the emulated service, from which every answer is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.youtube.clients import Client, Project
from desktop_app.sandbox.youtube.faults import Faults
from desktop_app.sandbox.youtube.grants import Grants
from desktop_app.sandbox.youtube.library import Library
from desktop_app.sandbox.youtube.playlist import Playlist
from desktop_app.sandbox.youtube.render import Renderer
from desktop_app.sandbox.youtube.state import Account, Channel, State


@dataclass(frozen=True, slots=True)
class Caller:
    """Sender of an API call: its project, and the channel of the person, if a token came with it."""

    project: Project
    account: Account | None = None
    channel: Channel | None = None


@dataclass
class Service:
    """The pieces of one emulator, for the functions that answer its calls."""

    clients: dict[str, Client]
    state: State
    grants: Grants
    clock: ServerClock
    faults: Faults
    prefill: bool
    api_address: str = ""
    auth_address: str = ""
    choosers: dict[str, str] = field(default_factory=dict)
    """People who have signed in and choose a channel, by a secret of the page."""

    @property
    def projects(self) -> list[Project]:
        return list({client.project.number: client.project for client in self.clients.values()}.values())

    @property
    def library(self) -> Library:
        return self.state.library

    @property
    def render(self) -> Renderer:
        channels = {channel.id: channel for channel in self.state.channels}
        return Renderer(self.library, self.api_address, channels, self.faults.etags_change)

    @property
    def seen_at(self) -> float | None:
        """The moment whose state reads show; None for the present one."""
        return self.faults.seen_at(self.clock.elapsed())

    def put(self, changed: Playlist) -> None:
        """Keep a playlist's new value, unless this write is one that gets lost."""
        if not self.faults.loses_write():
            self.state.put(changed, self.clock.elapsed())
