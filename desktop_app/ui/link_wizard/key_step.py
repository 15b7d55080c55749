"""The application's key: stored, or asked for and checked against the service before going on."""

from collections.abc import Callable

from desktop_app.accounts import NO_KEY, Accounts
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import (
    ClockSkewed,
    InvalidClient,
    InvalidSignature,
    KeyringLocked,
    KeyringSilent,
    LineupError,
    NoKeyring,
    Unfit,
    UnknownApplication,
    Unreachable,
)
from desktop_app.storage.server_addresses import checked_address
from desktop_app.transport import Exchange
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.key_fields import address_fields, introduction, key_fields
from desktop_app.ui.link_wizard.pages.key_page import KeyPage
from desktop_app.ui.link_wizard.presses import Presses
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.messages import linking_sentence_of
from desktop_app.ui.shell.service_names import is_elsewhere, name_of
from desktop_app.ui.widgets.host_display import place_of


class KeyStep:
    """The step that finds the application's key or asks for it."""

    def __init__(
        self,
        accounts: Accounts,
        provider_id: str,
        frame: WizardFrame,
        presses: Presses,
        outside: WizardEnvironment,
        record: Callable[[Exchange], None],
        *,
        keyless: bool = False,
    ) -> None:
        """`keyless`: the way that the person takes needs no key of the application's; only the server is asked for."""
        self._accounts = accounts
        self._provider_id = provider_id
        self._provider = accounts.provider(provider_id)
        self._profile = self._provider.profile
        self._frame = frame
        self._presses = presses
        self._outside = outside
        self._record = record
        self._keyless = keyless
        self._page = KeyPage()

    async def stored(self) -> ClientCredentials | None:
        """The key that was kept, if there is one for the server that is set."""
        if self._accounts.server(self._provider_id) is None:
            return None
        try:
            known = await self._accounts.keys.of(self._provider_id)
        except (
            KeyringLocked,
            KeyringSilent,
            NoKeyring,
        ):  # its person chose to go on without it: they type the key once more
            known = None
        return NO_KEY if known is None and self._keyless else known

    async def ask(self, known: ClientCredentials | None) -> ClientCredentials | None:
        """A key that the service takes, stored; None where the person went back."""
        self._show(known)
        while True:
            if await self._presses.next() != "primary":
                return None
            client = await self._check()
            if client is not None:
                return client

    def _show(self, known: ClientCredentials | None) -> None:
        page, profile = self._page, self._profile
        server = self._accounts.server(self._provider_id)
        page.set_intro(introduction(profile, keyless=self._keyless))
        keys = () if self._keyless else key_fields(profile, known)
        if self._provider.own_server is None:
            page.set_fields((*address_fields(server, needed=True), *keys))
        else:
            elsewhere = server if is_elsewhere(self._provider, server) else None
            page.set_key_page(f"Open {place_of(profile.key_page)}" if profile.key_page else "")
            page.set_fields(keys)
            if not profile.described:
                page.set_folded_fields("Another server", address_fields(elsewhere, needed=False))
        page.key_page_pressed.connect(self._open_key_page)
        self._frame.set_phrase("application key")
        self._frame.show_page(page)
        self._frame.set_buttons("Check and continue", back=True, cancel=True)
        self._frame.set_primary_enabled(True)

    def _open_key_page(self) -> None:
        self._outside.open_uri(self._profile.key_page)

    async def _check(self) -> ClientCredentials | None:
        page, values = self._page, self._page.values()
        page.clear_errors()
        if not self._addresses_are_good(values) or not self._is_complete():
            return None
        self._frame.set_busy(True)
        try:
            await self._choose_server(values)
            if self._keyless:
                return NO_KEY
            client = ClientCredentials(values["key"], values.get("secret", ""), values.get("redirect_uri", ""))
            await self._ask_service(client)
            await self._accounts.keys.save(self._provider_id, client)
        except LineupError as error:
            page.set_error(self._field_of(error), self._words(error))
            return None
        finally:
            self._frame.set_busy(False)
        return client

    async def _choose_server(self, values: dict[str, str]) -> None:
        """Choose the server that was typed in, else the service's own, and keep it if it is another than now."""
        own, now = self._provider.own_server, self._accounts.server(self._provider_id)
        api, sign_in = values.get("api", ""), values.get("sign_in", "")
        if not api and own is not None:
            api, sign_in = own.api, own.sign_in
        if now is None or (now.api, now.sign_in) != (api, sign_in or api):
            server = await self._outside.save_server(self._provider_id, api, sign_in)
            self._accounts.use_server(self._provider_id, server)

    async def _ask_service(self, client: ClientCredentials) -> None:
        """Check the key at the service; a wrong clock, which says nothing about the key, is corrected once."""
        try:
            await self._accounts.keys.check(self._provider_id, client, self._record)
        except ClockSkewed as skew:
            self._accounts.clocks[self._provider_id].correct(skew.seconds)
            await self._accounts.keys.check(self._provider_id, client, self._record)

    def _addresses_are_good(self, values: dict[str, str]) -> bool:
        for name in ("api", "sign_in"):
            try:
                if values.get(name) or (name == "api" and self._provider.own_server is None):
                    checked_address(values[name])
            except Unfit as error:
                self._page.set_error(name, detail_of(error))
                return False
        return True

    def _is_complete(self) -> bool:
        missing = self._page.missing
        for name in missing:
            self._page.set_error(name, "This is needed.")
        return not missing

    def _words(self, error: LineupError) -> str:
        sentence = linking_sentence_of(error, name_of(self._provider, self._accounts.server(self._provider_id)))
        if isinstance(error, InvalidSignature):
            return f"{sentence.lead}: the key or the secret is not the one that it knows."
        return f"{sentence.lead.rstrip('.')}. {sentence.text}"

    def _field_of(self, error: LineupError) -> str:
        values = self._page.values()
        if self._keyless:
            return "api"
        match error:
            case Unreachable():
                return "api" if is_elsewhere(self._provider, self._accounts.server(self._provider_id)) else "key"
            case InvalidClient():
                return "secret" if values.get("secret") else "key"
            case UnknownApplication():
                return "key"
        return "secret" if "secret" in values else "key"
