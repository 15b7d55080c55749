"""The settings of this run, and what follows when one is changed."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktop_app.storage.settings import Settings


class SettingsFile(Protocol):
    """The file, which is the one truth. Every method raises `SettingsError` where it cannot be understood."""

    async def load(self) -> Settings: ...

    async def change(self, before: Settings, after: Settings) -> Settings:
        """Write what differs; the settings as they then are. Raises `DiskFull`: then nothing was written."""
        ...


class Preferences(QObject):
    """What a person has set. Whoever can follow a change at once listens to `changed`."""

    changed = Signal(object, object)
    """Settings before, Settings now."""

    def __init__(self, current: Settings, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = current
        self._file = file

    async def read(self) -> None:
        """As the file has them now, which a person may have edited. Raises `SettingsError`, `DiskFull`."""
        self._take(await self._file.load())

    async def keep(self, wanted: Settings) -> None:
        """Written first, then in force. Raises `SettingsError`, `DiskFull`; then everything is as it was."""
        self._take(await self._file.change(self.current, wanted))

    def _take(self, settings: Settings) -> None:
        before, self.current = self.current, settings
        if before != settings:
            self.changed.emit(before, settings)
