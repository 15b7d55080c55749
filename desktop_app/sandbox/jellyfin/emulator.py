"""The emulator: what it is made of, and in which order a call is checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from desktop_app.sandbox.calls import Reply, Tree
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.emulator import Emulator
from desktop_app.sandbox.jellyfin import gate, memory, routes, seed
from desktop_app.sandbox.jellyfin.calls import Call, Naming, Refusal
from desktop_app.sandbox.jellyfin.faults import Faults
from desktop_app.sandbox.jellyfin.library import library
from desktop_app.sandbox.jellyfin.service import Service
from desktop_app.sandbox.jellyfin.sessions import Sessions
from desktop_app.sandbox.jellyfin.state import State
from desktop_app.sandbox.mishaps import Host

VERSION = "10.11.8"
PICTURE = re.compile(r".*/items/[^/]+/images/primary(/0)?")


class JellyfinEmulator(Emulator[Call]):
    """Emulator of a Jellyfin server, and the handles by which tests and the demo hold it.

    Both doors are the same server, by two addresses; the second one is meant for its web client.
    """

    secrets = frozenset({"secret", "apikey", "api_key"})
    api_key = "0a0b0c0d0e0f00000000000000000000"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.state = State(library(), VERSION)
        seed.fill(self.state)
        time = ServerClock(clock)
        self.sessions = Sessions(time)
        self.faults = Faults(self.state, self.sessions, time)
        super().__init__(Call, time, self.faults, state_file)
        memory.recall(self.recalled(), self.state, self.sessions)
        self._service = Service(self.state, self.sessions, time, self.faults, prefill, self.api_key)

    @property
    def address(self) -> str:
        """The server's address, base path and all, as a person types it."""
        return self._service.api_address + self.faults.base_path

    @property
    def web(self) -> str:
        """The page of the web client where a person types a code."""
        return f"{self._service.web_address}{self.faults.base_path}/web/quickconnect"

    def bind(self, api: str, sign_in: str) -> None:
        self._service.api_address, self._service.web_address = api, sign_in

    def sign_in(self, name: str, device_id: str = "a device of the tests") -> str:
        """A token for a person who was not asked."""
        with self.faults.lock:
            naming = Naming("Lineup", "Test", device_id, "1.0")
            return self.sessions.begin(self.state.user(name).id, naming).token

    def kept(self) -> Tree:
        return memory.tree(self.state, self.sessions)

    def answer(self, host: Host, call: Call) -> Reply:
        """Answer as the others do. Pictures are neither counted nor dropped."""
        if call.method == "GET" and PICTURE.fullmatch(call.path):
            with self.faults.lock:
                return self._judged(host, call)
        return super().answer(host, call)

    def judge(self, host: Host, call: Call) -> Reply:  # noqa: ARG002 - one server behind both doors
        path = gate.path_of(self._service, call)
        if self.faults.is_emby and path != "/system/info/public":
            raise Refusal(404)
        found, parts = routes.API.find(call.method, path, Refusal)
        if found.rule:
            return found.answer(self._service, call, gate.caller_of(self._service, call), **parts)
        return found.answer(self._service, call, **parts)
