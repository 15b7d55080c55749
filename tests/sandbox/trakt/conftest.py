"""The emulated Trakt on a clock that stands still, and clients that share no code with it."""

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.trakt.far_client import Person


@pytest.fixture
def trakt(sandbox: Sandbox) -> TraktEmulator:
    return sandbox.trakt


@pytest.fixture
def browser(trakt: TraktEmulator) -> Person:
    """Ada, who has not linked anything yet."""
    return Person(trakt)
