"""A process of its own: the embedded view opens a page far away, with a proxy set that wants what is named."""

import json
import os
import sys

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.domain.proxies import Proxy, ProxyKind
from desktop_app.ui.settings.proxy import use_proxy
from desktop_app.ui.shell.application import make_application
from tests.proxy import proxy
from tests.socks import socks_proxy

WITHIN = 30_000
"""Milliseconds."""


def visit(application: QApplication) -> None:
    """Open a page far away, and see its load end."""
    from desktop_app.ui.link_wizard.sign_in_session import SignInSession

    session, waiting = SignInSession("http://127.0.0.1:1/back"), QEventLoop()
    view = session.first
    view.loadFinished.connect(waiting.quit)
    QTimer.singleShot(WITHIN, waiting.quit)
    view.show()
    view.visit("https://far.example.org/sign-in")
    waiting.exec()
    session.end()
    application.processEvents()


def through_http(wants: str) -> dict[str, object]:
    application = make_application()
    with proxy(wants) as seen:
        use_proxy(seen.manual("ada"), "secret")
        visit(application)
        return {"asked": seen.asked, "refused_first": bool(seen.turned_away)}


def through_socks(named: str) -> dict[str, object]:
    """`named`: a variable and the scheme of the proxy in it; without one the person names the proxy."""
    with socks_proxy({}) as seen:
        variable, _, scheme = named.partition("=")
        if scheme:
            os.environ[variable] = f"{scheme}://127.0.0.1:{seen.port}/"
        application = make_application()
        use_proxy(Proxy() if scheme else Proxy(ProxyKind.SOCKS, "127.0.0.1", seen.port))
        visit(application)
        return {"asked": seen.asked, "faults": seen.faults}


if __name__ == "__main__":
    for name in ("all_proxy", "http_proxy", "https_proxy", "no_proxy"):
        os.environ.pop(name, None)
        os.environ.pop(name.upper(), None)
    kind, argument = sys.argv[1:]
    found = through_socks(argument) if kind == "socks" else through_http(argument)
    sys.stdout.write(json.dumps(found) + "\n")
