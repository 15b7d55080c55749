"""The emulated Chew under a clock that the test holds."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.server import Sandbox


@dataclass
class Clock:
    """Unix seconds."""

    now: float = 1_484_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def chew(clock: Clock) -> Iterator[ChewEmulator]:
    with Sandbox(clock=clock) as sandbox:
        yield sandbox.chew
