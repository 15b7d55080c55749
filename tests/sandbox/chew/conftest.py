"""The emulated Chew under a clock that the test holds."""

from collections.abc import Iterator

import pytest

from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.server import Sandbox
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def chew(clock: Clock) -> Iterator[ChewEmulator]:
    with Sandbox(clock=clock) as sandbox:
        yield sandbox.chew
