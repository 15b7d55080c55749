"""Settings of a run: the settings file joined with all that follows its changes."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl

from desktop_app.accounts import Accounts
from desktop_app.domain.errors import KeyringError, SignInsLocked
from desktop_app.providers.provider import Method, Server
from desktop_app.storage.keyring_backend import backend_in_use
from desktop_app.storage.pictures import Pictures
from desktop_app.storage.settings import ServerAddress, Settings, SignInFirst, change_settings, load_settings
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.ui.program import Program
from desktop_app.ui.reminders.desktop import Desktop, Wishes, desktop_of_this_system
from desktop_app.ui.secret_storage.controller import SecretStorageController
from desktop_app.ui.settings.controller import SettingsController, Surroundings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.settings.proxy_password import ProxyPassword
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_bar import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.widgets.host_display import ENCODED
from desktop_app.workers import Workers

MEGABYTE = 1_000_000

PASSWORD_WITHIN = 1.0
"""Seconds that a start waits for the proxy's password."""

_FIRST = {SignInFirst.WINDOW: Method.EMBEDDED, SignInFirst.BROWSER: Method.BROWSER}


class SettingsOnDisk:
    """A `SettingsFile`, read and written in the thread of the files."""

    def __init__(self, path: Path, workers: Workers) -> None:
        self._path = path
        self._workers = workers

    async def load(self) -> Settings:
        return await self._workers.run(partial(load_settings, self._path))

    async def change(self, before: Settings, after: Settings) -> Settings:
        return await self._workers.run(partial(change_settings, self._path, before, after))


class AppSettings(QObject):
    """Current settings, and the window in which they are changed."""

    def __init__(self, path: Path, current: Settings, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._workers = workers
        self._desktop = desktop_of_this_system(self)
        self.preferences = Preferences(current, SettingsOnDisk(path, workers), self)

    @property
    def wishes(self) -> Wishes:
        """Wishes of the person about notices."""
        return Wishes(lambda: self.preferences.current.leaving_days, self._wanted_desktop)

    def preferred(self, methods: Sequence[Method]) -> Method:
        """The sign-in method to propose, out of a service's `methods`."""
        wanted = _FIRST.get(self.preferences.current.sign_in_first)
        return wanted if wanted in methods and wanted is not None else methods[0]

    async def serve(
        self,
        program: Program,
        accounts: Accounts,
        pictures: Pictures,
        tasks: Tasks,
        window: MainWindow,
        fixed: str,
        safekeeping: SecretStorageController | None = None,
    ) -> None:
        """Apply the settings, and follow their changes. `fixed`: why no server can be chosen, empty where one can."""
        password = ProxyPassword(lambda: accounts.credentials)
        around = Surroundings(
            str(self._path), pictures, partial(self._backend, accounts), self._desktop, fixed, safekeeping
        )
        SettingsController(self.preferences, accounts, program.workspace.starting, around, password, tasks, window)
        follow = partial(_follow, program, accounts, lambda limit: tasks.start(pictures.allow(limit)), bool(fixed))
        self.preferences.changed.connect(follow)
        read = partial(self._read_password, password, program.workspace.say)
        # The lists are shown while a keyring, or the person, takes their time; nothing goes past the proxy meanwhile.
        password.put_into_force(self.preferences.current.proxy)
        reading = tasks.start(read())
        if not (isinstance(accounts.credentials, SignInFile) and accounts.credentials.is_locked):
            await asyncio.wait({reading}, timeout=PASSWORD_WITHIN)
        if safekeeping is not None:
            safekeeping.changed.connect(lambda: tasks.start(read()))

    async def _read_password(self, password: ProxyPassword, say: Callable[[Message], None]) -> None:
        proxy = self.preferences.current.proxy
        try:
            await password.load(proxy)
        except KeyringError as error:
            if not isinstance(error, SignInsLocked):  # which is asked for already
                sentence = sentence_of(error, "")
                text = f"{sentence.lead} {sentence.text}"
                say(Message(Kind.WARNING, "The proxy’s password cannot be read.", text))
        password.put_into_force(proxy)

    def _wanted_desktop(self) -> Desktop | None:
        return self._desktop if self.preferences.current.desktop_notices else None

    async def _backend(self, accounts: Accounts) -> str:
        store = accounts.credentials
        if isinstance(store, SignInFile):
            return str(store.path)
        try:
            async with asyncio.timeout(PASSWORD_WITHIN):  # not in the thread of the files: it may never end
                name = partial(backend_in_use, {self.preferences.current.other_keyring})
                return await Workers("keyring name").run(name)
        except TimeoutError:
            return "not known yet"


def server_of(address: ServerAddress) -> Server:
    """A server that a person named: called by its host."""
    return Server(QUrl(address.api).authority(ENCODED), address.api, address.sign_in)


def _follow(
    program: Program,
    accounts: Accounts,
    allow_pictures: Callable[[int], object],
    servers_are_fixed: bool,  # noqa: FBT001 - given by partial
    before: Settings,
    now: Settings,
) -> None:
    """Apply the changed settings that can take effect at once."""
    accounts.newcomers = now.new_titles
    if before.refresh_minutes != now.refresh_minutes:
        program.auto_refresh.set_minutes(now.refresh_minutes)
    if before.poster_cache_megabytes != now.poster_cache_megabytes:
        allow_pictures(round(now.poster_cache_megabytes * MEGABYTE))
    if before.leaving_days != now.leaving_days:
        program.features.reminders.look()
    for provider_id, address in now.servers.items():
        if not servers_are_fixed and before.servers.get(provider_id) != address:
            accounts.use_server(provider_id, server_of(address))
