"""The whole program on a profile of the test's own, without the demo."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from PySide6.QtWidgets import QLabel

from desktop_app.app.lifetime import App
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.profile import Profile
from desktop_app.ui.shell.first_run import FirstRun
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme


@asynccontextmanager
async def started(profile: Profile, theme: Theme, opened: str = "") -> AsyncIterator[App]:
    """From its start, its secrets in memory, until it was quit."""
    app = App(MainWindow(), profile, None, theme, opened)
    app.window.show()
    await app.join()
    assert app.accounts is not None
    app.accounts.keep_secrets_in(SessionStore())
    yield app
    app.quit()
    await app._stop()
    app.window.close_now()


def cards(app: App) -> FirstRun:
    """The cards of the first run."""
    assert app.program is not None
    return app.program.workspace.welcome.cards


def said(app: App) -> str:
    """What can be read in the message bar."""
    return "\n".join(label.text() for label in app.window.message_bar.findChildren(QLabel) if label.isVisible())
