"""A computer with this keyring or that, and the whole program on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.app import core
from desktop_app.app.lifetime import App
from desktop_app.domain.queues import ItemId
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage import keyring_backend
from desktop_app.storage.credential_store import KeyringStore
from desktop_app.storage.profile import profile_in
from desktop_app.storage.sealed import Costs
from desktop_app.storage.server_addresses import ServerAddress
from desktop_app.storage.settings_file import load_settings, save_server
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.secret_storage.controller import SecretStorageController
from desktop_app.ui.secret_storage.form import PassphraseForm
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.sidebar.accounts import SourceState
from desktop_app.ui.style.theme import Theme
from tests.core import is_served
from tests.keyrings import MemoryKeyring, whole_name
from tests.ui.link_wizard.helper import fill_in, first_page, until_says
from tests.ui.person import Browser

PASSPHRASE = "correct horse battery"

IMPATIENT = 0.5
"""Seconds."""


class Known(MemoryKeyring):
    """A keyring of the system."""


class Strange(MemoryKeyring):
    """A keyring that Lineup does not know."""


class Plain(MemoryKeyring):
    """A file in clear, as far as Lineup can tell."""


class Encrypted(MemoryKeyring):
    """The one of keyrings.alt: it asks in the terminal unless it has a key."""

    keyring_key = ""

    def get_password(self, service: str, username: str) -> str | None:
        found = super().get_password(service, username)
        assert found is None or self.keyring_key == "open sesame"
        return found


Encrypted.__module__, Encrypted.__qualname__ = "keyrings.alt.file", "EncryptedKeyring"


class Computer:
    """`keyring` is what the keyring library finds; `plain` what lies about from earlier."""

    def __init__(self, folder: Path, sandbox: Sandbox, theme: Theme, patch: pytest.MonkeyPatch) -> None:
        self.profile = profile_in(folder)
        self.sandbox = sandbox
        self.browser = Browser()
        self._theme = theme
        self._patch = patch
        self.plain = list[KeyringBackend]()
        patch.setattr(core, "SignInFile", partial(SignInFile, costs=Costs(15, 8, 1)))
        patch.setattr(core.Core, "_open_uri", lambda _core, uri: self.browser.open_uri(uri))
        patch.setattr(keyring_backend, "KNOWN", frozenset({whole_name(Known)}))
        patch.setattr("desktop_app.storage.credential_store.look_anew", lambda: None)  # `use` says what there is
        patch.setattr("desktop_app.storage.credential_store.KNOWN", frozenset({whole_name(Known)}))
        patch.setattr("desktop_app.storage.secret_places.plain_backends", lambda: iter(self.plain))
        self.use(fail.Keyring())  # type: ignore[no-untyped-call]
        load_settings(self.profile.settings)
        netflix = sandbox.netflix
        save_server(self.profile.settings, "netflix", ServerAddress(netflix.api_address, netflix.sign_in_address))

    def use(self, backend: KeyringBackend) -> None:
        self._patch.setattr(keyring.core, "_keyring_backend", backend)

    def be_impatient(self) -> None:
        """A keyring that does not answer is given up soon."""
        self._patch.setattr(KeyringStore.__init__, "__defaults__", (IMPATIENT,))

    @asynccontextmanager
    async def run(self) -> AsyncIterator["Run"]:
        app = App(MainWindow(), self.profile, None, self._theme)
        running = asyncio.ensure_future(app.run())
        await until(lambda: app.window.findChild(SecretStorageController) and app.program, "the start")
        yield Run(self, app)
        app.quit()
        await running


class Run:
    """A run of the program."""

    def __init__(self, computer: Computer, app: App) -> None:
        self.computer = computer
        self.app = app
        assert app.accounts is not None
        assert app.program is not None
        self.accounts = app.accounts
        self.program = app.program
        found = app.window.findChild(SecretStorageController)
        assert isinstance(found, SecretStorageController)
        self.safekeeping = found

    @property
    def said(self) -> str:
        message = self.app.window.message_bar.message
        return f"{message.lead} {message.text}".strip() if message else ""

    @property
    def form(self) -> PassphraseForm:
        """The question on the screen."""
        asking = self.safekeeping.dialog or self.safekeeping.bar
        assert asking is not None
        return asking.form

    async def answer(self, *typed: str, act: str) -> None:
        await until(lambda: self.safekeeping.dialog or self.safekeeping.bar, "the question")
        for field, text in zip(self.form.fields, typed, strict=True):
            field.edit.setText(text)
        await click_button(self.form, act)

    async def open_wizard(self) -> WizardFrame:
        self.program.features.accounts.link("netflix")
        return await first_page(self.program.features.accounts)

    async def link(self, frame: WizardFrame) -> None:
        await click_button(frame, "Continue")
        await until_says(frame, "Shared secret")
        netflix = self.computer.sandbox.netflix
        fill_in(frame, key=netflix.client_key, secret=netflix.client_secret)
        await click_button(frame, "Check and continue")
        await click_button(frame, "Open the list")
        await self.until_in_step()

    @property
    def state(self) -> SourceState:
        """The state of the account, as the sidebar shows it."""
        (account,) = self.program.workspace.labels.sources()
        return account.state

    @property
    def shown(self) -> list[ItemId]:
        page = self.app.window.page
        return list(page.model.state.view.ids) if page is not None and page.model.state is not None else []

    @property
    def offered(self) -> list[str]:
        """The buttons of the message."""
        message = self.app.window.message_bar.message
        return [action.label for action in message.actions] if message else []

    @property
    def has_failed(self) -> bool:
        """True where the list on the screen could not be read."""
        page = self.app.window.page
        return page is not None and page.model.state is not None and page.model.state.health is Health.TROUBLE

    @property
    def is_served(self) -> bool:
        current = self.app.window.current
        return current is not None and is_served(self.accounts, current)

    async def until_in_step(self) -> None:
        await until(lambda: self.is_served and self.shown, "the list")


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
