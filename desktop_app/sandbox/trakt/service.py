"""Shared state of the emulated service, from which every answer is made."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.trakt.faults import Faults
from desktop_app.sandbox.trakt.grants import Application, Grants
from desktop_app.sandbox.trakt.library import Library
from desktop_app.sandbox.trakt.render import Renderer
from desktop_app.sandbox.trakt.shelves import Shelves
from desktop_app.sandbox.trakt.state import State


@dataclass
class Service:
    """The pieces of one emulator, for the functions that answer its calls."""

    application: Application
    state: State
    grants: Grants
    clock: ServerClock
    faults: Faults
    shelves: Shelves
    prefill: bool
    api_address: str = ""
    auth_address: str = ""

    @property
    def redirect_uris(self) -> list[str]:
        return self.application.redirect_uris

    @property
    def library(self) -> Library:
        return self.state.library

    @property
    def image_host(self) -> str:
        """The API's own host and port: posters are served there."""
        return self.api_address.partition("://")[2]

    @property
    def render(self) -> Renderer:
        return Renderer(self.library, self.image_host)
