"""Shared state of the emulated service, from which every answer is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.tmdb.faults import Faults
from desktop_app.sandbox.tmdb.grants import Grants
from desktop_app.sandbox.tmdb.library import Library
from desktop_app.sandbox.tmdb.state import State


@dataclass(frozen=True, slots=True)
class Application:
    """Application as its owner registered it; the two credentials are not interchangeable."""

    name: str
    api_key: str = field(repr=False)
    read_access_token: str = field(repr=False)


@dataclass
class Service:
    """The pieces of one emulator, for the functions that answer its calls."""

    application: Application
    state: State
    grants: Grants
    clock: ServerClock
    faults: Faults
    prefill: bool
    api_address: str = ""
    website_address: str = ""

    @property
    def library(self) -> Library:
        return self.state.library
