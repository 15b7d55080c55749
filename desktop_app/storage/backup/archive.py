"""The ZIP archive of a backup: its parts written, and read back within bounds. Nothing is unpacked onto the disk."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo
from zlib import error as zlib_error

from desktop_app.domain.errors import BackupReason, BackupUnreadable
from desktop_app.domain.zip_directory import is_crowded

LARGEST = 50_000_000
"""Bytes of a backup that is read."""

MOST_UNPACKED = 100_000_000
"""Bytes of all parts together."""

MOST_PARTS = 1_000

_PLACE = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_-]{0,40}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
"""Names of parts: in a folder or beside the others, and never outside."""

_LOCKED = 0x1
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time in every head: the same content is the same file."""

_DAMAGES = (BadZipFile, LargeZipFile, zlib_error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)
"""Exceptions that `zipfile` raises for archives that are cut off, forged, or packed in an unknown way."""

_NOT_OURS = BackupReason.NOT_OURS
_DAMAGED = BackupReason.DAMAGED


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the archive of these parts, by their names."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            assert _PLACE.fullmatch(name), name
            info = ZipInfo(name, _OLDEST)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, content)
    return written.getvalue()


def unpacked(file: bytes) -> dict[str, bytes]:
    """Return the parts of the archive by their names. Raises `BackupUnreadable`.

    What the archive says of its own sizes is not believed.
    """
    if len(file) > LARGEST:
        raise BackupUnreadable(BackupReason.TOO_LARGE, limit=LARGEST // 1_000_000)
    if not file.startswith(b"PK"):
        raise BackupUnreadable(_NOT_OURS)
    if is_crowded(file, MOST_PARTS):
        raise BackupUnreadable(BackupReason.TOO_MANY_PARTS)
    try:
        with ZipFile(BytesIO(file)) as archive:
            return _read(archive)
    except _DAMAGES:
        raise BackupUnreadable(_DAMAGED) from None


def _read(archive: ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    for info in infos:
        _check(info)
    if len({info.filename for info in infos}) < len(infos):
        raise BackupUnreadable(BackupReason.SAME_NAME)
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in infos:
        with archive.open(info) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise BackupUnreadable(BackupReason.TOO_MUCH)
        parts[info.filename] = content
    return parts


def _check(info: ZipInfo) -> None:
    if not _PLACE.fullmatch(info.filename) or info.orig_filename != info.filename:
        raise BackupUnreadable(_NOT_OURS)
    if info.flag_bits & _LOCKED:
        raise BackupUnreadable(BackupReason.WITH_PASSWORD)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BackupUnreadable(_NOT_OURS)
