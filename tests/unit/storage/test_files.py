"""Files that a person named."""

import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import FileUnreadable, FileUnwritable
from desktop_app.storage.files import read_bounded, write_private, write_whole
from tests.sentences import says


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    write_whole(file, b"old")
    write_whole(file, b"new")
    assert read_bounded(file, 10) == b"new"
    assert read_bounded(file, 1) == b"ne"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    write_whole(file, b"old")
    file.chmod(0o640)
    write_whole(file, b"new")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "list.csv"
    write_whole(file, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileUnwritable, check=says("no space left on device")):
        write_whole(file, b"new")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"old"


def test_a_new_file_is_on_the_disk_or_not_there_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileUnwritable, check=says("no space left on device")):
        write_whole(tmp_path / "list.csv", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable, check=says("cannot be written")):
        write_whole(tmp_path / "gone" / "list.csv", b"")


@pytest.mark.parametrize(("name", "words"), [("", "no file"), ("gone.csv", "isn’t there")])
def test_what_is_no_file_is_said(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(FileUnreadable, check=says(words)):
        read_bounded(tmp_path / name, 10)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_file_of_secrets_is_for_the_person_alone_unless_the_person_said_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    write_private(file, b"old")
    assert file.stat().st_mode & 0o777 == 0o600

    file.chmod(0o640)
    write_private(file, b"new")

    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_bytes() == b"new"
    with pytest.raises(FileUnwritable):
        write_private(tmp_path / "gone" / "backup.zip", b"")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"x")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileUnreadable, check=says("permission denied")):
        read_bounded(file, 10)


@pytest.mark.parametrize("sign", ["n", "é", "漢", "😀"])
def test_a_name_as_long_as_the_disk_takes_is_written_and_written_over(tmp_path: Path, sign: str) -> None:
    file = tmp_path / (sign * (250 // len(sign.encode())))

    for content in (b"old", b"new"):
        write_whole(file, content)
        write_private(file, content)

    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"new"
