"""Folders and files that only their person can read, from the moment they are made.

All that Lineup keeps for itself is made here. Files that a person named, such as an export, are not.
"""

import errno
import os
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TypeVar

from desktop_app.domain.errors import Cause, FileReason

FOLDER, FILE = 0o700, 0o600
"""Modes; Windows knows none of them."""

UNFINISHED = ".part"
"""Ending of a file that is being written. One that a killed program left behind may go."""


PATIENCE, PAUSE = 1.0, 0.05
"""Seconds for another program to let go of a file, and between two tries."""

T = TypeVar("T")


class Unsuitable(OSError):
    """A file is not such as Lineup reads: a folder, a pipe, or too large."""

    def __init__(self, number: int, cause: Cause) -> None:
        super().__init__(number, str(cause))
        self.cause = cause


def reason_of(error: OSError) -> str | Cause:
    """Why a file could not be used: our reason where there is one, else the words of the system."""
    return error.cause if isinstance(error, Unsuitable) else (error.strerror or str(error)).rstrip(".").lower()


def patiently(
    call: Callable[[], T], *, platform: str = sys.platform, pause: Callable[[float], object] = time.sleep
) -> T:
    """Return what `call` returns; on Windows try again for a second while it is refused.

    There a file that another program has open, such as an indexer or a virus scanner, cannot be opened, replaced or
    removed, and Windows says the same as of one that is somebody else's.
    """
    for _ in range(round(PATIENCE / PAUSE) if platform == "win32" else 0):
        try:
            return call()
        except PermissionError:
            pause(PAUSE)
    return call()


def put_in_place(unfinished: Path, path: Path) -> None:
    """Rename a file that was written to its name, over an older one. Raises `OSError`."""
    patiently(lambda: unfinished.replace(path))


def make_folder(path: Path) -> None:
    """Make the folder and those above that are missing, for the person alone. Raises `OSError`.

    The modes of folders that exist are left alone.
    """
    if not path.is_dir():
        if path.parent != path:
            make_folder(path.parent)
        with suppress(FileExistsError):  # another process was quicker
            path.mkdir(FOLDER)
        if not path.is_dir():
            raise NotADirectoryError(20, os.strerror(20), str(path))


def begin_file(path: Path) -> None:
    """Make an empty file where there is none, for who opens it by name and minds no modes. Raises `OSError`."""
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE))


def open_to_append(path: Path) -> TextIOWrapper:
    """The file, made if it is missing, at its end. Raises `OSError`, also where it is a link, or no file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    return TextIOWrapper(os.fdopen(_opened(path, flags), "ab"), encoding="utf-8")


def open_to_lock(path: Path) -> int:
    """A handle of the file, made if it is missing. Raises `OSError`, also where it is no file."""
    return _opened(path, os.O_RDWR | os.O_CREAT)


def read_bounded(path: Path, largest: int) -> bytes:
    """Read the file. Raises `OSError`, also where it is no regular file, or holds more than `largest` bytes.

    A pipe would keep its reader waiting for ever, and a device would never end.
    """
    with os.fdopen(_opened(path, os.O_RDONLY), "rb") as file:
        found = file.read(largest + 1)
    if len(found) > largest:
        raise Unsuitable(errno.EFBIG, Cause(FileReason.TOO_MANY_KILOBYTES, {"limit": largest // 1000}))
    return found


def _opened(path: Path, flags: int) -> int:
    """A handle of a file; nobody is waited for who would have to come to the other end of a pipe. Raises `OSError`."""
    if sys.platform == "win32" and path.is_dir():  # which cannot be opened there
        raise Unsuitable(errno.EINVAL, Cause(FileReason.IS_A_FOLDER))
    flags |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = patiently(lambda: os.open(path, flags, FILE))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return handle
    os.close(handle)
    raise Unsuitable(errno.EINVAL, Cause(FileReason.IS_A_FOLDER if stat.S_ISDIR(mode) else FileReason.IS_NO_FILE))


def write_whole(path: Path, content: bytes, *, mode: int = FILE, durable: bool = True) -> None:
    """Put the file in place with this content, whole or not at all. Raises `OSError`.

    `durable`: it is on the disk when this returns.
    """
    handle, unfinished = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if mode != FILE:
            Path(unfinished).chmod(mode)
        put_in_place(Path(unfinished), path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def tighten(paths: Iterable[Path]) -> None:
    """Take away what others may do with these folders and files of ours. Raises nothing.

    A link is not followed, so that nobody else's file is touched through one that somebody planted.
    """
    for path in paths:
        with suppress(OSError):
            _tighten(path)


def _tighten(path: Path) -> None:
    if sys.platform == "win32":
        return
    found = path.lstat().st_mode
    wanted = found & (FOLDER if stat.S_ISDIR(found) else FILE)
    if stat.S_IMODE(found) != wanted and (stat.S_ISDIR(found) or stat.S_ISREG(found)):
        _change_mode(path, wanted)


def _change_mode(path: Path, mode: int) -> None:
    """Change the mode of that very file, whatever its name means a moment later.

    The file is not opened for reading: closing it would take away the locks that SQLite holds on it.
    """
    if os.chmod in os.supports_follow_symlinks:
        path.chmod(mode, follow_symlinks=False)
        return
    handle = os.open(path, getattr(os, "O_PATH", os.O_RDONLY) | os.O_NOFOLLOW)
    try:
        if not stat.S_ISLNK(os.fstat(handle).st_mode):
            Path(f"/proc/self/fd/{handle}").chmod(mode)
    finally:
        os.close(handle)
