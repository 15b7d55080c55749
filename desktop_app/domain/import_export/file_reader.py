"""Reader of files: from a file's bytes to the titles that it names."""

import re

from desktop_app.domain.errors import FileReason, FileUnreadable
from desktop_app.domain.import_export.archives import Part, is_archive, read_archive
from desktop_app.domain.import_export.imported_title import LARGEST, MOST_LINES, Contents
from desktop_app.domain.import_export.json_form import read_json
from desktop_app.domain.import_export.plain_text import read_lines
from desktop_app.domain.import_export.tables import read_table
from desktop_app.domain.import_export.text_encoding import decoded

_NO_LIST = FileReason.NO_LIST

_BOX = re.compile(r"\s*\[[ xX]?\]")


def read(file: bytes) -> Contents:
    """Read CSV, JSON, plain text, or the first list of a ZIP archive, told by what the file begins with.

    Raises `FileUnreadable` where no line of it can be read.
    """
    return lists_in(file)[0].contents


def lists_in(file: bytes) -> tuple[Part, ...]:
    """Return all lists of a ZIP archive, the likeliest to be wanted first; of another file the one that it is.

    Raises `FileUnreadable` where there is none.
    """
    if len(file) > LARGEST:
        raise FileUnreadable(FileReason.TOO_LARGE, limit=LARGEST // 1_000_000)
    return read_archive(file, _read) if is_archive(file) else (Part("", _read(file)),)


def _read(file: bytes) -> Contents:
    """Read a file that is no archive. Raises `FileUnreadable`."""
    text = decoded(file)
    if not text.strip():
        raise FileUnreadable(FileReason.EMPTY)
    if text.lstrip()[0] in "{[":
        return _json_or_lines(text)
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise FileUnreadable(FileReason.TOO_MANY_LINES, limit=MOST_LINES)
    contents = read_table(text) or read_lines(text)
    if contents is None:
        raise FileUnreadable(_NO_LIST)
    return contents


def _json_or_lines(text: str) -> Contents:
    """JSON, or a text whose lines begin with a box to tick: `[ ] Charade`."""
    try:
        return read_json(text)
    except FileUnreadable:
        lines = read_lines(text) if _BOX.match(text) else None
        if lines is None:
            raise
        return lines
