"""Backups of the profile that is open, made and restored in the thread of the files."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from desktop_app.domain.account import AccountId
from desktop_app.domain.backups import Backup, Belongings, changes
from desktop_app.domain.errors import BackupReason, BackupUnreadable, FileUnreadable
from desktop_app.providers.described import Portable, portable
from desktop_app.storage.backup.archive import LARGEST
from desktop_app.storage.backup.form import from_file, to_file
from desktop_app.storage.backup.restoration import Places, collected, restore
from desktop_app.storage.files import read_bounded, write_private
from desktop_app.storage.snapshots import Snapshots
from desktop_app.ui.own_files import RestoreOffer, WrittenBackup
from desktop_app.workers import Workers


@dataclass(frozen=True, slots=True)
class BackupsOnDisk:
    """A `BackupStore`. `services` is the folder of descriptions, `known` holds ids that none of them may have.

    `replaced`: where a backup of what is replaced is kept, under a name that is free. `clock` tells Unix seconds.
    """

    places: Places
    snapshots: Snapshots
    services: Path
    known: Collection[str]
    replaced: Path
    workers: Workers
    clock: Callable[[], float]

    async def write(self, path: Path) -> WrittenBackup:
        backup, described = await self._now()
        unsent = await self.workers.run(self.places.journal.own.unsent)
        await self.workers.run(lambda: write_private(path, to_file(backup)))
        return WrittenBackup(len(backup.belongings), unsent, described.left_out)

    async def read(self, path: Path) -> RestoreOffer:
        file, backup = await self.workers.run(partial(_read, path))
        now, _ = await self._now()
        linked = await self.workers.run(self.places.journal.own.linked)
        replaced = await self.workers.run(partial(_free, self.replaced))
        return RestoreOffer(file, replaced, backup, await self.workers.run(partial(changes, now, backup, linked)))

    async def restore(self, offer: RestoreOffer) -> None:
        now, _ = await self._now()
        await self.workers.run(lambda: self._restore(now, offer))

    def _restore(self, now: Backup, offer: RestoreOffer) -> None:
        write_private(offer.replaced, to_file(now))
        restore(self.places, offer.file, offer.backup)

    async def _now(self) -> tuple[Backup, Portable]:
        """Collect a backup of the profile as it is now, and the descriptions of services that go into it."""
        described = await self.workers.run(partial(portable, self.services, self.known))
        backup = await self.workers.run(partial(collected, self.places, described.texts, self.clock()))
        return replace(backup, belongings=tuple([await self._named(each) for each in backup.belongings])), described

    async def _named(self, one: Belongings) -> Belongings:
        """The belongings with what the account's lists are called."""
        catalogue = await self.snapshots.catalogue(AccountId(one.account.id))
        return (
            replace(one, titles={info.name: info.title for info in catalogue.lists}) if catalogue is not None else one
        )


def _read(path: Path) -> tuple[bytes, Backup]:
    try:
        file = read_bounded(path, LARGEST)
        return file, from_file(file)
    except FileUnreadable as error:
        raise BackupUnreadable(BackupReason.NOT_READ, cause=error) from error


def _free(path: Path) -> Path:
    """The path, or one like it that no file has: what an earlier restore replaced stays."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(each for each in names if not each.exists())
