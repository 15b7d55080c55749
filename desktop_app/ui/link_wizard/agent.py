"""The wizard as user-agent: shows codes and asks questions; each way to sign in leads to pages in its own manner."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self, Unpack

from PySide6.QtCore import QObject

from desktop_app.auth.flow import Question, UserCode, Waiting
from desktop_app.domain.errors import Details, SignInAbandoned, SignInReason
from desktop_app.providers.provider import Method
from desktop_app.ui.link_wizard.default_browser import DefaultBrowser
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.code_page import CodePage
from desktop_app.ui.link_wizard.pages.form_page import FormPage
from desktop_app.ui.link_wizard.ways import WORDS, instead_of
from desktop_app.ui.sentences.steps import APPROVED


@dataclass(frozen=True, slots=True)
class Attempt:
    """The attempt at signing in, as its agent knows it. `offered` are the ways that the service has.

    `open_uri` says whether a browser could be started, `browser` tells which that is. `prove` tells the certificate
    (DER) with which the server at an address proves itself to this program. `code_steps` are the person's steps to the
    place where a code is typed, in the menus of what people call by `name`; empty where its page is enough.
    """

    frame: WizardFrame
    service: str
    method: Method
    offered: tuple[Method, ...]
    open_uri: Callable[[str], bool]
    prove: Callable[[str], Awaitable[bytes]]
    browser: Callable[[], Awaitable[DefaultBrowser]]
    code_steps: tuple[str, ...] = ()
    name: str = ""

    @property
    def instead(self) -> Method | None:
        """The next way, where there is one."""
        return instead_of(self.method, self.offered)


class OtherWay(SignInAbandoned):
    """The person, or what this computer lacks, wants the sign-in to go on another way."""

    def __init__(self, error: SignInAbandoned, method: Method) -> None:
        super().__init__(error.why, **error.details)
        self.method = method


class WizardAgent:
    """A user-agent that holds something open for as long as the attempt lasts."""

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._frame = attempt.frame
        self._code_page: CodePage | None = None
        self._code_step = 0
        self._step = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def at_step(self, number: int) -> None:
        self._step = number
        self._frame.strip.set_current(number)
        if self._code_page is not None and number > self._code_step:
            self._code_page.show_approved()
            self._code_page = None
            self._frame.set_busy(True)

    # --- a page --------------------------------------------------------------------------------------------------

    async def redirect_uri(self, registered: str = "") -> str:  # noqa: ARG002 - the protocol has it
        raise SignInAbandoned(SignInReason.NO_PAGE)

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:  # noqa: ARG002 - the protocol has it
        raise SignInAbandoned(SignInReason.NO_PAGE)

    @contextmanager
    def _offering(self, answer: "asyncio.Future[str]", *, may_stay: bool) -> Iterator[None]:
        """The wizard's own button for a page that may send nobody back: who presses it came back with nothing."""

        def finish() -> None:
            if not answer.done():
                answer.set_result("")

        self._frame.set_buttons(APPROVED if may_stay else None, back=True, cancel=True)
        pressed = self._frame.primary_pressed.connect(finish)
        try:
            yield
        finally:
            QObject.disconnect(pressed)
            self._frame.set_buttons(None, back=True, cancel=True)

    def _other_way(self, why: SignInReason, **details: Unpack[Details]) -> SignInAbandoned:
        """The error that ends this attempt, with the next way to sign in if there is another."""
        instead, error = self._attempt.instead, SignInAbandoned(why, **details)
        return OtherWay(error, instead) if instead is not None else error

    # --- a code --------------------------------------------------------------------------------------------------

    def show_code(self, code: UserCode) -> None:
        if self._code_page is None:
            self._code_page = page = CodePage(self._attempt.service, self._attempt.code_steps, self._attempt.name)
            page.open_pressed.connect(self._open_page)
            self._frame.show_page(page)
            self._frame.set_busy(False)
        self._code_step = self._step
        self._code_page.show_code(code)

    def waiting(self, how: Waiting) -> None:
        if self._code_page is not None:
            self._code_page.show_waiting(how)

    def _open_page(self, uri: str) -> None:
        """Open an address from the service, if it is that of a web page."""
        page = self._code_page
        if page is not None and not (page.may_open(uri) and self._attempt.open_uri(uri)):
            page.show_no_browser()

    # --- questions -----------------------------------------------------------------------------------------------

    async def ask(self, questions: tuple[Question, ...]) -> dict[str, str]:
        method, frame = self._attempt.method, self._frame
        words = WORDS[method]
        answered: asyncio.Future[dict[str, str]] = asyncio.get_running_loop().create_future()
        page = FormPage(words.title, words.of(self._attempt.service), questions, as_typed=method is Method.PASSWORD)

        def finish() -> None:
            if page.is_complete() and not answered.done():
                answered.set_result(page.values())

        frame.show_page(page)
        frame.set_buttons("Sign in", back=True, cancel=True)
        frame.set_busy(False)
        pressed = frame.primary_pressed.connect(finish)
        try:
            return await answered
        finally:
            QObject.disconnect(pressed)
            page.forget()
            frame.set_buttons(None, back=True, cancel=True)
            frame.set_busy(True)
