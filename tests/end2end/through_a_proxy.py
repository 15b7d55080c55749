"""A process of its own: the embedded view opens a page far away, with a proxy set that wants what is named."""

import json
import sys

from PySide6.QtCore import QEventLoop, QTimer

from desktop_app.ui.application import make_application
from desktop_app.ui.proxying import use_proxy
from tests.proxy import proxy

WITHIN = 30_000
"""Milliseconds."""


def main(wants: str) -> dict[str, object]:
    application = make_application()
    from desktop_app.ui.link_wizard.sign_in_session import SignInSession

    with proxy(wants) as seen:
        use_proxy(seen.manual("ada"), "secret")
        session, waiting = SignInSession("http://127.0.0.1:1/back"), QEventLoop()
        view = session.first
        view.loadFinished.connect(waiting.quit)
        QTimer.singleShot(WITHIN, waiting.quit)
        view.show()
        view.visit("https://far.example.org/sign-in")
        waiting.exec()
        session.end()
        application.processEvents()
        return {"asked": seen.asked, "refused_first": bool(seen.turned_away)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1])) + "\n")
