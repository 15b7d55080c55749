"""The wizard as user-agent: its embedded view, or the person's own browser with a listener on loopback."""

import asyncio
import secrets
from collections.abc import Callable
from types import TracebackType
from typing import Self

from PySide6.QtCore import QUrl

from desktop_app.auth.flow import Question, UserCode, Waiting
from desktop_app.auth.loopback import LoopbackRedirect
from desktop_app.domain.errors import SignInAbandoned
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.browser_page import BrowserPage
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage

HINT_AFTER = 20.0
"""Seconds without an answer after which the next way is offered."""


NO_BROWSER = "No browser could be opened from here. Take the other way."


class OtherWay(SignInAbandoned):
    """The person wants to sign in the other way: in their browser, or in this window."""


class WizardAgent:
    """A user-agent that holds something open for as long as the attempt lasts."""

    def __init__(self, frame: WizardFrame) -> None:
        self._frame = frame

    def at_step(self, number: int) -> None:
        self._frame.strip.set_current(number)

    async def redirect_uri(self, registered: str = "") -> str:  # noqa: ARG002
        raise SignInAbandoned("This way leads over no page.")

    async def visit(self, uri: str, done: str = "") -> str:  # noqa: ARG002  # noqa: ARG002
        raise SignInAbandoned("This way leads over no page.")

    def show_code(self, code: UserCode) -> None:  # noqa: ARG002
        raise SignInAbandoned("This way shows no code.")

    def waiting(self, how: Waiting) -> None:  # noqa: ARG002
        raise SignInAbandoned("This way shows no code.")

    async def ask(self, questions: tuple[Question, ...]) -> dict[str, str]:  # noqa: ARG002
        raise SignInAbandoned("This way asks nothing.")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class EmbeddedAgent(WizardAgent):
    """Shows the service's page in the wizard and stops at the redirection URI: no server listens for it."""

    def __init__(self, frame: WizardFrame) -> None:
        super().__init__(frame)
        self._redirect_uri = f"http://127.0.0.1/{secrets.token_urlsafe(16)}"
        self._page: EmbeddedPage | None = None
        self._answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._wanted = QUrl()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._answer.cancel()

    async def redirect_uri(self, registered: str = "") -> str:
        self._redirect_uri = registered or self._redirect_uri
        return self._redirect_uri

    async def visit(self, uri: str, done: str = "") -> str:  # noqa: ARG002
        try:
            # Imported when it is needed: it is most of the program's weight, and other ways work without it.
            from desktop_app.ui.link_wizard.web_view import SignInView  # noqa: PLC0415
        except ImportError as error:
            raise OtherWay("The embedded browser is not there.") from error
        page, view = EmbeddedPage(), SignInView(self._redirect_uri)
        self._page, self._view = page, view
        page.set_view(view)
        self._connect(page)
        self._frame.show_page(page)
        self._frame.set_busy(False)
        view.visit(uri)
        try:
            return await self._answer
        finally:
            view.end()
            self._frame.set_busy(True)

    def _connect(self, page: EmbeddedPage) -> None:
        bar, view = page.bar, self._view
        bar.back_pressed.connect(view.back)
        bar.reload_pressed.connect(view.reload)
        bar.browser_pressed.connect(self._prefer_browser)
        page.notice_pressed.connect(self._notice_pressed)
        view.urlChanged.connect(self._moved)
        view.loadProgress.connect(bar.set_progress)
        view.loadFinished.connect(self._loaded)
        view.renderProcessTerminated.connect(self._crashed)
        view.sign_in.redirected.connect(self._came_back)
        view.sign_in.left_host.connect(self._leaving)
        view.sign_in.wants_passkey.connect(self._passkey)

    def _came_back(self, uri: str) -> None:
        if not self._answer.done():
            self._answer.set_result(uri)

    def _prefer_browser(self) -> None:
        if not self._answer.done():
            self._answer.set_exception(OtherWay("The person prefers their browser."))

    def _moved(self, url: QUrl) -> None:
        assert self._page is not None
        self._page.bar.set_address(url.toString())
        self._page.bar.set_can_go_back(self._view.history().canGoBack())

    def _loaded(self, ok: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not ok and not self._answer.done() and self._page is not None:
            self._page.set_notice("This page could not be loaded. Is the network there?", "Try again")
            self._wanted = self._view.url()

    def _leaving(self, url: QUrl) -> None:
        assert self._page is not None
        self._wanted = url
        self._page.set_notice(f"This page leads to another place: {url.host()}", "Go there")

    def _notice_pressed(self) -> None:
        assert self._page is not None
        self._page.set_notice("")
        self._view.visit(self._wanted.toString())

    def _passkey(self) -> None:
        assert self._page is not None
        self._page.set_notice("This page wants a passkey. Your own browser has it: use that one instead.")

    def _crashed(self) -> None:
        assert self._page is not None
        self._page.set_notice("The page stopped working. Load it again, or use your browser.")


class BrowserAgent(WizardAgent):
    """Opens the person's own browser and listens on loopback (RFC 8252 section 7.3); a pasted address will do too."""

    def __init__(self, frame: WizardFrame, open_uri: Callable[[str], bool]) -> None:
        super().__init__(frame)
        self._open_uri = open_uri
        self._loopback = LoopbackRedirect()
        self._other: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._uri = ""
        self._page: BrowserPage | None = None

    async def __aenter__(self) -> Self:
        await self._loopback.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._other.cancel()
        await self._loopback.__aexit__(kind, error, trace)

    async def redirect_uri(self, registered: str = "") -> str:
        return registered or self._loopback.uri

    async def visit(self, uri: str, done: str = "") -> str:
        self._uri = uri
        self._page = page = BrowserPage()
        page.open_again.connect(self._open)
        page.pasted.connect(self._pasted)
        page.embedded_pressed.connect(self._prefer_embedded)
        self._frame.show_page(page)
        self._frame.set_busy(False)
        hint = asyncio.get_running_loop().call_later(HINT_AFTER, page.show_hint)
        listening = asyncio.ensure_future(self._loopback.wait())
        self._open()
        try:
            ended, _ = await asyncio.wait({listening, self._other}, return_when=asyncio.FIRST_COMPLETED)
            return ended.pop().result()
        finally:
            hint.cancel()
            listening.cancel()
            self._frame.set_busy(True)

    def _open(self) -> None:
        if not self._open_uri(self._uri) and self._page is not None:
            self._page.show_hint(NO_BROWSER)

    def _pasted(self, address: str) -> None:
        if not self._other.done():
            self._other.set_result(address.strip())

    def _prefer_embedded(self) -> None:
        if not self._other.done():
            self._other.set_exception(OtherWay("The person prefers this window."))
