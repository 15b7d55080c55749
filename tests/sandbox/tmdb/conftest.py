"""The emulated TMDB on a clock that stands still, and clients that share no code with it."""

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.tmdb.far_client import GRACE, Caller, Person, application, link, v4_link


@pytest.fixture
def tmdb(sandbox: Sandbox) -> TmdbEmulator:
    """Without its limit: the clock stands still."""
    sandbox.tmdb.faults.requests_per_second(None)
    return sandbox.tmdb


@pytest.fixture
def key(tmdb: TmdbEmulator) -> Caller:
    """The application without anybody."""
    return application(tmdb)


@pytest.fixture
def person(tmdb: TmdbEmulator) -> Person:
    """Ada in front of the pages."""
    return Person(tmdb)


@pytest.fixture
def ada(tmdb: TmdbEmulator, person: Person) -> Caller:
    """Ada's linked client."""
    return link(tmdb, person)


@pytest.fixture
def grace(tmdb: TmdbEmulator) -> Caller:
    return link(tmdb, Person(tmdb, GRACE))


@pytest.fixture
def ada4(tmdb: TmdbEmulator, person: Person) -> Caller:
    """Ada's client in v4."""
    return v4_link(tmdb, person)[0]
