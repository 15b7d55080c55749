"""ZIP archives as services hand them out: the lists in them, each read by itself."""

import struct
import zlib as inflation
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from desktop_app.domain.errors import FileReason, FileUnreadable
from desktop_app.domain.import_export.imported_title import LARGEST, Contents
from desktop_app.domain.import_export.names import cleaned
from desktop_app.domain.zip_directory import is_crowded

_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MOST_FILES = 2_000
_MOST_BYTES = 3 * LARGEST
"""Bytes that may be unpacked of one archive, all files taken together."""

_DAMAGES = (
    *(BadZipFile, LargeZipFile, inflation.error, struct.error),
    *(NotImplementedError, EOFError, OSError, ValueError, RuntimeError, IndexError, KeyError),
)
"""Exceptions that `zipfile` raises for archives that are cut off, forged, or packed in an unknown way."""

_READ = frozenset({".csv", ".json", ".tsv", ".txt"})
_ARCHIVES = frozenset({".zip", ".gz", ".7z", ".rar"})
_PLAIN = frozenset({ZIP_STORED, ZIP_DEFLATED})
"""Compressions that services use. Others may ask for any amount of memory."""

_LOCKED = 0x1
"""Flag of a file that only a password opens."""

_DAMAGED = FileReason.ARCHIVE_DAMAGED
_NO_LIST = FileReason.ARCHIVE_WITHOUT_LIST
_TOO_LARGE = FileReason.ARCHIVE_TOO_LARGE


@dataclass(frozen=True, slots=True)
class Part:
    """A list in an archive. `name` is that of its file and its folders, for people."""

    name: str
    contents: Contents


def is_archive(file: bytes) -> bool:
    """Whether the bytes are those of a ZIP archive."""
    return file.startswith(_STARTS)


def read_archive(file: bytes, read: Callable[[bytes], Contents]) -> tuple[Part, ...]:
    """Return the lists of the archive, the likeliest to be wanted first, at least one. Nothing is written anywhere.

    Raises `FileUnreadable` where there is none, and for archives that hold too much.
    """
    if is_crowded(file, _MOST_FILES):
        raise FileUnreadable(_TOO_LARGE)
    with _opened(file) as archive:
        if len(archive.infolist()) > _MOST_FILES:
            raise FileUnreadable(_TOO_LARGE)
        return _parts(archive, read)


def _opened(file: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(file))
    except _DAMAGES:
        raise FileUnreadable(_DAMAGED) from None


def _parts(archive: ZipFile, read: Callable[[bytes], Contents]) -> tuple[Part, ...]:
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    names = {info.filename for info in infos}
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise FileUnreadable(FileReason.DOCUMENT)
    candidates = sorted((info for info in infos if _suffix(info) in _READ), key=_rank)
    if not candidates:
        raise FileUnreadable(_nothing_in([_suffix(info) for info in infos]))
    if all(info.flag_bits & _LOCKED for info in candidates):
        raise FileUnreadable(FileReason.ARCHIVE_WITH_PASSWORD)
    return _read(archive, candidates, read)


def _read(archive: ZipFile, infos: list[ZipInfo], read: Callable[[bytes], Contents]) -> tuple[Part, ...]:
    """Read the lists among the files. What a file says of its own size is not believed."""
    found: list[Part] = []
    left, is_too_large, is_whole = _MOST_BYTES, False, True
    for info in infos:
        if info.flag_bits & _LOCKED or info.compress_type not in _PLAIN or left <= 0:
            continue
        body = _unpacked(archive, info)
        left -= len(body)
        is_whole = is_whole and bool(body or not info.file_size)
        if len(body) > LARGEST:
            is_too_large = True
        elif (contents := _contents(body, read)) is not None:
            found.append(Part(_shown(info.filename), contents))
    if not found:
        raise FileUnreadable(_TOO_LARGE if is_too_large else _NO_LIST if is_whole else _DAMAGED)
    return tuple(found)


def _unpacked(archive: ZipFile, info: ZipInfo) -> bytes:
    """Unpacked file, cut at one byte more than is read of a file; empty if it is damaged."""
    try:
        with archive.open(info) as packed:
            return packed.read(LARGEST + 1)
    except _DAMAGES:
        return b""


def _contents(body: bytes, read: Callable[[bytes], Contents]) -> Contents | None:
    """Return the list that the file holds; None where the file is no list, or an empty one."""
    try:
        contents = read(body)
    except FileUnreadable:
        return None
    return contents if contents.lines else None


def _rank(info: ZipInfo) -> tuple[bool, bool, str]:
    """The watchlist first, then lists, then all that tells what was watched and rated."""
    name = info.filename.lower()
    return "watchlist" not in name, "list" not in name, name


def _suffix(info: ZipInfo) -> str:
    """The end of the file's name; empty for files that a system hid in the archive."""
    path = info.filename.split("/")
    is_hidden = any(part.startswith((".", "__MACOSX")) and part.strip(".") for part in path)
    return "" if is_hidden else f".{path[-1].rpartition('.')[2].lower()}"


def _shown(filename: str) -> str:
    """The name for people: without signs that nobody sees."""
    return cleaned(" / ".join(part for part in filename.split("/") if part not in ("", "..", ".")))


def _nothing_in(suffixes: list[str]) -> FileReason:
    if not _ARCHIVES.isdisjoint(suffixes):
        return FileReason.ARCHIVE_IN_ARCHIVE
    return FileReason.ARCHIVE_OF_OTHER_FILES
