"""PySide6 6.12.0 takes a reference from None at each call that returns nothing: thousands later, the program aborts."""

import os
import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for _ in range(200):
    label.setText("x")
print(sys.getrefcount(None) - before)
"""


def test_calls_that_return_nothing_cost_none_no_references() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        (sys.executable, "-c", PROGRAM), env=environment, capture_output=True, text=True, timeout=60, check=True
    )

    assert abs(int(ended.stdout)) < 50
