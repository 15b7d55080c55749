"""The whole program on its sandbox, in this process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.storage.profile import profile_in
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.tour.report import Report
from desktop_app.tour.scene import Scene
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme


@asynccontextmanager
async def running(folder: Path, theme: Theme) -> AsyncIterator[Scene]:
    """From its start until its window is closed; the profile and pictures are kept in the folder."""
    profile = profile_in(folder / "profile")
    app = App(MainWindow(), profile, Demo(profile), theme)
    run = asyncio.ensure_future(app.run())
    try:
        await until(lambda: app.program, "the start")
        yield Scene(app, Report(folder))
    finally:
        app.window.close()
        await run


async def open_sign_in(scene: Scene) -> WizardFrame:
    """Netflix's own page in the wizard, from the first start on."""
    await click_button(scene.program.workspace.welcome.cards, "Link Netflix…")
    assert scene.app.program is not None
    wizard = scene.app.program.features.accounts.wizard
    assert wizard is not None
    await click_button(wizard.frame, "Continue")
    await until(lambda: isinstance(wizard.frame.page, EmbeddedPage), "the page")
    return wizard.frame


def page_of(frame: WizardFrame) -> EmbeddedPage:
    page = frame.page
    assert isinstance(page, EmbeddedPage)
    return page


def said(frame: WizardFrame) -> str:
    """Everything that can be read in the wizard, buttons included."""
    labels = [each.text() for each in frame.findChildren(QLabel) if each.isVisible()]
    return " ".join([*labels, *(each.text() for each in frame.findChildren(QPushButton) if each.isVisible())])
