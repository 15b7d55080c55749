"""A view of the embedded browser: its settings, its end, and no dialog of Qt's own."""

import shiboken6
from PySide6.QtCore import QChildEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.ui.link_wizard.attempt_rules import AttemptRules
from desktop_app.ui.link_wizard.sign_in_page import SignInPage

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
    """A view and its page. `SignInSession` makes it and ends it."""

    def __init__(self, profile: QWebEngineProfile, rules: AttemptRules, *, is_pop_up: bool = False) -> None:
        super().__init__()
        self.sign_in = SignInPage(profile, rules, self, is_pop_up=is_pop_up)
        self.setPage(self.sign_in)
        self.setAccessibleName("Page of the service")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        settings = self.sign_in.settings()
        for attribute in (*OFF, *ON):
            settings.setAttribute(attribute, attribute in ON)

    def visit(self, address: QUrl | str) -> None:
        """Show this page; its origin is allowed from now on."""
        url = QUrl(address)
        self.sign_in.allow(url)
        self.load(url)

    def send_held(self, url: QUrl) -> None:
        """Send the form that was held back, unchanged, to this origin, which is allowed from now on."""
        self.sign_in.allow(url)
        self.sign_in.release()

    def retire(self) -> None:
        """Show and tell nothing any more."""
        self.stop()
        self.hide()
        self.blockSignals(True)

    def delete(self) -> None:
        """Delete the page at once, before its profile, and the view when Qt is done with it."""
        if shiboken6.isValid(self):
            shiboken6.delete(self.sign_in)
            self.deleteLater()

    def sizeHint(self) -> QSize:
        """Ask for no room beyond what the lines above leave: Qt's own hint would make the wizard's page scroll."""
        return QSize(0, 0)

    def childEvent(self, event: QChildEvent) -> None:
        """Turn away dialogs that Qt itself opens for a page, such as its colour chooser, before they are seen."""
        if event.added() or event.polished():  # Qt takes the attribute away in between, where it has no native dialog
            child = event.child()
            if isinstance(child, QWidget) and child.windowType() is Qt.WindowType.Dialog:
                child.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            if isinstance(child, QDialog):
                QTimer.singleShot(0, child, child.reject)
        super().childEvent(event)
