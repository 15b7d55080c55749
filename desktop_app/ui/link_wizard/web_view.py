"""The embedded browser of the wizard: one empty, forgetful profile an attempt, stopped at the redirection URI.

RFC 8252 section 8.12 warns of embedded views; what can be done about it is done here and in `sign_in_page`: an
off-the-record profile, no injected scripts, no channel, no dialog or chooser, downloads, new windows, permissions and
local files refused, plain http refused except on this computer, the host named above the page and asked about when
the origin changes.
"""

import shiboken6
from PySide6.QtCore import QChildEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineProfile, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.ui.link_wizard.sign_in_page import SignInPage
from desktop_app.ui.nested_loops import when_free

Attribute = QWebEngineSettings.WebAttribute

OFF = (
    Attribute.AllowGeolocationOnInsecureOrigins,
    Attribute.AllowRunningInsecureContent,
    Attribute.AllowWindowActivationFromJavaScript,
    Attribute.DnsPrefetchEnabled,
    Attribute.FullScreenSupportEnabled,
    Attribute.HyperlinkAuditingEnabled,
    Attribute.JavascriptCanAccessClipboard,
    Attribute.JavascriptCanOpenWindows,
    Attribute.JavascriptCanPaste,
    Attribute.LocalContentCanAccessFileUrls,
    Attribute.LocalContentCanAccessRemoteUrls,
    Attribute.NavigateOnDropEnabled,
    Attribute.PdfViewerEnabled,
    Attribute.PluginsEnabled,
    Attribute.ScreenCaptureEnabled,
)
ON = (Attribute.PlaybackRequiresUserGesture, Attribute.WebRTCPublicInterfacesOnly)


class SignInView(QWebEngineView):
    """The view, its page and its profile, ended in the order that Qt wants."""

    def __init__(self, redirect_uri: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = _forgetful_profile()
        self._profile.downloadRequested.connect(self._refuse_download)
        self.sign_in = SignInPage(self._profile, redirect_uri, self)
        self.setPage(self.sign_in)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        settings = self.sign_in.settings()
        for attribute in (*OFF, *ON):
            settings.setAttribute(attribute, attribute in ON)

    def visit(self, address: QUrl | str) -> None:
        """Show this page; its origin is allowed from now on."""
        url = QUrl(address)
        self.sign_in.allow(url)
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

    def sizeHint(self) -> QSize:
        """Ask for no room beyond what the lines above leave: Qt's own hint would make the wizard's page scroll."""
        return QSize(0, 0)

    def childEvent(self, event: QChildEvent) -> None:
        """Dialogs that Qt itself opens for a page, such as its colour chooser, are turned away before they are seen."""
        if event.added() or event.polished():  # Qt takes the attribute away in between, where it has no native dialog
            child = event.child()
            if isinstance(child, QWidget) and child.windowType() is Qt.WindowType.Dialog:
                child.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            if isinstance(child, QDialog):
                QTimer.singleShot(0, child, child.reject)
        super().childEvent(event)

    def _refuse_download(self, request: QWebEngineDownloadRequest) -> None:
        request.cancel()
        self.sign_in.refuse_download(request.url())


def _forgetful_profile() -> QWebEngineProfile:
    """Without a name it is off the record: cookies, storage, cache and permissions are gone with it."""
    profile = QWebEngineProfile()
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    return profile
