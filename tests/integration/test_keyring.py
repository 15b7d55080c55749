"""A real Secret Service, as a person's desktop has it."""

import os

import pytest

from desktop_app.storage.credential_store import KeyringStore
from desktop_app.storage.keyring_backend import backend_in_use
from desktop_app.ui.settings.keyring_check import check_keyring

pytestmark = [
    pytest.mark.keyring,
    pytest.mark.skipif(
        "DBUS_SESSION_BUS_ADDRESS" not in os.environ, reason="no session bus: run under packaging/headless"
    ),
]


async def test_secrets_of_every_length_come_back_and_go() -> None:
    store = KeyringStore("lineup:test-of-the-real-keyring")
    await store.probe()
    for secret in ({"token": "short"}, {"token": "ß漢" * 1_000}, {"token": "short again"}):
        await store.save("a", secret)
        assert await store.load("a") == secret
    await store.forget("a")

    assert await store.load("a") is None


async def test_the_settings_check_writes_reads_and_deletes() -> None:
    async def backend() -> str:
        return backend_in_use()

    found = await check_keyring(KeyringStore("lineup:test-of-the-check"), backend)

    assert found.error is None
    assert found.backend == "SecretService.Keyring"
    assert found.steps == (("Write", "done"), ("Read", "the same as was written"), ("Delete", "gone"))
