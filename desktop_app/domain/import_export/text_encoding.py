"""The text of a file: its encoding is told by its first bytes."""

import codecs

from desktop_app.domain.errors import FileReason, FileUnreadable

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 24
"""Bytes, within a header, in which every other one is nought where UTF-16 stands without a mark."""

_EXCEL = FileReason.EXCEL
_PACKED = FileReason.PACKED
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _EXCEL),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"%PDF-", FileReason.PDF),
    (b"SQLite format 3\x00", FileReason.DATABASE),
)
"""Files that are no text, by what they begin with, and what can be done with each."""


def decoded(file: bytes) -> str:
    """UTF-8, UTF-16, or whatever the byte order mark says. Raises `FileUnreadable` where it is none of these."""
    for start, what in _OTHERS:
        if file.startswith(start):
            raise FileUnreadable(what)
    encoding = next((name for mark, name in _MARKED if file.startswith(mark)), "") or _unmarked(file)
    try:
        return file.decode(encoding)
    except UnicodeDecodeError as error:
        if not encoding.startswith("utf-8"):
            raise FileUnreadable(FileReason.CUT_OFF) from None
        line = file.count(b"\n", 0, error.start) + 1
        raise FileUnreadable(FileReason.NOT_UTF_8, line=line) from None


def _unmarked(file: bytes) -> str:
    """The encoding where no mark tells: a header in UTF-16 has a nought in every other byte."""
    start = file[:_LOOKED_AT]
    half = len(start) // 2
    if half and start[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    return "utf-16-be" if half and start[::2].count(0) > 0.7 * half else "utf-8"
