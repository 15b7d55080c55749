"""The start: a window that can be seen before the program behind it is loaded."""

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from desktop_app import crash_log
from desktop_app.storage.profile import Profile, profile_in, profile_of_demo, profile_of_person
from desktop_app.ui.application import make_application
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import Theme

PAINT_WITHIN = 500
"""Milliseconds; a window that starts minimised is never painted."""


def run(folder: Path | None, *, demo: bool, file: Path | None = None) -> int:
    """Start the program on the profile in that folder, or on the person's own; its exit status.

    `file`: what it is to look at, here or in the program that runs already.
    """
    profile = profile_in(folder) if folder else profile_of_demo() if demo else profile_of_person()
    qt = make_application()
    if _was_raised(profile, file):
        return 0
    crash_log.begin(profile.crash_log)
    theme = Theme(qt)
    window = MainWindow()
    _show(window)
    from desktop_app.app.lifetime import live  # noqa: PLC0415 - nine tenths of the program: the window is there before

    live(qt, window, profile, theme, demo=demo, file=file)
    return 0


def _show(window: MainWindow) -> None:
    """It is painted when this returns."""
    waiting = QEventLoop()
    window.painted.connect(waiting.quit)
    QTimer.singleShot(PAINT_WITHIN, waiting.quit)
    window.show()
    waiting.exec()


def _was_raised(profile: Profile, file: Path | None) -> bool:
    """The window of a program that runs with this profile already."""
    if not profile.lock.exists():
        return False
    from desktop_app.single_instance import RAISED, raise_first  # noqa: PLC0415 - most starts need no sockets

    if not raise_first(profile.lock, file):
        return False
    print(RAISED, file=sys.stderr)  # noqa: T201 - what the person who started it reads
    return True
