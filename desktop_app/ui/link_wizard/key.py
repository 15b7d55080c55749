"""The application's key: stored, or asked for and checked against the service before going on."""

from collections.abc import Awaitable, Callable

from desktop_app.accounts import Accounts
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import ClockSkewed, InvalidSignature, LineupError, UnknownApplication, Unreachable
from desktop_app.providers.provider import Server
from desktop_app.storage.settings import checked_address
from desktop_app.transport import Exchange
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.key_page import Field, KeyPage
from desktop_app.ui.link_wizard.presses import Presses
from desktop_app.ui.messages import sentence_of
from desktop_app.ui.services import name_of

SaveServer = Callable[[str, str, str], Awaitable[Server]]


class Key:
    """Finds the key or asks for it."""

    def __init__(
        self,
        accounts: Accounts,
        provider_id: str,
        frame: WizardFrame,
        presses: Presses,
        save_server: SaveServer,
        record: Callable[[Exchange], None],
    ) -> None:
        self._accounts = accounts
        self._provider_id = provider_id
        self._profile = accounts.provider(provider_id).profile
        self._frame = frame
        self._presses = presses
        self._save_server = save_server
        self._record = record
        self._page = KeyPage()

    async def stored(self) -> ClientCredentials | None:
        """The key that was kept, if there is one for the server that is set."""
        if self._accounts.server(self._provider_id) is None:
            return None
        return await self._accounts.application_key(self._provider_id)

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
        page.set_intro(
            f"{profile.name} gives no keys any more. The people who run the compatible server give you its addresses, "
            "a key and a shared secret. The key and the secret are kept in your keyring."
        )
        first, second = profile.key_fields
        page.set_fields(
            (
                Field("api", "Server address", server.api if server else "", placeholder="https://queues.example.org"),
                Field("sign_in", "Sign-in address", server.sign_in if server else "", help="Empty: the same address."),
                Field("key", first, known.key if known else ""),
                Field("secret", second, secret=True),
            )
        )
        self._frame.set_phrase("application key")
        self._frame.show_page(page)
        self._frame.set_buttons("Check and continue", back=True, cancel=True)
        self._frame.set_primary_enabled(True)

    async def _check(self) -> ClientCredentials | None:
        page, values = self._page, self._page.values()
        page.clear_errors()
        if not self._addresses_are_good(values) or not self._is_complete(values):
            return None
        self._frame.set_busy(True)
        try:
            server = await self._save_server(self._provider_id, values["api"], values["sign_in"])
            self._accounts.use_server(self._provider_id, server)
            client = ClientCredentials(values["key"], values["secret"])
            await self._ask_service(client)
            await self._accounts.save_application_key(self._provider_id, client)
        except LineupError as error:
            page.set_error(_field_of(error), self._words(error))
            return None
        finally:
            self._frame.set_busy(False)
        return client

    async def _ask_service(self, client: ClientCredentials) -> None:
        """A wrong clock is corrected once: it says nothing about the key."""
        try:
            await self._accounts.check_application_key(self._provider_id, client, self._record)
        except ClockSkewed as skew:
            self._accounts.clock_of(self._provider_id).correct(skew.theirs)
            await self._accounts.check_application_key(self._provider_id, client, self._record)

    def _addresses_are_good(self, values: dict[str, str]) -> bool:
        for name in ("api", "sign_in"):
            try:
                if values[name] or name == "api":
                    checked_address(values[name])
            except ValueError as error:
                self._page.set_error(name, str(error))
                return False
        return True

    def _is_complete(self, values: dict[str, str]) -> bool:
        missing = [name for name in ("key", "secret") if not values[name]]
        for name in missing:
            self._page.set_error(name, "This is needed.")
        return not missing

    def _words(self, error: LineupError) -> str:
        sentence = sentence_of(error, name_of(self._profile, self._accounts.server(self._provider_id)))
        if isinstance(error, InvalidSignature):
            return f"{sentence.lead}: the key or the secret is not the one that it knows."
        return f"{sentence.lead.rstrip('.')}. {sentence.text}"


def _field_of(error: LineupError) -> str:
    match error:
        case Unreachable():
            return "api"
        case UnknownApplication():
            return "key"
    return "secret"
