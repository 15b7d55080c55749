"""The emulated YouTube on a clock that stands still, and clients that share no code with it."""

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.youtube.far_client import CHARLES, GRACE, Caller, Person


@pytest.fixture
def youtube(sandbox: Sandbox) -> YouTubeEmulator:
    return sandbox.youtube


@pytest.fixture
def browser(youtube: YouTubeEmulator) -> Person:
    """Ada, who has not linked anything yet."""
    return Person(youtube)


@pytest.fixture
def ada(youtube: YouTubeEmulator) -> Caller:
    return Caller(youtube, youtube.sign_in("ada@example.org"))


@pytest.fixture
def grace(youtube: YouTubeEmulator) -> Caller:
    return Caller(youtube, youtube.sign_in(GRACE[0]))


@pytest.fixture
def charles(youtube: YouTubeEmulator) -> Caller:
    """A person without a channel."""
    return Caller(youtube, youtube.sign_in(CHARLES[0]))


@pytest.fixture
def to_watch(ada: Caller) -> str:
    return ada.playlist("To watch")
