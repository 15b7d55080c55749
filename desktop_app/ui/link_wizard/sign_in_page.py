"""The page inside the wizard's view: where it may go, and what its scripts may not do.

Nothing of a page ever opens a dialog or a nested event loop: its messages are told by signals, and what it wants of
the person or the computer is refused.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import QAuthenticator, QNetworkProxy
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineClientCertificateSelection,
    QWebEngineDesktopMediaRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineLoadingInfo,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineWebAuthUxRequest,
)

from desktop_app.domain.errors import TlsReason
from desktop_app.ui.hosts import host_of
from desktop_app.ui.link_wizard.addresses import NOWHERE, is_at, is_safe, origin_of
from desktop_app.ui.link_wizard.page_limits import Allowance, Refusal, spoken
from desktop_app.ui.link_wizard.refused_authentication import refuse
from desktop_app.ui.link_wizard.view_faults import explained, reason_of
from desktop_app.ui.tls_words import fault_in_words, way_out

LEAVING = "Are you sure you want to leave this page? Changes that you made may not be saved."
"""Qt's own question for a page that would not be left. A script that asks the same gains nothing by the answer."""


class SignInPage(QWebEnginePage):
    """A page that may show the service's sign-in and nothing else."""

    redirected = Signal(str)
    left_host = Signal(QUrl)
    """An origin that the person has not agreed to."""

    doubted = Signal(object)
    """A `QWebEngineCertificateError` that waits: Chromium doesn't know the authority, which others may."""

    wants_passkey = Signal()
    said = Signal(str, str)
    """A host, and a message of a script of its page."""

    refused = Signal(str)
    """A sentence about a wish of the page that was refused."""

    halted = Signal(str, QUrl)
    """A host whose page kept showing messages and was stopped, and its address."""

    def __init__(self, profile: QWebEngineProfile, redirect_uri: str, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._redirect = QUrl(redirect_uri)
        self._origins: set[tuple[str, str, int]] = set()
        self._was_at_proxy = False
        self._allowance = Allowance()
        self._is_halted = self._is_going = False
        self.loadStarted.connect(self._allowance.turn_page)
        self._connect_requests()

    def allow(self, url: QUrl) -> None:
        """Pages of this origin may be shown; the person wants it, so they may speak again."""
        self._origins.add(origin_of(url))
        self._allowance.renew()
        self._is_halted = False

    @property
    def is_halted(self) -> bool:
        """Whether the page was stopped, until the person wants to see one again."""
        return self._is_halted

    @property
    def is_going(self) -> bool:
        """Whether the page may go where it last wanted to: a load that fails otherwise was refused."""
        return self._is_going and not self._is_halted

    # --- where it goes -------------------------------------------------------------------------------------------

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        is_main_frame: bool,  # noqa: FBT001 - Qt's
    ) -> bool:
        """Before the network: the redirect is taken out here, so that no server needs to listen for it."""
        target = QUrl(url)
        accepted = self._accepts(target, is_main_frame=is_main_frame)
        self._is_going = accepted if is_main_frame else self._is_going
        return accepted and super().acceptNavigationRequest(target, kind, is_main_frame)

    def _accepts(self, target: QUrl, *, is_main_frame: bool) -> bool:
        if self._is_halted:
            return target.toString() == NOWHERE
        if is_at(target, self._redirect):
            if is_main_frame:  # a frame inside may be anybody's
                self.redirected.emit(target.toString(QUrl.ComponentFormattingOption.FullyEncoded))
            return False
        if not is_safe(target):
            return False
        if is_main_frame and origin_of(target) not in self._origins:
            self.left_host.emit(target)
            return False
        return True

    def _open_here(self, request: QWebEngineNewWindowRequest) -> None:
        """A new window may come from a frame of anybody's, so that the redirect is not taken from it."""
        url = request.requestedUrl()
        if is_at(url, self._redirect):
            self._refuse(Refusal.NEW_WINDOW)
        elif is_safe(url) and url.toString() != NOWHERE:
            self.setUrl(url)

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

    def _say(self, origin: QUrl | str, message: str) -> None:
        if self._is_halted:
            return
        host = host_of(QUrl(origin)) or host_of(self.url()) or "This page"
        if self._allowance.take():
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
        self._refuse(Refusal.FILE)
        return []

    def _refuse(self, what: Refusal, url: QUrl | None = None) -> None:
        self.refused.emit(what.of((host_of(url) if url is not None else "") or host_of(self.url())))

    def refuse_download(self, url: QUrl) -> None:
        """Say that the file at this address was not taken."""
        self._refuse(Refusal.DOWNLOAD, url)

    def _connect_requests(self) -> None:
        self.newWindowRequested.connect(self._open_here)
        self.permissionRequested.connect(QWebEnginePermission.deny)
        self.certificateError.connect(self._look_at_certificate)
        self.loadingChanged.connect(self._explain)
        self.fullScreenRequested.connect(QWebEngineFullScreenRequest.reject)
        self.fileSystemAccessRequested.connect(QWebEngineFileSystemAccessRequest.reject)
        self.registerProtocolHandlerRequested.connect(QWebEngineRegisterProtocolHandlerRequest.reject)
        self.desktopMediaRequested.connect(QWebEngineDesktopMediaRequest.cancel)
        self.webAuthUxRequested.connect(self._no_passkey)
        self.selectClientCertificate.connect(self._no_certificate)
        self.authenticationRequired.connect(self._no_password)
        self.proxyAuthenticationRequired.connect(self._sign_in_at_proxy)

    def _no_password(self, url: QUrl, asked: QAuthenticator) -> None:
        """The question would have to be answered before this returns: no dialog could wait for the person."""
        refuse(asked)
        self._refuse(Refusal.PASSWORD, url)

    def _look_at_certificate(self, error: QWebEngineCertificateError) -> None:
        """Reject the certificate, or let others judge where Chromium does not know its authority."""
        reason = reason_of(error)
        if reason is TlsReason.UNKNOWN_ISSUER and error.isOverridable():
            error.defer()
            self.doubted.emit(error)
            return
        error.rejectCertificate()
        if error.isMainFrame():
            host = host_of(error.url())
            self.refused.emit(f"{fault_in_words(reason, host)} {way_out(reason, host)}")

    def _explain(self, info: QWebEngineLoadingInfo) -> None:
        if said := explained(info, host_of(info.url())):
            self.refused.emit(said)

    def _no_certificate(self, selection: QWebEngineClientCertificateSelection) -> None:
        selection.selectNone()
        self._refuse(Refusal.CERTIFICATE, selection.host())

    def _no_passkey(self, request: QWebEngineWebAuthUxRequest) -> None:
        request.cancel()
        self.wants_passkey.emit()

    def _sign_in_at_proxy(self, _url: QUrl, asked: QAuthenticator, host: str) -> None:
        """With what the person set; once, for a proxy that refused it asks again and again."""
        proxy = QNetworkProxy.applicationProxy()
        if self._was_at_proxy or not proxy.user() or host != proxy.hostName():
            refuse(asked)
            return
        self._was_at_proxy = True
        asked.setUser(proxy.user())
        asked.setPassword(proxy.password())
