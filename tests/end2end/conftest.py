"""The interface's fixtures, and what a display or a keyring must be there for."""

import os

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.ui.conftest import (
    collect,
    garbage_is_collected_in_this_thread,
    hands_off_the_keyboard,
    qt_loop,
    run_async,
    theme,
)

__all__ = ["collect", "garbage_is_collected_in_this_thread", "hands_off_the_keyboard", "qt_loop", "run_async", "theme"]


@pytest.fixture(scope="session")
def display() -> str:
    """Its name."""
    name = os.environ.get("DISPLAY", "")
    if not name or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        pytest.skip("a real mouse and the embedded view want a display (packaging/headless gives one)")
    return name


@pytest.fixture(scope="session")
def system_keyring() -> str:
    """The name of what keeps secrets here."""
    backend = keyring.get_keyring()
    if isinstance(backend, NoKeyring):
        pytest.skip("there is no keyring (packaging/headless starts one)")
    return backend.name
