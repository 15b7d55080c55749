"""The whole program on its sandbox, in this process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.storage.profile import profile_in
from desktop_app.tour.report import Report
from desktop_app.tour.scene import Scene
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.ui.person import until


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
