"""Secrets in the system keyring, and nowhere else."""

import hashlib
import json
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeVar

from desktop_app.domain.errors import KeyringError, KeyringLocked, KeyringLost, KeyringReason, KeyringSilent, NoKeyring
from desktop_app.storage.keyring_access import Access, access_to
from desktop_app.storage.keyring_backend import KNOWN, chosen_backend, look_anew, name_of
from desktop_app.storage.keyring_failures import failure_of, is_no_such_entry, translated
from desktop_app.storage.keyring_thread import KeyringThread, LateListener
from desktop_app.workers import Workers, in_worker

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

ANSWER_WITHIN = 10.0
"""Seconds. A locked keyring that asks its person can take longer; then the caller says so and offers to try again."""

_PART = 1000
"""Characters an entry: Windows Credential Manager takes 2,560 bytes, two a character."""

_MOST_PARTS, _LONGEST_COUNT = 1000, 9
"""Parts of a secret, ten times what the longest tokens take, and digits of their number. What has more is not ours."""


class StoreKind(Enum):
    """Kinds of place for secrets."""

    KEYRING = "keyring"
    ALLOWED_KEYRING = "allowed keyring"
    """Keyring that Lineup does not know and the person allowed."""

    FILE = "file"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class StorePlace:
    """A place for secrets; `name` is that of an allowed keyring."""

    kind: StoreKind
    name: str = ""


class CredentialStore(Protocol):
    """A store of secrets: a small mapping under each name. Every method raises `KeyringError`."""

    @property
    def place(self) -> StorePlace | None:
        """Place of the store; None if no place can be used."""
        ...

    async def probe(self) -> None:
        """Write, read back, delete: says now what would otherwise fail after the sign-in."""
        ...

    async def save(self, name: str, secret: Mapping[str, str]) -> None: ...

    async def load(self, name: str) -> dict[str, str] | None: ...

    async def forget(self, name: str) -> None: ...


class KeyringStore:
    """The operating system's keyring.

    Each entry has a service name of its own (two users under one name are moved about on Windows), and a long secret
    is split; the index is written last, so that a torn write reads as `KeyringLost`, not as half a secret.
    """

    def __init__(
        self,
        prefix: str,
        answer_within: float = ANSWER_WITHIN,
        *,
        allowed: Collection[str] = (),
        backend: "KeyringBackend | None" = None,
    ) -> None:
        """`allowed`: whole names of backends that the person said yes to. `backend`: just this one, whatever it is."""
        self._prefix = prefix
        self._allowed = frozenset(allowed)
        self._found = backend
        self._is_missing = False
        self._thread = KeyringThread(answer_within)
        self._looks = Workers("keyring look")

    @property
    def place(self) -> StorePlace | None:
        """Place of the keyring in use; None if no usable keyring was found."""
        if self._found is None and self._is_missing:
            return None
        name = name_of(self._found) if self._found is not None else ""
        if not name or name in KNOWN:
            return StorePlace(StoreKind.KEYRING)
        return StorePlace(StoreKind.ALLOWED_KEYRING, name)

    @property
    def _backend(self) -> "KeyringBackend":
        """The one that is used from the first call on. Raises `NoKeyring`."""
        if self._found is None:
            try:
                self._found = chosen_backend(self._allowed)
            except NoKeyring:
                self._is_missing = True
                raise
        return self._found

    @in_worker
    def resolve(self) -> None:
        """Look which keyring there is; nothing is written. Raises `NoKeyring`, `KeyringUnknown`, `KeyringSilent`."""
        _ = self._backend

    # --- how it stands -------------------------------------------------------------------------------------------

    def watch(self, listener: LateListener) -> None:
        """Have the listener told when an answer comes after all that nobody waited for."""
        self._thread.on_late = listener

    async def access(self) -> Access:
        """How the keyring stands; nobody is prompted. Raises nothing."""
        name = name_of(self._found) if self._found is not None else ""
        return await self._looks.run(lambda: access_to(name))

    @property
    def is_behind(self) -> bool:
        """True while it is still busy with what nobody waits for."""
        return self._thread.is_behind

    def renew(self) -> None:
        """Ask anew, whatever is still under way; look again which keyring there is, if none was found."""
        self._thread.renew()
        if self._is_missing:
            self._is_missing = False
            look_anew()

    # --- what it keeps -------------------------------------------------------------------------------------------

    async def probe(self) -> None:
        name = f"probe-{secrets.token_hex(4)}"
        await self.save(name, {"probe": name})
        found = await self.load(name)
        await self.forget(name)
        if found != {"probe": name}:
            raise NoKeyring(KeyringReason.FORGETFUL)

    @in_worker
    def save(self, name: str, secret: Mapping[str, str]) -> None:
        text = json.dumps(dict(secret))
        before = self._parts(name)
        parts = [text[at : at + _PART] for at in range(0, len(text), _PART)]
        if len(parts) > _MOST_PARTS:
            raise KeyringError(KeyringReason.TOO_LONG)
        for number, part in enumerate(parts):
            self._backend.set_password(self._entry(name, str(number)), "lineup", part)
        self._backend.set_password(self._entry(name, "index"), "lineup", f"{len(parts)} {_digest(text)}")
        self._delete_parts(name, len(parts), before)

    @in_worker
    def load(self, name: str) -> dict[str, str] | None:
        index = self._backend.get_password(self._entry(name, "index"), "lineup")
        if index is None:
            return None
        parts = [self._backend.get_password(self._entry(name, str(n)), "lineup") for n in range(_count(index))]
        text = "".join(part or "" for part in parts)
        if index != f"{len(parts)} {_digest(text)}":
            raise KeyringLost(KeyringReason.INCOMPLETE)
        return _mapping(text)

    @in_worker
    def forget(self, name: str) -> None:
        self._delete_parts(name, 0, self._parts(name))
        self._delete_quietly(self._entry(name, "index"))

    async def _run(self, call: Callable[[], T]) -> T:
        try:
            return await self._thread.ask(lambda: translated(call))
        except TimeoutError:
            if await self.access() is Access.LOCKED:
                raise KeyringLocked(KeyringReason.WAITS_FOR_PASSWORD) from None
            raise KeyringSilent(KeyringReason.TOO_SLOW) from None

    def _entry(self, name: str, part: str) -> str:
        return f"{self._prefix}:{name}:{part}"

    def _parts(self, name: str) -> int:
        """Number of parts by the secret's index; 0 without an index, or with one that is not ours."""
        return _count(self._backend.get_password(self._entry(name, "index"), "lineup") or "")

    def _delete_parts(self, name: str, number: int, at_least_to: int) -> None:
        """The parts from this one on, also those of a torn write, which no index speaks of."""
        while number < at_least_to or self._backend.get_password(self._entry(name, str(number)), "lineup") is not None:
            self._delete_quietly(self._entry(name, str(number)))
            number += 1

    def _delete_quietly(self, entry: str) -> None:
        import keyring.errors  # noqa: PLC0415 - 0.1 s that the first window need not wait for

        try:
            self._backend.delete_password(entry, "lineup")
        except keyring.errors.PasswordDeleteError as error:
            if not is_no_such_entry(error):  # else it is not there, which is what was wanted
                raise failure_of(error) from None


class SessionStore:
    """Secrets kept in memory until the program ends: what a person without a keyring may choose."""

    def __init__(self, behind: CredentialStore | None = None, names: Collection[str] = ()) -> None:
        """`behind` is where entries of these `names` are, unless they are kept here: a keyring that does not answer
        now has not lost them.
        """
        self._kept: dict[str, dict[str, str]] = {}
        self.behind = behind
        self._names = frozenset(names)

    @property
    def place(self) -> StorePlace:
        return StorePlace(StoreKind.MEMORY)

    async def probe(self) -> None:
        """Memory always answers."""

    async def save(self, name: str, secret: Mapping[str, str]) -> None:
        self._kept[name] = dict(secret)

    async def load(self, name: str) -> dict[str, str] | None:
        if name not in self._kept and name in self._names and self.behind is not None:
            return await self.behind.load(name)
        return self._kept.get(name)

    async def forget(self, name: str) -> None:
        self._kept.pop(name, None)
        if name in self._names and self.behind is not None:
            await self.behind.forget(name)

    async def names(self) -> tuple[str, ...]:
        """Names of all entries."""
        return tuple(self._kept)


def _count(index: str) -> int:
    count = index.partition(" ")[0]
    return min(int(count), _MOST_PARTS) if count.isdecimal() and len(count) <= _LONGEST_COUNT else 0


def _mapping(text: str) -> dict[str, str]:
    """The sign-in that `save` was given. Raises `KeyringLost`: other programs write into the keyring, too."""
    try:
        found: dict[str, object] = json.loads(text)
        texts = {name: value for name, value in found.items() if isinstance(value, str)}
    except (ValueError, AttributeError, RecursionError):
        raise KeyringLost(KeyringReason.OTHER_ENTRY) from None
    if len(texts) < len(found):
        raise KeyringLost(KeyringReason.OTHER_ENTRY)
    return texts


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
