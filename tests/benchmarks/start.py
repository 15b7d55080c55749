"""The start: from exec to the first paint, and to the rows of the first list, where five accounts are linked.

And the memory that the program has then, beside a bare window's.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import Figure
from tests.benchmarks.profile import ACCOUNTS, NOBODY, write_profile

LISTS = tuple(f"list{number}" for number in range(20))
TITLES = 50
RUNS = 9

RESTS = """
import os, sys
from PySide6.QtCore import QTimer
def tell_memory():
    pages = int(open("/proc/self/statm").read().split()[1])
    print(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
    sys.stdout.flush()
    os._exit(0)
def rest():
    QTimer.singleShot(4000, tell_memory)
"""

BARE = (
    RESTS
    + """
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() is QEvent.Type.Paint:
            rest() if "memory" in sys.argv else os._exit(0)
        return done
app = QApplication([]); window = Window(); window.resize(1280, 800); window.show(); app.exec()
"""
)

OURS = (
    RESTS
    + """
from desktop_app.own_process import import_without_reading_sources
import_without_reading_sources()  # as `main` does, before what is replaced here
from desktop_app.ui.shell import main_window
from PySide6.QtCore import QEvent
goal, profile, *lists = sys.argv[1:]
def look_for_rows(are_looked_for=[]):
    if are_looked_for:
        return
    are_looked_for.append(True)
    from desktop_app.domain.service import ListInfo
    from desktop_app.providers.netflix.lists import Lists
    from desktop_app.ui.queue.delegate import RowPainter
    async def many(service):
        return tuple(ListInfo(name, name) for name in lists)
    Lists.all = many
    if goal == "memory":
        rest()
    else:
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
)


def figures() -> Iterator[Figure]:
    """None where there is no display."""
    if not os.environ.get("DISPLAY"):
        return
    folder = tempfile.mkdtemp()
    write_profile(Path(folder), NOBODY, LISTS, TITLES)
    for goal, words in (("paint", "the first paint"), ("rows", "the rows of the first list")):
        turns = [(_took(OURS, goal, folder, *LISTS), _took(BARE)) for _ in range(RUNS)]
        for at, how in enumerate(("", ", processor time")):
            ours, bare = (median(took[at] for took in each) for each in zip(*turns, strict=True))
            against = f"the first paint of a bare PySide6 window (ours {ours * 1000:.0f} ms)"
            yield Figure(f"exec to {words}, {ACCOUNTS} accounts of {len(LISTS)} lists{how}", ours / bare, "x", against)
    ours, bare = float(_said(OURS, "memory", folder, *LISTS)), float(_said(BARE, "memory"))
    yield Figure("resident memory at rest, no web page open", ours, "MiB", f"a bare PySide6 window {bare:.0f}")


def _took(script: str, *arguments: str) -> tuple[float, float]:
    """Seconds, and seconds of processor of all its threads."""
    started, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    _said(script, *arguments)
    over, now = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    return over - started, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def _said(script: str, *arguments: str) -> str:
    # As on a person's machine, where modules are compiled once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = f"{tempfile.gettempdir()}/lineup-bench-pycache"
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, check=True, timeout=60, env=environment, stdout=subprocess.PIPE, text=True).stdout
