"""The composition root: the one place where everything is joined, and the one that reads the clock."""

import asyncio
import logging
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QLockFile, QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence

from desktop_app import __version__
from desktop_app.accounts import Accounts
from desktop_app.demo import Demo
from desktop_app.domain.errors import DatabaseBusy, KeyringError, LineupError, ServiceError, SettingsError, StorageError
from desktop_app.providers import PROVIDERS
from desktop_app.providers.provider import Server
from desktop_app.single_instance import Door, raise_first
from desktop_app.storage.credential_store import KeyringStore, SessionStore
from desktop_app.storage.history import History
from desktop_app.storage.journal import Journal
from desktop_app.storage.profile import Profile, profile_in, profile_of_person
from desktop_app.storage.settings import ServerAddress, Settings, checked_address, load_settings, save_server
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.state import Event, QueueState
from desktop_app.ui.application import make_application
from desktop_app.ui.link_wizard.wizard import Outside
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Kind, Message
from desktop_app.ui.messages import sentence_of
from desktop_app.ui.posters import Posters
from desktop_app.ui.program import Program
from desktop_app.ui.remembering import Remembering
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.theme import Theme
from desktop_app.ui.welcome import welcome
from desktop_app.workers import Workers

log = logging.getLogger(__name__)

QUIT_WITHIN = 2.0
"""Seconds that the core gets to stop between two requests; the journal knows the rest."""

KNOCK_FOR, KNOCK_EVERY = 5.0, 0.3
"""Seconds that a second start looks whether the first is there yet, and between two looks."""

RAISED = "Lineup is running already with this profile; its window was raised."


@dataclass(frozen=True, slots=True)
class Storage:
    """What was opened, and what a person should know of it."""

    journal: Journal
    snapshots: Snapshots
    history: History
    settings: Settings
    trouble: tuple[Message, ...]


class App:
    """One run of the program."""

    def __init__(self, profile: Profile, demo: Demo | None, theme: Theme) -> None:
        self.profile = profile
        self.demo = demo
        self.theme = theme
        self.tasks = Tasks(self._report)
        self.accounts: Accounts | None = None
        self.program: Program | None = None
        self.closed = asyncio.Event()
        self._storage: Storage | None = None
        self._door: Door | None = None
        self._files = Workers("files")
        self._lock = QLockFile(str(profile.lock))
        self.window = self._made_window()

    def _made_window(self) -> MainWindow:
        first_run = welcome(PROVIDERS, is_demo=self.demo is not None)
        self._posters = Posters(self._picture, self.tasks.start)
        window = MainWindow(first_run, self._posters)
        self._posters.arrived.connect(window.repaint_posters)
        window.close_requested.connect(self.quit)
        first_run.sample_requested.connect(_start_demo)
        key = QKeySequence
        if self.demo is None:
            window.action("File", "&Try it with sample accounts", "Ctrl+T", _start_demo)
        window.action("File", "&Quit", key.StandardKey.Quit, window.close)
        window.action("View", "&Refresh", key.StandardKey.Refresh, self._refresh)
        window.action("Help", f"Lineup {__version__}", "", self._about)
        return window

    # --- the life of a run ---------------------------------------------------------------------------------------

    async def run(self) -> None:
        """From the first paint to the last window closed."""
        self.window.show()
        self.tasks.start(self.join())
        await self.closed.wait()
        await self._stop()
        self.window.close_now()
        # What was told to go goes while Qt is still there: an embedded page must not outlive the application.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    async def join(self) -> None:
        """Open the storage, start the demo's sandbox, and give the window its core."""
        try:
            self._storage = await self._files.run(self._open_storage)
            if self.demo is not None:
                await self._files.run(self.demo.start)
        except LineupError as error:
            if isinstance(error, DatabaseBusy) and await self._first_came_up():
                self.quit()
                return
            self._report(error)
            self.window.first_run.setEnabled(False)
            return
        self._door = Door(self.profile.lock, self.window)
        self._door.knocked.connect(self.raise_window)
        self.accounts = accounts = self._joined(self._storage)
        outside = Outside(self._open_uri, self._save_server)
        minutes = self._storage.settings.refresh_minutes
        remembering = Remembering(self._storage.history, self.tasks, time.time, self.window)
        self.program = Program(
            self.window, accounts, self.tasks, outside, refresh_minutes=minutes, remembering=remembering
        )
        for message in self._storage.trouble:
            self.program.say(message)
        if self.demo is not None:
            await self._prepare_demo(self.demo, accounts)
        self.program.start()
        await self._tidy(self._storage.journal)

    async def _tidy(self, journal: Journal) -> None:
        """Behind everything else. A journal that cannot be tidied now is tidied another time."""
        try:
            log.info("%d old rows of the journal went.", await self._files.run(journal.tidy))
        except StorageError as error:
            log.info("The journal could not be tidied: %s", error)

    async def _first_came_up(self) -> bool:
        """Somebody holds the profile. It may have started in this very moment and not be listening yet."""
        now = asyncio.get_running_loop().time
        until = now() + KNOCK_FOR
        while now() < until:
            if raise_first(self.profile.lock):
                print(RAISED, file=sys.stderr)  # noqa: T201 - what the person who started it reads
                return True
            await asyncio.sleep(KNOCK_EVERY)
        return False

    def raise_window(self) -> None:
        """The program was started once more: here it is."""
        log.info("Raised: Lineup was started once more.")
        window = self.window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    def quit(self) -> None:
        """Stop, then close the window."""
        self.closed.set()

    async def _stop(self) -> None:
        self.tasks.cancel()
        try:
            async with asyncio.timeout(QUIT_WITHIN):
                await self.tasks.finished()
                if self.program is not None:
                    await self.program.close()
                if self.accounts is not None:
                    await self.accounts.desk.close()
        except TimeoutError:
            log.info("A request was still under way; the journal knows it.")
        if self._storage is not None:
            self._storage.journal.close()
            self._storage.snapshots.close()
            self._storage.history.close()
        if self.demo is not None:
            self.demo.stop()
        if self._door is not None:
            self._door.close()
        self._lock.unlock()

    # --- joining -------------------------------------------------------------------------------------------------

    def _open_storage(self) -> Storage:
        """In a worker: none of this may hold up the window."""
        trouble = []
        self.profile.lock.parent.mkdir(parents=True, exist_ok=True)
        if not self._lock.tryLock(0):
            raise DatabaseBusy("Lineup is running already with this profile.")
        try:
            settings = load_settings(self.profile.settings)
        except SettingsError as error:
            settings = Settings()
            sentence = sentence_of(error, "")
            trouble.append(Message(Kind.ERROR, sentence.lead, sentence.text))
        journal = Journal(self.profile.journal)
        if journal.set_aside is not None:
            text = f"It was set aside as {journal.set_aside} and a new one begun. Link your accounts again."
            trouble.append(Message(Kind.ERROR, "Lineup’s database was damaged.", text))
        snapshots = Snapshots(self.profile.cache, Workers("snapshots"))
        history = History(self.profile.history, Workers("history"))
        return Storage(journal, snapshots, history, settings, tuple(trouble))

    def _joined(self, storage: Storage) -> Accounts:
        servers = {provider: _server(address) for provider, address in storage.settings.servers.items()}
        return Accounts(
            PROVIDERS,
            self.demo.servers if self.demo is not None else servers,
            KeyringStore(self.profile.keyring_prefix),
            storage.journal,
            storage.snapshots,
            time.time,
            self._accounts_changed,
            self._hear,
        )

    async def _prepare_demo(self, demo: Demo, accounts: Accounts) -> None:
        """Sample keys in place, so that linking is the first thing to do; without a keyring in memory."""
        for provider_id, key in demo.keys.items():
            try:
                await accounts.save_application_key(provider_id, key)
            except KeyringError as error:
                sentence = sentence_of(error, "")
                accounts.keep_secrets_in(SessionStore())
                await accounts.save_application_key(provider_id, key)
                self._say(Message(Kind.WARNING, sentence.lead, "The demo keeps its sample keys until you close it."))
        menu = self.window.menuBar().addMenu("&Sandbox")
        for text, act in demo.switches(self._say_plainly, self._refresh):
            menu.addAction(text).triggered.connect(act)

    # --- what comes up -------------------------------------------------------------------------------------------

    def _accounts_changed(self) -> None:
        if self.program is not None:
            self.program.accounts_changed()

    def _hear(self, state: QueueState, event: Event | None) -> None:
        if self.program is not None:
            self.program.hear(state, event)

    def _report(self, error: Exception) -> None:
        if not isinstance(error, LineupError):
            log.error("Unexpected", exc_info=error)
        sentence = sentence_of(error, "The service")
        self._say(Message(Kind.ERROR, sentence.lead, sentence.text))

    def _say_plainly(self, text: str) -> None:
        self._say(Message(Kind.INFO, "", text))

    def _say(self, message: Message) -> None:
        self.window.message_bar.show_message(message)

    # --- what goes down ------------------------------------------------------------------------------------------

    async def _picture(self, address: str) -> bytes:
        if self.accounts is None:
            raise ServiceError("Not joined yet.")
        return await self.accounts.picture(address)

    async def _save_server(self, provider_id: str, api: str, sign_in: str) -> Server:
        """Keep the addresses that a person typed in. Raises `StorageError`, `SettingsError`."""
        address = ServerAddress(checked_address(api), checked_address(sign_in or api))
        if self.demo is not None:
            return Server("sandbox", address.api, address.sign_in)
        await self._files.run(lambda: save_server(self.profile.settings, provider_id, address))
        return _server(address)

    def _open_uri(self, uri: str) -> bool:
        return QDesktopServices.openUrl(QUrl(uri))

    def _refresh(self) -> None:
        if self.program is not None:
            self.program.refresh()

    def _about(self) -> None:
        text = "Free software under the GPL, version 3 or later. Secrets are kept in the system keyring only."
        self._say(Message(Kind.INFO, f"Lineup {__version__}.", text))


def run(folder: Path | None, *, demo: bool) -> int:
    """Start the program on the profile in that folder, or on the person's own; its exit status."""
    profile = profile_in(folder) if folder else _demo_profile() if demo else profile_of_person()
    qt = make_application()
    if raise_first(profile.lock):
        print(RAISED, file=sys.stderr)  # noqa: T201 - what the person who started it reads
        return 0
    theme = Theme(qt)
    loop = qasync.QEventLoop(qt)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_run(profile, theme, demo=demo))
    return 0


async def _run(profile: Profile, theme: Theme, *, demo: bool) -> None:
    await App(profile, Demo(profile) if demo else None, theme).run()


def _server(address: ServerAddress) -> Server:
    host = QUrl(address.api).authority()
    return Server(host, address.api, address.sign_in)


def _demo_profile() -> Profile:
    return profile_in(profile_of_person().journal.parent / "demo")


def _start_demo() -> None:
    """The demo is a program of its own, with a profile of its own: nothing of the person's is near it."""
    QProcess.startDetached(sys.executable, ["-m", "desktop_app", "--demo"])
