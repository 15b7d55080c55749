"""The lock of a profile: one program at a time."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from desktop_app.domain.errors import ProfileHeld, StorageReason
from desktop_app.private_files import open_to_lock
from desktop_app.storage.places import check_file, unusable

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            # Wine leaves the number of an earlier error there; Windows has this one for disks without locks.
            if error.errno == errno.EINVAL:
                raise
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES)) from None
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProfileLock:
    """The system gives it back when the program ends, however that happens."""

    def __init__(self, path: Path) -> None:
        """Take it. Raises `ProfileHeld` where another program has it, `PlaceUnusable`."""
        self._path = path
        self._handle = _taken(path)

    def release(self) -> None:
        """Take the file away, and give the lock back. On Windows in another order, which an open file wants there."""
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        if sys.platform == "win32":
            with suppress(OSError):  # another program was quick
                self._path.unlink(missing_ok=True)


def _taken(path: Path) -> int:
    check_file(path)
    while True:
        try:
            handle = open_to_lock(path)
        except OSError as error:
            raise unusable(path, error) from None
        try:
            _lock(handle)
            if _is_still_there(handle, path):
                return handle
        except (BlockingIOError, PermissionError):
            os.close(handle)
            raise ProfileHeld(StorageReason.ALREADY_RUNNING) from None
        except OSError as error:
            os.close(handle)
            raise unusable(path, error) from None
        os.close(handle)


def _is_still_there(handle: int, path: Path) -> bool:
    """Whether the file was not taken away by who had it before, between our opening and our locking it."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
