"""A page of the sign-in in its sheet, with the questions about it, and what follows from the answers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEngineWebAuthUxRequest

from desktop_app.ui.link_wizard.load_failures import TRY_AGAIN, UNENCRYPTED, failure_of, is_for_reading
from desktop_app.ui.link_wizard.page_expiry import ErrorAnswer
from desktop_app.ui.link_wizard.pages.page_sheet import PageSheet
from desktop_app.ui.link_wizard.passkey_request import PasskeyRequest
from desktop_app.ui.link_wizard.sign_in_page import Crossing
from desktop_app.ui.link_wizard.web_view import SignInView
from desktop_app.ui.widgets.host_display import host_of

Status = QWebEngineLoadingInfo.LoadStatus
HTTP = QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain

ELSEWHERE = "This page leads to another place: {host}"
GO_THERE = "Go there"
OPEN_PAGE = "Open page"
SEND_AGAIN = "You can go to {host} now. Press the button in the page once more."
HALTED = "{host} kept showing messages, so Lineup stopped its page."
CRASHED = "The page stopped working. Load it again, or take another way."


def _nothing() -> None:
    """Do nothing: the line has no button."""


class SignInWindow(QObject):
    """The first page of an attempt, or a pop-up of it.

    `open_outside` opens an address in the person's own browser. `explains` may say more of an error status of the
    service, and returns whether it did.
    """

    came_back = Signal(str)
    instead_pressed = Signal()
    appeared = Signal()
    """Emitted when there is something to see: an address, or a question about one."""

    shown = Signal()
    """A page came, and not as an error."""

    wants_window = Signal(object)
    closed = Signal()

    def __init__(
        self,
        sheet: PageSheet,
        view: SignInView,
        open_outside: Callable[[str], object],
        explains: Callable[[ErrorAnswer], bool] = lambda _: False,
    ) -> None:
        super().__init__(sheet)
        self.sheet, self.view = sheet, view
        self._open_outside, self._explains = open_outside, explains
        self._act: Callable[[], None] = _nothing
        self._speaker = ""
        self._is_explained = self._is_passing = False
        self._passkey: PasskeyRequest | None = None
        sheet.set_view(view)
        self._connect()

    def ask(
        self, sentence: str, action: str = "", act: Callable[[], None] = _nothing, *, passing: bool = False
    ) -> None:
        """Say this under the address, with a button; `passing`: until the next page."""
        self._act, self._is_passing, self._is_explained = act, passing, True
        self.sheet.set_notice(sentence, action)
        self.appeared.emit()

    def visit(self, url: QUrl | str) -> None:
        """Show this page and forget what was said."""
        self._hush()
        self.view.visit(url)

    def _connect(self) -> None:
        bar, view, page = self.sheet.bar, self.view, self.view.sign_in
        bar.back_pressed.connect(view.back)
        bar.reload_pressed.connect(self._reload)
        bar.close_pressed.connect(self.closed)
        bar.instead_pressed.connect(self.instead_pressed)
        self.sheet.hint_pressed.connect(self.instead_pressed)
        self.sheet.notice_pressed.connect(self._notice_pressed)
        view.urlChanged.connect(self._moved)
        view.loadProgress.connect(bar.set_progress)
        view.renderProcessTerminated.connect(self._crashed)
        page.loadingChanged.connect(self._loading)
        page.windowCloseRequested.connect(self.closed)
        page.set_out.connect(self._begin)
        page.redirected.connect(self.came_back)
        page.wants_window.connect(self.wants_window)
        page.left_host.connect(self._leaving)
        page.left_encryption.connect(self._unencrypted)
        page.webAuthUxRequested.connect(self._ask_for_passkey)
        page.said.connect(self._say)
        page.refused.connect(self._refused)
        page.halted.connect(self._halted)

    # --- where the page goes -------------------------------------------------------------------------------------

    def _moved(self, url: QUrl) -> None:
        """Show the page's new address; that of a page that is held back is in the question alone."""
        if not self.view.sign_in.knows(url):
            return
        if host_of(url) != self._speaker:
            self.sheet.hide_saying()
        self.sheet.bar.set_address(url.toString())
        self.sheet.bar.set_can_go_back(self.view.history().canGoBack())

    def _loading(self, info: QWebEngineLoadingInfo) -> None:
        if info.status() is Status.LoadFailedStatus:
            self._failed(info)
        elif info.status() is Status.LoadSucceededStatus:
            self._moved(self.view.url())
            self.shown.emit()

    def _begin(self) -> None:
        """Begin another page, and drop what the one before wanted in vain."""
        self.appeared.emit()
        self.view.show()
        self._is_explained = False
        if self._is_passing:
            self._hush()

    def _failed(self, info: QWebEngineLoadingInfo) -> None:
        if self._is_explained or not self.view.sign_in.is_going:
            return
        url, is_readable = info.url(), is_for_reading(info)
        if info.errorDomain() is HTTP:
            answer = ErrorAnswer(info.errorCode(), url, self.view.sign_in.is_form, is_readable)
            if self._explains(answer):
                self.view.setVisible(is_readable)
                return
        if failure := failure_of(info, host_of(url)):
            self.view.setVisible(is_readable)  # raw XML tells a person nothing, and Chromium's page says the same again
            self.ask(failure.sentence, failure.action, self._load_again(url), passing=True)

    def _load_again(self, url: QUrl) -> Callable[[], None]:
        """The action that loads a page again; a form is sent again, because its answer has no address of its own."""
        return self.view.reload if self.view.sign_in.is_form else lambda: self.view.visit(url)

    def _leaving(self, url: QUrl, how: Crossing) -> None:
        """Ask before leaving the host. A view whose form is held back is hidden: it shows an error that is none."""
        self.view.setVisible(how is not Crossing.FORM)
        ways = {
            Crossing.LINK: self.view.visit,
            Crossing.FORM: self.view.send_held,
            Crossing.FORM_SENT_ON: self._let_send_again,
        }
        go = ways[how]
        self.ask(ELSEWHERE.format(host=host_of(url)), GO_THERE, lambda: self._go(go, url))

    def _go(self, go: Callable[[QUrl], None], url: QUrl) -> None:
        """Qt tells no change of address for a form that is let go: the one that was held has it already."""
        go(url)
        self._moved(self.view.url())

    def _let_send_again(self, url: QUrl) -> None:
        self.view.sign_in.allow(url)
        self.ask(SEND_AGAIN.format(host=host_of(url)), passing=True)

    def _unencrypted(self, url: QUrl) -> None:
        self.ask(UNENCRYPTED.format(host=host_of(url)), OPEN_PAGE, lambda: self._leave_for(url))

    def _leave_for(self, url: QUrl) -> None:
        self._open_outside(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        self.ask("When you are signed in to the network, load the page again.", TRY_AGAIN, self._reload)

    # --- what the person presses ---------------------------------------------------------------------------------

    def _notice_pressed(self) -> None:
        act = self._act
        self._hush()
        act()

    def _hush(self) -> None:
        self._act, self._is_passing, self._is_explained = _nothing, False, False
        self.sheet.set_notice("")

    def _reload(self) -> None:
        """Load the page again, also one that was stopped."""
        if self.view.sign_in.is_halted:
            self._notice_pressed()
        else:
            self.view.reload()

    # --- what the page says and wants ----------------------------------------------------------------------------

    def _say(self, host: str, text: str) -> None:
        self._speaker = host
        self.sheet.show_saying(host, text)

    def _refused(self, sentence: str) -> None:
        self.ask(sentence, passing=True)

    def _halted(self, host: str, url: QUrl) -> None:
        self.ask(HALTED.format(host=host), TRY_AGAIN, lambda: self.view.visit(url))

    def _crashed(self) -> None:
        self.ask(CRASHED)

    def _ask_for_passkey(self, request: QWebEngineWebAuthUxRequest) -> None:
        self.sheet.set_hint("")
        self._passkey = PasskeyRequest(request, self.sheet.passkey, self._end_passkey)

    def _end_passkey(self) -> None:
        self._passkey = None
