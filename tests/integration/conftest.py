"""A linked account and its instant queue, open and read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.open_queue import OpenQueue
from tests.core import Core, make_core, serve_list


@asynccontextmanager
async def opened(folder: Path, sandbox: Sandbox) -> AsyncIterator[tuple[Core, OpenQueue]]:
    """The queue; what was told and asked until now is forgotten."""
    core = await make_core(folder, sandbox)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    core.events.clear()
    sandbox.netflix.requests.clear()
    yield core, queue
    await core.accounts.close()


@pytest.fixture
async def core_and_queue(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[tuple[Core, OpenQueue]]:
    """A core with an account at Netflix and its instant queue, open and read."""
    async with opened(tmp_path, sandbox) as pair:
        yield pair


@pytest.fixture
def core(core_and_queue: tuple[Core, OpenQueue]) -> Core:
    """The program's core, linked."""
    return core_and_queue[0]


@pytest.fixture
def queue(core_and_queue: tuple[Core, OpenQueue]) -> OpenQueue:
    """The instant queue of the linked account, read."""
    return core_and_queue[1]
