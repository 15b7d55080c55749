"""What PySide6 does to the process that it is loaded in, beside what it is wanted for."""

import os
import subprocess
import sys

COUNTING = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for _ in range(200):
    label.setText("x")
print(sys.getrefcount(None) - before)
"""


IMPORTING = """
import linecache, sys
from desktop_app.own_process import import_without_reading_sources
import_without_reading_sources()
import desktop_app.domain.queues
assert "desktop_app.domain.queues" in sys.modules
print(*(name for name in linecache.cache if "desktop_app" in name))
"""


def test_calls_that_return_nothing_cost_none_no_references() -> None:
    """PySide6 6.12.0 takes one away at each such call: thousands later, the program aborts."""
    assert abs(int(_said_by(COUNTING))) < 50


def test_modules_are_imported_without_their_sources_being_read() -> None:
    assert not _said_by(IMPORTING).split()


def _said_by(program: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, "-c", program)
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True).stdout
