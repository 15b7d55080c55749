"""The files beside the databases that features read and write."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.app.backups import BackupsOnDisk
from desktop_app.app.descriptions import DescriptionsOnDisk
from desktop_app.storage.backup.restoration import Places
from desktop_app.storage.history import History
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.ui.own_files import OwnFiles
from desktop_app.workers import Workers


def own_files_in(
    folder: Path, journal: Journal, history: History, snapshots: Snapshots, clock: Callable[[], float]
) -> OwnFiles:
    """Real ones in that folder, where the databases are."""
    workers, services = Workers("files"), folder / "services"
    places, replaced = Places(journal, history, folder / "settings.toml"), folder / "before_restore.zip"
    backups = BackupsOnDisk(places, snapshots, services, (), replaced, workers, clock)
    return OwnFiles(DescriptionsOnDisk(services, (), workers), backups)
