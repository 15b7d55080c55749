"""A check whether the place of secrets keeps what it is given, step by step to tell which one fails."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from desktop_app.domain.errors import KeyringError, KeyringForbidden
from desktop_app.storage.credential_store import CredentialStore
from desktop_app.storage.keyring_backend import backend_in_use
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.ui.sentences.details import detail_of
from desktop_app.workers import Workers

NAMED_WITHIN = 1.0
"""Seconds that a keyring's name is waited for."""


@dataclass(frozen=True, slots=True)
class KeyringCheck:
    """The result of a check. `backend` as its library names it; each of `steps` is what was tried and how it went."""

    backend: str
    steps: tuple[tuple[str, str], ...]
    error: KeyringError | None = None


async def check_keyring(store: CredentialStore, backend: Callable[[], Awaitable[str]]) -> KeyringCheck:
    """Write something that means nothing, read it back, and delete it. Raises nothing."""
    name, steps = f"check-{secrets.token_hex(4)}", list[tuple[str, str]]()

    async def read_back() -> str:
        return "the same as was written" if await store.load(name) == {"check": name} else "something else came back"

    async def deleted() -> str:
        await store.forget(name)
        return "gone" if await store.load(name) is None else "it is still there"

    async def wrote() -> str:
        await store.save(name, {"check": name})
        return "done"

    try:
        for words, act in (("Write", wrote), ("Read", read_back), ("Delete", deleted)):
            steps.append((words, "failed"))
            steps[-1] = (words, await act())
        return KeyringCheck(await backend(), tuple(steps))
    except KeyringError as error:
        return KeyringCheck(await backend(), tuple(steps), error)


async def backend_of(store: CredentialStore, other_keyring: str) -> str:
    """The name of what keeps the secrets. `other_keyring`: one that the person allowed."""
    if isinstance(store, SignInFile):
        return str(store.path)
    try:
        async with asyncio.timeout(NAMED_WITHIN):  # not in the thread of the files: it may never end
            return await Workers("keyring name").run(lambda: backend_in_use({other_keyring}))
    except TimeoutError:
        return "not known yet"
    except KeyringForbidden as error:
        return f"none. {detail_of(error)}"
