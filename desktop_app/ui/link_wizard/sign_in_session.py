"""The embedded browser of one attempt: an empty, forgetful profile, and the views that share it.

RFC 8252 section 8.12 warns of embedded views; what can be done about it is done here, in `web_view` and in
`sign_in_page`: an off-the-record profile, no injected scripts, no channel, no dialog or chooser, downloads, permissions
and local files refused, plain http refused except on this computer, the host named above each page and asked about when
the origin changes, a few pop-ups at a time and none without a click.
"""

import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineProfile

from desktop_app.ui.link_wizard.attempt_rules import AttemptRules
from desktop_app.ui.link_wizard.page_limits import RefusedWish
from desktop_app.ui.link_wizard.sign_in_page import SignInPage
from desktop_app.ui.link_wizard.web_view import SignInView
from desktop_app.ui.shell.chromium import let_readers_in
from desktop_app.ui.widgets.nested_loops import when_free


class SignInSession:
    """The profile, its rules, and its views, ended in the order that Qt wants."""

    def __init__(self, redirect_uri: str) -> None:
        if QAccessible.isActive():
            let_readers_in()
        self.rules = AttemptRules(QUrl(redirect_uri))
        self.profile = _forgetful_profile()
        self.profile.downloadRequested.connect(_refuse_download)
        self.first = SignInView(self.profile, self.rules)
        self._pop_ups: list[SignInView] = []

    def new_pop_up(self) -> SignInView:
        """A view for a page that another page opens."""
        view = SignInView(self.profile, self.rules, is_pop_up=True)
        self._pop_ups.append(view)
        self.rules.pop_ups = len(self._pop_ups)
        return view

    def close(self, pop_up: SignInView) -> None:
        """End a pop-up as soon as none of its scripts waits for an answer."""
        self._pop_ups.remove(pop_up)
        self.rules.pop_ups = len(self._pop_ups)
        pop_up.retire()
        when_free(pop_up.delete)

    def end(self) -> None:
        """Delete the pages and then their profile now, also when the program is about to end.

        Only a message that a page itself shows (JavaScript's `alert`) is waited for: it is a loop inside the page.
        """
        for view in (*self._pop_ups, self.first):
            view.retire()
        when_free(self._delete)

    def _delete(self) -> None:
        for view in (*self._pop_ups, self.first):
            view.delete()
        if shiboken6.isValid(self.profile):
            shiboken6.delete(self.profile)


def _refuse_download(request: QWebEngineDownloadRequest) -> None:
    request.cancel()
    page = request.page()
    if isinstance(page, SignInPage):
        page.wishes.refuse(RefusedWish.DOWNLOAD, request.url())


def _forgetful_profile() -> QWebEngineProfile:
    """Make a profile without a name, which is off the record: cookies, storage, cache and permissions go with it."""
    profile = QWebEngineProfile()
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    return profile
