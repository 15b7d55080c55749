"""The sandbox as one thing to start and stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sandbox.trakt.emulator import TraktEmulator

if TYPE_CHECKING:
    from ssl import SSLContext

    from _typeshed.wsgi import WSGIApplication

    from desktop_app.sandbox.http_server import Listener
    from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
    from desktop_app.sandbox.mishaps import Host
    from desktop_app.sandbox.youtube.emulator import YouTubeEmulator


class Served(Protocol):
    """Demands of the server on an emulator."""

    def door(self, host: Host) -> WSGIApplication: ...

    def bind(self, api: str, sign_in: str) -> None: ...

    def save(self) -> None: ...


class _Doors:
    """Two doors of an emulator, on two ports; 0 takes a free one, which is kept for the next start."""

    def __init__(self, emulator: Served, api_port: int, sign_in_port: int) -> None:
        self._emulator = emulator
        self._ports = (api_port, sign_in_port)
        self._listeners: list[Listener] = []

    def open(self) -> None:
        """Listen at both; OSError if a port is taken, and then at neither."""
        from desktop_app.sandbox.http_server import Listener  # noqa: PLC0415 - Werkzeug takes 0.2 s; a window waits for us

        hosts: tuple[Host, Host] = ("api", "sign_in")
        try:
            for port, host in zip(self._ports, hosts, strict=True):
                self._listeners.append(Listener(port, self._emulator.door(host)))
        except OSError:
            self.close()
            raise
        api, sign_in = self._listeners
        self._ports = (api.port, sign_in.port)
        self._emulator.bind(api.address, sign_in.address)

    def close(self) -> None:
        for listener in self._listeners:
            listener.stop()
        self._listeners = []

    def save(self) -> None:
        self._emulator.save()


class Sandbox:
    """Runs the emulators on 127.0.0.1.

    `port` is the Netflix API's; its sign-in pages and the two hosts of Trakt, chew.tv, TMDB, YouTube and Jellyfin get
    the ones after it, or free ones. `state_file` and those beside it keep queues, lists and tokens for the next start.
    `prefill` fills the sample account into the sign-in forms. `clock` is for tests. YouTube and Jellyfin are made, and
    start, when somebody asks for them.
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
        self._port, self._state_file, self._prefill, self._clock = port, state_file, prefill, clock
        self._is_running = False
        self._doors: list[_Doors] = []
        self._over_tls: list[Listener] = []
        emulators: tuple[Served, ...] = (self.netflix, self.trakt, self.chew, self.tmdb)
        for place, emulator in enumerate(emulators):
            self._serve(emulator, place)

    @cached_property
    def youtube(self) -> YouTubeEmulator:
        from desktop_app.sandbox.youtube.emulator import YouTubeEmulator  # noqa: PLC0415 - for those who ask

        made = YouTubeEmulator(self._clock, _beside(self._state_file, "youtube"), prefill=self._prefill)
        self._serve(made, 4)
        return made

    @cached_property
    def jellyfin(self) -> JellyfinEmulator:
        from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator  # noqa: PLC0415 - for those who ask

        made = JellyfinEmulator(self._clock, _beside(self._state_file, "jellyfin"), prefill=self._prefill)
        self._serve(made, 5)
        return made

    def start(self) -> None:
        """Start to serve: all addresses are bound on return. After `stop` the same ones are taken again."""
        if self._is_running:
            return
        try:
            for doors in self._doors:
                doors.open()
        except OSError:
            self._close()
            raise
        self._is_running = True

    def stop(self) -> None:
        """Stop answering, as when going offline; the state of the services is kept."""
        if self._is_running:
            self._close()
            for doors in self._doors:
                doors.save()

    def serve_over_tls(self, emulator: Served, context: SSLContext) -> str:
        """Serve an emulator's API at one more port until the sandbox stops; its address there. The context has the
        certificate, such as one that the owner of a server made at home.
        """
        from desktop_app.sandbox.http_server import Listener  # noqa: PLC0415 - as above

        self._over_tls.append(Listener(0, emulator.door("api"), context))
        return self._over_tls[-1].address

    def _serve(self, emulator: Served, place: int) -> None:
        """Give an emulator its doors, and open them if the others' are."""
        ports = [self._port + 2 * place + i if self._port else 0 for i in range(2)]
        doors = _Doors(emulator, *ports)
        self._doors.append(doors)
        if self._is_running:
            doors.open()

    def _close(self) -> None:
        for doors in self._doors:
            doors.close()
        for listener in self._over_tls:
            listener.stop()
        self._over_tls = []
        self._is_running = False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _beside(state_file: Path | None, service: str) -> Path | None:
    return state_file and state_file.with_stem(f"{state_file.stem}-{service}")
