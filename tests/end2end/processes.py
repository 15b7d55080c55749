"""Processes of their own, for what needs a program that nothing else has touched: what they tell, and who reads it."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import qasync
from PySide6.QtWidgets import QApplication

from desktop_app.ui.shell.application import make_application

COMPLAINTS = ("Traceback", "Release of profile", "never awaited", "already deleted", "was destroyed but it is pending")
"""Words of Qt's and Python's about something that was not ended in order."""


def tell(main: Callable[[QApplication], Awaitable[object]]) -> None:
    """Run `main` in this process, and print what it found."""
    qt = make_application()
    loop = qasync.QEventLoop(qt)
    asyncio.set_event_loop(loop)
    with loop:
        found = loop.run_until_complete(main(qt))
    sys.stdout.write(json.dumps(found) + "\n")


def told_by(process: str, *arguments: str, patience: int = 200, within: Sequence[str] = ()) -> Any:
    """What that module of this folder found, in a process that complained of nothing.

    `patience`: seconds. `within`: a command that runs the process in surroundings of its own.
    """
    command = [*within, sys.executable, "-m", f"tests.end2end.{process}", *arguments]
    environment = os.environ | {"PYTHONFAULTHANDLER": "1"}  # where it was, should the browser take the process with it
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=patience, check=False)
    assert ran.returncode == 0, ran.stderr
    assert [complaint for complaint in COMPLAINTS if complaint in ran.stderr] == []
    return json.loads(ran.stdout.splitlines()[-1])
