"""The settings window: opens it, keeps the changes made there, and looks up the facts beside them."""

from contextlib import closing
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop_app.domain.errors import LineupError
from desktop_app.storage.settings import Settings
from desktop_app.ui.secret_storage.actions import StorageAction
from desktop_app.ui.sentences.accounts import store_in_words
from desktop_app.ui.settings.general import GeneralPage
from desktop_app.ui.settings.keyring import KeyringPage
from desktop_app.ui.settings.keyring_check import backend_of, check_keyring
from desktop_app.ui.settings.network import NetworkPage
from desktop_app.ui.settings.page import Page
from desktop_app.ui.settings.pictures import PicturesPage
from desktop_app.ui.settings.proxy_password import ProxyPassword
from desktop_app.ui.settings.scheme import wear_scheme
from desktop_app.ui.settings.server_check import look_at
from desktop_app.ui.settings.services import ClosedService, ServicesPage
from desktop_app.ui.settings.window import SettingsWindow
from desktop_app.ui.shell.desktop_notices import NoNotices
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.shell.service_names import standing_of
from desktop_app.ui.workspace import Workspace

KEYS = "Ctrl+,"


class PictureRoom(Protocol):
    """The store of posters, as the settings page shows it."""

    async def used(self) -> int: ...

    async def clear(self) -> None: ...


class SettingsController(QObject):
    """Makes the settings window when first wanted; what was typed there stays until it is saved or let go."""

    def __init__(
        self, workspace: Workspace, posters: PictureRoom, password: ProxyPassword, servers_fixed: str = ""
    ) -> None:
        """`servers_fixed` says why no server can be chosen, empty where one can."""
        super().__init__(workspace.window)
        self._preferences = workspace.preferences
        self._accounts = workspace.accounts
        self._starting = workspace.starting
        self._desktop = workspace.desktop
        self._safekeeping = workspace.outside.safekeeping
        self._tasks = workspace.tasks
        self._main_window = workspace.window
        self._posters = posters
        self._password = password
        self._servers_fixed = servers_fixed
        self.window: SettingsWindow | None = None
        wear_scheme(self._preferences.current.theme)
        self._preferences.follow(lambda now: now.theme, wear_scheme)
        role = QAction.MenuRole.PreferencesRole
        self.action = workspace.window.menus.add("File", "settings", "&Settings…", KEYS, self.open, role)

    def open(self) -> None:
        """Put the window on the screen, with what the file says now; not over what was typed before."""
        if self.window is None:
            self._make()
        assert self.window is not None
        self.general.offer_starts(self._starting.choices)
        self.window.start()
        if not self.window.is_changed:
            self._tasks.start(self._read(self.window))

    def _make(self) -> None:
        self.general, self.network, self.keyring = GeneralPage(), NetworkPage(), KeyringPage()
        closed = tuple(
            ClosedService(p.profile.id, p.profile.name, standing_of(p.profile))
            for p in self._accounts.providers
            if p.profile.closed and not p.profile.described
        )
        self.services, self.pictures = ServicesPage(closed, self._servers_fixed), PicturesPage()
        pages = (self.general, self.network, self.services, self.pictures, self.keyring)
        self.window = window = SettingsWindow(pages, str(self._preferences.path), self._main_window)
        window.show_settings(self._preferences.current)
        window.save_requested.connect(lambda: self._tasks.start(self._save(window)))
        window.page_shown.connect(self._look_up)
        self.general.scheme_tried.connect(wear_scheme)
        self.general.try_requested.connect(lambda: self._tasks.start(self._try_desktop()))
        self.services.check_requested.connect(self._check_server)
        self.pictures.clear_requested.connect(lambda: self._tasks.start(self._clear_pictures()))
        self.keyring.check_requested.connect(self._check_keyring_anew)
        self.keyring.way_chosen.connect(self._act_on_keyring)
        if self._safekeeping is not None:
            self._safekeeping.changed.connect(self._look_at_keyring_again)

    # --- the file ----------------------------------------------------------------------------------------------------

    async def _read(self, window: SettingsWindow) -> None:
        """Read the settings file again, which somebody may have edited."""
        try:
            await self._preferences.read()
        except LineupError as error:
            self._report(window, error)
            return
        if not window.is_changed:
            window.show_settings(self._preferences.current)

    async def _save(self, window: SettingsWindow) -> None:
        wanted = window.wanted()
        if wanted is None:
            return
        window.set_saving(saving=True)
        try:
            await self._keep(wanted)
        except LineupError as error:
            self._report(window, error)
        else:
            window.show_saved(self._preferences.current)
            window.messages.show_message(Message(Kind.OK, "Saved."))
        finally:
            window.set_saving(saving=False)

    async def _keep(self, wanted: Settings) -> None:
        """Keep the settings, the proxy's password first: it comes into force together with the proxy.

        Raises `LineupError`; then the keyring holds what it held.
        """
        new, user = self.network.new_password, wanted.proxy.user
        is_another = new is not None or bool(self._preferences.current.proxy.user and not user)
        before = await self._password.exchange((new or "") if user else "") if is_another else ""
        current = self._preferences.current
        wanted = replace(wanted, sign_ins_in=current.sign_ins_in, other_keyring=current.other_keyring)  # not set here
        try:
            await self._preferences.keep(wanted)
        except LineupError:
            if is_another:
                await self._password.exchange(before)
            raise
        await self._password.load(wanted.proxy)
        self._password.put_into_force(self._preferences.current.proxy)

    def _report(self, window: SettingsWindow, error: LineupError) -> None:
        sentence = sentence_of(error, "")
        lead = sentence.lead if not window.is_changed else f"Not saved. {sentence.lead}"
        window.messages.show_message(Message(Kind.ERROR, lead, sentence.text))

    # --- what stands beside -----------------------------------------------------------------------------------------

    def _look_up(self, page: Page) -> None:
        """Bring the facts of a page up to date when it comes on the screen."""
        if page is self.general:
            self._tasks.start(self._check_desktop())
        elif page is self.pictures:
            self._tasks.start(self._show_pictures())
        elif page is self.keyring:
            self._tasks.start(self._check_keyring())

    def _look_at_keyring_again(self) -> None:
        if self.window is not None and self.window.isVisible() and self.window.page is self.keyring:
            self._tasks.start(self._check_keyring())

    def _check_keyring_anew(self) -> None:
        """Check the keyring once more because the person wants to know; it may ask for the password again."""
        if self._safekeeping is not None:
            self._safekeeping.trouble.renew()
        self._tasks.start(self._check_keyring())

    async def _show_pictures(self) -> None:
        self.pictures.show_used(None)
        self.pictures.show_used(await self._posters.used())

    async def _clear_pictures(self) -> None:
        self.pictures.show_used(None)
        await self._posters.clear()
        await self._show_pictures()

    async def _check_keyring(self) -> None:
        self.keyring.show_checking()
        found = await check_keyring(self._accounts.credentials, self._backend)
        self.keyring.show_check(found, store_in_words(self._accounts.credentials.place))
        if self._safekeeping is not None:
            self.keyring.show_ways(await self._safekeeping.ways(found.error))

    async def _backend(self) -> str:
        return await backend_of(self._accounts.credentials, self._preferences.current.other_keyring)

    def _act_on_keyring(self, way: StorageAction) -> None:
        if self._safekeeping is not None:
            self._safekeeping.act(way, self.window)

    def _check_server(self, service_id: str) -> None:
        fields = self.services.fields[service_id]
        if fields.objection() or (server := fields.server()) is None:
            fields.say("Give an address first." if not fields.api.value else "", "err")
            return
        fields.say("Looking…")
        self._tasks.start(self._look_at(service_id, server.api))

    async def _look_at(self, service_id: str, address: str) -> None:
        with closing(self._accounts.transports.open()) as transport:
            words, good = await look_at(address, transport.send)
        self.services.fields[service_id].say(words, "ok" if good else "err")

    async def _check_desktop(self) -> None:
        """Say whether notices can be shown, before somebody counts on them."""
        try:
            await self._desktop.check()
        except NoNotices as error:
            self.general.say_of_desktop(str(error), wrong=True)
        else:
            self.general.say_of_desktop("", wrong=False)

    async def _try_desktop(self) -> None:
        try:
            await self._desktop.show("Lineup", "Notices will look like this.")
        except NoNotices as error:
            self.general.say_of_desktop(str(error), wrong=True)
        else:
            self.general.say_of_desktop(
                "One was sent. If you saw nothing, this desktop keeps notices quiet.", wrong=False
            )
