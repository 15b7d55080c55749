"""Files that the desktop asks a running program to open: macOS sends them as events, never as arguments."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Qt's application object, which keeps the files that it is asked to open until somebody takes them.

    The first one comes while the window is painted, long before there are accounts. A filter of events would hear them
    as well, and every other event of every widget, in Python.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self._files: list[str] = []
        self._take: Callable[[str], None] | None = None

    def hand_files_to(self, take: Callable[[str], None] | None) -> None:
        """Call `take` with each file asked for so far, and with each one to come. None: keep them from now on."""
        self._take = take
        self._hand_over()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():  # none: the address of a page
            self._files.append(event.file())
            self._hand_over()
            return True
        return super().event(event)

    def _hand_over(self) -> None:
        while self._files and self._take is not None:
            self._take(self._files.pop(0))
