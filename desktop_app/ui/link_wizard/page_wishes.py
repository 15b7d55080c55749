"""Wishes of a sign-in page that nobody can be asked about: passwords, certificates, devices, files."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QAuthenticator, QNetworkProxy
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineClientCertificateSelection,
    QWebEngineDesktopMediaRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineRegisterProtocolHandlerRequest,
)

from desktop_app.domain.errors import TlsReason
from desktop_app.ui.link_wizard.attempt_rules import AttemptRules, refuse
from desktop_app.ui.link_wizard.page_limits import RefusedWish
from desktop_app.ui.link_wizard.view_faults import reason_of
from desktop_app.ui.shell.tls_words import fault_in_words, way_out
from desktop_app.ui.widgets.host_display import host_of


class PageWishes(QObject):
    """Answers the wishes of a page before they return, as a dialog could not; lives as long as the page."""

    refused = Signal(str)
    """A sentence about a wish that was refused."""

    doubted = Signal(object)
    """A `QWebEngineCertificateError` that waits: Chromium doesn't know the authority, which others may."""

    def __init__(self, page: QWebEnginePage, rules: AttemptRules) -> None:
        super().__init__(page)
        self._page = page
        self._rules = rules
        page.permissionRequested.connect(QWebEnginePermission.deny)
        page.certificateError.connect(self._look_at_certificate)
        page.fullScreenRequested.connect(QWebEngineFullScreenRequest.reject)
        page.fileSystemAccessRequested.connect(QWebEngineFileSystemAccessRequest.reject)
        page.registerProtocolHandlerRequested.connect(QWebEngineRegisterProtocolHandlerRequest.reject)
        page.desktopMediaRequested.connect(QWebEngineDesktopMediaRequest.cancel)
        page.selectClientCertificate.connect(self._no_certificate)
        page.authenticationRequired.connect(self._no_password)
        page.proxyAuthenticationRequired.connect(self._sign_in_at_proxy)

    def refuse(self, what: RefusedWish, url: QUrl | None = None) -> None:
        """Say that the wish was refused: of the host of `url`, else of the page's."""
        self.refused.emit(what.of((host_of(url) if url is not None else "") or host_of(self._page.url())))

    def _no_password(self, url: QUrl, asked: QAuthenticator) -> None:
        """Refuse a question for a password: it must be answered before this returns, so no dialog could wait."""
        refuse(asked)
        self.refuse(RefusedWish.PASSWORD, url)

    def _look_at_certificate(self, error: QWebEngineCertificateError) -> None:
        """Reject a certificate, or let others judge if Chromium does not know its authority."""
        reason = reason_of(error)
        if reason is TlsReason.UNKNOWN_ISSUER and error.isOverridable():
            error.defer()
            self.doubted.emit(error)
            return
        error.rejectCertificate()
        if error.isMainFrame():
            host = host_of(error.url())
            self.refused.emit(f"{fault_in_words(reason, host)} {way_out(reason, host)}")

    def _no_certificate(self, selection: QWebEngineClientCertificateSelection) -> None:
        selection.selectNone()
        self.refuse(RefusedWish.CERTIFICATE, selection.host())

    def _sign_in_at_proxy(self, _url: QUrl, asked: QAuthenticator, host: str) -> None:
        """Sign in at the proxy with what the person set; once, for a proxy that refuses it asks again and again."""
        proxy = QNetworkProxy.applicationProxy()
        if self._rules.was_at_proxy or not proxy.user() or host != proxy.hostName():
            refuse(asked)
            return
        self._rules.was_at_proxy = True
        asked.setUser(proxy.user())
        asked.setPassword(proxy.password())
