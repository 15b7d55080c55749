"""The wizard's first page: ways to sign in, what is asked for, and what is wrong beforehand."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.accounts import Accounts
from desktop_app.domain.errors import INSECURE, KeyringError, ServiceError
from desktop_app.providers.provider import Method
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.settings import SignInFirst
from desktop_app.ui.link_wizard.addresses import is_open
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.before_page import (
    BeforePage,
    MethodChoice,
    OptionalPermission,
    Permission,
    SignInNotice,
)
from desktop_app.ui.link_wizard.presses import Presses
from desktop_app.ui.link_wizard.ways import WORDS
from desktop_app.ui.secret_storage.actions import WORDS as WORDS_OF_WAYS
from desktop_app.ui.secret_storage.actions import StorageAction
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.messages import CLOCK_RIGHT, NOTHING, clock_in_words, linking_sentence_of
from desktop_app.ui.shell.service_names import is_elsewhere, name_of, standing_of
from desktop_app.ui.widgets.host_display import whole_of

CLOCK_TOLERANCE = 300.0
"""Seconds by which clocks may differ without a word: requests are refused at ten minutes."""

SESSION_ONLY = "session-only"
OPEN_LEAD = "The way to your server is not encrypted."
OPEN_TEXT = (
    "Its address begins with http, so others in your home network could read the sign-in. "
    "Use an https address if your server has one."
)
CORRECT_CLOCK = "correct-clock"
LOOK_AGAIN = "look-again"
KEEPING = "keeping-"
"""Prefix of the names of ways that concern the place of secrets."""

_FIRST = {SignInFirst.WINDOW: Method.EMBEDDED, SignInFirst.BROWSER: Method.BROWSER}


@dataclass(frozen=True, slots=True)
class SignInChoices:
    """The person's decisions before signing in. `ticked`: the scopes of the optional permissions that they give."""

    method: Method
    ticked: tuple[str, ...] = ()


class BeforeStep:
    """The first page, which runs its checks in the background and waits for a decision."""

    def __init__(
        self, accounts: Accounts, provider_id: str, frame: WizardFrame, presses: Presses, outside: WizardEnvironment
    ) -> None:
        self._accounts = accounts
        self._provider_id = provider_id
        self._provider = accounts.provider(provider_id)
        self._profile = self._provider.profile
        self._frame = frame
        self._presses = presses
        self._sign_in_first = outside.sign_in_first
        self._safekeeping = outside.safekeeping
        self._page = BeforePage()
        self._skew = 0.0
        self._of_keyring: tuple[SignInNotice, ...] = ()
        self._of_server: tuple[SignInNotice, ...] = ()

    async def choose(self, chosen: SignInChoices | None) -> SignInChoices:
        """Show the page until the person continues; returns their decisions."""
        self._show(chosen or SignInChoices(proposed(self._profile.methods, self._sign_in_first())))
        looking = asyncio.ensure_future(self._look_ahead())
        safekeeping = self._safekeeping
        if safekeeping is not None:
            safekeeping.changed.connect(self._look_again)
            safekeeping.trouble.refused.connect(self._hear_refusal)
        afresh = True
        try:
            while True:
                pressed = await self._presses.next(afresh=afresh)
                afresh = False
                if pressed == "primary":
                    method = next(m for m in self._profile.methods if m.value == self._page.choice)
                    return SignInChoices(method, self._page.ticked)
                looking.cancel()
                self._act(pressed)
                looking = asyncio.ensure_future(self._look_ahead())
        finally:
            looking.cancel()
            if safekeeping is not None:
                safekeeping.changed.disconnect(self._look_again)
                safekeeping.trouble.refused.disconnect(self._hear_refusal)

    def _look_again(self) -> None:
        """Secrets are kept elsewhere, or the keyring can be asked again."""
        self._presses.notice(LOOK_AGAIN)

    def _hear_refusal(self, error: KeyringError) -> None:
        """Show that the keyring refused. It is not asked again unasked, because it would prompt."""
        self._of_keyring = (self._keyring_notice(error),)
        self._tell()

    def _show(self, chosen: SignInChoices) -> None:
        page, profile, words = self._page, self._profile, profile_words(self._profile)
        page.set_choices(tuple(self._choice(method) for method in profile.methods), chosen.method.value)
        page.set_asked(tuple(Permission(title, sentence) for title, sentence in words.asks_for), self._footnote())
        page.set_optional(
            tuple(OptionalPermission(scope, *words.optional[scope]) for scope in profile.optional), chosen.ticked
        )
        page.set_notices(self._always())
        page.notice_pressed.connect(self._presses.notice)
        self._frame.set_phrase("before you sign in: nothing has been sent yet")
        self._frame.show_page(page)
        self._frame.set_buttons("Continue", back=False, cancel=True)
        self._frame.set_primary_enabled(True)

    def _choice(self, method: Method) -> MethodChoice:
        methods, words = self._profile.methods, WORDS[method]
        recommended = method is methods[0] and len(methods) > 1
        return MethodChoice(method.value, words.icon, words.title, words.of(self._profile.name), recommended)

    def _footnote(self) -> str:
        profile = self._profile
        what = "what you tick with the rest" if profile.optional else "all of this at once"
        return f"{profile.name} grants {what}, until you revoke it there." if profile_words(profile).asks_for else ""

    def _always(self) -> tuple[SignInNotice, ...]:
        """The notices that stand on the page whatever the checks find."""
        return (*self._warnings(), *self._whereabouts(), *self._openness())

    def _openness(self) -> tuple[SignInNotice, ...]:
        """A warning that a sign-in at a server in the home network can be read along on the way."""
        server = self._accounts.server(self._provider_id)
        if server is None or not self._profile.at_home or not is_open(server.api):
            return ()
        return (SignInNotice("open", "warning", OPEN_LEAD, OPEN_TEXT),)

    def _warnings(self) -> tuple[SignInNotice, ...]:
        """A notice on effects of linking elsewhere, led by its first sentence; empty if there are none."""
        lead, _, text = profile_words(self._profile).warning.partition(". ")
        return (SignInNotice("warning", "warning", f"{lead.rstrip('.')}.", text),) if lead else ()

    def _whereabouts(self) -> tuple[SignInNotice, ...]:
        """Notices on whose server the person signs in, if it is not the service's own."""
        profile, server = self._profile, self._accounts.server(self._provider_id)
        if server is None or not is_elsewhere(self._provider, server):
            return ()
        standing = f"{profile.name}: {standing_of(profile)}."
        lead, address = f"You are signing in at {name_of(self._provider, server)}.", whole_of(server.api)
        text = f"{standing} Address: {address}" if profile.closed else f"Address: {address}"
        return (SignInNotice("server", "info", lead, text),)

    async def _look_ahead(self) -> None:
        """Clock, network and keyring: said only where something is wrong."""
        self._of_keyring, self._of_server = await self._keyring_notices(), ()
        self._tell()
        self._of_server = await self._server_notices()
        self._tell()
        if self._page.error is not None:
            self._frame.reveal(self._page.error)

    def _tell(self) -> None:
        """Show what was found last: the keyring may be heard from again while the server is looked at."""
        self._page.set_notices((*self._always(), *self._of_keyring, *self._of_server))

    async def _keyring_notices(self) -> tuple[SignInNotice, ...]:
        try:
            await self._accounts.credentials.probe()
        except KeyringError as error:
            if self._safekeeping is not None:
                self._safekeeping.trouble.watch(error)
            return (self._keyring_notice(error),)
        self._frame.set_primary_enabled(True)
        return ()

    def _keyring_notice(self, error: KeyringError) -> SignInNotice:
        """Say what is wrong with the keyring; without a place for the sign-in nothing can go on."""
        self._frame.set_primary_enabled(False)
        sentence = linking_sentence_of(error, self._profile.name)
        ways = self._safekeeping.ways_out(error) if self._safekeeping is not None else ()
        others = tuple((f"{KEEPING}{way.value}", WORDS_OF_WAYS[way]) for way in ways)
        return SignInNotice(SESSION_ONLY, "error", sentence.lead, sentence.text, "Keep until I quit", others)

    async def _server_notices(self) -> tuple[SignInNotice, ...]:
        server = self._accounts.server(self._provider_id)
        if server is None:
            return ()
        clock = self._accounts.clocks[self._provider_id]
        was_corrected = clock.is_corrected
        try:
            self._skew = await self._accounts.connections.clock_skew(self._provider_id)
        except ServiceError as error:
            sentence = linking_sentence_of(error, name_of(self._provider, server))
            text = "Check your connection, then look again."
            if isinstance(error, INSECURE):
                text = sentence.text.removesuffix(NOTHING).strip()
            return (SignInNotice(LOOK_AGAIN, "warning", sentence.lead, text, "Look again"),)
        if was_corrected and not clock.is_corrected:
            return (SignInNotice("clock-right", "info", CLOCK_RIGHT, ""),)
        if abs(self._skew) <= CLOCK_TOLERANCE:
            return ()
        lead = f"This computer’s clock is {clock_in_words(self._skew)}."
        text, action = profile_words(self._profile).clock_off, f"Use {self._profile.name}’s time"
        return (SignInNotice(CORRECT_CLOCK, "warning", lead, text, action),)

    def _act(self, pressed: str) -> None:
        """Do what the button of a notice says."""
        if pressed == f"notice:{SESSION_ONLY}" and self._safekeeping is not None:
            self._safekeeping.keep_until_quit()
        elif pressed == f"notice:{SESSION_ONLY}":
            self._accounts.keep_secrets_in(SessionStore())
        if pressed.startswith(f"notice:{KEEPING}") and self._safekeeping is not None:
            self._safekeeping.act(StorageAction(pressed.removeprefix(f"notice:{KEEPING}")), self._frame)
        if pressed == f"notice:{CORRECT_CLOCK}":
            self._accounts.clocks[self._provider_id].correct(self._skew)


def proposed(methods: Sequence[Method], first: SignInFirst) -> Method:
    """The way to propose among those that a service offers, its recommended one first."""
    wanted = _FIRST.get(first)
    return wanted if wanted in methods and wanted is not None else methods[0]
