"""Credentials in the keyring: application keys by server, token credentials by account."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import (
    ApiKey,
    BearerToken,
    ClientCredentials,
    Credentials,
    Session,
    TokenCredentials,
    secrets_of,
)
from desktop_app.domain.errors import KeyringLost, KeyringReason
from desktop_app.masking import Hold
from desktop_app.storage.credential_store import CredentialStore

_EXTRA = "extra."
_SINCE = "kept_since"
_GENERATIONS = 4
"""How many of an entry's last contents are masked: what was renewed may still stand in a text."""


class CredentialRepository:
    """Names and shapes of the entries of a `CredentialStore`. Every method raises `KeyringError`."""

    def __init__(self, store: CredentialStore, clock: Callable[[], float] = time.time) -> None:
        """`clock` in Unix seconds."""
        self.store = store
        self.clock = clock
        self._since: dict[AccountId, float] = {}
        self._holds: dict[str, deque[tuple[tuple[str, ...], Hold]]] = {}
        self._at_rest = asyncio.Event()
        self._at_rest.set()
        self._holders = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let whoever asks for something wait until the block ends: it is on its way into the store."""
        self._holders += 1
        self._at_rest.clear()
        try:
            yield
        finally:
            self._holders -= 1
            if not self._holders:
                self._at_rest.set()

    async def application_key(self, provider_id: str, server: str) -> ClientCredentials | None:
        """The application's key at that server."""
        await self._at_rest.wait()
        name = application_entry(provider_id, server)
        found = await self.store.load(name)
        if not found:
            return None
        try:
            client = ClientCredentials(found["key"], found["secret"], found.get("redirect_uri", ""))
        except KeyError:
            raise KeyringLost(KeyringReason.OTHER_KEY) from None
        self._hold(name, secrets_of(client))
        return client

    async def save_application_key(self, provider_id: str, server: str, client: ClientCredentials) -> None:
        """Kept for every account that is linked there."""
        shape = {"key": client.key, "secret": client.secret}
        self._hold(application_entry(provider_id, server), secrets_of(client))
        registered = {"redirect_uri": client.redirect_uri} if client.redirect_uri else {}
        await self.store.save(application_entry(provider_id, server), shape | registered)

    async def forget_application_keys(self, servers: Iterable[tuple[str, str]]) -> None:
        """`servers`: ids of services, and names of their servers."""
        for provider_id, server in servers:
            await self.store.forget(application_entry(provider_id, server))
            self._holds.pop(application_entry(provider_id, server), None)

    async def credentials(self, account_id: AccountId) -> Credentials | None:
        """Credentials with which the account signs its requests; None if none are stored."""
        await self._at_rest.wait()
        found = await self.store.load(account_entry(account_id))
        if found is None:
            return None
        self._remember(account_id, found)
        credentials = _credentials_from(found)
        self._hold(account_entry(account_id), secrets_of(credentials))
        return credentials

    async def save_credentials(self, account_id: AccountId, credentials: Credentials) -> None:
        """Durable when it returns."""
        self._hold(account_entry(account_id), secrets_of(credentials))
        shape = _shape_of(credentials) | {_SINCE: repr(self.clock())}
        await self.store.save(account_entry(account_id), shape)
        self._remember(account_id, shape)

    def kept_since(self, account_id: AccountId) -> float | None:
        """Unix seconds: when what was last read or written here was written first; None where that is not known."""
        return self._since.get(account_id)

    def _remember(self, account_id: AccountId, shape: Mapping[str, str]) -> None:
        with suppress(KeyError, ValueError):  # an earlier version did not write it
            self._since[account_id] = float(shape[_SINCE])

    async def forget_credentials(self, account_id: AccountId) -> None:
        """The account is unlinked."""
        await self.store.forget(account_entry(account_id))
        self._holds.pop(account_entry(account_id), None)
        self._since.pop(account_id, None)

    def _hold(self, name: str, secrets: tuple[str, ...]) -> None:
        """Mask these secrets wherever text leaves, beside the last few of the same entry."""
        held = self._holds.setdefault(name, deque(maxlen=_GENERATIONS))
        if not held or held[-1][0] != secrets:
            held.append((secrets, Hold(*secrets)))


def application_entry(provider_id: str, server: str) -> str:
    """Name of the entry of an application's key."""
    return f"application:{provider_id}:{server}"


def account_entry(account_id: AccountId) -> str:
    """Name of the entry of an account's credentials."""
    return f"account:{account_id}"


def _shape_of(credentials: Credentials) -> dict[str, str]:
    match credentials:
        case TokenCredentials(token, secret, extra):
            return {"token": token, "secret": secret, **{f"{_EXTRA}{name}": value for name, value in extra.items()}}
        case BearerToken(access_token, refresh_token, expires_at, scopes):
            ends = {} if expires_at is None else {"expires_at": repr(expires_at)}
            bearer = {"access_token": access_token, "refresh_token": refresh_token, "scopes": " ".join(scopes)}
            return bearer | ends
        case Session(session_id, device_id):
            return {"session_id": session_id, **({"device_id": device_id} if device_id else {})}
        case ApiKey(key):
            return {"api_key": key}


def _credentials_from(found: Mapping[str, str]) -> Credentials:
    """Decode credentials. Raises `KeyringLost`."""
    try:
        if "session_id" in found:
            return Session(found["session_id"], found.get("device_id", ""))
        if "api_key" in found:
            return ApiKey(found["api_key"])
        if "access_token" in found:
            ends = found.get("expires_at")
            expires_at = None if ends is None else float(ends)
            scopes = tuple(found.get("scopes", "").split())
            return BearerToken(found["access_token"], found.get("refresh_token", ""), expires_at, scopes)
        extra = {name.removeprefix(_EXTRA): value for name, value in found.items() if name.startswith(_EXTRA)}
        return TokenCredentials(found["token"], found["secret"], extra)
    except (KeyError, ValueError):
        raise KeyringLost(KeyringReason.OTHER_ENTRY) from None
