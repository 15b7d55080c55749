"""Backups of the profile that is open, made and restored in the thread of the files."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from desktop_app.domain.account import AccountId
from desktop_app.domain.backups import Backup, Belongings, changes
from desktop_app.domain.errors import BackupUnreadable, DiskFull, FileUnreadable
from desktop_app.private_files import write_whole
from desktop_app.providers.described import Portable, portable
from desktop_app.storage.backup.archive import LARGEST
from desktop_app.storage.backup.form import from_file, to_file
from desktop_app.storage.backup.restoration import Places, collected, restore
from desktop_app.storage.files import read_bounded
from desktop_app.storage.files import write_whole as export
from desktop_app.storage.snapshots import Snapshots
from desktop_app.ui.backups.store import Offer, Written
from desktop_app.workers import Workers


@dataclass(frozen=True, slots=True)
class BackupsOnDisk:
    """A `BackupStore`. `services` is the folder of descriptions, `known` holds ids that none of them may have.

    `replaced`: where a backup of what is replaced is kept. `clock` tells Unix seconds.
    """

    places: Places
    snapshots: Snapshots
    services: Path
    known: Collection[str]
    replaced: Path
    workers: Workers
    clock: Callable[[], float]

    async def write(self, path: Path) -> Written:
        backup, described = await self._now()
        unsent = await self.workers.run(self.places.journal.own.unsent)
        await self.workers.run(lambda: export(path, to_file(backup)))
        return Written(len(backup.belongings), unsent, described.left_out)

    async def read(self, path: Path) -> Offer:
        backup = await self.workers.run(partial(_read, path))
        now, _ = await self._now()
        linked = await self.workers.run(self.places.journal.own.linked)
        return Offer(backup, await self.workers.run(partial(changes, now, backup, linked)))

    async def restore(self, offer: Offer) -> None:
        now, _ = await self._now()
        await self.workers.run(lambda: self._restore(now, offer.backup))

    def _restore(self, now: Backup, wanted: Backup) -> None:
        try:
            write_whole(self.replaced, to_file(now))
        except OSError as error:
            raise DiskFull(f"{self.replaced} cannot be written: {error.strerror}.") from error
        restore(self.places, wanted)

    async def _now(self) -> tuple[Backup, Portable]:
        """What is here."""
        described = await self.workers.run(partial(portable, self.services, self.known))
        backup = await self.workers.run(partial(collected, self.places, described.texts, self.clock()))
        return replace(backup, belongings=tuple([await self._named(each) for each in backup.belongings])), described

    async def _named(self, one: Belongings) -> Belongings:
        """The belongings with what the account's lists are called."""
        shelf = await self.snapshots.shelf(AccountId(one.account.id))
        return replace(one, titles={info.name: info.title for info in shelf.lists}) if shelf is not None else one


def _read(path: Path) -> Backup:
    try:
        return from_file(read_bounded(path, LARGEST))
    except FileUnreadable as error:
        raise BackupUnreadable(str(error)) from error
