"""The places where a profile's secrets can be kept, or earlier versions may have left some; and moves between them."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.errors import KeyringLost, KeyringReason, NoKeyring
from desktop_app.storage.credential_store import ANSWER_WITHIN, CredentialStore, KeyringStore, SessionStore
from desktop_app.storage.keyring_backend import encrypted_backend, name_of, plain_backends
from desktop_app.storage.settings import Settings, SignInsIn
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.workers import Workers


@dataclass(frozen=True, slots=True)
class SecretPlaces:
    """`prefix` keeps profiles apart in the keyring. `in_memory`: nothing is kept anywhere else, as in practice mode."""

    prefix: str
    file: SignInFile
    in_memory: bool = False

    def store(self, settings: Settings) -> CredentialStore:
        """The place that the settings name."""
        if self.in_memory:
            return SessionStore()
        return self.file if settings.sign_ins_in is SignInsIn.FILE else self.keyring(settings.other_keyring)

    def keyring(self, allowed: str = "") -> KeyringStore:
        """The system's keyring, or one of the `allowed` name."""
        return KeyringStore(self.prefix, allowed={allowed} if allowed else ())

    async def unprotected(self) -> tuple[tuple[str, KeyringStore], ...]:
        """Names and contents of keyrings that are files in clear and that earlier versions of Lineup used."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):  # a keyring that has no answer is not waited for here
                found = await Workers("keyrings").run(lambda: tuple(plain_backends()))
        except TimeoutError:
            return ()
        return tuple((name_of(backend), KeyringStore(self.prefix, backend=backend)) for backend in found)

    async def encrypted(self, password: str) -> KeyringStore | None:
        """The keyring of keyrings.alt that is a file under a password, opened with it; None without such a keyring."""
        found = await Workers("keyrings").run(lambda: encrypted_backend(password))
        return KeyringStore(self.prefix, backend=found) if found is not None else None


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
