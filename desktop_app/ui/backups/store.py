"""The store of backups as the window sees it, and the values that it answers with."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from desktop_app.domain.backups import Backup, Changes


@dataclass(frozen=True, slots=True)
class WrittenBackup:
    """A backup that was written: whose data, changes that wait and are not in it, and services that are not in it."""

    accounts: int
    unsent: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RestoreOffer:
    """A backup that was read, and what restoring it would change. Nothing is changed yet.

    `file`: its bytes; `replaced`: where a backup of what is here is written before.
    """

    file: bytes = field(repr=False)
    replaced: Path
    backup: Backup
    changes: Changes


class BackupStore(Protocol):
    """Backups as files. Every method works beside the window, and raises `LineupError`."""

    async def write(self, path: Path) -> WrittenBackup: ...

    async def read(self, path: Path) -> RestoreOffer: ...

    async def restore(self, offer: RestoreOffer) -> None:
        """Put everything but the descriptions in its place, after a copy of what is replaced."""
        ...
