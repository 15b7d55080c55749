"""The whole tour, from the start of the program to its report."""

import asyncio
import tempfile
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.storage.profile import profile_in
from desktop_app.tour.report import Report
from desktop_app.tour.scene import Scene
from desktop_app.tour.story import tell
from desktop_app.ui.shell.application import make_application
from desktop_app.ui.shell.event_loop import event_loop
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme

FONT = "Inter"
"""Of `fonts-inter`; where that is not installed, the machine's own font stands in."""


def run_tour(folder: Path, profile_folder: Path | None) -> int:
    """Run it, with pictures and `report.json` in the folder. 0 where all was as it should be, else 1."""
    qt = make_application()
    wear_font_of_pictures(qt)
    theme = Theme(qt)
    theme.force(Qt.ColorScheme.Light)
    loop = event_loop(qt)
    report = Report(folder)
    with closing(loop):
        loop.run_until_complete(_tour(report, theme, profile_folder or Path(tempfile.mkdtemp())))
    report.write()
    print(report.table())  # noqa: T201 - what the person who started it reads
    return 0 if report.is_good else 1


def wear_font_of_pictures(app: QApplication) -> None:
    """Wear the font of the documentation's pictures, so that they look alike whatever font the machine prefers."""
    face = app.font()
    face.setFamilies([FONT, *face.families()])
    app.setFont(face)


async def _tour(report: Report, theme: Theme, profile_folder: Path) -> None:
    profile = profile_in(profile_folder)
    app = App(MainWindow(), profile, Demo(profile), theme)
    running = asyncio.ensure_future(app.run())
    try:
        async with asyncio.timeout(420):
            await tell(Scene(app, report))
    except Exception as error:  # noqa: BLE001 - the report says it, and the exit code
        report.step("The tour went to its end", ok=False, detail=f"{type(error).__name__}: {error}")
        report.picture(app.window, "failure")
    finally:
        app.quit()
        await running
