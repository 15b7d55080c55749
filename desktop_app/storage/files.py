"""Files that a person named: read whole within a bound, written whole or not at all. To be called from a worker."""

import contextlib
import os
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE

from desktop_app import private_files
from desktop_app.domain.errors import FileReason, FileUnreadable, FileUnwritable, StorageReason


def read_bounded(path: Path, most: int) -> bytes:
    """Read the file, at most `most` + 1 bytes: the extra byte tells that there is more. Raises `FileUnreadable`."""
    try:
        if not path.is_file():
            reason = FileReason.NOT_A_FILE if path.exists() else FileReason.NOT_THERE
            raise FileUnreadable(reason, path=str(path))
        with private_files.patiently(lambda: path.open("rb")) as file:
            return file.read(most + 1)
    except OSError as error:
        raise FileUnreadable(FileReason.NOT_READABLE, path=str(path), said=private_files.reason_of(error)) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file atomically and durably: until this returns the old contents stay. Raises `FileUnwritable`."""
    unfinished: Path | None = None
    try:
        if path.exists():
            private_files.write_whole(path, content, mode=S_IMODE(path.stat().st_mode))
            return
        unfinished = path.with_name(f".{path.name[:40]}.{token_hex(4)}")
        with unfinished.open("xb") as file:  # with what the person's umask leaves of a new file's mode
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        private_files.put_in_place(unfinished, path)
    except OSError as error:
        if unfinished is not None:
            with contextlib.suppress(OSError):
                unfinished.unlink()
        raise FileUnwritable(StorageReason.NOT_WRITABLE, path=str(path), said=private_files.reason_of(error)) from error


def write_private(path: Path, content: bytes) -> None:
    """Write a file as `write_whole` does, readable for the person alone if it is new. Raises `FileUnwritable`."""
    try:
        mode = S_IMODE(path.stat().st_mode) if path.exists() else private_files.FILE
        private_files.write_whole(path, content, mode=mode)
    except OSError as error:
        raise FileUnwritable(StorageReason.NOT_WRITABLE, path=str(path), said=private_files.reason_of(error)) from error
