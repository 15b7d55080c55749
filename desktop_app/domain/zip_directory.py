"""The directory of a ZIP archive, judged by the archive's end before a list of all its files is made. Pure.

The end says how many files there are and how many bytes their directory takes. Python's `zipfile` goes by the bytes
alone, so an archive that says it holds one file may hold a hundred thousand.
"""

_END, _END_LENGTH = b"PK\x05\x06", 22
_LOCATOR, _LOCATOR_LENGTH = b"PK\x06\x07", 20
_LARGEST_ENTRY = 300
"""Bytes of a file's entry in the directory: its name, its times, and more than most programs add to them."""


def is_crowded(file: bytes, most: int) -> bool:
    """Whether the archive says that it has more than `most` files, or a directory with room for many more.

    An archive whose numbers stand elsewhere (ZIP64) is crowded: it is made so for more than four gigabytes, or for
    more than 65,535 files.
    """
    at = file.rfind(_END, 0, len(file) - _END_LENGTH + len(_END))
    if at < 0:
        return False
    end = file[at:]
    is_zip64 = file[max(at - _LOCATOR_LENGTH, 0) : at].startswith(_LOCATOR)
    count, directory = int.from_bytes(end[10:12], "little"), int.from_bytes(end[12:16], "little")
    return is_zip64 or count > most or directory > most * _LARGEST_ENTRY
