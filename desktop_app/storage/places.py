"""The folders and files that Lineup keeps, and why one of them cannot be used."""

import errno
import os
import stat
import sys
import tempfile
from pathlib import Path, PurePath

from desktop_app.domain.errors import PlaceReason, PlaceUnusable
from desktop_app.domain.names import shown_name
from desktop_app.private_files import make_folder, reason_of

_ROOM = 8192
"""Bytes: with so many left a database can be begun."""

_LONGEST_PATH, _LONGEST_NAME = 260, 255
"""Characters, on Windows."""

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
_IN_THE_WAY = frozenset({errno.ENOTDIR, errno.EEXIST, errno.ENOENT})
_WHY = {
    errno.EACCES: PlaceReason.NO_PERMISSION,
    errno.EPERM: PlaceReason.NO_PERMISSION,
    errno.EROFS: PlaceReason.DISK_READ_ONLY,
    errno.ENOSPC: PlaceReason.DISK_FULL,
    errno.EDQUOT: PlaceReason.QUOTA_USED,
    errno.ENAMETOOLONG: PlaceReason.NAME_TOO_LONG,
    errno.ELOOP: PlaceReason.LINKS_IN_A_CIRCLE,
    **dict.fromkeys(_NO_LOCKS, PlaceReason.NO_LOCKS),
}


def check_folder(folder: Path) -> None:
    """Make the folder if it is missing, and write to it. Raises `PlaceUnusable`."""
    if not folder.is_absolute():
        raise PlaceUnusable(PlaceReason.NO_HOME)
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
            raise PlaceUnusable(PlaceReason.LEADS_NOWHERE, path=shown_name(path)) from None
        if obstacle := _obstacle(path.parent):  # Windows says no more of a file below a file
            raise obstacle from None
        return
    except OSError as error:
        raise unusable(path, error) from None
    if not stat.S_ISREG(mode):
        why = PlaceReason.IS_A_FOLDER if stat.S_ISDIR(mode) else PlaceReason.IS_NO_FILE
        raise PlaceUnusable(why, path=shown_name(path))


def unusable(path: Path, error: OSError) -> PlaceUnusable:
    """The error with its reason: what stands in the way, or what the system says."""
    if error.errno in _IN_THE_WAY and (obstacle := _obstacle(path)):
        return obstacle
    is_too_long = sys.platform == "win32" and error.errno == errno.ENOENT and is_too_long_for_windows(path)
    why = PlaceReason.NAME_TOO_LONG if is_too_long else _WHY.get(error.errno or 0)
    if why is not None:
        return PlaceUnusable(why, path=shown_name(path))
    return PlaceUnusable(PlaceReason.OTHER, path=shown_name(path), said=reason_of(error))


def is_too_long_for_windows(path: PurePath) -> bool:
    """Whether Windows may not find the path for its length: what is longer than this, a setting of its allows."""
    return len(str(path)) >= _LONGEST_PATH or any(len(part) > _LONGEST_NAME for part in path.parts)


def _obstacle(path: Path) -> PlaceUnusable | None:
    """The error for what keeps the path from being a folder; None where nothing does."""
    for place in (*reversed(path.parents), path):
        if os.path.isdir(place):  # noqa: PTH112 - `Path.is_dir` raises where a folder may not be entered
            continue
        if os.path.islink(place) and not os.path.exists(place):  # noqa: PTH110, PTH114 - the same
            return PlaceUnusable(PlaceReason.LEADS_NOWHERE, path=shown_name(place))
        if os.path.exists(place):  # noqa: PTH110 - the same
            return PlaceUnusable(PlaceReason.IS_A_FILE, path=shown_name(place))
        return None
    return None
