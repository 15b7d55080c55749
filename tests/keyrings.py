"""Keyrings for tests, as the keyring library knows them: they work, are locked, hang, or fail as systems' own do."""

import threading
from collections.abc import Callable

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """A keyring that works; `trouble` is called before each call, and may raise or wait.

    Refuses what Windows refuses, and says so where there is nothing to delete.
    """

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Callable[[], object] = lambda: None
        self.before_set: Callable[[str], object] = lambda service: None
        """Is told the name of each entry that is written."""

    def get_password(self, service: str, username: str) -> str | None:
        self.trouble()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.trouble()
        self.before_set(service)
        if len(password.encode("utf-16-le")) > 2560:
            raise OSError(1783, "The stub received bad data")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.trouble()
        if (service, username) not in self.kept:
            raise PasswordDeleteError(service)
        del self.kept[service, username]

    @property
    def entries(self) -> list[str]:
        return sorted(service for service, _ in self.kept)


class Lock:
    """The lock of a keyring and its prompt, which a call waits for. Use it as `trouble`."""

    def __init__(self) -> None:
        self.is_locked = True
        self.prompts = 0
        self.asked = threading.Event()
        self._answered = threading.Event()

    def __call__(self) -> None:
        if self.is_locked:
            self.prompts += 1
            self.asked.set()
            self._answered.wait(60)
            if self.is_locked:
                raise KeyringLocked

    def unlock(self) -> None:
        """The person types the password."""
        self.is_locked = False
        self._answered.set()

    def dismiss(self) -> None:
        """The person closes the prompt; the next call brings another one."""
        answered, self._answered = self._answered, threading.Event()
        answered.set()


def raising(error: Exception) -> Callable[[], None]:
    """Make a `trouble` with which each call fails with this error."""

    def fail() -> None:
        raise error

    return fail


def whole_name(kind: type[KeyringBackend]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def named(name: str) -> MemoryKeyring:
    """Make a keyring whose class has that whole name."""
    module, _, kind = name.rpartition(".")
    made = type(kind, (MemoryKeyring,), {"__module__": module})()
    assert isinstance(made, MemoryKeyring)
    return made
