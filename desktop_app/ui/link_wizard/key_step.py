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
    UnknownApplication,
    Unreachable,
)
from desktop_app.transport import Exchange
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.key_fields import address_fields, home_field, key_fields, redirect_field
from desktop_app.ui.link_wizard.pages.key_page import KeyGuide, KeyPage
from desktop_app.ui.link_wizard.presses import Presses
from desktop_app.ui.sentences.key_guides import (
    StepKind,
    WayOut,
    import_way,
    key_facts,
    key_steps,
    other_service,
    practice_way,
)
from desktop_app.ui.sentences.needs import need_of
from desktop_app.ui.shell.messages import linking_sentence_of
from desktop_app.ui.shell.service_names import is_elsewhere, name_of


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
        leave: Callable[[str], None],
        *,
        keyless: bool = False,
    ) -> None:
        """`keyless`: the way that the person takes needs no key of the application's; only the server is asked for.

        `leave` ends the wizard for another way to use Lineup, whose id it is told.
        """
        self._accounts = accounts
        self._provider_id = provider_id
        self._provider = accounts.provider(provider_id)
        self._profile = self._provider.profile
        self._frame = frame
        self._presses = presses
        self._outside = outside
        self._record = record
        self._leave = leave
        self._keyless = keyless
        self._page = KeyPage(KeyGuide((), (), {}))
        self._client: ClientCredentials | None = None

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

    async def ask(self, known: ClientCredentials | None, *, is_first: bool = False) -> ClientCredentials | None:
        """A key that the service takes, stored; None where the person went back, as on no first page."""
        self._show(known)
        self._frame.set_buttons("Check and continue", back=not is_first, cancel=True)
        afresh = True
        while self._client is None:
            pressed = await self._presses.next(afresh=afresh)
            afresh = False  # a press right after an error counts
            if pressed != "primary" or await self._presses.unless_back(self._check()) is None:
                return None
        return self._client

    def _show(self, known: ClientCredentials | None) -> None:
        page = self._page = KeyPage(self._guide(known))
        page.page_wanted.connect(self._outside.open_uri)
        page.way_out_chosen.connect(self._leave)
        page.unfolded.connect(self._frame.reveal)
        self._frame.set_phrase("address of its server" if self._keyless else "your own application key")
        self._frame.show_page(page)

    def _guide(self, known: ClientCredentials | None) -> KeyGuide:
        profile, server = self._profile, self._accounts.server(self._provider_id)
        has_own = self._provider.own_server is not None
        elsewhere = server if is_elsewhere(self._provider, server) else None
        stands_in = (home_field(server),) if profile.at_home else address_fields(server, needed=True)
        fields = {
            StepKind.ADDRESS: () if has_own else stands_in,
            StepKind.REGISTER: (redirect_field(profile, known),),
            StepKind.VALUES: key_fields(profile, known),
        }
        return KeyGuide(
            key_facts(profile, self._accounts.credentials.place),
            key_steps(profile, keyless=self._keyless),
            fields,
            address_fields(elsewhere, needed=False) if has_own and not profile.described else (),
            self._ways_out(),
        )

    def _ways_out(self) -> tuple[WayOut, ...]:
        """Other ways for the person: practice, take a service that gives keys for nothing, or import a file."""
        outside, profile = self._outside, self._profile
        others = [each.profile for each in self._accounts.providers if each.own_server is not None]
        easier = [each for each in others if each is not profile and each.key_terms.is_free and not each.described]
        ways = [other_service(each, need_of(each)) for each in easier]
        if outside.can_practice:
            ways.insert(0, practice_way())
        if not (profile.described or profile.at_home):
            ways.append(import_way(profile.name, can_import=outside.can_import()))
        return tuple(ways)

    async def _check(self) -> bool:
        """Try what stands in the fields; whether the service takes it."""
        page, values = self._page, self._page.values()
        page.clear_errors()
        if page.find_wrong():
            return False
        self._frame.set_busy(True)
        page.set_locked(locked=True)
        try:
            await self._choose_server(values)
            if self._keyless:
                client = NO_KEY
                if self._profile.at_home:
                    await self._ask_service(client)
            else:
                client = ClientCredentials(values["key"], values.get("secret", ""), values.get("redirect_uri", ""))
                await self._ask_service(client)
                await self._accounts.keys.save(self._provider_id, client)
        except LineupError as error:
            page.set_error(self._field_of(error), self._words(error))
            return False
        finally:
            self._frame.set_busy(False)
            page.set_locked(locked=False)
        self._client = client
        return True

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
