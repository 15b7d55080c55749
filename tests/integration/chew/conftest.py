"""Chew under a clock that the test holds, and a core that knows nothing else."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from desktop_app.sandbox.server import Sandbox
from tests.chew import ChewCore, make_chew_core
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as sandbox:
        yield sandbox


@pytest.fixture
async def core(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> AsyncIterator[ChewCore]:
    """A core that knows chew.tv alone, and no account yet."""
    made = make_chew_core(tmp_path, sandbox, clock=clock)
    yield made
    await made.accounts.close()
