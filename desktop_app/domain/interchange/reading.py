"""From a file's bytes to the titles that it wants."""

import codecs

from desktop_app.domain.errors import FileUnreadable
from desktop_app.domain.interchange.json_form import read_json
from desktop_app.domain.interchange.tables import read_table
from desktop_app.domain.interchange.wanted import LARGEST, Contents

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read(file: bytes) -> Contents:
    """CSV or JSON, told by what it begins with. Raises `FileUnreadable` where no line of it can be read."""
    if len(file) > LARGEST:
        raise FileUnreadable(f"It is larger than {LARGEST // 1_000_000} MB.")
    text = _decoded(file)
    if not text.strip():
        raise FileUnreadable("It is empty.")
    return read_json(text) if text.lstrip()[0] in "{[" else read_table(text)


def _decoded(file: bytes) -> str:
    """UTF-8, or whatever the byte order mark says."""
    encoding = next((name for mark, name in _MARKED if file.startswith(mark)), "utf-8")
    try:
        return file.decode(encoding)
    except UnicodeDecodeError as error:
        line = file.count(b"\n", 0, error.start) + 1
        raise FileUnreadable(f"It is not written in UTF-8 (line {line}). Save it as “CSV UTF-8”.") from None
