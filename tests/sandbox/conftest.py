"""A sandbox whose clock stands still, and a client that is linked to Ada's account."""

from collections.abc import Iterator

import pytest

from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.server import Sandbox
from tests.sandbox.far_client import Client, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as sandbox:
        sandbox.netflix.faults.limit_per_second(None)
        yield sandbox


@pytest.fixture
def netflix(sandbox: Sandbox) -> NetflixEmulator:
    return sandbox.netflix


@pytest.fixture
def stranger(netflix: NetflixEmulator, clock: Clock) -> Client:
    """A client that nobody has linked."""
    return Client(netflix, clock)


@pytest.fixture
def ada(stranger: Client) -> Client:
    return stranger.link()
