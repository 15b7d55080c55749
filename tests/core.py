"""The program's core as `app/` joins it, with a script in the place of the person."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeVar
from urllib.parse import urljoin

import requests

from desktop_app.accounts import Accounts, LiveList
from desktop_app.accounts.service_link import SignedIn
from desktop_app.auth.flow import Question, UserCode, Waiting
from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.parts import Service
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.undo_step import UndoStep
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import AccountConnection, Method, Provider, Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import CredentialStore, SessionStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.account_sync import AccountSync
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.retry_policy import RetryPolicy
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.transport import Exchange
from desktop_app.workers import Workers

T = TypeVar("T")
HASTY = RetryPolicy(after_fault=0.01, stale_wait=0.02, first_retry=0.05, longest_retry=0.05, quota_wait=0.05)
"""The real patience, a hundred times faster."""


class Script:
    """The tests' user-agent: signs in on the service's page as a person would, by its form."""

    def __init__(self, button: str = "approve", email: str = "ada@example.org", password: str = "analytical") -> None:
        self.button = button
        self.email = email
        self.password = password
        self.steps: list[int] = []
        self.visited = ""
        self.bring_back: Callable[[str], str] = str
        self.codes: list[UserCode] = []
        self.waits: list[Waiting] = []
        self.answers: dict[str, str] = {}
        self.on_code: Callable[[UserCode], object] = self.codes.append

    def at_step(self, number: int) -> None:
        self.steps.append(number)

    async def redirect_uri(self, registered: str = "") -> str:
        return "http://127.0.0.1:9/back-to-the-script"

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        return self.bring_back(await asyncio.to_thread(self._fill_in, uri))

    def show_code(self, code: UserCode) -> None:
        self.on_code(code)

    def waiting(self, how: Waiting) -> None:
        self.waits.append(how)

    async def ask(self, questions: tuple[Question, ...]) -> dict[str, str]:
        return {question.name: self.answers[question.name] for question in questions}

    def _fill_in(self, uri: str) -> str:
        page = requests.get(uri, timeout=60)
        form = Form(page.text)
        values = {**form.hidden, "email": self.email, "password": self.password, self.button: "1"}
        answer = requests.post(urljoin(uri, form.action or uri), data=values, timeout=60, allow_redirects=False)
        return answer.headers.get("Location", "")


class Form(HTMLParser):
    """The one form of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.action = ""
        self.hidden: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = named.get("action", "")
        if tag == "input" and named.get("type") == "hidden":
            self.hidden[named["name"]] = named.get("value", "")


@dataclass
class Core:
    """`Accounts` over a profile folder and a sandbox, and a record of what it told its listeners."""

    accounts: Accounts
    journal: Journal
    snapshots: Snapshots
    states: list[QueueState] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.accounts.library.list_changed.connect(self._hear)

    def _hear(self, _changed: LiveList, state: QueueState, event: Event | None) -> None:
        self.states.append(state)
        if event is not None:
            self.events.append(event)
        self._changed.set()

    async def link(self, agent: Script | None = None) -> QueueRef:
        """Link and name the instant queue."""
        client = await self.accounts.keys.of("netflix")
        assert client is not None
        linked = await self.accounts.linker.link(
            "netflix", Method.EMBEDDED, client, agent or Script(), self.exchanges.append
        )
        return QueueRef(linked.account.id, "instant")

    async def until(self, truth: Callable[[], object], within: float = 60) -> None:
        """Wait, by listening, until something holds."""
        async with asyncio.timeout(within):
            while not truth():
                self._changed.clear()
                await self._changed.wait()

    async def in_step(self, queue: OpenQueue) -> None:
        """Everything sent, everything read."""
        await self.until(lambda: is_in_step(queue))


class SlowStore(SessionStore):
    """Keeps secrets as memory does, but lets the test in before it answers."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = asyncio.Event()
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def save(self, name: str, secret: Mapping[str, str]) -> None:
        await super().save(name, secret)
        await self._dawdle(name)

    async def load(self, name: str) -> dict[str, str] | None:
        found = await super().load(name)
        await self._dawdle(name)
        return found

    async def _dawdle(self, name: str) -> None:
        if name.startswith("account:"):
            self.asked.set()
            await self.go_on.wait()

    def stop(self) -> None:
        self.asked.clear()
        self.go_on.clear()


def is_in_step(queue: OpenQueue) -> bool:
    return queue.state.health is Health.IN_STEP and not queue.state.waiting and not queue.held.must_read


async def serve_list(accounts: Accounts, ref: QueueRef) -> OpenQueue:
    """The list, read and written from now on."""
    return (await accounts.library.linked(ref.account).open(ref.name)).queue


async def show_list(accounts: Accounts, ref: QueueRef) -> OpenQueue:
    """The list as it was last known."""
    return (await accounts.library.linked(ref.account).show(ref.name)).queue


def queue_of(accounts: Accounts, ref: QueueRef) -> OpenQueue | None:
    """The list, if it is there."""
    found = accounts.library.list(ref)
    return found.queue if found is not None else None


def is_served(accounts: Accounts, ref: QueueRef) -> bool:
    """Whether the list is read and written."""
    found = accounts.library.list(ref)
    return found is not None and found.is_served


def refresh_list(accounts: Accounts, ref: QueueRef) -> None:
    """Have the list read."""
    found = accounts.library.list(ref)
    assert found is not None
    found.refresh()


def steps_of(accounts: Accounts, ref: QueueRef) -> tuple[UndoStep, ...]:
    """The undo history of the list as the journal has it now."""
    return accounts.library.linked(ref.account).shared.journal.steps(ref)


def sync_of(accounts: Accounts, account_id: AccountId) -> AccountSync:
    """What reads and writes the account's lists."""
    sync = accounts.library.linked(account_id).link._sync
    assert sync is not None
    return sync


def connection_of(accounts: Accounts, account_id: AccountId) -> AccountConnection:
    """What the account signs in with, and how it gets at its service."""
    connection = accounts.library.linked(account_id).link.connection
    assert connection is not None
    return connection


def put_in_place(accounts: Accounts, account_id: AccountId, service: Service) -> None:
    """Have the account speak with this service from now on."""
    accounts.library.linked(account_id).link.take(SignedIn(connection_of(accounts, account_id), service))


def server_of(sandbox: Sandbox) -> Server:
    return Server("sandbox", sandbox.netflix.api_address, sandbox.netflix.sign_in_address)


def core_of(
    folder: Path,
    provider: Provider,
    server: Server,
    *,
    store: CredentialStore | None = None,
    clock: Callable[[], float] = time.time,
    policy: RetryPolicy = HASTY,
    newcomers: Newcomers = Newcomers.BOTTOM,
) -> Core:
    """A core that knows one service."""
    journal = Journal(folder / "lineup.db")
    snapshots = Snapshots(folder / "cache.db", Workers("snapshots"))
    servers = {provider.profile.id: server}
    keyring = store or SessionStore()
    accounts = Accounts((provider,), servers, keyring, journal, snapshots, clock, policy, newcomers)
    return Core(accounts, journal, snapshots)


async def make_core(
    folder: Path,
    sandbox: Sandbox,
    *,
    store: CredentialStore | None = None,
    clock: Callable[[], float] = time.time,
    policy: RetryPolicy = HASTY,
) -> Core:
    core = core_of(folder, Netflix(call_spacing=0), server_of(sandbox), store=store, clock=clock, policy=policy)
    key = ClientCredentials(sandbox.netflix.client_key, sandbox.netflix.client_secret)
    if await core.accounts.keys.of("netflix") is None:
        await core.accounts.keys.save("netflix", key)
    return core


def run(story: Callable[[], Awaitable[T]]) -> T:
    """A story with an event loop of its own."""

    async def bounded() -> T:
        async with asyncio.timeout(60):
            return await story()

    return asyncio.run(bounded())
