"""The settings of this run, and the followers of their changes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.storage.settings import Settings
from desktop_app.storage.settings_file import change_settings, load_settings
from desktop_app.workers import Workers

T = TypeVar("T")


class Preferences(QObject):
    """The person's settings. The file at `path`, which is the one truth, is used in the thread of `workers`."""

    _changed = Signal(object, object)
    """Settings before, Settings now."""

    def __init__(self, path: Path, current: Settings, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.current = current
        self._workers = workers

    def follow(self, of: Callable[[Settings], T], then: Callable[[T], object]) -> None:
        """Call `then` with what `of` finds in the settings, from now on whenever that is something else.

        There is no end to following: whoever follows lives as long as the window. For what ends before, such as the
        page of a list, whoever owns all of them follows, and hands the value on.
        """

        def hear(before: Settings, now: Settings) -> None:
            if of(before) != of(now):
                then(of(now))

        self._changed.connect(hear)

    async def read(self) -> None:
        """Read the file again, which a person may have edited. Raises `SettingsError`, `DiskFull`."""
        self._take(await self._workers.run(partial(load_settings, self.path)))

    async def keep(self, wanted: Settings) -> None:
        """Write the settings, then apply them; a failure changes nothing. Raises `SettingsError`, `DiskFull`."""
        self._take(await self._workers.run(partial(change_settings, self.path, self.current, wanted)))

    def _take(self, settings: Settings) -> None:
        before, self.current = self.current, settings
        if before != settings:
            self._changed.emit(before, settings)
