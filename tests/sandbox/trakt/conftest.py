"""The emulated Trakt on a clock that stands still, and clients that share no code with it."""

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.trakt.far_client import GRACE, Caller, Person, link


@pytest.fixture
def trakt(sandbox: Sandbox) -> TraktEmulator:
    return sandbox.trakt


@pytest.fixture
def browser(trakt: TraktEmulator) -> Person:
    """Ada, who has not linked anything yet."""
    return Person(trakt)


@pytest.fixture
def ada(trakt: TraktEmulator, browser: Person) -> Caller:
    """Ada's linked client. Writes are not limited: the clock stands still."""
    trakt.faults.writes_per_second(None)
    _, token = link(trakt, browser)
    return Caller(trakt, token["access_token"])


@pytest.fixture
def grace(trakt: TraktEmulator) -> Caller:
    _, token = link(trakt, Person(trakt, GRACE))
    return Caller(trakt, token["access_token"])
