"""A profile as a person has it after a while: linked accounts, their lists as last read, their keys in the keyring."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.credentials import ClientCredentials, TokenCredentials
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.domain.service import ListCatalogue, ListInfo
from desktop_app.providers.netflix.lists import CAPABILITIES
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.credential_store import KeyringStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.profile import profile_in
from desktop_app.storage.snapshots import Snapshot, Snapshots
from desktop_app.workers import Workers

ACCOUNTS = 5


@dataclass(frozen=True, slots=True)
class Service:
    """Where it is, `host:port`, and how the accounts sign in there: each with the token of its user's name."""

    address: str
    client: ClientCredentials
    secret: str


NOBODY = Service("127.0.0.1:9", ClientCredentials("key", "secret"), "secret")
"""Nobody listens there: what is measured is the program, not a service."""


def user(number: int) -> str:
    """The name of an account's owner, at the service."""
    return f"T1Benchmark{number}"


def write_profile(folder: Path, service: Service, lists: tuple[str, ...], titles: int) -> None:
    """Five accounts, each with these lists of so many titles."""
    folder.mkdir(parents=True, exist_ok=True)
    profile_in(folder).settings.write_text(f'[netflix]\napi_address = "http://{service.address}"\n')
    asyncio.run(_write(folder, service, lists, titles))


async def _write(folder: Path, service: Service, lists: tuple[str, ...], titles: int) -> None:
    profile = profile_in(folder)
    journal = Journal(profile.journal)
    snapshots = Snapshots(profile.cache, Workers("snapshots"))
    sign_ins = CredentialRepository(KeyringStore(profile.keyring_prefix))
    await sign_ins.save_application_key("netflix", service.address, service.client)
    queue = Queue(tuple(Item(Title(TitleId(f"movies/{n}"), f"Film {n}")) for n in range(titles)), etag="1")
    for number in range(ACCOUNTS):
        account, owner = AccountId(f"account{number}"), user(number)
        journal.save_account(Account(account, "netflix", service.address, Person(owner, owner), owner))
        await sign_ins.save_credentials(account, TokenCredentials(owner, service.secret, {"user_id": owner}))
        await snapshots.save_catalogue(
            account, ListCatalogue(CAPABILITIES, tuple(ListInfo(name, name) for name in lists))
        )
        for name in lists:
            await snapshots.save(QueueRef(account, name), Snapshot(queue, time.time()))
    journal.close()
    snapshots.close()
