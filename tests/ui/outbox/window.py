"""The real window over the real core and a sandbox, on one event loop for Qt and asyncio."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import qasync
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.accounts import Accounts
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.edits import Edit
from desktop_app.domain.queues import QueueRef
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.sync.writer import Pace
from desktop_app.transport import Exchange
from desktop_app.ui.link_wizard.wizard import Outside
from desktop_app.ui.live_queue import LiveQueue
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.posters import Posters
from desktop_app.ui.program import Program
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.welcome import welcome
from desktop_app.workers import Workers
from tests.core import Script, server_of

EMAIL = "ada@example.org"
SLOW_TO_RETRY = Pace(after_fault=0.01, stale_wait=0.02, first_retry=40.0)
"""The first pause is as long as a person's, so that nothing happens by itself in a test."""


class Scene:
    """What `app.py` joins, but for the profile, the lock and the keyring."""

    def __init__(self, folder: Path, sandbox: Sandbox, pace: Pace = SLOW_TO_RETRY, refresh_minutes: float = 0) -> None:
        self.sandbox = sandbox
        self.ahead = 0.0
        self.errors: list[Exception] = []
        self.tasks = Tasks(self.errors.append)
        self.journal = Journal(folder / "lineup.db")
        self.snapshots = Snapshots(folder / "cache.db", Workers("snapshots"))
        self.program: Program | None = None
        self.accounts = Accounts(
            (Netflix(call_spacing=0),),
            {"netflix": server_of(sandbox)},
            SessionStore(),
            self.journal,
            self.snapshots,
            self.now,
            self._changed,
            self._hear,
            pace,
        )
        posters = Posters(self.accounts.picture, self.tasks.start)
        self.window = MainWindow(welcome(self.accounts.providers, is_demo=False), posters)
        self.program = Program(
            self.window, self.accounts, self.tasks, Outside(_no_browser, _no_server), refresh_minutes=refresh_minutes
        )

    def now(self) -> float:
        """The clock, and what a test lets pass at once."""
        return time.time() + self.ahead

    async def begin(self) -> QueueRef:
        """Link by script; every list stands read."""
        netflix = self.sandbox.netflix
        await self.accounts.save_application_key(
            "netflix", ClientCredentials(netflix.client_key, netflix.client_secret)
        )
        assert self.program is not None
        self.window.show()
        self.program.start()
        client = await self.accounts.application_key("netflix")
        assert client is not None
        linked = await self.accounts.link("netflix", client, Script(), _no_record)
        await until(lambda: len(self.lists) == 2 and all(s.state.health is Health.IN_STEP for s in self.lists))
        return QueueRef(linked.account.id, "instant")

    @property
    def lists(self) -> list[LiveQueue]:
        assert self.program is not None
        return [self.program._lists[ref] for ref in self.program._lists.refs]

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
    def served(self) -> list[str]:
        return self.sandbox.netflix.state.order(EMAIL, "instant")

    @property
    def shown(self) -> list[str]:
        return [title_id.rpartition("/")[2] for title_id in self.state.view.ids]

    @property
    def said(self) -> str:
        message = self.window.message_bar.message
        return f"{message.lead} {message.text}".strip() if message else ""

    @property
    def reads(self) -> list[int | None]:
        """How the reads of the instant queue were answered."""
        requests = self.sandbox.netflix.requests
        return [r.status for r in requests if r.method == "GET" and r.path.endswith("queues/instant")]

    def do(self, *edits: Edit) -> None:
        assert self.page.history.perform(edits)

    async def offline(self) -> None:
        """Nobody answers, and the window knows."""
        await until(lambda: all(s.state.health is Health.IN_STEP for s in self.lists))
        self.sandbox.stop()
        for session in self.lists:
            session.refresh()
        await until(lambda: all(s.state.health is Health.OFFLINE and s.next_try_in() for s in self.lists))

    async def end(self) -> None:
        self.tasks.cancel()
        await self.tasks.finished()
        assert self.program is not None
        await self.program.close()
        await self.accounts.desk.close()
        self.window.close_now()
        self.window.deleteLater()
        self.journal.close()
        self.snapshots.close()
        assert not self.errors

    def _changed(self) -> None:
        if self.program is not None:
            self.program.accounts_changed()

    def _hear(self, state: QueueState, event: Event | None) -> None:
        if self.program is not None:
            self.program.hear(state, event)


def play(qapp: QApplication, story: Callable[[], Awaitable[None]]) -> None:
    """A story to its end, and nothing left of it."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    loop = qasync.QEventLoop(qapp)
    asyncio.set_event_loop(loop)

    async def bounded() -> None:
        async with asyncio.timeout(40):
            await story()

    try:
        loop.run_until_complete(bounded())
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(_over(left))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        loop.close()
        asyncio.set_event_loop(None)
        qapp.setQuitOnLastWindowClosed(quits)


async def until(truth: Callable[[], object], within: float = 10) -> None:
    """Look again after each turn of the loop: what is waited for is on the screen."""
    async with asyncio.timeout(within):
        while not truth():  # noqa: ASYNC110 - a screen has no event for it
            await asyncio.sleep(0.005)


def button(inside: QWidget, text: str) -> QPushButton:
    return next(b for b in inside.findChildren(QPushButton) if b.text().replace("&", "") == text and b.isVisible())


async def _over(tasks: "set[asyncio.Task[Any]]") -> None:
    await asyncio.gather(*tasks, return_exceptions=True)


def _no_browser(_uri: str) -> bool:
    return False


async def _no_server(_provider: str, _api: str, _sign_in: str) -> Server:
    raise AssertionError


def _no_record(_exchange: Exchange) -> None:
    """Nobody looks at the details."""
