"""Chew as the program has it: the core over the sandbox, with a script in the place of the person."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.accounts import Accounts, Linked, LiveList
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.queues import QueueRef
from desktop_app.providers.chew import Chew
from desktop_app.providers.provider import Method, Server
from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import CredentialStore, SessionStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.state import Event, QueueState
from desktop_app.transport import Exchange
from desktop_app.workers import Workers
from tests.core import HASTY, Script
from tests.parts import parts_of


class Performer(Script):
    """Ada, who comes back to the address that is registered."""

    async def redirect_uri(self, registered: str = "") -> str:
        return registered


def key_of(chew: ChewEmulator, *, public: bool = False) -> ClientCredentials:
    return ClientCredentials(chew.public_client_id) if public else ClientCredentials(chew.client_id, chew.client_secret)


@dataclass
class ChewCore:
    """`Accounts` that know Chew alone, and what they told."""

    accounts: Accounts
    journal: Journal
    snapshots: Snapshots
    chew: ChewEmulator
    exchanges: list[Exchange] = field(default_factory=list)
    states: list[QueueState] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.accounts.library.list_changed.connect(self._hear)

    def _hear(self, _changed: LiveList, state: QueueState, _event: Event | None) -> None:
        self.states.append(state)
        self._changed.set()

    async def link(
        self,
        agent: Script | None = None,
        method: Method = Method.BROWSER,
        *,
        public: bool = False,
        ticked: tuple[str, ...] = (),
    ) -> Linked:
        client = key_of(self.chew, public=public)
        await self.accounts.save_application_key("chew", client)
        return await self.accounts.link("chew", method, client, agent or Performer(), self.exchanges.append, ticked)

    async def until(self, truth: Callable[[], object], within: float = 60) -> None:
        """Wait, by listening, until something holds."""
        async with asyncio.timeout(within):
            while not truth():
                self._changed.clear()
                await self._changed.wait()

    async def names(self, linked: Linked, name: str) -> list[str]:
        """What stands in a list, as the account's service tells it."""
        service = await parts_of(self.accounts, linked.account.id)
        return [item.title.name for item in (await service.lists.fetch(name)).items]

    @staticmethod
    def ref(linked: Linked, name: str) -> QueueRef:
        return QueueRef(linked.account.id, name)


def make_chew_core(
    folder: Path, sandbox: Sandbox, store: CredentialStore | None = None, clock: Callable[[], float] = time.time
) -> ChewCore:
    chew, journal = sandbox.chew, Journal(folder / "lineup.db")
    snapshots = Snapshots(folder / "cache.db", Workers("snapshots"))
    accounts = Accounts(
        (Chew(),),
        {"chew": Server("sandbox", chew.api_address, chew.sign_in_address)},
        store or SessionStore(),
        journal,
        snapshots,
        clock,
        HASTY,
    )
    return ChewCore(accounts, journal, snapshots, chew)
