"""TMDB without its limit of calls, and stories about Ada's service alone."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sync.kept_here import EditableKeptByUs
from tests.core import run
from tests.tmdb import link, make_tmdb_core, service_of

Story = Callable[[EditableKeptByUs, TmdbEmulator], Awaitable[None]]
Tell = Callable[[Story], None]


@pytest.fixture
def tmdb(sandbox: Sandbox) -> TmdbEmulator:
    sandbox.tmdb.faults.requests_per_second(None)
    return sandbox.tmdb


@pytest.fixture
def tell(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> Tell:
    def telling(story: Story) -> None:
        async def whole() -> None:
            core = make_tmdb_core(tmp_path, sandbox)
            service = await service_of(core, await link(core, tmdb))
            tmdb.requests.clear()
            await story(service, tmdb)

        run(whole)

    return telling
