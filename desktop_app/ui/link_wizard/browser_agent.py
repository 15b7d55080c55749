"""Sign-in in the person's own browser: a listener on loopback takes the answer, or the person pastes it."""

import asyncio
from types import TracebackType
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl

from desktop_app.auth import expectation
from desktop_app.auth.flow import PageExpired
from desktop_app.auth.loopback import LoopbackRedirect
from desktop_app.domain.errors import SignInReason
from desktop_app.ui.link_wizard.addresses import OUT_OF_BAND, is_at, is_loopback
from desktop_app.ui.link_wizard.agent import Attempt, WizardAgent
from desktop_app.ui.link_wizard.default_browser import DefaultBrowser
from desktop_app.ui.link_wizard.page_expiry import PageExpiry
from desktop_app.ui.link_wizard.pages.browser_page import HINT, BringBack, BrowserPage
from desktop_app.ui.link_wizard.ways import WORDS
from desktop_app.ui.sentences.loopback import PAGES

HINT_AFTER = 20.0
"""Seconds without an answer after which the next way is offered."""

NO_BROWSER = "No browser could be opened from here."
NO_ADDRESS = "This is no address. What is wanted is all of what the browser's address bar shows."
UNPROVEN = (
    "Your browser brought an answer that doesn’t say which sign-in it belongs to, so Lineup didn’t use it. "
    "If it is yours, sign in another way."
)
ANOTHER = "Open it again to get a new one."
ELSEWHERE = "This is another page. The address wanted begins with {registered}"


class BrowserAgent(WizardAgent):
    """Opens the person's own browser and listens on loopback (RFC 8252 section 7.3); a pasted address will do too.

    Where another redirection URI was registered nobody can listen there, so what the page ends on is pasted.
    """

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._loopback: LoopbackRedirect | None = None
        self._registered = ""
        self._other: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._uri = ""
        self._page: BrowserPage | None = None
        self._overdue: asyncio.TimerHandle | None = None
        self._expiry: PageExpiry | None = None
        self._is_open = False
        self._browser = DefaultBrowser()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._other.cancel()
        if self._loopback is not None:
            await self._loopback.__aexit__(kind, error, trace)

    async def redirect_uri(self, registered: str = "") -> str:
        self._registered = registered
        if registered and not is_loopback(QUrl(registered)):
            return registered
        self._loopback = await LoopbackRedirect(PAGES, registered).__aenter__()
        self._loopback.on_unproven = self._warn
        return self._loopback.uri

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        loop = asyncio.get_running_loop()
        self._uri = uri
        self._other = loop.create_future()
        self._expiry = expiry = PageExpiry(uri, expectation.current(), loop.time)
        self._page = page = BrowserPage(self._bring_back(), uri)
        page.open_again.connect(self._open_again)
        page.pasted.connect(self._pasted)
        page.instead_pressed.connect(self._prefer_other)
        self._frame.show_page(page)
        self._frame.set_busy(False)
        self._overdue = loop.call_later(HINT_AFTER, self._hint, HINT)
        ending = loop.call_later(expiry.lasts, self._hint, f"{expiry.words} {ANOTHER}") if expiry.ends else None
        listening = {asyncio.ensure_future(self._loopback.wait())} if self._loopback is not None else set()
        self._open()
        naming = asyncio.ensure_future(self._name_browser())
        try:
            with self._offering(self._other, may_stay=may_stay):
                ended, _ = await asyncio.wait({self._other, *listening}, return_when=asyncio.FIRST_COMPLETED)
            return ended.pop().result()
        finally:
            self._overdue.cancel()
            naming.cancel()
            if ending is not None:
                ending.cancel()
            for each in listening:
                each.cancel()
            self._frame.set_busy(True)

    def _bring_back(self) -> BringBack:
        if self._loopback is not None:
            return BringBack.BY_ITSELF
        return BringBack.CODE if self._registered == OUT_OF_BAND else BringBack.ADDRESS

    def _open_again(self) -> None:
        """Open the same page again, or a new one if this one has ended with its token."""
        is_over = self._expiry is not None and self._expiry.ends and self._expiry.is_over()
        if is_over and not self._other.done():
            self._other.set_exception(PageExpired(SignInReason.PAGE_EXPIRED))
        else:
            self._open()

    def _open(self) -> None:
        self._is_open = self._attempt.open_uri(self._uri)
        self._say_opened()

    async def _name_browser(self) -> None:
        """Look up the browser: that something could be started to open a page is no proof that there is one."""
        self._browser = await self._attempt.browser()
        self._say_opened()

    def _say_opened(self) -> None:
        if self._page is None:
            return
        if self._is_open and not self._browser.is_missing:
            self._page.show_opened(self._browser.name)
            return
        self._page.show_not_opened()
        self._hint(NO_BROWSER)

    def _warn(self) -> None:
        """Say that an answer was not used, and let that stand."""
        if self._overdue is not None:
            self._overdue.cancel()
        self._hint(UNPROVEN)

    def _hint(self, text: str) -> None:
        if self._page is not None:
            instead = self._attempt.instead
            self._page.show_hint(text, WORDS[instead].instead if instead is not None else "")

    def _pasted(self, text: str) -> None:
        if wrong := self._wrong_with(text):
            if self._page is not None:
                self._page.show_paste_error(wrong)
            return
        if not self._other.done():
            self._other.set_result(text)

    def _wrong_with(self, text: str) -> str:
        """The reason why a pasted text cannot be the address of the answer; empty if it can."""
        how = self._bring_back()
        if how is BringBack.CODE:
            return ""
        try:
            urlsplit(text)  # as the flows do, which believe it to be an address
        except ValueError:
            return NO_ADDRESS
        is_elsewhere = how is BringBack.ADDRESS and not is_at(QUrl(text), QUrl(self._registered))
        return ELSEWHERE.format(registered=self._registered) if is_elsewhere else ""

    def _prefer_other(self) -> None:
        if not self._other.done():
            self._other.set_exception(self._other_way(SignInReason.OTHER_WAY_PREFERRED))
