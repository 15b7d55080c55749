"""Stored credentials of an account, as seen by those who sign requests. Some credentials renew themselves."""

from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Protocol

from desktop_app.domain.credentials import Credentials, secrets_of
from desktop_app.masking import Hold


class KeptCredentials(Protocol):
    """Stored credentials of an account. Every method raises `KeyringError`."""

    @property
    def current(self) -> Credentials:
        """Credentials as last read or written here."""
        ...

    @property
    def since(self) -> float | None:
        """Unix seconds: since when there are these credentials; None where that is not known."""
        ...

    async def reload(self) -> Credentials:
        """Read the credentials anew, as another task or process may have renewed them."""
        ...

    async def replace(self, credentials: Credentials) -> None:
        """Durable when it returns; only then may they be used."""
        ...

    def refused(self) -> None:
        """Tell whoever has to know that the service takes them no more."""
        ...

    def accepted(self) -> None:
        """Tell whoever has to know that the service took them."""
        ...

    def alone(self) -> AbstractAsyncContextManager[object]:
        """Hold the lock under which nobody else, in this process or another, renews the credentials."""
        ...


class JustIssued:
    """Credentials that are not kept yet: the account is being linked."""

    def __init__(self, credentials: Credentials, since: float | None = None) -> None:
        self.current = credentials
        self.since = since
        self._held = Hold(*secrets_of(credentials))

    async def reload(self) -> Credentials:
        return self.current

    async def replace(self, credentials: Credentials) -> None:
        self.current = credentials
        self._held.add(*secrets_of(credentials))

    def refused(self) -> None:
        """Tell nobody: nothing is linked yet, and the caller hears of it anyhow."""

    def accepted(self) -> None:
        """Tell nobody: nothing is linked yet."""

    def alone(self) -> AbstractAsyncContextManager[object]:
        return nullcontext()
