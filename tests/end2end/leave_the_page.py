"""A process of its own: open the embedded sign-in page, look at it, and leave it in the middle, in the way named."""

import asyncio
import json
import sys
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.storage.profile import profile_in
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.shell.application import make_application
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.ui.person import buttons, press, until


async def main(app: App, way: str) -> dict[str, object]:
    running = asyncio.ensure_future(app.run())
    frame = await open_sign_in(app)
    from desktop_app.ui.link_wizard.web_view import SignInView

    page, view = frame.page, frame.findChild(SignInView)
    assert isinstance(page, EmbeddedPage)
    assert isinstance(view, SignInView)
    await until(lambda: view.title() and not view.sign_in.isLoading(), "the page")
    await until(lambda: QApplication.focusWidget() is view.focusProxy(), "the page to have the keyboard")
    found: dict[str, object] = {"address": page.bar.field.text}
    ended, profile = view.sign_in, view.sign_in.profile()
    if way != "Quit":
        await press(frame, way)
        await until(lambda: not isValid(view), "the view to go")
        found["page_ended"], found["profile_ended"] = not isValid(ended), not isValid(profile)
        if way == "Back":
            await until(lambda: buttons(frame, "Continue"), "the first page")
    app.window.close()
    await running
    found["view_ended"] = not isValid(view)
    return found


async def open_sign_in(app: App) -> WizardFrame:
    await until(lambda: app.program, "the start")
    await press(app.window.first_run, "Link Netflix…")
    assert app.program is not None
    wizard = app.program.features.accounts.wizard
    assert wizard is not None
    await press(wizard.frame, "Continue")
    await until(lambda: isinstance(wizard.frame.page, EmbeddedPage), "the page")
    return wizard.frame


if __name__ == "__main__":
    qt = make_application()
    theme = Theme(qt)
    loop = qasync.QEventLoop(qt)
    asyncio.set_event_loop(loop)
    profile = profile_in(Path(sys.argv[2]))
    with loop:
        found = loop.run_until_complete(main(App(MainWindow(), profile, Demo(profile), theme), sys.argv[1]))
    sys.stdout.write(json.dumps(found) + "\n")
