"""Practice mode as the window sees it from which it is opened: a process of its own."""

import asyncio
import subprocess
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.own_process import own_command
from desktop_app.single_instance import Knock, raise_first
from desktop_app.storage.profile import profile_of_practice
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.practice_frame import OPENING
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.workers import Workers

LOOK_EVERY = 0.1
"""Seconds between two looks whether its window is there."""


class PracticeWindow(QObject):
    """Opens practice mode once, in the place of a window that has nothing else to show, and comes back after it.

    The process has a profile of its own, so that nothing of the person's is near it, and nothing is lost by a crash.
    """

    def __init__(self, window: MainWindow, tasks: Tasks, gives_way: Callable[[], bool]) -> None:
        """`gives_way`: whether the window shows no accounts, and hides while practice mode is open."""
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._gives_way = gives_way
        self._is_opening = False

    def open(self) -> None:
        """Open practice mode, or raise its window where it is open already."""
        if not self._is_opening:
            self._is_opening = True
            self._tasks.start(self._open())

    async def _open(self) -> None:
        self._window.message_bar.show_message(Message(Kind.INFO, "", OPENING))
        try:
            process = None if await _is_there() else await Workers("practice").run(_started)
            is_there = process is None or await self._until_there(process)
        finally:
            self._is_opening = False
            self._forget_message()
        if process is not None and is_there:
            await self._wait_for(process)
        elif not is_there:
            self._say("Practice mode couldn’t be opened.", "Try again, or restart Lineup.")

    async def _until_there(self, process: "subprocess.Popen[bytes]") -> bool:
        """Wait until its window is there and raised; False where the process ends before."""
        while process.poll() is None:
            if await _is_there():
                return True
            await asyncio.sleep(LOOK_EVERY)
        return process.returncode == 0

    async def _wait_for(self, process: "subprocess.Popen[bytes]") -> None:
        """Give way until the process ends."""
        if self._gives_way():
            self._window.hide()
        status = await Workers("practice").run(process.wait)
        if not self._window.isVisible():
            self._window.show()
            self._window.activateWindow()
        if status:
            self._say("Practice mode stopped unexpectedly.", "Your own accounts and lists aren’t affected.")

    def _forget_message(self) -> None:
        message = self._window.message_bar.message
        if message is not None and message.text == OPENING:
            self._window.message_bar.dismiss()

    def _say(self, lead: str, text: str) -> None:
        self._window.message_bar.show_message(Message(Kind.ERROR, lead, text))


async def _is_there() -> bool:
    lock = profile_of_practice().lock
    return await Workers("practice").run(partial(raise_first, lock)) is not Knock.NOBODY


def _started() -> "subprocess.Popen[bytes]":
    """Start the process; an end of this program, or Ctrl+C in its terminal, leaves it alone."""
    return subprocess.Popen(own_command("--demo"), stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own
