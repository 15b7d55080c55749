"""Sign-in in the wizard's window: the service's own page, stopped before it comes back."""

import asyncio
import secrets
from types import TracebackType
from typing import TYPE_CHECKING

from desktop_app.auth.flow import PageExpired
from desktop_app.domain.errors import SignInReason
from desktop_app.providers.provider import Method
from desktop_app.ui.link_wizard.addresses import OUT_OF_BAND
from desktop_app.ui.link_wizard.agent import Attempt, WizardAgent
from desktop_app.ui.link_wizard.security_keys import has_authenticator
from desktop_app.ui.link_wizard.ways import OPEN_OUTSIDE, WORDS
from desktop_app.ui.shell.chromium import refusal

if TYPE_CHECKING:
    from desktop_app.ui.link_wizard.sign_in_pages import SignInPages

NO_PASSKEYS = "Signing in with a passkey? Connect a security key first, or use your own browser."


class EmbeddedAgent(WizardAgent):
    """Shows the service's page in the wizard and stops at the redirection URI: no server listens for it."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._redirect_uri = f"http://127.0.0.1/{secrets.token_urlsafe(16)}"
        self._answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._pages: SignInPages | None = None

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._answer.cancel()
        self._end()

    async def redirect_uri(self, registered: str = "") -> str:
        """Any address: it is stopped before anybody is asked there. Out of band there is none."""
        if registered == OUT_OF_BAND:
            raise self._other_way(SignInReason.CODE_SHOWN)
        self._redirect_uri = registered or self._redirect_uri
        return self._redirect_uri

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        if reason := refusal():
            raise self._other_way(SignInReason.BROWSER_NOT_STARTED, place=reason)
        self._answer = asyncio.get_running_loop().create_future()
        pages = self._pages or await self._open()
        self._frame.set_busy(False)
        pages.visit(uri)
        try:
            with self._offering(self._answer, may_stay=may_stay):
                returned = await self._answer
        except PageExpired:
            pages.await_another()
            raise
        except BaseException:
            self._end()
            raise
        finally:
            self._frame.set_busy(True)
        self._end()
        return returned

    async def _open(self) -> "SignInPages":
        try:
            from desktop_app.ui.link_wizard.sign_in_pages import SignInPages  # noqa: PLC0415 - heavy, may be missing
        except ImportError as error:
            raise self._other_way(SignInReason.BROWSER_NOT_THERE) from error
        instead = WORDS[self._attempt.instead] if self._attempt.instead is not None else None
        pages = self._pages = SignInPages(self._redirect_uri, instead, self._attempt.open_uri, self._attempt.prove)
        pages.came_back.connect(self._came_back)
        pages.instead_pressed.connect(self._prefer_other)
        pages.expired.connect(self._renew)
        self._frame.show_page(pages.page)
        if not await asyncio.to_thread(has_authenticator):
            pages.page.first.set_hint(NO_PASSKEYS, self._outside_words())
        return pages

    def _outside_words(self) -> str:
        """The words of the button for the next way, when a page can't do something here."""
        instead = self._attempt.instead
        if instead is None:
            return ""
        return OPEN_OUTSIDE if instead is Method.BROWSER else WORDS[instead].instead

    def _end(self) -> None:
        if self._pages is not None:
            self._pages.end()
            self._pages = None

    def _came_back(self, uri: str) -> None:
        if not self._answer.done():
            self._answer.set_result(uri)

    def _prefer_other(self) -> None:
        if not self._answer.done():
            self._answer.set_exception(self._other_way(SignInReason.OTHER_WAY_PREFERRED))

    def _renew(self) -> None:
        if not self._answer.done():
            self._answer.set_exception(PageExpired(SignInReason.PAGE_EXPIRED))
