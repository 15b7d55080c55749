"""Ada's account at a Jellyfin server, and stories about it alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from desktop_app.sandbox.server import Sandbox
from tests.core import Core
from tests.jellyfin import link, make_jellyfin_core
from tests.parts import Parts, parts_of


@pytest.fixture
def jellyfin(sandbox: Sandbox) -> JellyfinEmulator:
    return sandbox.jellyfin


@pytest.fixture
async def core(tmp_path: Path, sandbox: Sandbox) -> AsyncIterator[Core]:
    """A core where nobody is linked yet."""
    core = make_jellyfin_core(tmp_path, sandbox)
    yield core
    await core.accounts.close()


@pytest.fixture
async def service(core: Core, jellyfin: JellyfinEmulator) -> Parts:
    """Ada's account, with no request on record yet."""
    made = await parts_of(core.accounts, await link(core, jellyfin))
    jellyfin.requests.clear()
    return made
