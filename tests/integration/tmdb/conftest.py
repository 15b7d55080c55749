"""TMDB without its limit of calls, and stories about Ada's service alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.parts import Parts
from tests.tmdb import link, make_tmdb_core, service_of


@pytest.fixture
def tmdb(sandbox: Sandbox) -> TmdbEmulator:
    sandbox.tmdb.faults.requests_per_second(None)
    return sandbox.tmdb


@pytest.fixture
async def service(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> AsyncIterator[Parts]:
    """Ada's account at TMDB, with no request on record yet."""
    core = make_tmdb_core(tmp_path, sandbox)
    made = await service_of(core, await link(core, tmdb))
    tmdb.requests.clear()
    yield made
    await core.accounts.close()
