"""Files that a person named."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import FileUnreadable, FileUnwritable
from desktop_app.storage.files import read_bounded, write_whole
from tests.sentences import says


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    write_whole(file, b"old")
    write_whole(file, b"new")
    assert read_bounded(file, 10) == b"new"
    assert read_bounded(file, 1) == b"ne"
    assert list(tmp_path.iterdir()) == [file]


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


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable, check=says("cannot be written")):
        write_whole(tmp_path / "gone" / "list.csv", b"")


@pytest.mark.parametrize("name", ["", "gone.csv"])
def test_what_is_no_file_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnreadable, check=says("no file")):
        read_bounded(tmp_path / name, 10)
