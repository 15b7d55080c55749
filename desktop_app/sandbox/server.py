"""The sandbox as one thing to start and stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desktop_app.sandbox.netflix.emulator import NetflixEmulator

if TYPE_CHECKING:
    from desktop_app.sandbox.http_server import Listener


class Sandbox:
    """Runs the emulators on 127.0.0.1.

    `port` is the API's; the sign-in pages get the one after it, or a free one. `state_file` keeps queues and
    tokens for the next start. `prefill` fills the sample account into the sign-in form. `clock` is for tests.
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
        self._ports = (port, port + 1 if port else 0)
        self._listeners: tuple[Listener, ...] = ()

    def start(self) -> None:
        """Both addresses are bound when this returns. After `stop` it takes the same ones again."""
        from desktop_app.sandbox.http_server import Listener  # noqa: PLC0415 - a window waits for this module
        from desktop_app.sandbox.netflix import wsgi  # noqa: PLC0415

        if self._listeners:
            return
        api = Listener(self._ports[0], wsgi.api(self.netflix))
        try:
            sign_in = Listener(self._ports[1], wsgi.sign_in(self.netflix))
        except OSError:
            api.stop()
            raise
        self._listeners = (api, sign_in)
        self._ports = (api.port, sign_in.port)
        self.netflix.bind(api.address, sign_in.address)

    def stop(self) -> None:
        """Nobody answers any more; what the services remember stays. So this is also how one goes offline."""
        for listener in self._listeners:
            listener.stop()
        if self._listeners:
            self.netflix.save()
        self._listeners = ()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
