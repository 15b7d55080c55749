"""Collecting a backup from a profile's files, and putting one back: all of it, or nothing.

A backup that is to be restored is first kept whole in the journal. From then on it counts: whatever stops the program
before everything is in its place, the next start goes on. Doing it twice is as doing it once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.backups import Backup, translated
from desktop_app.domain.errors import BackupUnreadable, LineupError, RestoreUnfinished
from desktop_app.storage.backup.form import from_file
from desktop_app.storage.backup.portable_settings import portable, with_portable
from desktop_app.storage.history import History
from desktop_app.storage.journal import Journal
from desktop_app.storage.settings_file import change_settings, load_settings


@dataclass(frozen=True, slots=True)
class Places:
    """The files of a profile that hold what is a person's own."""

    journal: Journal
    history: History
    settings: Path


def collected(places: Places, descriptions: Mapping[str, str], now: float) -> Backup:
    """Return all that belongs in a backup. `now` in Unix seconds. Raises `StorageError`, `SettingsError`."""
    past = places.history.own
    return replace(
        past.shared(),
        belongings=past.added_to(places.journal.own.all()),
        settings=portable(load_settings(places.settings)),
        descriptions=descriptions,
        made_at=now,
    )


def restore(places: Places, file: bytes, backup: Backup) -> None:
    """Put the backup, which that file holds, in its place, but for its descriptions, which are asked about one by one.

    Raises `StorageError`: `RestoreUnfinished` where the next start goes on; otherwise nothing was changed.
    """
    places.journal.own.begin(file)
    try:
        _finish(places, backup)
    except LineupError as error:
        raise RestoreUnfinished(cause=error) from error


def finish(places: Places) -> None:
    """Go on with a restoration that is under way, if one is. Raises `StorageError`, `SettingsError`."""
    archive = places.journal.own.under_way()
    if archive is None:
        return
    try:
        backup = from_file(archive)
    except BackupUnreadable:  # an earlier version that was started since: nothing can come of it here
        places.journal.own.end()
        return
    _finish(places, backup)


def _finish(places: Places, backup: Backup) -> None:
    ids = places.journal.own.take(backup.belongings)
    places.history.own.take(backup, ids)
    values = translated(backup, ids)
    if values:
        before = load_settings(places.settings)
        if (after := with_portable(before, values)) != before:
            change_settings(places.settings, before, after)
    places.journal.own.end()
