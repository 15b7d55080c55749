"""A process of its own: the request token dies while the sandbox's sign-in page is open, twice, and is asked anew."""

import asyncio
import json
import sys
from pathlib import Path

import qasync
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.storage.profile import profile_in
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.shell.application import make_application
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.end2end.leave_the_page import open_sign_in
from tests.ui.person import press, until

WRONG_PASSWORD = "document.querySelector('[type=password]').value='wrong';document.getElementById('approve').click()"


async def main(app: App, demo: Demo) -> dict[str, object]:
    running = asyncio.ensure_future(app.run())
    frame = await open_sign_in(app)
    from desktop_app.ui.link_wizard.web_view import SignInView

    view = frame.findChild(SignInView)
    assert isinstance(view, SignInView)

    def fresh() -> bool:
        return "oauth_token=" in view.url().toString() and not view.sign_in.isLoading()

    await until(lambda: fresh() and view.title(), "the page")
    first, faults = view.url(), demo.sandbox.netflix.faults
    loaded: list[bool] = []
    view.loadFinished.connect(loaded.append)
    view.sign_in.runJavaScript(WRONG_PASSWORD)
    await until(lambda: loaded == [False], "the answer to a wrong password")
    found: dict[str, object] = {"after a wrong password": page_of(frame).notice}
    view.load(first)
    await until(lambda: loaded == [False, True], "the page again")
    assert view.url() == first

    faults.expire_request_tokens()
    page_of(frame).bar.reload_pressed.emit()
    await until(lambda: fresh() and view.url() != first, "a new page")
    await until(lambda: page_of(frame).notice, "a word about it")
    found["by itself"], second = page_of(frame).notice, view.url()

    faults.expire_request_tokens()
    page_of(frame).bar.reload_pressed.emit()
    await until(lambda: "New page" in said(frame), "the button")
    found["again"] = page_of(frame).notice
    found["raw answer is shown"] = view.isVisible()
    await press(frame, "New page")
    await until(lambda: fresh() and view.url() not in (first, second), "another page")
    found["after the button"] = page_of(frame).notice
    found["new page is shown"] = view.isVisible()
    view.sign_in.runJavaScript("document.getElementById('approve').click()")
    await until(lambda: "linked" in said(frame), "the last page")
    app.window.close()
    await running
    return found


def page_of(frame: WizardFrame) -> EmbeddedPage:
    page = frame.page
    assert isinstance(page, EmbeddedPage)
    return page


def said(frame: WizardFrame) -> str:
    labels = [each.text() for each in frame.findChildren(QLabel) if each.isVisible()]
    return " ".join([*labels, *(each.text() for each in frame.findChildren(QPushButton) if each.isVisible())])


if __name__ == "__main__":
    qt = make_application()
    theme = Theme(qt)
    loop = qasync.QEventLoop(qt)
    asyncio.set_event_loop(loop)
    profile = profile_in(Path(sys.argv[1]))
    demo = Demo(profile)
    with loop:
        found = loop.run_until_complete(main(App(MainWindow(), profile, demo, theme), demo))
    sys.stdout.write(json.dumps(found) + "\n")
