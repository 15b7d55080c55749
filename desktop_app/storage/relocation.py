"""Secrets on their way from one store to another: copied, read back, and only then wiped where they were."""

from collections.abc import Iterable

from desktop_app.domain.errors import KeyringLost, KeyringReason, NoKeyring
from desktop_app.storage.credential_store import CredentialStore


async def copy(names: Iterable[str], source: CredentialStore, target: CredentialStore) -> tuple[str, ...]:
    """Copy what is there under these names; the names of what was. Raises `KeyringError`; the source is as it was.

    What is damaged in the source stays there: whoever needs it signs in again.
    """
    moved = list[str]()
    for name in dict.fromkeys(names):
        try:
            secret = await source.load(name)
        except KeyringLost:
            continue
        if secret is None:
            continue
        await target.save(name, secret)
        if await target.load(name) != secret:
            raise NoKeyring(KeyringReason.CAME_BACK_DIFFERENT)
        moved.append(name)
    return tuple(moved)


async def wipe(names: Iterable[str], store: CredentialStore) -> None:
    """Forget them, and look whether they are gone. Raises `KeyringError`."""
    for name in names:
        await store.forget(name)
        if await store.load(name) is not None:
            raise NoKeyring(KeyringReason.STILL_THERE)
