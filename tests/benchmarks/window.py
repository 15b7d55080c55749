"""The window: from exec to the first paint, and from a drop to the painted row."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial

from tests.benchmarks.measure import Figure, ratio

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        import os; os._exit(0)
app = QApplication([]); window = Window(); window.resize(1280, 800); window.show(); app.exec()
"""

OURS = """
import os, sys
from desktop_app.ui import main_window
from desktop_app.__main__ import main
from PySide6.QtCore import QEvent, QTimer
class Window(main_window.MainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() is QEvent.Type.Paint:
            os._exit(0)
        return done
main_window.MainWindow = Window
import desktop_app.app
desktop_app.app.MainWindow = Window
main(["--demo", "--profile", sys.argv[1]])
"""


def figures() -> Iterator[Figure]:
    if not os.environ.get("DISPLAY"):
        return
    folder = tempfile.mkdtemp()
    yield ratio(
        "exec to first paint, with the demo's sandbox",
        partial(_run, OURS, folder),
        partial(_run, BARE, folder),
        "a bare PySide6 window",
        7,
    )


def _run(script: str, folder: str) -> None:
    # As on a person's machine, where modules are compiled once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = f"{tempfile.gettempdir()}/lineup-bench-pycache"
    subprocess.run([sys.executable, "-c", script, folder], check=True, timeout=60, env=environment)
