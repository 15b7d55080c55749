"""Secrets move whole or stay: they are compared before anything is deleted."""

from collections.abc import Mapping

import pytest

from desktop_app.domain.errors import KeyringError, KeyringLost, NoKeyring
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.secret_places import copy, wipe
from tests.sentences import says

SECRETS = {"a": {"key": "1"}, "b": {}, "c": {"key": "3"}}
NAMES = ("a", "missing", "b", "c", "a")


async def filled(store: SessionStore) -> SessionStore:
    for name, secret in SECRETS.items():
        await SessionStore.save(store, name, secret)
    return store


class Forgetful(SessionStore):
    """Keeps something else than it is given."""

    async def save(self, name: str, secret: Mapping[str, str]) -> None:
        await super().save(name, {**secret, "key": "other"})


class Full(SessionStore):
    """Has room for one."""

    async def save(self, name: str, secret: Mapping[str, str]) -> None:
        if self._kept:
            raise KeyringError
        await super().save(name, secret)


class Torn(SessionStore):
    """A store with a damaged entry."""

    async def load(self, name: str) -> dict[str, str] | None:
        if name == "b":
            raise KeyringLost
        return await super().load(name)


class Clinging(SessionStore):
    """Deletes nothing."""

    async def forget(self, name: str) -> None:
        del name


async def test_what_is_there_arrives_and_goes() -> None:
    source, target = await filled(SessionStore()), SessionStore()
    moved = await copy(NAMES, source, target)
    assert moved == ("a", "b", "c")
    assert source._kept == target._kept == SECRETS

    await wipe(moved, source)
    assert source._kept == {}


@pytest.mark.parametrize(("target", "error"), [(Forgetful(), NoKeyring), (Full(), KeyringError)])
async def test_what_does_not_arrive_stays(target: SessionStore, error: type[Exception]) -> None:
    source = await filled(SessionStore())
    with pytest.raises(error):
        await copy(NAMES, source, target)
    assert source._kept == SECRETS


async def test_what_is_damaged_stays_behind() -> None:
    source, target = await filled(Torn()), SessionStore()

    assert await copy(NAMES, source, target) == ("a", "c")


async def test_what_cannot_be_deleted_is_said() -> None:
    with pytest.raises(NoKeyring, check=says("still there")):
        await wipe(("a",), await filled(Clinging()))
