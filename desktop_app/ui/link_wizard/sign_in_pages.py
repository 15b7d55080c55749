"""The pages of one attempt in the wizard: the sign-in, its pop-ups, and a new page after one has expired."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineNewWindowRequest

from desktop_app.auth import expectation
from desktop_app.ui.link_wizard.certificate_judge import CertificateJudge, Prove
from desktop_app.ui.link_wizard.page_expiry import NEW_PAGE, RENEWED, ErrorAnswer, PageExpiry
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.link_wizard.pages.page_sheet import PageSheet
from desktop_app.ui.link_wizard.sign_in_session import SignInSession
from desktop_app.ui.link_wizard.sign_in_window import SignInWindow
from desktop_app.ui.link_wizard.ways import WayWords


class SignInPages(QObject):
    """Takes the person to a page, shows the pop-ups over it, and tells the address that it came back to.

    `instead`: another way to sign in. `open_outside` opens an address in the person's own browser. `prove` asks a
    server for the certificate with which it proves itself to this program.
    """

    came_back = Signal(str)
    instead_pressed = Signal()
    expired = Signal()
    """Emitted when the page expired and another one is wanted."""

    def __init__(
        self, redirect_uri: str, instead: WayWords | None, open_outside: Callable[[str], object], prove: Prove
    ) -> None:
        self.page = EmbeddedPage()
        super().__init__(self.page)
        self.session = SignInSession(redirect_uri)
        self._instead, self._open_outside, self._prove = instead, open_outside, prove
        self._judges: dict[SignInWindow, CertificateJudge] = {}
        self._pop_ups: list[SignInWindow] = []
        self._expiry: PageExpiry | None = None
        self._overdue: asyncio.TimerHandle | None = None
        self._was_renewed = self._is_renewal = False
        self.first = SignInWindow(self.page.first, self.session.first, open_outside, self._explains)
        self.first.shown.connect(self._shown)
        self._adopt(self.first)

    def visit(self, uri: str) -> None:
        """Show this page, alone."""
        self._close_pop_ups()
        loop = asyncio.get_running_loop()
        self._expiry = expiry = PageExpiry(uri, expectation.current(), loop.time)
        if expiry.ends:
            self._overdue = loop.call_later(expiry.lasts, self._say_expired)
        self.first.visit(uri)

    def await_another(self) -> None:
        """Show what there is until the next visit, and ask nothing about it."""
        self._stop_clock()
        self._close_pop_ups()

    def end(self) -> None:
        """Delete all pages now."""
        self._stop_clock()
        for judge in self._judges.values():
            judge.end()
        self._judges.clear()
        self.session.end()

    # --- pop-ups -------------------------------------------------------------------------------------------------

    def _adopt(self, window: SignInWindow) -> None:
        window.came_back.connect(self.came_back)
        window.instead_pressed.connect(self.instead_pressed)
        window.wants_window.connect(self._open_pop_up)
        self._judges[window] = CertificateJudge(window.view.sign_in, self._prove)
        if self._instead is not None:
            window.sheet.bar.offer_instead(self._instead)

    def _open_pop_up(self, request: QWebEngineNewWindowRequest) -> None:
        """Open a view that knows its opener, and show it once it has an address to be judged by."""
        sheet = PageSheet()
        sheet.hide()
        sheet.setParent(self.page)
        window = SignInWindow(sheet, self.session.new_pop_up(), self._open_outside)
        window.closed.connect(lambda: self._close(window))
        sheet.bar.offer_close()
        self._adopt(window)
        self._pop_ups.append(window)
        window.appeared.connect(lambda: self.page.add(sheet))
        request.openIn(window.view.sign_in)

    def _close(self, window: SignInWindow) -> None:
        if window in self._pop_ups:  # a page may close itself more than once
            self._pop_ups.remove(window)
            self._judges.pop(window).end()
            self.session.close(window.view)
            self.page.remove(window.sheet)

    def _close_pop_ups(self) -> None:
        for window in tuple(self._pop_ups):
            self._close(window)

    # --- a page that has expired ---------------------------------------------------------------------------------

    def _shown(self) -> None:
        if self._expiry is not None:
            self._expiry.show()
        if self._is_renewal:
            self._is_renewal = False
            self.first.ask(RENEWED, passing=True)

    def _explains(self, answer: ErrorAnswer) -> bool:
        """The first time a new page comes by itself; after that the person says when."""
        if self._expiry is None or not self._expiry.explains(answer):
            return False
        if self._was_renewed:
            self._say_expired()
        else:
            self._was_renewed = self._is_renewal = True
            self.expired.emit()
        return True

    def _say_expired(self) -> None:
        if self._expiry is not None:
            self.first.ask(self._expiry.words, NEW_PAGE, self.expired.emit)

    def _stop_clock(self) -> None:
        if self._overdue is not None:
            self._overdue.cancel()
            self._overdue = None
