"""A proxy's password in the keyring, and its application."""

from collections.abc import Callable

from desktop_app.domain.proxies import NAMED, Proxy
from desktop_app.masking import Hold
from desktop_app.storage.credential_store import CredentialStore
from desktop_app.ui.settings.proxy import use_proxy

_NAME = "proxy"
_KEY = "password"


class ProxyPassword:
    """Kept where the other secrets are; known here for as long as the program runs."""

    def __init__(self, store: Callable[[], CredentialStore]) -> None:
        self._store = store
        self._password = ""
        self._held = Hold()

    async def exchange(self, password: str) -> str:
        """Keep a password, or none if it is empty; returns the one before. Raises `KeyringError`."""
        before = await self._kept()
        if password:
            await self._store().save(_NAME, {_KEY: password})
        elif before:
            await self._store().forget(_NAME)
        self._know(password)
        return before

    async def load(self, proxy: Proxy) -> None:
        """Load the password if the proxy wants one: else nobody is asked to unlock a keyring. Raises `KeyringError`."""
        if proxy.kind in NAMED and proxy.user:
            self._know(await self._kept())

    def _know(self, password: str) -> None:
        self._password, self._held = password, Hold(password)

    async def _kept(self) -> str:
        return ((await self._store().load(_NAME)) or {}).get(_KEY, "")

    def put_into_force(self, proxy: Proxy) -> None:
        """Send all requests through the proxy from now on, with its password."""
        use_proxy(proxy, self._password)
