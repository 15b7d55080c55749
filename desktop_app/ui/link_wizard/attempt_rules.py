"""Rules for every page of one attempt to sign in, its pop-ups as well; what no rule allows is refused."""

import ctypes
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtNetwork import QAuthenticator
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from desktop_app.ui.link_wizard.addresses import NOWHERE, is_at, origin_of
from desktop_app.ui.link_wizard.page_limits import MessageAllowance

MOST_POP_UPS = 3
"""Pop-ups that may be open at a time."""


@dataclass(slots=True)
class AttemptRules:
    """The sign-in's return address, the origins that the person agreed to, and what the pages have used up."""

    redirect: QUrl
    allowance: MessageAllowance = field(default_factory=MessageAllowance)
    pop_ups: int = 0
    was_at_proxy: bool = False
    _origins: set[tuple[str, str, int]] = field(default_factory=set)

    def allow(self, url: QUrl) -> None:
        """Pages of this origin may be shown for the rest of the attempt."""
        self._origins.add(origin_of(url))

    def knows(self, url: QUrl) -> bool:
        """Whether a page may be shown without a question."""
        return url.toString() == NOWHERE or origin_of(url) in self._origins

    def is_back(self, url: QUrl) -> bool:
        """Whether this is where the service sends the person back to."""
        return is_at(url, self.redirect)

    def may_open(self) -> bool:
        """Whether one more pop-up may be opened."""
        return self.pop_ups < MOST_POP_UPS


def refuse(asked: QAuthenticator) -> None:
    """Make the answer null, by which Qt's browser gives up; anything else, even an empty name, would be sent.

    C++ assigns `QAuthenticator()` for that, which Python cannot. An authenticator is nothing but a pointer to its
    data, and null without: it changes places with one that is null, which then frees the data.
    """
    null = QAuthenticator()
    words = [ctypes.c_void_p.from_address(shiboken6.getCppPointer(each)[0]) for each in (asked, null)]
    words[0].value, words[1].value = words[1].value, words[0].value


MAIN_FRAME = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMainFrame


class UnaskedRequests(QWebEngineUrlRequestInterceptor):
    """Blocks the pages of unknown origins. Whoever sets it must hold it: Qt does not.

    A blocked form stays in the history with its fields, so that loading the page again sends it as it was. That is
    the one way to hold a form back: Qt tells nobody what is in it.
    """

    def __init__(self, rules: AttemptRules, parent: QObject) -> None:
        super().__init__(parent)
        self._rules = rules

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.resourceType() is MAIN_FRAME and not self._rules.knows(info.requestUrl()):
            info.block(True)
