"""The start: from exec to the first paint, and to the rows of the first list, where five accounts are linked."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.measure import Figure, ratio
from tests.benchmarks.profile import ACCOUNTS, NOBODY, write_profile

LISTS = tuple(f"list{number}" for number in range(20))
TITLES = 50
RUNS = 9

BARE = """
import os
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() is QEvent.Type.Paint:
            os._exit(0)
        return done
app = QApplication([]); window = Window(); window.resize(1280, 800); window.show(); app.exec()
"""

OURS = """
import os, sys
from desktop_app.own_process import import_without_reading_sources
import_without_reading_sources()  # as `main` does, before what is replaced here
from desktop_app.ui.shell import main_window
from PySide6.QtCore import QEvent
goal, profile, *lists = sys.argv[1:]
def look_for_rows():
    from desktop_app.domain.service import ListInfo
    from desktop_app.providers.netflix.lists import Lists
    from desktop_app.ui.queue.delegate import RowPainter
    async def many(service):
        return tuple(ListInfo(name, name) for name in lists)
    Lists.all = many
    RowPainter.paint_row = lambda *_, **__: os._exit(0)
class Window(main_window.MainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() is QEvent.Type.Paint:
            os._exit(0) if goal == "paint" else look_for_rows()
        return done
main_window.MainWindow = Window
from desktop_app.__main__ import main
main(["--profile", profile])
"""


def figures() -> Iterator[Figure]:
    """None where there is no display."""
    if not os.environ.get("DISPLAY"):
        return
    folder = tempfile.mkdtemp()
    write_profile(Path(folder), NOBODY, LISTS, TITLES)
    for goal, words in (("paint", "the first paint"), ("rows", "the rows of the first list")):
        yield ratio(
            f"exec to {words}, {ACCOUNTS} accounts of {len(LISTS)} lists",
            partial(_run, OURS, goal, folder, *LISTS),
            partial(_run, BARE),
            "the first paint of a bare PySide6 window",
            RUNS,
        )


def _run(script: str, *arguments: str) -> None:
    # As on a person's machine, where modules are compiled once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = f"{tempfile.gettempdir()}/lineup-bench-pycache"
    subprocess.run([sys.executable, "-c", script, *arguments], check=True, timeout=60, env=environment)
