"""The start: a window that can be seen before the program behind it is loaded."""

import os
import signal
import sys
import tomllib
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer

from desktop_app import crash_log
from desktop_app.storage.practice_leftovers import remove_leftovers
from desktop_app.storage.profile import profile_in, profile_of_person, profile_of_practice
from desktop_app.ui.shell.application import make_application
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.practice_frame import show_as_practice
from desktop_app.ui.style.theme import Theme

PAINT_WITHIN = 500
"""Milliseconds; a window that starts minimised is never painted."""


def end_on_interrupt() -> None:
    """Let Ctrl+C in the terminal end the program as SIGTERM does, whatever it is doing; the journal is made for that.

    Python's own way would raise an exception in whichever slot runs next, and Qt would go on. Where the terminal's
    shell had it ignored, it stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(folder: Path | None, *, demo: bool, opened: str = "") -> int:
    """Start the program on the profile in that folder, or on the person's own; its exit status.

    `demo`: in practice mode; in a folder its accounts are linked by hand and kept, else they are there, and go with it.
    `opened`: a file or an address that it is to look at, here or in the program that runs already.
    """
    is_practice = demo and folder is None
    profile = profile_in(folder) if folder else profile_of_practice() if demo else profile_of_person()
    qt = make_application()
    is_held = False
    if os.path.exists(profile.lock):  # noqa: PTH110 - `Path.exists` raises where a folder may not be entered
        from desktop_app.single_instance import RAISED, Knock, raise_first  # noqa: PLC0415 - most starts need no sockets

        knock = raise_first(profile.lock, opened)
        if knock is Knock.RAISED:
            print(RAISED, file=sys.stderr)  # noqa: T201 - what the person who started it reads
            return 0
        is_held = knock is Knock.SILENT
    if is_practice:
        remove_leftovers(profile)
    else:
        crash_log.begin(profile.crash_log)
    theme = Theme(qt)
    theme.choose(chosen_scheme(profile.settings))
    window = MainWindow()
    if demo:
        show_as_practice(window)
    _show(window)
    from desktop_app.app.lifetime import live  # noqa: PLC0415 - nine tenths of the program: the window is there before

    try:
        return live(qt, window, profile, theme, demo=demo, is_filled=is_practice, opened=opened, is_held=is_held)
    finally:
        if is_practice:
            remove_leftovers(profile)


def chosen_scheme(settings: Path) -> Qt.ColorScheme:
    """The scheme that a person chose, so that the first window does not change its colours before their eyes.

    A file that cannot be understood is told of once it is read for good.
    """
    try:
        chosen = tomllib.loads(settings.read_text(encoding="utf-8")).get("theme")
    except (OSError, ValueError, RecursionError):
        return Qt.ColorScheme.Unknown
    return {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(str(chosen), Qt.ColorScheme.Unknown)


def _show(window: MainWindow) -> None:
    """Show the window and return once it is painted."""
    waiting = QEventLoop()
    window.painted.connect(waiting.quit)
    QTimer.singleShot(PAINT_WITHIN, waiting.quit)
    window.show()
    waiting.exec()
