"""Files of practice mode that its window left behind: all of them, where it was killed."""

import shutil
from contextlib import suppress
from pathlib import Path

from desktop_app.domain.errors import StorageError
from desktop_app.storage.profile import Profile
from desktop_app.storage.profile_lock import ProfileLock


def remove_leftovers(profile: Profile) -> None:
    """Remove the folder of practice mode with all that is in it, unless its window is open. Raises nothing.

    A link that somebody put in its place is left alone, and so is what it leads to.
    """
    folder = profile.journal.parent
    if folder.is_symlink() or not folder.is_dir():
        return
    try:
        lock = ProfileLock(profile.lock)
    except StorageError:
        return
    for entry in folder.iterdir():
        if entry != profile.lock:
            _remove(entry)
    lock.release()
    with suppress(OSError):  # another practice window was quick
        folder.rmdir()


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
        return
    with suppress(OSError):
        entry.unlink()
