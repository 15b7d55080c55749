"""A real Secret Service, as a person's desktop has it."""

import os

import pytest

from desktop_app.storage.credential_store import KeyringStore
from tests.core import run

pytestmark = [
    pytest.mark.keyring,
    pytest.mark.skipif(
        "DBUS_SESSION_BUS_ADDRESS" not in os.environ, reason="no session bus: run under packaging/headless"
    ),
]


def test_secrets_of_every_length_come_back_and_go() -> None:
    async def story() -> None:
        store = KeyringStore("lineup:test-of-the-real-keyring")
        await store.probe()
        for secret in ({"token": "short"}, {"token": "ß漢" * 10_000}, {"token": "short again"}):
            await store.save("a", secret)
            assert await store.load("a") == secret
        await store.forget("a")

        assert await store.load("a") is None

    run(story)
