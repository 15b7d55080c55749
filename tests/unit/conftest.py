"""What all pure tests share: none asks the keyring of whoever runs them."""

from collections.abc import Iterator

import keyring
import keyring.backends.fail
import pytest


@pytest.fixture(autouse=True)
def no_real_keyring() -> Iterator[None]:
    """A test that names no keyring of its own finds one that fails at once, on every system."""
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)
