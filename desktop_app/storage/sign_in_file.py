"""Secrets in a file under a passphrase: what a person without a keyring may choose."""

import asyncio
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from desktop_app.domain.errors import (
    KeyringError,
    KeyringSilent,
    NoKeyring,
    SignInFileReason,
    SignInsDamaged,
    SignInsLocked,
)
from desktop_app.private_files import FILE, make_folder, patiently, reason_of, write_whole
from desktop_app.storage.credential_store import StoreKind, StorePlace
from desktop_app.storage.sealed import LARGEST, Costs, Key, key_for, key_of, sealed, unsealed
from desktop_app.workers import Workers, in_worker

T = TypeVar("T")
_Contents = dict[str, dict[str, str]]

LOCKED_FOR = 10.0
"""Seconds to wait for another process that writes."""


class SignInFile:
    """A `CredentialStore`. The file is read at each call, for another process may have written it.

    While it is locked, who asks for a secret waits until the person has answered once: unlocked it, or put it off.
    """

    def __init__(self, path: Path, costs: Costs = Costs()) -> None:  # noqa: B008 - a frozen value
        """`costs` of a passphrase that is chosen from now on."""
        self.path = path
        self._costs = costs
        self._key: Key | None = None
        self._answered = asyncio.Event()
        self._worker = Workers("sign-ins file")
        self._lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=LOCKED_FOR, mode=FILE, thread_local=False)

    @property
    def place(self) -> StorePlace:
        return StorePlace(StoreKind.FILE)

    @property
    def is_locked(self) -> bool:
        """True while the passphrase is wanted before anything is read or kept."""
        return self._key is None

    def exists(self) -> bool:
        """True where there is a file; else a passphrase is chosen first."""
        return self.path.exists()

    # --- the passphrase ------------------------------------------------------------------------------------------

    async def begin(self, passphrase: str) -> None:
        """Make the file. Raises `KeyringError`, also where there is one already."""

        def begun() -> Key:
            make_folder(self.path.parent)
            with self._lock:
                if self.path.exists():
                    raise KeyringError(SignInFileReason.EXISTS)
                key = key_for(passphrase, self._costs)
                write_whole(self.path, sealed(b"{}", key))
            return key

        self._open(await self._run(begun))

    async def unlock(self, passphrase: str) -> None:
        """Unlock the file with the passphrase. Raises `WrongPassphrase`, `SignInsDamaged`, `KeyringError`."""

        def tried() -> Key:
            file = self._file()
            key = key_of(file, passphrase)
            _contents(unsealed(file, key))
            return key

        self._open(await self._run(tried))

    async def change(self, passphrase: str, new: str) -> None:
        """Seal the file with another passphrase and salt. Raises as `unlock`; then the old passphrase counts."""

        def changed() -> Key:
            with self._lock:
                file = self._file()
                contents = unsealed(file, key_of(file, passphrase))
                key = key_for(new, self._costs)
                write_whole(self.path, sealed(contents, key))
            return key

        self._open(await self._run(changed))

    def put_off(self) -> None:
        """Stop waiting for the passphrase: whoever waits for a secret hears that the file stays locked for now."""
        self._answered.set()

    async def discard(self) -> None:
        """Delete the file and all that it holds. Raises `KeyringError`."""
        await self._run(lambda: patiently(lambda: self.path.unlink(missing_ok=True)))
        self._key = None
        self._answered.set()

    def _open(self, key: Key) -> None:
        self._key = key
        self._answered.set()

    # --- the store -----------------------------------------------------------------------------------------------

    @in_worker
    def names(self) -> tuple[str, ...]:
        """Names of all entries. Raises `KeyringError`."""
        return tuple(self._read())

    @in_worker
    def probe(self) -> None:
        self._write(lambda _: None)

    @in_worker
    def save(self, name: str, secret: Mapping[str, str]) -> None:
        self._write(lambda contents: contents.update({name: dict(secret)}))

    async def load(self, name: str) -> dict[str, str] | None:
        if self.is_locked and self.exists():
            await self._answered.wait()
        return (await self._run(self._read)).get(name)

    @in_worker
    def forget(self, name: str) -> None:
        self._write(lambda contents: contents.pop(name, None))

    def _opened(self) -> Key:
        if self._key is not None:
            return self._key
        if not self.exists():
            raise NoKeyring(SignInFileReason.NOT_THERE)
        raise SignInsLocked(SignInFileReason.LOCKED)

    # --- in the worker -------------------------------------------------------------------------------------------

    async def _run(self, call: Callable[[], T]) -> T:
        return await self._worker.run(lambda: _translated(call))

    def _file(self) -> bytes:
        if self.path.exists() and not self.path.is_file():  # a pipe would keep the worker waiting for ever
            raise SignInsDamaged(SignInFileReason.NOT_A_FILE)
        with self.path.open("rb") as file:
            found = file.read(LARGEST + 1)
        if len(found) > LARGEST:
            raise SignInsDamaged(SignInFileReason.TOO_LARGE)
        return found

    def _read(self) -> _Contents:
        key = self._opened()
        return _contents(unsealed(self._file(), key))

    def _write(self, change: Callable[[_Contents], object]) -> None:
        key = self._opened()
        with self._lock:
            contents = _contents(unsealed(self._file(), key))
            change(contents)
            whole = sealed(json.dumps(contents).encode(), key)
            if len(whole) > LARGEST:  # it could not be read again, and all sign-ins with it
                raise KeyringError(SignInFileReason.NO_ROOM)
            write_whole(self.path, whole)


def _contents(text: bytes) -> _Contents:
    """Decode the unsealed contents. Raises `SignInsDamaged`."""
    try:
        found = json.loads(text)
        return {str(name): {str(key): str(value) for key, value in secret.items()} for name, secret in found.items()}
    except (ValueError, AttributeError, RecursionError):
        raise SignInsDamaged(SignInFileReason.OTHER_CONTENTS) from None


def _translated(call: Callable[[], T]) -> T:
    """Call, translating errors of the file. Raises `KeyringError`, never with secrets in it."""
    try:
        return call()
    except Timeout:
        raise KeyringSilent(SignInFileReason.BUSY) from None
    except FileNotFoundError:
        raise NoKeyring(SignInFileReason.NOT_THERE) from None
    except OSError as error:
        raise KeyringError(SignInFileReason.NOT_USABLE, said=reason_of(error)) from None
