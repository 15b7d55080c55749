"""The sandbox as one thing to start and stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sandbox.trakt.emulator import TraktEmulator

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from desktop_app.sandbox.http_server import Listener
    from desktop_app.sandbox.mishaps import Host


class Served(Protocol):
    """Demands of the server on an emulator."""

    def door(self, host: Host) -> WSGIApplication: ...

    def bind(self, api: str, sign_in: str) -> None: ...

    def save(self) -> None: ...


class Sandbox:
    """Runs the emulators on 127.0.0.1.

    `port` is the Netflix API's; its sign-in pages and the two hosts of Trakt, Chew and TMDB get the ones after it, or
    free ones. `state_file` and those beside it keep queues, lists and tokens for the next start. `prefill` fills the
    sample account into the sign-in forms. `clock` is for tests.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        state_file: Path | None = None,
        prefill: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.netflix = NetflixEmulator(clock, state_file, prefill=prefill)
        self.trakt = TraktEmulator(clock, _beside(state_file, "trakt"), prefill=prefill)
        self.chew = ChewEmulator(clock, _beside(state_file, "chew"), prefill=prefill)
        self.tmdb = TmdbEmulator(clock, _beside(state_file, "tmdb"), prefill=prefill)
        self._emulators: tuple[Served, ...] = (self.netflix, self.trakt, self.chew, self.tmdb)
        self._ports = tuple(port + i if port else 0 for i in range(2 * len(self._emulators)))
        self._listeners: list[Listener] = []

    def start(self) -> None:
        """Start to serve: all addresses are bound on return. After `stop` the same ones are taken again."""
        if self._listeners:
            return
        try:
            self._listen()
        except OSError:
            self._hang_up()
            raise
        addresses = [listener.address for listener in self._listeners]
        self._ports = tuple(listener.port for listener in self._listeners)
        for emulator, api, sign_in in zip(self._emulators, addresses[::2], addresses[1::2], strict=True):
            emulator.bind(api, sign_in)

    def stop(self) -> None:
        """Stop answering, as when going offline; the state of the services is kept."""
        if self._listeners:
            self._hang_up()
            for emulator in self._emulators:
                emulator.save()

    def _listen(self) -> None:
        from desktop_app.sandbox.http_server import Listener  # noqa: PLC0415 - Werkzeug takes 0.2 s; a window waits for us

        doors = [door for emulator in self._emulators for door in (emulator.door("api"), emulator.door("sign_in"))]
        for port, door in zip(self._ports, doors, strict=True):
            self._listeners.append(Listener(port, door))

    def _hang_up(self) -> None:
        for listener in self._listeners:
            listener.stop()
        self._listeners = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _beside(state_file: Path | None, service: str) -> Path | None:
    return state_file and state_file.with_stem(f"{state_file.stem}-{service}")
