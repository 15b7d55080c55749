"""The program's main object, from the window's first paint until the last window is closed."""

import asyncio
import logging
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QProcess
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from desktop_app.accounts import Accounts
from desktop_app.app.core import Core
from desktop_app.app.practice_window import PracticeWindow
from desktop_app.domain.errors import LineupError, ProfileHeld
from desktop_app.own_process import own_command
from desktop_app.single_instance import RAISED, Door, Knock, raise_first
from desktop_app.storage.profile import Profile
from desktop_app.ui.program import Program
from desktop_app.ui.shell.event_loop import event_loop
from desktop_app.ui.shell.hero import PRACTICE_KEYS
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.shell.opened_files import Application
from desktop_app.ui.shell.start_problem import StartProblem
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.style.theme import Theme
from desktop_app.workers import Workers

if TYPE_CHECKING:
    from desktop_app.demo import Demo

log = logging.getLogger(__name__)

QUIT_WITHIN = 2.0
"""Seconds that the core gets to stop between two requests; the journal knows the rest."""

KNOCK_FOR, KNOCK_EVERY = 3.0, 0.3
"""Seconds that a second start looks whether the first is there yet, and between two looks."""


class App:
    """Takes a window over; the core behind it comes with `join` and ends with `quit`."""

    def __init__(
        self,
        window: MainWindow,
        profile: Profile,
        demo: "Demo | None",
        theme: Theme,
        opened: str = "",
        *,
        is_held: bool = False,
    ) -> None:
        """`file`: what the program was started with, a description of a service.

        `is_held`: another run has the profile, as far as is known, and does not answer.
        """
        self.window = window
        self.profile = profile
        self.demo = demo
        self.theme = theme
        self._opened = opened
        self.tasks = Tasks(self._report)
        self.closed = asyncio.Event()
        self._core = Core(profile, demo, window, self.tasks)
        self._door: Door | None = None
        self._is_held = is_held
        self._problem = StartProblem(window)
        self._practice = PracticeWindow(window, self.tasks, self._has_nothing_to_show)
        self.status = 0
        """The exit status."""

        self._connect()

    @property
    def accounts(self) -> Accounts | None:
        """Once it has joined."""
        return self._core.accounts

    @property
    def program(self) -> Program | None:
        """Once it has joined."""
        return self._core.program

    def _connect(self) -> None:
        window, menus, key = self.window, self.window.menus, QKeySequence.StandardKey
        window.close_requested.connect(self.quit)
        self._problem.retry_requested.connect(self._retry)
        self._problem.folder_chosen.connect(self._start_elsewhere)
        self._problem.quit_requested.connect(self.quit)
        if self.demo is None:
            menus.add("File", "samples", "&Try practice mode", PRACTICE_KEYS, self._practice.open)
        else:
            menus.add("File", "samples", "&Leave practice mode", "", window.close)
        menus.add("File", "quit", "&Quit", key.Quit, window.close, QAction.MenuRole.QuitRole)
        menus.add("View", "refresh", "&Refresh", key.Refresh, self._core.refresh)

    async def run(self) -> None:
        """Show the window, and return once it was closed and everything has stopped."""
        self.window.show()
        self.tasks.start(self.join())
        await self.closed.wait()
        await self._stop()
        self.window.close_now()
        # What was told to go goes while Qt is still there: an embedded page must not outlive the application.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    async def join(self) -> None:
        """Open what the profile holds, and show it."""
        try:
            await self._core.open()
        except LineupError as error:
            if isinstance(error, ProfileHeld) and await self._first_came_up():
                self.quit()
                return
            self.status = 1
            sentence = self._problem.show(error)
            print(f"lineup: {sentence.lead} {sentence.text}", file=sys.stderr)  # noqa: T201 - for who started it there
            return
        self.status = 0
        self._problem.end()
        self._door = Door(self.profile.lock, self.window)
        self._door.knocked.connect(self._let_in)
        program = await self._core.start()
        program.workspace.welcome.practice_requested.connect(self._practice.open)
        self._look_at_opened()
        self._hear_files(self._open)

    async def _first_came_up(self) -> bool:
        """Raise the window of the run that holds the profile; that run may have just started and not listen yet."""
        now = asyncio.get_running_loop().time
        until = now() + KNOCK_FOR
        while now() < until and not self._is_held:
            knock = await Workers("knock").run(partial(raise_first, self.profile.lock, self._opened))
            if knock is Knock.RAISED:
                print(RAISED, file=sys.stderr)  # noqa: T201 - what the person who started it reads
                return True
            if knock is Knock.SILENT:
                return False
            await asyncio.sleep(KNOCK_EVERY)
        self._is_held = False  # at another try it may answer
        return False

    def _has_nothing_to_show(self) -> bool:
        return self.accounts is None or not self.accounts.all

    def _retry(self) -> None:
        self.tasks.start(self.join())

    def _start_elsewhere(self, folder: str) -> None:
        """Begin anew there, in a program of its own, and leave."""
        more = ("--demo",) if self.demo is not None else ()
        program, *arguments = own_command(*more, "--profile", folder)
        QProcess.startDetached(program, arguments)
        self.quit()

    def _let_in(self, opened: str) -> None:
        """Answer another start of the program: raise the window, and open what it names, once accounts are there."""
        self.raise_window()
        self._opened = opened or self._opened
        if self.program is not None:
            self._look_at_opened()

    def _look_at_opened(self) -> None:
        opened, self._opened = self._opened, ""
        if opened:
            self._core.look_at(opened)

    def _hear_files(self, take: Callable[[str], None] | None) -> None:
        """Have `take` called with each file that the desktop asks the running program to open."""
        if isinstance(qt := QApplication.instance(), Application):
            qt.hand_files_to(take)

    def _open(self, file: str) -> None:
        """Show the window with what it has to say about a file that was opened with Lineup on the desktop."""
        self.window.come_forward()
        self._core.look_at(file)

    def raise_window(self) -> None:
        """The program was started once more: here it is."""
        log.info("Raised: Lineup was started once more.")
        self.window.come_forward()

    # --- the end -------------------------------------------------------------------------------------------------

    def quit(self) -> None:
        """Stop, then close the window."""
        self.closed.set()

    async def _stop(self) -> None:
        self._hear_files(None)
        self.tasks.cancel()
        try:
            async with asyncio.timeout(QUIT_WITHIN):
                await self.tasks.finished()
                await self._core.close()
        except TimeoutError:
            log.info("A request was still under way; the journal knows it.")
        if self._door is not None:
            self._door.close()
        self._core.let_go()

    # --- what a person is told -----------------------------------------------------------------------------------

    def _report(self, error: Exception) -> None:
        if not isinstance(error, LineupError):
            log.error("Unexpected", exc_info=error)
        sentence = sentence_of(error, "The service")
        self._say(Message(Kind.ERROR, sentence.lead, sentence.text))

    def _say(self, message: Message) -> None:
        self.window.message_bar.show_message(message)


def live(
    qt: QApplication,
    window: MainWindow,
    profile: Profile,
    theme: Theme,
    *,
    demo: bool,
    is_filled: bool = False,
    opened: str = "",
    is_held: bool = False,
) -> int:
    """A run in an event loop of its own; its exit status. `demo`: in practice mode, `is_filled` with accounts."""
    loop = event_loop(qt)

    async def life() -> int:
        app = App(
            window,
            profile,
            _sandbox(profile, is_filled=is_filled) if demo else None,
            theme,
            opened,
            is_held=is_held,
        )
        await app.run()
        return app.status

    with closing(loop):
        return int(loop.run_until_complete(life()))


def _sandbox(profile: Profile, *, is_filled: bool) -> "Demo":
    from desktop_app.demo import Demo  # noqa: PLC0415 - services and all: only practice mode needs them

    return Demo(profile, is_filled=is_filled)
