"""The emulated server on a clock that stands still, and clients that share no code with it."""

import pytest

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from desktop_app.sandbox.server import Sandbox
from tests.sandbox.jellyfin.far_client import Caller


def signed_in(jellyfin: JellyfinEmulator, name: str) -> Caller:
    return Caller(jellyfin, jellyfin.sign_in(name), jellyfin.state.user(name).id)


@pytest.fixture
def jellyfin(sandbox: Sandbox) -> JellyfinEmulator:
    return sandbox.jellyfin


@pytest.fixture
def stranger(jellyfin: JellyfinEmulator) -> Caller:
    return Caller(jellyfin)


@pytest.fixture
def ada(jellyfin: JellyfinEmulator) -> Caller:
    return signed_in(jellyfin, "ada")


@pytest.fixture
def grace(jellyfin: JellyfinEmulator) -> Caller:
    """The owner of the server."""
    return signed_in(jellyfin, "grace")


@pytest.fixture
def kim(jellyfin: JellyfinEmulator) -> Caller:
    """A child, from whom films are hidden."""
    return signed_in(jellyfin, "kim")


@pytest.fixture
def to_watch(ada: Caller) -> str:
    return ada.playlist("To watch")
