"""The linking wizard: one coroutine from "before you sign in" to "linked", and back where a person wants to go back.

Its state is the coroutine's local variables. Cancelling at any moment ends the coroutine, and with it every
listener, page and request of the attempt.
"""

import asyncio
import logging
from dataclasses import replace
from functools import partial
from traceback import format_tb

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.accounts import Accounts, Linked, Meant
from desktop_app.domain.account import Account, Person, is_same_account
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import ClockSkewed, Interposed, LineupError, OtherPerson
from desktop_app.providers.provider import Method, Profile
from desktop_app.transport import Exchange
from desktop_app.ui.link_wizard.account_to_renew import AccountToRenew, question_about
from desktop_app.ui.link_wizard.after_step import AfterStep
from desktop_app.ui.link_wizard.agent import Attempt, OtherWay, WizardAgent
from desktop_app.ui.link_wizard.before_step import BeforeStep, SignInChoices
from desktop_app.ui.link_wizard.browser_agent import BrowserAgent
from desktop_app.ui.link_wizard.embedded_agent import EmbeddedAgent
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.link_wizard.failures import (
    STAYING,
    Circumstances,
    FailureButton,
    NextStep,
    failure_of,
    note_for_the_operators,
)
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.key_step import KeyStep
from desktop_app.ui.link_wizard.pages.failed_page import FailedPage
from desktop_app.ui.link_wizard.pages.other_page import OtherPage
from desktop_app.ui.link_wizard.pipeline import PipelineStep
from desktop_app.ui.link_wizard.presses import Presses
from desktop_app.ui.link_wizard.ways import WORDS
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.sentences.steps import step_in_words
from desktop_app.ui.shell.service_names import colour_of, is_elsewhere, name_of
from desktop_app.ui.shell.tasks import Tasks

log = logging.getLogger(__name__)


class LinkWizard(QObject):
    """The wizard for one attempt to link an account at one service."""

    linked = Signal(object)
    """`AccountId`: the person pressed the last button and wants to see its first list."""

    left = Signal(str)
    """The person would rather do something else: the id of a service, or of another way to use Lineup."""

    ended = Signal()
    """The dialog is gone, whichever way."""

    def __init__(
        self,
        accounts: Accounts,
        provider_id: str,
        outside: WizardEnvironment,
        parent: QWidget,
        again: AccountToRenew | None = None,
    ) -> None:
        """`again`: the account that is to be signed in to again; None where any may come."""
        super().__init__(parent)
        self._accounts = accounts
        self._provider_id = provider_id
        self._provider = accounts.provider(provider_id)
        self._profile: Profile = self._provider.profile
        self._outside = outside
        self._again = again
        self.frame = WizardFrame(parent)
        self._presses = Presses(self.frame)
        self._tasks = Tasks(self._broken)
        self._ending: asyncio.Future[None] | None = None
        self.frame.cancelled.connect(self._end)

    def open(self) -> None:
        """Show the dialog and begin."""
        profile = self._profile
        colour = colour_of(profile)
        self.frame.set_heading(profile.letter, colour, f"Link {profile.name}", "")
        self.frame.open()
        self._tasks.start(self._story())

    async def close(self) -> None:
        """Leave nothing open, because the program ends."""
        self.frame.reject()
        if self._ending is not None:
            await self._ending

    # --- the story -----------------------------------------------------------------------------------------------

    async def _story(self) -> None:
        chosen, client = await self._prepare(None)
        while True:
            outcome = await self._attempt(chosen, client)
            if isinstance(outcome, Linked):
                await self._celebrate(outcome)
                return
            if isinstance(outcome, Method):
                chosen = replace(chosen, method=outcome)
            elif outcome is NextStep.BEFORE:
                chosen, client = await self._prepare(chosen)
            elif outcome is NextStep.KEY:
                client = await self._key(chosen.method, always=True) or client

    async def _prepare(self, chosen: SignInChoices | None) -> tuple[SignInChoices, ClientCredentials]:
        """The person's choice and the application's key, back and forth until there are both.

        A service without a server of its own begins with the address of one: without it there is nothing to choose.
        """
        is_asked = chosen is not None or not self._asks_for_address()
        while not is_asked or self._accounts.server(self._provider_id) is None:
            self.frame.show_strip(False)
            is_asked = await self._key_step(keyless=True).ask(None, is_first=True) is not None
        while True:
            self.frame.show_strip(False)
            chosen = await self._before().choose(chosen)
            client = await self._key(chosen.method, always=False)
            if client is not None:
                return chosen, client

    def _asks_for_address(self) -> bool:
        """Whether the person's own server may be another than the one that is set: no account is linked there."""
        return self._profile.at_home and all(each.provider != self._provider_id for each in self._accounts.all)

    def _before(self) -> BeforeStep:
        return BeforeStep(self._accounts, self._provider_id, self.frame, self._presses, self._outside)

    async def _key(self, method: Method, *, always: bool) -> ClientCredentials | None:
        """The stored key, or the one that the person types in; None: they went back."""
        self.frame.show_strip(False)
        key = self._key_step(keyless=method in self._profile.keyless)
        stored = await key.stored()
        return stored if stored is not None and not always else await key.ask(stored)

    def _key_step(self, *, keyless: bool) -> KeyStep:
        accounts, outside = self._accounts, self._outside
        known = (accounts, self._provider_id, self.frame, self._presses, outside, self._record, self._leave)
        return KeyStep(*known, keyless=keyless)

    async def _attempt(self, chosen: SignInChoices, client: ClientCredentials) -> Linked | Method | NextStep:
        """Sign in once; returns the account, the other way that was preferred, or where to go on after a failure."""
        method = chosen.method
        self._show_strip(method, client)
        self.frame.set_buttons(None, back=True, cancel=True)
        self.frame.set_busy(True)
        agent = self._agent(method)
        try:
            async with agent:
                meant = Meant(self._again.account, self._ask_about_other) if self._again is not None else None
                linking = self._accounts.linker.link(
                    self._provider_id, method, client, agent, self._record, chosen.ticked, meant
                )
                return await self._presses.unless_back(linking) or NextStep.BEFORE
        except OtherWay as other:
            return other.method
        except OtherPerson:
            return NextStep.AGAIN
        except LineupError as error:
            return await self._fail(error)
        finally:
            self.frame.set_busy(False)

    async def _ask_about_other(self, wanted: Account, person: Person) -> bool:
        """Whether to link who signed in beside the account that was meant."""
        assert self._again is not None
        is_linked = any(is_same_account(a, a.provider, wanted.server, person.user_id) for a in self._accounts.all)
        page = OtherPage(question_about(wanted, person, self._called(), self._again.waiting(), is_linked=is_linked))
        answer = asyncio.get_running_loop().create_future()
        page.answered.connect(answer.set_result)
        self.frame.set_busy(False)
        self.frame.show_page(page)
        try:
            return bool(await answer)
        finally:
            self.frame.set_busy(True)

    def _agent(self, method: Method) -> WizardAgent:
        service, offered = self._called(), self._profile.methods
        prove = partial(self._accounts.transports.certificate_of, own=self._profile.own_authorities)
        outside = self._outside
        steps, name = profile_words(self._profile).code_steps, self._profile.name
        return _agent_for(
            Attempt(self.frame, service, method, offered, outside.open_uri, prove, outside.browser, steps, name)
        )

    async def _fail(self, error: LineupError) -> NextStep:
        """Say what went wrong; where the person wants to go on."""
        self.frame.set_busy(False)
        failure, first, second = failure_of(error, self._circumstances())
        self.frame.strip.set_failed(self.frame.strip.current)
        page = FailedPage()
        page.show_failure(failure)
        page.primary_pressed.connect(self._presses.primary)
        page.secondary_pressed.connect(self._presses.secondary)
        self.frame.show_page(page)
        self.frame.set_buttons(None, back=True, cancel=True)
        while True:
            pressed = await self._presses.next()
            if pressed == "back":
                return NextStep.BEFORE
            way: FailureButton = first if pressed == "primary" else second
            if way.leads_to not in STAYING:
                break
            self._help(way, error, page)
        if way.leads_to is NextStep.CORRECT_CLOCK and isinstance(error, ClockSkewed):
            self._accounts.clocks[self._provider_id].correct(error.seconds)
            return NextStep.AGAIN
        return way.leads_to

    def _help(self, way: FailureButton, error: LineupError, page: FailedPage) -> None:
        """Do what brings nobody on by itself: the page stays."""
        if way.leads_to is NextStep.OPEN_PAGE and isinstance(error, Interposed):
            self._outside.open_uri(error.address)
        elif way.leads_to is NextStep.COPY_NOTE:
            server = self._accounts.server(self._provider_id)
            QGuiApplication.clipboard().setText(note_for_the_operators(error, server.api if server else "its server"))
            page.say_on_primary("Copied")

    async def _celebrate(self, linked: Linked) -> None:
        """Show the last page, then go on to the account's first list."""
        await AfterStep(self._accounts, self.frame, self._presses, self._tasks).show(linked)
        self.linked.emit(linked.account.id)
        self.frame.accept()
        self._end()

    # --- inside --------------------------------------------------------------------------------------------------

    def _called(self) -> str:
        """The name of the service, with the server if it is not the service's own."""
        return name_of(self._provider, self._accounts.server(self._provider_id))

    def _circumstances(self) -> Circumstances:
        elsewhere = is_elsewhere(self._provider, self._accounts.server(self._provider_id))
        return Circumstances(self._called(), several_ways=len(self._profile.methods) > 1, elsewhere=elsewhere)

    def _show_strip(self, method: Method, client: ClientCredentials) -> None:
        steps = self._provider.steps(method, client)
        self.frame.set_phrase(WORDS[method].phrase)
        self.frame.strip.set_steps(tuple(PipelineStep(*step_in_words(step, self._profile.name)) for step in steps))
        self.frame.strip.set_current(0)
        self.frame.show_strip(True)

    def _leave(self, way: str) -> None:
        """End the wizard before something else begins."""
        self.ended.connect(partial(self.left.emit, way))
        self.frame.reject()

    def _record(self, exchange: Exchange) -> None:
        """Add an exchange to the Details view: the request, the signed text, the answer."""
        status = str(exchange.status or "no answer")
        signed = f"\n\nSignature base string:\n{exchange.signed}" if exchange.signed else ""
        answer = detail_of(exchange.failure) if exchange.failure else exchange.answer
        text = f"{exchange.method} {exchange.uri}{signed}\n\nAnswer {status}:\n{answer}"
        self.frame.details.add(f"{exchange.method} {exchange.uri.partition('?')[0]}", status, text)

    def _broken(self, error: Exception) -> None:
        self._tasks.start(self._after_a_fault(error))

    async def _after_a_fault(self, error: Exception) -> None:
        """Show an error that nobody foresaw like the others; then the wizard begins again.

        Its name helps no person: it is in the details, and without its message, which may quote anything.
        """
        if not isinstance(error, LineupError):
            log.error("Linking failed in a way that nobody foresaw.", exc_info=error)
            kind = type(error).__name__
            self.frame.details.add("Inside Lineup", "failed", f"{kind}\n{''.join(format_tb(error.__traceback__))}")
            error = LineupError()
        await self._fail(error)
        await self._story()

    def _end(self) -> None:
        self._tasks.cancel()
        self._ending = asyncio.ensure_future(self._say_ended())

    async def _say_ended(self) -> None:
        """Emit `ended`, after which the frame may be deleted: listener and page were closed before."""
        await self._tasks.finished()
        self.ended.emit()


def _agent_for(attempt: Attempt) -> WizardAgent:
    """A code to show and questions to ask need nothing that the wizard itself has not."""
    match attempt.method:
        case Method.EMBEDDED:
            return EmbeddedAgent(attempt)
        case Method.BROWSER:
            return BrowserAgent(attempt)
    return WizardAgent(attempt)
