"""Chew under a clock that the test holds, and a core that knows nothing else."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.sandbox.server import Sandbox
from tests.chew import ChewCore, make_chew_core
from tests.clock import Clock
from tests.core import run

Story = Callable[[ChewCore], Awaitable[None]]
Tell = Callable[[Story], None]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as sandbox:
        yield sandbox


@pytest.fixture
def tell(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> Tell:
    def telling(story: Story) -> None:
        async def whole() -> None:
            core = make_chew_core(tmp_path, sandbox, clock=clock)
            try:
                await story(core)
            finally:
                await core.accounts.desk.close()

        run(whole)

    return telling
