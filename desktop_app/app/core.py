"""The core over what was opened, and the program that shows it."""

import logging
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.accounts import Accounts
from desktop_app.app.backups import BackupsOnDisk
from desktop_app.app.descriptions import DescriptionsOnDisk
from desktop_app.app.settings_in_force import put_in_force, room_for_posters, server_of, servers_of
from desktop_app.app.storage import Storage, open_storage
from desktop_app.domain.errors import (
    KeyringError,
    LineupError,
    NoKeyring,
    SettingsError,
    SignInsLocked,
    StorageError,
)
from desktop_app.domain.queues import QueueRef
from desktop_app.pixels import keep_marks_in
from desktop_app.providers import PROVIDERS
from desktop_app.providers.described import Described
from desktop_app.providers.provider import Server
from desktop_app.storage.backup.restoration import Places
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.picture_files import PictureFiles
from desktop_app.storage.pictures import Pictures
from desktop_app.storage.places import unusable
from desktop_app.storage.practice_leftovers import remove_leftovers
from desktop_app.storage.profile import Profile, profile_of_practice
from desktop_app.storage.secret_places import SecretPlaces
from desktop_app.storage.server_addresses import ServerAddress, checked_address
from desktop_app.storage.settings_file import save_server
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.transport import Transport
from desktop_app.ui.accounts.described_services import messages_of
from desktop_app.ui.join import join
from desktop_app.ui.link_wizard.default_browser import DefaultBrowser, default_browser
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.own_files import OwnFiles, RestoreOffer
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.program import Program
from desktop_app.ui.secret_storage.controller import SecretStorageController
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.workers import Workers

if TYPE_CHECKING:
    from desktop_app.demo import Demo, Switch

log = logging.getLogger(__name__)

KNOWN = frozenset(provider.profile.id for provider in PROVIDERS)
"""Ids that no description may have."""


class Core:
    """Gives the window accounts and lists with `open` and `start`; `close` takes them back."""

    def __init__(self, profile: Profile, demo: "Demo | None", window: MainWindow, tasks: Tasks) -> None:
        self.accounts: Accounts | None = None
        self.program: Program | None = None
        self._profile = profile
        self._demo = demo
        self._window = window
        self._tasks = tasks
        self._files = Workers("files")
        self._storage: Storage | None = None
        self._descriptions = DescriptionsOnDisk(profile.services, KNOWN, self._files)
        self._described = Described()

    async def open(self) -> None:
        """Open the storage and start the demo's sandbox.

        Raises `StorageError`, `ProfileHeld` among them; then nothing is left open.
        """
        storage = await self._files.run(partial(open_storage, self._profile))
        try:
            self._described = await self._descriptions.read()
            if self._demo is not None:
                await self._files.run(self._demo.start)
        except OSError as error:
            storage.close()
            raise unusable(self._profile.journal.parent, error) from error
        self._storage = storage

    async def start(self) -> Program:
        """Show who is linked, after `open`."""
        storage = self._storage
        assert storage is not None
        demo = self._demo
        in_memory = demo is not None and demo.is_filled
        places = SecretPlaces(self._profile.keyring_prefix, SignInFile(self._profile.sign_ins), in_memory)
        self.accounts = accounts = self._made_accounts(storage, places)
        pictures = _made_pictures(self._profile, storage, accounts)
        preferences = Preferences(self._profile.settings, storage.settings, self._files, self._window)
        safekeeping = SecretStorageController(accounts, preferences, places, self._tasks, self._window)
        own_files = OwnFiles(self._descriptions, self._made_backups(storage))
        own_files.restored.connect(self._read_settings_again)
        self.program = program = join(
            self._window,
            accounts,
            self._tasks,
            self._environment(preferences, safekeeping),
            storage.history,
            own_files,
            time.time,
            pictures.__call__,
            preferences,
            is_demo=demo is not None,
        )
        fixed = "Practice mode has servers of its own, on this computer." if demo is not None else ""
        await put_in_force(program.workspace, pictures, fixed)
        for message in (*storage.trouble, *messages_of(self._described)):
            program.workspace.say(message)
        first = await program.workspace.starting.first(storage.settings.start_with, storage.history)
        if demo is not None:
            first = await self._practiced(demo, program, accounts, safekeeping) or first
        safekeeping.changed.connect(program.keyring_changed)
        program.start(first)
        safekeeping.begin()
        self._tasks.start(self._tidy(storage))
        return program

    async def _practiced(
        self, demo: "Demo", program: Program, accounts: Accounts, safekeeping: SecretStorageController
    ) -> QueueRef | None:
        """Give practice mode its menu and its accounts. The list to begin with, where they are filled."""
        self._offer_switches(demo, program)
        if demo.is_filled:
            return await self._fill(demo, accounts)
        self._tasks.start(self._prepare(demo, accounts, safekeeping, program))
        return None

    async def _tidy(self, storage: Storage) -> None:
        """Behind everything else. What cannot be tidied now is tidied another time."""
        if self._demo is None:
            await self._files.run(partial(remove_leftovers, profile_of_practice()))
        try:
            log.info("%d old rows of the journal went.", await self._files.run(storage.journal.tidy))
            await storage.snapshots.found.tidy()
        except StorageError as error:
            log.info("The databases could not be tidied: %s", error)

    async def close(self) -> None:
        """Stop between two requests."""
        if self.program is not None:
            await self.program.close()
        if self.accounts is not None:
            await self.accounts.close()

    def let_go(self) -> None:
        """The files, the demo's addresses and the profile, whatever is still under way."""
        if self._storage is not None:
            self._storage.close()
        if self._demo is not None:
            self._demo.stop()

    def refresh(self) -> None:
        """Read the shown list again."""
        if self.program is not None:
            self.program.refresh()

    def look_at(self, opened: str) -> None:
        """The program was started with that file or address. After `start`."""
        assert self.program is not None
        self.program.features.search.drops.open(opened)

    # --- joining -------------------------------------------------------------------------------------------------

    def _made_accounts(self, storage: Storage, places: SecretPlaces) -> Accounts:
        return Accounts(
            (*PROVIDERS, *self._described.providers),
            self._demo.servers if self._demo is not None else servers_of(storage.settings),
            places.store(storage.settings),
            storage.journal,
            storage.snapshots,
            time.time,
            newcomers=storage.settings.new_titles,
        )

    async def _fill(self, demo: "Demo", accounts: Accounts) -> QueueRef | None:
        """Link the sample accounts; the list that is shown first. What goes wrong is told, and the rest is there."""
        from desktop_app.demo.sample_accounts import link_sample_accounts  # noqa: PLC0415 - only practice mode needs it

        try:
            return await link_sample_accounts(demo, accounts)
        except LineupError as error:
            self._tasks.fail(error)
            return None

    async def _prepare(
        self, demo: "Demo", accounts: Accounts, safekeeping: SecretStorageController, program: Program
    ) -> None:
        """Sample keys in place, so that linking is the first thing to do; without a keyring in memory.

        A keyring that does not answer gets them when it does: it has lost nothing, and what it holds is waited for.
        """
        try:
            with accounts.secrets.held():
                await self._save_keys(demo, accounts, program)
        except SignInsLocked:
            return  # they are in the file already
        except KeyringError as error:
            again = partial(self._prepare, demo, accounts, safekeeping, program)
            safekeeping.changed.connect(lambda: self._tasks.start(again()), Qt.ConnectionType.SingleShotConnection)
            safekeeping.offer(error)

    async def _save_keys(self, demo: "Demo", accounts: Accounts, program: Program) -> None:
        """Store the demo's application keys. Raises `KeyringError`."""
        for provider_id, key in demo.keys.items():
            try:
                await accounts.keys.save(provider_id, key)
            except NoKeyring as error:
                if accounts.all:
                    raise  # what they sign in with is in a keyring that may come back
                accounts.keep_secrets_in(SessionStore())
                await accounts.keys.save(provider_id, key)
                text = "Practice mode keeps its sample keys until you close it."
                program.workspace.say(Message(Kind.WARNING, sentence_of(error, "").lead, text))

    def _offer_switches(self, demo: "Demo", program: Program) -> None:
        """The Practice menu, a menu in it for each service."""
        whole = self._window.menuBar().addMenu("&Practice")
        whole.setAccessibleName("Practice")
        for group in demo.groups(self.refresh):
            menu = whole.addMenu(group.name) if group.name else whole
            if menu is not whole:
                menu.setAccessibleName(group.name.replace("&", ""))
            else:
                whole.addSeparator()
            for switch in group.switches:
                menu.addAction(switch.words).triggered.connect(partial(_throw, switch, program))

    def _made_backups(self, storage: Storage) -> BackupsOnDisk:
        places = Places(storage.journal, storage.history, self._profile.settings)
        to_replaced = self._profile.replaced
        return BackupsOnDisk(
            places, storage.snapshots, self._profile.services, KNOWN, to_replaced, self._files, time.time
        )

    def _read_settings_again(self, _restored: RestoreOffer) -> None:
        self._tasks.start(self._read_settings())

    async def _read_settings(self) -> None:
        assert self.program is not None
        with suppress(SettingsError, StorageError):  # said when the backup was restored
            await self.program.workspace.preferences.read()

    # --- what goes down ------------------------------------------------------------------------------------------

    async def _save_server(self, provider_id: str, api: str, sign_in: str) -> Server:
        """Keep the addresses that a person typed in. Raises `StorageError`, `SettingsError`."""
        address = ServerAddress(checked_address(api), checked_address(sign_in or api))
        if self._demo is not None:
            return Server(self._demo.name, address.api, address.sign_in)
        await self._files.run(lambda: save_server(self._profile.settings, provider_id, address))
        return server_of(address)

    def _environment(self, preferences: Preferences, safekeeping: SecretStorageController) -> WizardEnvironment:
        return WizardEnvironment(
            self._open_uri,
            self._save_server,
            lambda: preferences.current.sign_in_first,
            self._browser,
            can_practice=self._demo is None,
            safekeeping=safekeeping,
        )

    def _open_uri(self, uri: str) -> bool:
        return QDesktopServices.openUrl(QUrl(uri))

    async def _browser(self) -> DefaultBrowser:
        return await Workers("browser").run(default_browser)


def _made_pictures(profile: Profile, storage: Storage, accounts: Accounts) -> Pictures:
    keep_marks_in(profile.failed_pictures)
    workers = Workers("pictures", count=2, skips_cancelled=True)
    transport = Transport(workers, gate=accounts.picture_hosts)
    return Pictures(
        PictureFiles(profile.pictures, room_for_posters(storage.settings)),
        Workers("picture files"),
        transport.send,
        time.time,
    )


def _throw(switch: "Switch", program: Program) -> None:
    program.workspace.say(Message(Kind.INFO, "", switch.throw()))
