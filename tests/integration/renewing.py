"""One of several programs that use the same accounts: `python -m tests.integration.renewing FOLDER SERVER`.

Says "ready", waits for a line, then asks every account's resource three times, all at once, and prints how it went.
"""

import asyncio
import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.bearer import BearerSession
from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.credential_store import StoreKind, StorePlace
from desktop_app.storage.stored_credentials import StoredCredentials
from desktop_app.transport import Request, Transport
from desktop_app.workers import Workers
from tests.authlib_server.records import Client

ACCOUNTS = tuple(AccountId(f"account{number}") for number in range(50))
REQUESTS = 3
"""For each account, at the same time."""


class SharedStore:
    """A keyring's stand-in that several processes use: each secret a file, which is replaced whole."""

    place = StorePlace(StoreKind.FILE)

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def probe(self) -> None:
        """Files always answer."""

    async def save(self, name: str, secret: Mapping[str, str]) -> None:
        path = self._path(name)
        written = path.with_suffix(f".{os.getpid()}")
        written.write_text(json.dumps(dict(secret)))
        await asyncio.sleep(0.001)  # a keyring is slow: whoever does not wait for it is caught
        written.replace(path)

    async def load(self, name: str) -> dict[str, str] | None:
        path = self._path(name)
        await asyncio.sleep(0.001)
        found: dict[str, str] | None = json.loads(path.read_text()) if path.exists() else None
        return found

    async def forget(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.secret"


async def session_of(account: AccountId, folder: Path, address: str, transport: Transport) -> BearerSession:
    """As `accounts.py` joins it."""
    sign_ins = CredentialRepository(SharedStore(folder))
    found = await sign_ins.credentials(account)
    assert found is not None
    registered = Client("client_secret_post")
    server = AuthorizationServer(f"{address}/token")
    client = ClientCredentials(registered.client_id, registered.secret)
    return BearerSession(server, client, StoredCredentials(sign_ins, account, found, folder), transport, time.time)


async def race(folder: Path, address: str) -> Counter[str]:
    transport = Transport(Workers("transport", count=8))
    sessions = [await session_of(account, folder, address, transport) for account in ACCOUNTS]
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)

    async def ask(session: BearerSession) -> str:
        try:
            return str((await session.send(Request("GET", f"{address}/me"))).status)
        except Exception as error:  # noqa: BLE001 - the other process asks what became of it
            return type(error).__name__

    return Counter(await asyncio.gather(*(ask(session) for session in sessions * REQUESTS)))


if __name__ == "__main__":
    print(json.dumps(asyncio.run(race(Path(sys.argv[1]), sys.argv[2]))), flush=True)
