"""One run of the program, from the first paint to the last window closed."""

import asyncio
import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QProcess, Qt
from PySide6.QtGui import QKeySequence

from desktop_app import __version__
from desktop_app.domain.errors import DatabaseBusy, LineupError
from desktop_app.storage.profile import Profile
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Kind, Message
from desktop_app.ui.messages import sentence_of
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.theme import Theme

if TYPE_CHECKING:
    from desktop_app.accounts import Accounts
    from desktop_app.app.core import Core
    from desktop_app.demo import Demo
    from desktop_app.single_instance import Door
    from desktop_app.ui.program import Program

log = logging.getLogger(__name__)

PAINT_WITHIN = 0.5
"""Seconds; a window that nobody sees, because it starts minimised, is never painted."""

QUIT_WITHIN = 2.0
"""Seconds that the core gets to stop between two requests; the journal knows the rest."""

KNOCK_FOR, KNOCK_EVERY = 5.0, 0.3
"""Seconds that a second start looks whether the first is there yet, and between two looks."""

RAISED = "Lineup is running already with this profile; its window was raised."


class App:
    """Its window is there at once; the core behind it comes with `join` and ends with `quit`."""

    def __init__(self, profile: Profile, demo: "Demo | None", theme: Theme) -> None:
        self.profile = profile
        self.demo = demo
        self.theme = theme
        self.tasks = Tasks(self._report)
        self.closed = asyncio.Event()
        self._core: Core | None = None
        self._door: Door | None = None
        self.window = self._made_window()

    @property
    def accounts(self) -> "Accounts | None":
        """Once it has joined."""
        return self._core.accounts if self._core is not None else None

    @property
    def program(self) -> "Program | None":
        """Once it has joined."""
        return self._core.program if self._core is not None else None

    def _made_window(self) -> MainWindow:
        window = MainWindow()
        window.close_requested.connect(self.quit)
        window.sample_requested.connect(_start_demo)
        key = QKeySequence.StandardKey
        if self.demo is None:
            window.action("File", "&Try it with sample accounts", "Ctrl+T", _start_demo)
        window.action("File", "&Quit", key.Quit, window.close)
        window.action("View", "&Refresh", key.Refresh, self._refresh)
        window.action("Help", f"Lineup {__version__}", "", self._about)
        return window

    async def run(self) -> None:
        """Show the window, and whatever a person wants of it until it is closed."""
        painted = asyncio.Event()
        self.window.painted.connect(painted.set)
        self.window.show()
        self.tasks.start(self._join_behind(painted))
        await self.closed.wait()
        await self._stop()
        self.window.close_now()
        # What was told to go goes while Qt is still there: an embedded page must not outlive the application.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    async def _join_behind(self, painted: asyncio.Event) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PAINT_WITHIN):
                await painted.wait()
        await self.join()

    async def join(self) -> None:
        """Give the window its core, and open what the profile holds."""
        from desktop_app.app.core import Core  # noqa: PLC0415 - most of the program, which the first paint leaves alone

        self._core = core = Core(self.profile, self.demo, self.window, self.tasks)
        try:
            await core.open()
        except LineupError as error:
            if isinstance(error, DatabaseBusy) and await self._first_came_up():
                self.quit()
                return
            self.window.show_first_run(nobody_is_linked=True)
            self.window.first_run.setEnabled(False)
            self._report(error)
            return
        self._open_door()
        await core.start()

    # --- one program a profile -----------------------------------------------------------------------------------

    def _open_door(self) -> None:
        from desktop_app.single_instance import Door  # noqa: PLC0415 - sockets, which the first paint leaves alone

        self._door = Door(self.profile.lock, self.window)
        self._door.knocked.connect(self.raise_window)

    async def _first_came_up(self) -> bool:
        """Somebody holds the profile. It may have started in this very moment and not be listening yet."""
        from desktop_app.single_instance import raise_first  # noqa: PLC0415

        now = asyncio.get_running_loop().time
        until = now() + KNOCK_FOR
        while now() < until:
            if raise_first(self.profile.lock):
                print(RAISED, file=sys.stderr)  # noqa: T201 - what the person who started it reads
                return True
            await asyncio.sleep(KNOCK_EVERY)
        return False

    def raise_window(self) -> None:
        """The program was started once more: here it is."""
        log.info("Raised: Lineup was started once more.")
        window = self.window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    # --- the end -------------------------------------------------------------------------------------------------

    def quit(self) -> None:
        """Stop, then close the window."""
        self.closed.set()

    async def _stop(self) -> None:
        self.tasks.cancel()
        try:
            async with asyncio.timeout(QUIT_WITHIN):
                await self.tasks.finished()
                if self._core is not None:
                    await self._core.close()
        except TimeoutError:
            log.info("A request was still under way; the journal knows it.")
        if self._door is not None:
            self._door.close()
        if self._core is not None:
            self._core.let_go()

    # --- what a person is told -----------------------------------------------------------------------------------

    def _report(self, error: Exception) -> None:
        if not isinstance(error, LineupError):
            log.error("Unexpected", exc_info=error)
        sentence = sentence_of(error, "The service")
        self._say(Message(Kind.ERROR, sentence.lead, sentence.text))

    def _say(self, message: Message) -> None:
        self.window.message_bar.show_message(message)

    def _refresh(self) -> None:
        if self._core is not None:
            self._core.refresh()

    def _about(self) -> None:
        text = "Free software under the GPL, version 3 or later. Secrets are kept in the system keyring only."
        self._say(Message(Kind.INFO, f"Lineup {__version__}.", text))


def _start_demo() -> None:
    """The demo is a program of its own, with a profile of its own: nothing of the person's is near it."""
    QProcess.startDetached(sys.executable, ["-m", "desktop_app", "--demo"])
