"""The last gate before the network: a page of an origin that nobody agreed to is asked for nothing."""

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from desktop_app.ui.link_wizard.attempt_rules import AttemptRules

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
