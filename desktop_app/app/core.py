"""The core over what was opened, and the program that shows it."""

import logging
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.accounts import Accounts
from desktop_app.app.backups import BackupsOnDisk
from desktop_app.app.settings import MEGABYTE, AppSettings, server_of
from desktop_app.app.storage import Storage, open_storage
from desktop_app.domain.errors import (
    CallReason,
    KeyringError,
    NoKeyring,
    SettingsError,
    SignInsLocked,
    StorageError,
    Unreachable,
)
from desktop_app.pixels import keep_marks_in
from desktop_app.providers import PROVIDERS
from desktop_app.providers.described import (
    Adoption,
    Described,
    DescribedProvider,
    adopt,
    adopt_text,
    begin_folder,
    keep,
    read_folder,
)
from desktop_app.providers.provider import Server
from desktop_app.storage.backup.restoration import Places
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.picture_files import PictureFiles
from desktop_app.storage.pictures import Pictures
from desktop_app.storage.places import unusable
from desktop_app.storage.profile import Profile
from desktop_app.storage.secret_places import SecretPlaces
from desktop_app.storage.settings import ServerAddress, checked_address, save_server
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.transport import Transport
from desktop_app.ui.accounts.described_services import DescribedServices, messages_of
from desktop_app.ui.backups.controller import Backups
from desktop_app.ui.backups.store import Offer
from desktop_app.ui.join import join
from desktop_app.ui.link_wizard.default_browser import DefaultBrowser, default_browser
from desktop_app.ui.link_wizard.outside import Outside
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.program import Program
from desktop_app.ui.secret_storage.controller import SecretStorageController
from desktop_app.ui.shell.first_run import FirstRun, welcome
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_bar import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.shell.panes import Panes
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.style.resources import texts_in
from desktop_app.workers import Workers

if TYPE_CHECKING:
    from desktop_app.demo import Demo, Switch

log = logging.getLogger(__name__)

KNOWN = frozenset(provider.profile.id for provider in PROVIDERS)
"""Ids that no description may have."""


class Core:
    """Furnishes the window at once; `open` and `start` give it accounts and lists, `close` takes them back."""

    def __init__(self, profile: Profile, demo: "Demo | None", window: MainWindow, tasks: Tasks) -> None:
        self.accounts: Accounts | None = None
        self.program: Program | None = None
        self._profile = profile
        self._demo = demo
        self._window = window
        self._tasks = tasks
        self._files = Workers("files")
        self._storage: Storage | None = None
        self._described = Described()
        self._pictures: Pictures | None = None
        self._describing: DescribedServices | None = None
        posters = Posters(self._picture, tasks.start)
        panes = Panes(posters)
        posters.arrived.connect(panes.repaint_posters)
        panes.posters_passed.connect(posters.let_go)
        window.furnish(self._made_cards, panes)

    async def open(self) -> None:
        """Open the storage and start the demo's sandbox.

        Raises `StorageError`, `ProfileHeld` among them; then nothing is left open.
        """
        storage = await self._files.run(partial(open_storage, self._profile))
        try:
            self._described = await self._files.run(self._read_descriptions)
            if self._demo is not None:
                await self._files.run(self._demo.start)
        except OSError as error:
            storage.close()
            raise unusable(self._profile.journal.parent, error) from error
        self._storage = storage

    async def start(self) -> None:
        """Show who is linked, after `open`."""
        storage = self._storage
        assert storage is not None
        places = SecretPlaces(self._profile.keyring_prefix, SignInFile(self._profile.sign_ins))
        self.accounts = accounts = self._made_accounts(storage, places)
        self._pictures = _made_pictures(self._profile, storage, accounts)
        settings = AppSettings(self._profile.settings, storage.settings, self._files, self._window)
        safekeeping = SecretStorageController(accounts, settings.preferences, places, self._tasks, self._window)
        self.program = program = join(
            self._window,
            accounts,
            self._tasks,
            Outside(self._open_uri, self._save_server, settings.preferred, self._browser, safekeeping),
            storage.history,
            time.time,
            refresh_minutes=storage.settings.refresh_minutes,
            wishes=settings.wishes,
        )
        self._describing = DescribedServices(
            program.workspace, self._profile.services, self._adopt, self._adopt_text, self._keep
        )
        fixed = "The demo’s services are the sandbox." if self._demo is not None else ""
        await settings.serve(program, accounts, self._pictures, self._tasks, self._window, fixed, safekeeping)
        Backups(program.workspace, self._made_backups(storage), partial(self._restored, settings))
        for message in (*storage.trouble, *messages_of(self._described)):
            program.workspace.say(message)
        if self._demo is not None:
            self._offer_switches(self._demo, program)
            self._tasks.start(self._prepare(self._demo, accounts, safekeeping, program))
        safekeeping.changed.connect(program.keyring_changed)
        program.start(await program.workspace.starting.first(storage.settings.start_with, storage.history))
        safekeeping.begin()
        self._tasks.start(self._tidy(storage))

    async def _tidy(self, storage: Storage) -> None:
        """Behind everything else. What cannot be tidied now is tidied another time."""
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

    def look_at(self, file: Path) -> None:
        """The program was started with that file. After `start`."""
        assert self._describing is not None
        self._describing.offer(file)

    # --- joining -------------------------------------------------------------------------------------------------

    def _made_accounts(self, storage: Storage, places: SecretPlaces) -> Accounts:
        servers = {provider: server_of(address) for provider, address in storage.settings.servers.items()}
        return Accounts(
            (*PROVIDERS, *self._described.providers),
            self._demo.servers if self._demo is not None else servers,
            places.store(storage.settings),
            storage.journal,
            storage.snapshots,
            time.time,
            newcomers=storage.settings.new_titles,
        )

    def _made_cards(self) -> FirstRun:
        providers = self.accounts.providers if self.accounts is not None else PROVIDERS
        return welcome(providers, is_demo=self._demo is not None)

    def _read_descriptions(self) -> Described:
        """Read the folder of described services, in a worker."""
        begin_folder(self._profile.services, texts_in("services"))
        return read_folder(self._profile.services, KNOWN)

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
                await accounts.save_application_key(provider_id, key)
            except NoKeyring as error:
                if accounts.all:
                    raise  # what they sign in with is in a keyring that may come back
                accounts.keep_secrets_in(SessionStore())
                await accounts.save_application_key(provider_id, key)
                text = "The demo keeps its sample keys until you close it."
                program.workspace.say(Message(Kind.WARNING, sentence_of(error, "").lead, text))

    def _offer_switches(self, demo: "Demo", program: Program) -> None:
        """The Sandbox menu, a menu in it for each service."""
        whole = self._window.menuBar().addMenu("&Sandbox")
        for group in demo.groups(self.refresh):
            menu = whole.addMenu(group.name) if group.name else whole
            if menu is whole:
                whole.addSeparator()
            for switch in group.switches:
                menu.addAction(switch.words).triggered.connect(partial(_throw, switch, program))

    def _made_backups(self, storage: Storage) -> BackupsOnDisk:
        places = Places(storage.journal, storage.history, self._profile.settings)
        to_replaced = self._profile.replaced
        return BackupsOnDisk(
            places, storage.snapshots, self._profile.services, KNOWN, to_replaced, self._files, time.time
        )

    async def _restored(self, settings: AppSettings, offer: Offer) -> None:
        """Look at what a backup brought, and ask about the services that it describes."""
        assert self.program is not None
        assert self._describing is not None
        with suppress(SettingsError, StorageError):  # said when it was restored
            await settings.preferences.read()
        self.program.own_data_changed({each.account.id for each in offer.changes.accounts if each.lists})
        texts = {name: offer.backup.descriptions[name] for name in offer.changes.descriptions}
        self._describing.offer_texts(texts, "Restored." if offer.changes.is_any else "")

    # --- what goes down ------------------------------------------------------------------------------------------

    async def _picture(self, address: str) -> bytes:
        if self._pictures is None:
            raise Unreachable(CallReason.NOT_YET)
        return await self._pictures(address)

    async def _adopt(self, path: Path) -> Adoption:
        """Check a description in a file for adoption. Raises `DescriptionError`."""
        return await self._files.run(partial(adopt, path, self._profile.services, KNOWN))

    async def _adopt_text(self, name: str, text: str) -> Adoption:
        """Check a description given as text for adoption. Raises `DescriptionError`."""
        return await self._files.run(partial(adopt_text, text, name, self._profile.services, KNOWN))

    async def _keep(self, adoption: Adoption) -> DescribedProvider:
        """Keep an adopted description. Raises `StorageError`."""
        return await self._files.run(partial(keep, adoption))

    async def _save_server(self, provider_id: str, api: str, sign_in: str) -> Server:
        """Keep the addresses that a person typed in. Raises `StorageError`, `SettingsError`."""
        address = ServerAddress(checked_address(api), checked_address(sign_in or api))
        if self._demo is not None:
            return Server("sandbox", address.api, address.sign_in)
        await self._files.run(lambda: save_server(self._profile.settings, provider_id, address))
        return server_of(address)

    def _open_uri(self, uri: str) -> bool:
        return QDesktopServices.openUrl(QUrl(uri))

    async def _browser(self) -> DefaultBrowser:
        return await Workers("browser").run(default_browser)


def _made_pictures(profile: Profile, storage: Storage, accounts: Accounts) -> Pictures:
    limit = round(storage.settings.poster_cache_megabytes * MEGABYTE)
    keep_marks_in(profile.failed_pictures)
    workers = Workers("pictures", count=2, skips_cancelled=True)
    transport = Transport(workers, gate=accounts.picture_hosts)
    return Pictures(PictureFiles(profile.pictures, limit), Workers("picture files"), transport.send, time.time)


def _throw(switch: "Switch", program: Program) -> None:
    program.workspace.say(Message(Kind.INFO, "", switch.throw()))
