"""The real window over the real core and a real sandbox."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop_app.accounts import Accounts
from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.providers.provider import Method, Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.history import History
from desktop_app.storage.journal import Journal
from desktop_app.storage.settings import Settings
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.retry_policy import RetryPolicy
from desktop_app.sync.state import Health, QueueState
from desktop_app.tour.hands import until
from desktop_app.ui.accounts.controller import AccountsController
from desktop_app.ui.features import Features
from desktop_app.ui.join import join
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.program import Program
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.shell.main_window import SIZE, MainWindow
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.sidebar.pane import SourcesPane
from desktop_app.workers import Workers
from tests.core import HASTY, Script
from tests.trakt import Member, at_once, key_of
from tests.ui.emulated import providers_of, servers_of
from tests.ui.own_files import own_files_in
from tests.ui.person import Browser

EMAIL = "ada@example.org"
FOR_EVER = 86_400.0

S = TypeVar("S", bound="Stage")


class Stage:
    """What `app/` joins, but for the profile, the lock and the keyring."""

    services: tuple[str, ...] = ("netflix",)
    """That the program knows."""

    def __init__(
        self,
        folder: Path,
        sandbox: Sandbox,
        clock: Callable[[], float],
        policy: RetryPolicy = HASTY,
        refresh_minutes: float = Settings().refresh_minutes,
        store: SessionStore | None = None,
        rest: float = FOR_EVER,
        *,
        with_trakt: bool = False,
        leaving_days: float = 0,
    ) -> None:
        """`store`: the keyring of an earlier stage on the same folder, for a restart.

        `leaving_days`: how far ahead a title's leaving is said; the sandbox makes some leave, by the day's date.
        `rest`: see `Workspace`; the usual one leaves all requests to the test.
        """
        self.sandbox = sandbox
        self.netflix = sandbox.netflix
        self.store = store or SessionStore()
        self.browser = Browser()
        self.errors: list[Exception] = []
        self.tasks = Tasks(self.errors.append)
        self.journal = Journal(folder / "lineup.db")
        self.snapshots = Snapshots(folder / "cache.db", Workers("snapshots"))
        self.history = History(folder / "history.db", Workers("history"))
        self.clock = clock
        self.accounts = Accounts(
            providers_of((*self.services, "trakt") if with_trakt else self.services),
            servers_of(sandbox, self.services),
            self.store,
            self.journal,
            self.snapshots,
            clock,
            policy,
        )
        self.window = MainWindow()
        self.window.resize(SIZE)  # whatever the screen of the tests is
        outside = WizardEnvironment(
            self.browser.open_uri, self._save_server, browser=self.browser.tell, can_practice=True
        )
        settings = Settings(refresh_minutes=refresh_minutes, leaving_days=leaving_days)
        self.program: Program = join(
            self.window,
            self.accounts,
            self.tasks,
            outside,
            self.history,
            own_files_in(folder, self.journal, self.history, self.snapshots, clock),
            clock,
            self.accounts.picture,
            Preferences(folder / "settings.toml", settings, Workers("settings")),
            rest=rest,
        )

    @property
    def linking(self) -> AccountsController:
        return self.program.features.accounts

    @property
    def features(self) -> Features:
        return self.program.features

    @property
    def sidebar(self) -> SourcesPane:
        return self.program.workspace.sidebar

    @property
    def page(self) -> QueuePage:
        page = self.window.page
        assert page is not None
        return page

    @property
    def state(self) -> QueueState:
        state = self.page.model.state
        assert state is not None
        return state

    @property
    def is_in_step(self) -> bool:
        return self.window.page is not None and self.state.health is Health.IN_STEP and not self.state.waiting

    @property
    def all_are_read(self) -> bool:
        """Every list of the account, so that what a test makes happen next happens to the one that it means."""
        lists = self.program.workspace.library
        unasked = [ref for ref in lists.refs if (info := lists.info(ref)) is not None and not info.on_request]
        return self.is_in_step and [lists[ref].state.health for ref in unasked] == [Health.IN_STEP] * 2

    @property
    def served(self) -> list[str]:
        """The order that the service keeps."""
        return self.netflix.state.order(EMAIL, "instant")

    @property
    def shown(self) -> list[str]:
        """The order on the screen."""
        return [r.item.id.rpartition("/")[2] for r in self.page.model.rows if r.number is not None]

    @property
    def said(self) -> str:
        """The message bar's words."""
        message = self.window.message_bar.message
        return f"{message.lead} {message.text}".strip() if message else ""

    async def save_key(self) -> None:
        key = ClientCredentials(self.netflix.client_key, self.netflix.client_secret)
        await self.accounts.keys.save("netflix", key)

    async def link(self) -> QueueRef:
        """Link by script, and wait until the queue stands on the screen."""
        client = await self.accounts.keys.of("netflix")
        assert client is not None
        linked = await self.accounts.linker.link("netflix", Method.EMBEDDED, client, Script(), _no_record)
        await until(lambda: self.all_are_read, "every list to be read")
        return QueueRef(linked.account.id, "instant")

    async def link_trakt(self) -> AccountId:
        """Link Ada's Trakt by script, and wait until her watchlist, which is shown, is read."""
        at_once(self.sandbox.trakt)
        key, member = key_of(self.sandbox.trakt), Member(self.sandbox.trakt.auth)
        await self.accounts.keys.save("trakt", key)
        linked = await self.accounts.linker.link("trakt", Method.EMBEDDED, key, member, _no_record)
        lists, ref = self.program.workspace.library, QueueRef(linked.account.id, "watchlist")
        await until(lambda: ref in lists, "her watchlist to be there")
        self.program.workspace.screen.choose(ref)
        await until(lambda: lists[ref].state.health is Health.IN_STEP, "it to be read")
        return linked.account.id

    async def close(self) -> None:
        self.tasks.cancel()
        await self.tasks.finished()
        await self.program.close()
        await self.accounts.close()
        self.window.close_now()
        self.window.deleteLater()
        self.journal.close()
        self.snapshots.close()
        self.history.close()

    async def _save_server(self, provider_id: str, api: str, sign_in: str) -> Server:
        assert provider_id == "netflix"
        return Server("sandbox", api, sign_in or api)


@asynccontextmanager
async def shown(made: S) -> AsyncIterator[S]:
    """On the screen; taken down afterwards, and nothing of it failed unheard."""
    try:
        made.window.show()
        made.program.start()
        yield made
    finally:
        await made.close()
    assert not made.errors, made.errors


@asynccontextmanager
async def stage(
    folder: Path,
    sandbox: Sandbox,
    *,
    clock: Callable[[], float] = time.time,
    has_key: bool = True,
    store: SessionStore | None = None,
    rest: float = FOR_EVER,
    with_trakt: bool = False,
    leaving_days: float = 0,
) -> AsyncIterator[Stage]:
    """Ada at Netflix; she is not linked yet."""
    made = Stage(folder, sandbox, clock, store=store, rest=rest, with_trakt=with_trakt, leaving_days=leaving_days)
    if has_key:
        await made.save_key()
    async with shown(made):
        yield made


def move(on: Stage, row: int, after: int | Edge) -> None:
    """As a drop does it."""
    ids = on.state.view.ids
    on.page.model.reorder_requested.emit((ids[row],), after if isinstance(after, Edge) else ids[after])


async def before_the_person(window: QWidget) -> None:
    """Wait for the window to have the keyboard: keys go to another one until the system has brought it forward.

    Without a window manager nobody brings a window back once a dialog was open.
    """
    window.activateWindow()
    await until(window.isActiveWindow, "the window before the person")


async def until_said(on: Stage, text: str) -> None:
    await until(lambda: text in on.said, f"“{text}”")


def refresh(on: Stage) -> None:
    assert on.program is not None
    on.program.refresh()


def _no_record(_exchange: object) -> None:
    """Nobody looks at the details."""
