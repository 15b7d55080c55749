"""The embedded browser of the wizard: one empty, forgetful profile an attempt, stopped at the redirection URI.

RFC 8252 section 8.12 warns of embedded views; what can be done about it is done here: an off-the-record profile,
no injected scripts, no channel, downloads, new windows, permissions and local files refused, plain http refused
except on this computer, the host named above the page and asked about when it changes.
"""

import shiboken6
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QAuthenticator, QNetworkProxy
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDownloadRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from desktop_app.ui.link_wizard.addresses import is_at, is_safe
from desktop_app.ui.nested_loops import when_free

Attribute = QWebEngineSettings.WebAttribute


class SignInPage(QWebEnginePage):
    """A page that may show the service's sign-in and nothing else."""

    redirected = Signal(str)
    left_host = Signal(QUrl)
    wants_passkey = Signal()

    def __init__(self, profile: QWebEngineProfile, redirect_uri: str, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._redirect = QUrl(redirect_uri)
        self._hosts: set[str] = set()
        self._was_at_proxy = False
        self.newWindowRequested.connect(self._open_here)
        self.permissionRequested.connect(self._deny)
        self.certificateError.connect(self._reject_certificate)
        self.webAuthUxRequested.connect(self._no_passkey)
        self.proxyAuthenticationRequired.connect(self._sign_in_at_proxy)

    def allow(self, host: str) -> None:
        """Pages of this host may be shown."""
        self._hosts.add(host)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        is_main_frame: bool,  # noqa: FBT001 - Qt's
    ) -> bool:
        """Before the network: the redirect is taken out here, so that no server needs to listen for it."""
        target = QUrl(url)
        if self._is_redirect(target):
            self.redirected.emit(target.toString(QUrl.ComponentFormattingOption.FullyEncoded))
            return False
        if not is_safe(target):
            return False
        if is_main_frame and target.host() not in self._hosts:
            self.left_host.emit(target)
            return False
        return super().acceptNavigationRequest(target, kind, is_main_frame)

    def _is_redirect(self, url: QUrl) -> bool:
        return is_at(url, self._redirect)

    def _open_here(self, request: QWebEngineNewWindowRequest) -> None:
        self.setUrl(request.requestedUrl())

    def _deny(self, permission: QWebEnginePermission) -> None:
        permission.deny()

    def _reject_certificate(self, error: QWebEngineCertificateError) -> None:
        error.rejectCertificate()

    def _sign_in_at_proxy(self, _url: QUrl, answer: QAuthenticator, host: str) -> None:
        """With what the person set; once, for a proxy that refused it asks again and again."""
        proxy = QNetworkProxy.applicationProxy()
        if not self._was_at_proxy and proxy.user() and host == proxy.hostName():
            self._was_at_proxy = True
            answer.setUser(proxy.user())
            answer.setPassword(proxy.password())

    def _no_passkey(self) -> None:
        self.wants_passkey.emit()


class SignInView(QWebEngineView):
    """The view, its page and its profile, ended in the order that Qt wants."""

    def __init__(self, redirect_uri: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = QWebEngineProfile()
        self._profile.downloadRequested.connect(self._refuse_download)
        self.sign_in = SignInPage(self._profile, redirect_uri, self)
        self.setPage(self.sign_in)
        self.setContextMenuPolicy(self.contextMenuPolicy().NoContextMenu)
        for attribute in (
            Attribute.LocalContentCanAccessFileUrls,
            Attribute.LocalContentCanAccessRemoteUrls,
            Attribute.JavascriptCanAccessClipboard,
            Attribute.JavascriptCanOpenWindows,
            Attribute.PluginsEnabled,
            Attribute.PdfViewerEnabled,
            Attribute.FullScreenSupportEnabled,
            Attribute.ScreenCaptureEnabled,
        ):
            self.sign_in.settings().setAttribute(attribute, False)

    def visit(self, uri: str) -> None:
        """Show the service's page; its host is allowed from the start."""
        url = QUrl(uri)
        self.sign_in.allow(url.host())
        self.load(url)

    def end(self) -> None:
        """Forget everything, now: the page goes before its profile, also where the program is about to end.

        Only a message that the page itself shows (JavaScript's `alert`) is waited for: it is a loop inside the page.
        """
        self.stop()
        self.hide()
        self.blockSignals(True)
        when_free(self._delete)

    def _delete(self) -> None:
        shiboken6.delete(self.sign_in)
        shiboken6.delete(self._profile)
        self.deleteLater()

    def _refuse_download(self, request: QWebEngineDownloadRequest) -> None:
        request.cancel()
