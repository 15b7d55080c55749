"""The folders and files that Lineup keeps, and why one of them cannot be used, in words."""

import errno
import os
import stat
import tempfile
from pathlib import Path

from desktop_app.domain.errors import PlaceUnusable
from desktop_app.domain.names import shown_name
from desktop_app.private_files import make_folder

_ROOM = 8192
"""Bytes: with so many left a database can be begun."""

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
_IN_THE_WAY = frozenset({errno.ENOTDIR, errno.EEXIST, errno.ENOENT})
_WHY = {
    errno.EACCES: ("you don’t have permission", "Change its permissions"),
    errno.EPERM: ("you don’t have permission", "Change its permissions"),
    errno.EROFS: ("its disk is read-only", "Make the disk writable"),
    errno.ENOSPC: ("the disk is full", "Make room"),
    errno.EDQUOT: ("your share of the disk is full", "Make room"),
    errno.ENAMETOOLONG: ("its name is too long", "Use a shorter one"),
    errno.ELOOP: ("its links lead in a circle", "Correct them"),
    **dict.fromkeys(_NO_LOCKS, ("its disk can’t lock files, as some network folders can’t", "Use a disk that can")),
}


def check_folder(folder: Path) -> None:
    """Make the folder if it is missing, and write to it. Raises `PlaceUnusable`."""
    if not folder.is_absolute():
        raise PlaceUnusable(
            "Lineup can’t tell where your home folder is. Set HOME to its full path, or choose another folder."
        )
    try:
        make_folder(folder)
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            file.write(bytes(_ROOM))
            os.fsync(file.fileno())
    except OSError as error:
        raise unusable(folder, error) from None


def check_file(path: Path) -> None:
    """See that no folder, pipe or device stands where the file is to be. Raises `PlaceUnusable`."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise PlaceUnusable(_led_nowhere(path)) from None
        return
    except OSError as error:
        raise unusable(path, error) from None
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "no file"
        raise PlaceUnusable(
            f"{shown_name(path)} is {what}, and Lineup needs a file there. Move or rename it, or choose another folder."
        )


def unusable(path: Path, error: OSError) -> PlaceUnusable:
    """The error in words: what stands in the way, or what the system says."""
    if error.errno in _IN_THE_WAY and (obstacle := _obstacle(path)):
        return PlaceUnusable(obstacle)
    said = (error.strerror or "unknown").lower()
    why, remedy = _WHY.get(error.errno or 0, (said, "Check the disk"))
    return PlaceUnusable(f"{shown_name(path)} can’t be written: {why}. {remedy}, or choose another folder.")


def _obstacle(path: Path) -> str:
    """Describe what keeps the path from being a folder, and the remedy; empty where nothing does."""
    for place in (*reversed(path.parents), path):
        if os.path.isdir(place):  # noqa: PTH112 - `Path.is_dir` raises where a folder may not be entered
            continue
        if os.path.islink(place) and not os.path.exists(place):  # noqa: PTH110, PTH114 - the same
            return _led_nowhere(place)
        if os.path.exists(place):  # noqa: PTH110 - the same
            where = shown_name(place)
            return f"{where} is a file, and Lineup needs a folder there. Move or rename it, or choose another folder."
        return ""
    return ""


def _led_nowhere(link: Path) -> str:
    return f"{shown_name(link)} is a link that leads nowhere. Correct or remove it, or choose another folder."
