"""Files of this computer beside the databases, as features see them: descriptions of services, and backups."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from desktop_app.domain.backups import Backup, Changes
from desktop_app.providers.described import Adoption, DescribedProvider
from desktop_app.signals import Signal


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


class DescriptionFolder(Protocol):
    """The folder of files that describe services. Every method works beside the window, and raises `LineupError`."""

    @property
    def folder(self) -> Path: ...

    async def adopt(self, path: Path) -> Adoption:
        """Read a file from anywhere as if it were in the folder."""
        ...

    async def adopt_text(self, name: str, text: str) -> Adoption:
        """Read a text as if it were in a file of that name in the folder."""
        ...

    async def keep(self, adoption: Adoption) -> DescribedProvider:
        """Copy into the folder what was read."""
        ...


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The folder and the store. `restored` tells that the data of this computer came anew from that backup."""

    descriptions: DescriptionFolder
    backups: BackupStore
    restored: Signal[RestoreOffer] = field(default_factory=Signal)
