"""The page inside the wizard's view, with limits on where it may go and what its scripts may do.

Nothing of a page ever opens a dialog or a nested event loop: its messages are told by signals, and what it wants of
the person or the computer is refused.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineLoadingInfo,
    QWebEngineNavigationRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
)

from desktop_app.ui.link_wizard.addresses import NOWHERE, is_safe
from desktop_app.ui.link_wizard.attempt_rules import AttemptRules, UnaskedRequests
from desktop_app.ui.link_wizard.page_limits import RefusedWish, spoken
from desktop_app.ui.link_wizard.page_wishes import PageWishes
from desktop_app.ui.widgets.host_display import host_of

NavigationType = QWebEngineNavigationRequest.NavigationType
Status = QWebEngineLoadingInfo.LoadStatus

LEAVING = "Are you sure you want to leave this page? Changes that you made may not be saved."
"""Qt's own question for a page that would not be left. A script that asks the same gains nothing by the answer."""


class Crossing(Enum):
    """The ways in which a page leads to an origin that the person has not agreed to."""

    LINK = "an address, which can be visited"
    FORM = "a form that is held back"
    FORM_SENT_ON = "a form that an origin which is known sends on: the person has to send it again"


class FormHold(Enum):
    """The place of a form that is held back."""

    NOTHING = "nothing is held back"
    ON_ITS_WAY = "the form is on its way to the gate"
    KEPT = "the form is in the history"
    RELEASED = "the person agreed while the form was on its way"


class SignInPage(QWebEnginePage):
    """A page that may show the service's sign-in and nothing else; `is_pop_up` where another page opened it."""

    redirected = Signal(str)
    set_out = Signal()
    """Emitted when another page is asked for, before the network; `loadStarted` may come after the answer."""

    left_host = Signal(QUrl, Crossing)
    """An origin that the person has not agreed to."""

    doubted = Signal(object)
    """A `QWebEngineCertificateError` that waits: Chromium doesn't know the authority, which others may."""

    left_encryption = Signal(QUrl)
    """A page that would come over plain HTTP, and was not asked for."""

    wants_window = Signal(object)
    """A pop-up that may be opened."""

    said = Signal(str, str)
    """A host, and a message of a script of its page."""

    refused = Signal(str)
    """A sentence about a wish of the page that was refused."""

    halted = Signal(str, QUrl)
    """A host whose page kept showing messages and was stopped, and its address."""

    def __init__(
        self, profile: QWebEngineProfile, rules: AttemptRules, parent: QObject, *, is_pop_up: bool = False
    ) -> None:
        super().__init__(profile, parent)
        self._rules = rules
        self._gate = UnaskedRequests(rules, self)
        self._may_come_back = not is_pop_up
        self._is_halted = self._is_going = self._is_form = self._is_form_out = False
        self._hold = FormHold.NOTHING
        self.setUrlRequestInterceptor(self._gate)
        self.loadingChanged.connect(self._keep)
        self.loadStarted.connect(self._turn_page)
        self.navigationRequested.connect(self._ask_first)
        self.newWindowRequested.connect(self._open_window)
        self.wishes = PageWishes(self, rules)
        self.wishes.refused.connect(self.refused)
        self.wishes.doubted.connect(self.doubted)

    def allow(self, url: QUrl) -> None:
        """Pages of this origin may be shown; the person wants it, so they may speak again."""
        self._rules.allow(url)
        self._rules.allowance.renew()
        self._is_halted = False

    def knows(self, url: QUrl) -> bool:
        """Whether a page of this origin may be shown without a question."""
        return self._rules.knows(url)

    @property
    def is_halted(self) -> bool:
        """Whether the page was stopped, until the person wants to see one again."""
        return self._is_halted

    @property
    def is_going(self) -> bool:
        """Whether the page may go to its last target: else a failed load was a refusal."""
        return self._is_going and not self._is_halted

    @property
    def is_form(self) -> bool:
        """Whether the page answers a form that was sent."""
        return self._is_form

    # --- where it goes -------------------------------------------------------------------------------------------

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        is_main_frame: bool,  # noqa: FBT001 - Qt's
    ) -> bool:
        """Take out the redirect before it reaches the network, so that no server needs to listen for it."""
        target = QUrl(url)
        accepted = self._accepts(target, is_main_frame=is_main_frame)
        self._is_going = accepted if is_main_frame else self._is_going
        return accepted and super().acceptNavigationRequest(target, kind, is_main_frame)

    def _accepts(self, target: QUrl, *, is_main_frame: bool) -> bool:
        if self._is_halted:
            return target.toString() == NOWHERE
        if self._rules.is_back(target):
            if is_main_frame:  # a frame inside may be anybody's
                self._come_back(target)
            return False
        if not is_safe(target):
            if is_main_frame and target.scheme() == "http":
                self.left_encryption.emit(target)
            return False
        return True

    def _come_back(self, target: QUrl) -> None:
        """Take the redirect of a pop-up only from an address of its own: the first may come from any frame."""
        if self._may_come_back:
            self.redirected.emit(target.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        else:
            self.wishes.refuse(RefusedWish.NEW_WINDOW)

    def _ask_first(self, request: QWebEngineNavigationRequest) -> None:
        """Ask before an origin that nobody agreed to: a form goes to the gate, which holds it; the rest stays here.

        The gate comes too late for a form that is sent on (status 307), which RFC 9700 section 4.12 advises against.
        """
        if not request.isMainFrame():
            return
        was_out = self._is_form_out and request.navigationType() is NavigationType.RedirectNavigation
        url, self._is_form = request.url(), request.hasFormData()
        self._hold = FormHold.NOTHING
        if self._rules.knows(url):
            self._may_come_back = self._may_come_back or url.toString() != NOWHERE
            self._is_form_out = self._is_form
            self.set_out.emit()
            return
        self._is_going = False
        crossing = Crossing.LINK if not self._is_form else Crossing.FORM_SENT_ON if was_out else Crossing.FORM
        if crossing is Crossing.FORM:
            self._hold = FormHold.ON_ITS_WAY
        else:
            request.reject()
        self.left_host.emit(url, crossing)

    def release(self) -> None:
        """Send the form that is held back; the person agreed to its origin."""
        if self._hold is FormHold.KEPT:
            self.triggerAction(QWebEnginePage.WebAction.Reload)
        elif self._hold is FormHold.ON_ITS_WAY:
            self._hold = FormHold.RELEASED
            self.set_out.emit()  # the gate may not have seen it yet, and then lets it through

    def _keep(self, info: QWebEngineLoadingInfo) -> None:
        if info.status() is Status.LoadStartedStatus:
            return
        self._is_form_out = False
        if info.status() is not Status.LoadFailedStatus:
            return
        was_released = self._hold is FormHold.RELEASED
        if self._hold is not FormHold.NOTHING:
            self._hold = FormHold.KEPT
        if was_released:
            self.release()

    def _open_window(self, request: QWebEngineNewWindowRequest) -> None:
        """Open a window without taking the redirect from its address, which may come from any frame."""
        url = request.requestedUrl()
        if self._is_halted or not request.isUserInitiated():
            return
        if self._rules.is_back(url):
            self.wishes.refuse(RefusedWish.NEW_WINDOW)
        elif not self._rules.may_open():
            self.wishes.refuse(RefusedWish.TOO_MANY)
        elif is_safe(url):
            self.wants_window.emit(request)
        elif url.scheme() == "http":
            self.left_encryption.emit(url)

    # --- what its scripts say ------------------------------------------------------------------------------------

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:
        self._say(origin, message)

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:
        """Whether the person agrees: never, but a page that is asked whether it may be left always may."""
        if message == QCoreApplication.translate("QWebEnginePage", LEAVING):
            return True
        self._say(origin, message)
        return False

    def javaScriptPrompt(self, origin: QUrl | str, message: str, _proposed: str) -> tuple[bool, str]:
        self._say(origin, message)
        return False, ""

    def _turn_page(self) -> None:
        self._rules.allowance.turn_page()

    def _say(self, origin: QUrl | str, message: str) -> None:
        if self._is_halted:
            return
        host = host_of(QUrl(origin)) or host_of(self.url()) or "This page"
        if self._rules.allowance.take():
            self.said.emit(host, spoken(message))
            return
        self._is_halted = True
        self.halted.emit(host, self.url())
        QTimer.singleShot(0, self, self._go_nowhere)  # its script waits for an answer at this moment

    def _go_nowhere(self) -> None:
        self.triggerAction(QWebEnginePage.WebAction.Stop)
        self.setUrl(QUrl(NOWHERE))

    # --- what it wants -------------------------------------------------------------------------------------------

    def chooseFiles(
        self, _mode: QWebEnginePage.FileSelectionMode, _old: Sequence[str], _kinds: Sequence[str]
    ) -> list[str]:
        self.wishes.refuse(RefusedWish.FILE)
        return []
