"""Files that a person named: read whole within a bound, written whole or not at all. To be called from a worker."""

import contextlib
import os
import tempfile
from pathlib import Path

from desktop_app.domain.errors import FileUnreadable, FileUnwritable


def read_bounded(path: Path, most: int) -> bytes:
    """At most one byte more than `most`, which tells that there is more. Raises `FileUnreadable`."""
    try:
        if not path.is_file():
            raise FileUnreadable(f"{path} is no file.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be read: {_why(error)}.") from error


def write_whole(path: Path, content: bytes) -> None:
    """On the disk when it returns; until then the file is what it was. Raises `FileUnwritable`."""
    unfinished = ""
    try:
        handle, unfinished = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).chmod(_mode_of(path))
        Path(unfinished).replace(path)
    except OSError as error:
        if unfinished:
            with contextlib.suppress(OSError):
                Path(unfinished).unlink()
        raise FileUnwritable(f"{path} cannot be written: {_why(error)}.") from error


def _mode_of(path: Path) -> int:
    """That of the file which is replaced; else what the person's umask leaves of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
