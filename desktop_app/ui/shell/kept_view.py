"""The looks of the window that are kept from one start to the next, read once and written behind the screen."""

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.view_state import ViewKey, ViewState
from desktop_app.ui.shell.tasks import Tasks


class KeptView(QObject):
    """Values by name, of single lists or of the whole window. What cannot be read or written is let go silently."""

    loaded = Signal()
    """The values of the last run are there; before, only what was kept since is known."""

    def __init__(self, kept: ViewState, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = kept
        self._tasks = tasks
        self._values: dict[ViewKey, str] = {}
        self._is_loaded = False

    @property
    def is_loaded(self) -> bool:
        """Whether the values of the last run are there."""
        return self._is_loaded

    def load(self) -> None:
        """Read what was kept, in the background."""
        self._tasks.start(self._load())

    def value(self, name: str, ref: QueueRef | None = None) -> str:
        """The kept value; empty if there is none."""
        return self._values.get(ViewKey(name, ref), "")

    def keep(self, name: str, value: str, ref: QueueRef | None = None) -> None:
        """Keep a value, if it is another than before."""
        key = ViewKey(name, ref)
        if self._values.get(key) != value:
            self._values[key] = value
            self._tasks.start(self._keep(key, value))

    async def _load(self) -> None:
        with suppress(LineupError):
            self._values = {**await self._kept.all(), **self._values}
        self._is_loaded = True
        self.loaded.emit()

    async def _keep(self, key: ViewKey, value: str) -> None:
        with suppress(LineupError):
            await self._kept.keep(key, value)
