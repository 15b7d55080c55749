"""Archives of many files, and archives that say they have few."""

import struct
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZipFile

import pytest

from desktop_app.domain.errors import FileUnreadable
from desktop_app.domain.import_export import archives
from desktop_app.domain.import_export.file_reader import lists_in
from tests.sentences import says

CSV = "title\nCharade\n"
MOST = archives._MOST_FILES


def packed(names: Iterable[str], content: str = CSV) -> bytes:
    body = BytesIO()
    with ZipFile(body, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return body.getvalue()


def repeated(count: int) -> bytes:
    """One file, as often as is wanted in the directory of an archive that says it has one."""
    file = packed(["l.csv"])
    directory, end = file.rindex(b"PK\x01\x02"), file.rindex(b"PK\x05\x06")
    entries = file[directory:end] * count
    return file[:directory] + entries + file[end : end + 12] + struct.pack("<I", len(entries)) + file[end + 16 :]


def with_zip64() -> bytes:
    """An archive that has its numbers elsewhere, where readers look for them first."""
    file = packed(["l.csv"])
    end = file.rindex(b"PK\x05\x06")
    return file[:end] + struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1) + file[end:]


def under_a_false_end() -> bytes:
    """A crowded archive whose end holds the sign of an end once more, with few files behind it."""
    file = bytearray(packed((f"{number}.txt" for number in range(MOST + 1)), ""))
    file[-18:-14] = b"PK\x05\x06"  # the numbers of disks, which no reader looks at
    return bytes(file)


def test_as_many_files_as_an_archive_may_have_are_looked_into() -> None:
    names = (f"exported-list-with-a-long-name-{number:04}.txt" for number in range(MOST - 1))
    file = BytesIO(packed(names, ""))
    with ZipFile(file, "a") as archive:
        archive.writestr("list.csv", CSV)

    assert [part.name for part in lists_in(file.getvalue())] == ["list.csv"]


@pytest.mark.parametrize(
    "file",
    [
        packed((f"{number}.txt" for number in range(MOST + 1)), ""),
        under_a_false_end(),
        with_zip64(),
        repeated(MOST + 1),
        repeated(100_000),
    ],
    ids=["many files", "a false end", "ZIP64", "more than it says", "far more than it says"],
)
def test_an_archive_of_too_many_files_is_refused_whatever_it_says(file: bytes) -> None:
    with pytest.raises(FileUnreadable, check=says("holds too much")):
        lists_in(file)


def test_the_directory_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(_file: bytes) -> ZipFile:
        pytest.fail("the directory was read")

    monkeypatch.setattr(archives, "_opened", opened)
    for file in (repeated(100_000), under_a_false_end(), with_zip64()):
        with pytest.raises(FileUnreadable):
            lists_in(file)


def test_a_file_in_the_archive_may_be_as_large_as_one_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", len(CSV))

    assert [part.name for part in lists_in(packed(["list.csv"]))] == ["list.csv"]
    with pytest.raises(FileUnreadable, check=says("holds too much")):
        lists_in(packed(["list.csv"], f"{CSV}M"))
