"""The way in this window: the service's own page, stopped before it comes back."""

import asyncio
import secrets
from types import TracebackType

from PySide6.QtCore import QUrl

from desktop_app.ui.hosts import host_of
from desktop_app.ui.link_wizard.addresses import OUT_OF_BAND
from desktop_app.ui.link_wizard.agent import Attempt, WizardAgent
from desktop_app.ui.link_wizard.chromium_sandbox import refusal
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.link_wizard.ways import WORDS


class EmbeddedAgent(WizardAgent):
    """Shows the service's page in the wizard and stops at the redirection URI: no server listens for it."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._redirect_uri = f"http://127.0.0.1/{secrets.token_urlsafe(16)}"
        self._page: EmbeddedPage | None = None
        self._answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._wanted = QUrl()
        self._speaker = ""
        self._is_explained = False
        self._is_passing = False

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._answer.cancel()

    async def redirect_uri(self, registered: str = "") -> str:
        """Any address: it is stopped before anybody is asked there. Out of band there is none."""
        if registered == OUT_OF_BAND:
            raise self._other_way("The service shows a code instead of coming back.")
        self._redirect_uri = registered or self._redirect_uri
        return self._redirect_uri

    async def visit(self, uri: str, done: str = "") -> str:
        if reason := refusal():
            raise self._other_way(f"The embedded browser cannot start here. {reason}")
        try:
            from desktop_app.ui.link_wizard.certificate_judge import CertificateJudge  # noqa: PLC0415 - the same
            from desktop_app.ui.link_wizard.web_view import SignInView  # noqa: PLC0415 - heavy, and may be missing
        except ImportError as error:
            raise self._other_way("The embedded browser is not there.") from error
        page, view = EmbeddedPage(), SignInView(self._redirect_uri)
        self._page, self._view = page, view
        page.set_view(view)
        if self._attempt.instead is not None:
            page.bar.offer_instead(WORDS[self._attempt.instead])
        self._connect(page)
        judge = CertificateJudge(view.sign_in, self._attempt.prove)
        self._frame.show_page(page)
        self._frame.set_busy(False)
        view.visit(uri)
        try:
            with self._offering(done, self._answer):
                return await self._answer
        finally:
            judge.end()
            view.end()
            self._frame.set_busy(True)

    def _connect(self, page: EmbeddedPage) -> None:
        bar, view = page.bar, self._view
        bar.back_pressed.connect(view.back)
        bar.reload_pressed.connect(self._reload)
        bar.instead_pressed.connect(self._prefer_other)
        page.notice_pressed.connect(self._notice_pressed)
        view.urlChanged.connect(self._moved)
        view.loadStarted.connect(self._begin)
        view.loadProgress.connect(bar.set_progress)
        view.loadFinished.connect(self._loaded)
        view.renderProcessTerminated.connect(self._crashed)
        view.sign_in.redirected.connect(self._came_back)
        view.sign_in.left_host.connect(self._leaving)
        view.sign_in.wants_passkey.connect(self._passkey)
        view.sign_in.said.connect(self._say)
        view.sign_in.refused.connect(self._refused)
        view.sign_in.halted.connect(self._halted)

    def _came_back(self, uri: str) -> None:
        if not self._answer.done():
            self._answer.set_result(uri)

    def _prefer_other(self) -> None:
        if not self._answer.done():
            self._answer.set_exception(self._other_way("The person prefers another way."))

    def _moved(self, url: QUrl) -> None:
        assert self._page is not None
        if host_of(url) != self._speaker:
            self._page.hide_saying()
        self._page.bar.set_address(url.toString())
        self._page.bar.set_can_go_back(self._view.history().canGoBack())

    def _loaded(self, ok: bool) -> None:  # noqa: FBT001 - a signal's argument
        is_meant = self._is_explained or not self._view.sign_in.is_going
        if not ok and not is_meant and not self._answer.done() and self._page is not None:
            self._page.set_notice("This page could not be loaded. Is the network there?", "Try again")
            self._wanted = self._view.url()

    def _begin(self) -> None:
        """Another page: what the one before wanted in vain is over."""
        if not self._view.sign_in.is_going:
            return
        self._is_explained = False
        if self._is_passing and self._page is not None:
            self._is_passing = False
            self._page.set_notice("")

    def _leaving(self, url: QUrl) -> None:
        assert self._page is not None
        self._wanted, self._is_passing = url, False
        self._page.set_notice(f"This page leads to another place: {host_of(url)}", "Go there")

    def _notice_pressed(self) -> None:
        assert self._page is not None
        self._page.set_notice("")
        self._view.visit(self._wanted)

    def _reload(self) -> None:
        """The page, also one that was stopped."""
        if self._view.sign_in.is_halted:
            self._notice_pressed()
        else:
            self._view.reload()

    def _say(self, host: str, text: str) -> None:
        assert self._page is not None
        self._speaker = host
        self._page.show_saying(host, text)

    def _refused(self, sentence: str) -> None:
        assert self._page is not None
        self._is_explained = self._is_passing = True
        self._page.set_notice(sentence)

    def _halted(self, host: str, url: QUrl) -> None:
        assert self._page is not None
        self._wanted, self._is_passing = url, False
        self._page.set_notice(f"{host} kept showing messages, so Lineup stopped its page.", "Try again")

    def _passkey(self) -> None:
        assert self._page is not None
        self._page.set_notice("This page wants a passkey, which only your own browser can give.")

    def _crashed(self) -> None:
        assert self._page is not None
        self._page.set_notice("The page stopped working. Load it again, or take another way.")
