"""The folder of descriptions: what it holds, and how a file comes into it."""

import os
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import DescriptionError, DiskFull
from desktop_app.providers.described import adopt, begin_folder, keep, read_folder
from desktop_app.providers.described.folder import LARGEST, adopt_text
from desktop_app.ui.sentences.details import mistake_in_words
from tests.sentences import says

KEY = 'name = "Far"\nflows = ["key"]\n[user]\nurl = "https://far.example/me"\nid = "id"\nname = "name"\n'


def ids_in(folder: Path) -> list[str]:
    return [provider.profile.id for provider in read_folder(folder, {"netflix"}).providers]


def test_every_right_file_is_a_service_and_every_wrong_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(KEY)
    (tmp_path / "b.toml").write_text("name = 1")
    (tmp_path / "c.toml").write_bytes(b"name = \xff")
    (tmp_path / "d.toml").write_text("#" * (LARGEST + 1))
    (tmp_path / "e.toml").write_bytes(b"\xef\xbb\xbf" + KEY.replace("\n", "\r\n").encode())
    (tmp_path / "f.toml.example").write_text(KEY)
    (tmp_path / "g.toml").mkdir()

    found = read_folder(tmp_path, ())

    assert [provider.profile.id for provider in found.providers] == ["a", "e"]
    assert {mistake.partition(".toml")[0] for mistake in map(mistake_in_words, found.mistakes)} == {"b", "c", "d"}


def test_no_two_services_have_one_id(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(KEY)
    (tmp_path / "b.toml").write_text(f'id = "a"\n{KEY}')
    (tmp_path / "netflix.toml").write_text(KEY)

    found = read_folder(tmp_path, {"netflix"})

    assert ids_in(tmp_path) == ["a"]
    assert tuple(map(mistake_in_words, found.mistakes)) == (
        "b.toml: expected an id of its own; there is a service a already.",
        "netflix.toml: expected an id of its own; there is a service netflix already.",
    )


def test_no_folder_describes_nothing(tmp_path: Path) -> None:
    assert ids_in(tmp_path / "nowhere") == []


def test_a_file_is_copied_under_its_id_and_takes_an_older_ones_place(tmp_path: Path) -> None:
    folder, file = tmp_path / "services", tmp_path / "My file.toml"
    for name in ("Far", "Farther"):
        file.write_text(KEY.replace("Far", name))
        keep(adopt(file, folder, ()))

    assert [path.name for path in folder.iterdir()] == ["my-file.toml"]
    assert (folder / "my-file.toml").read_text() == KEY.replace("Far", "Farther")
    if sys.platform != "win32":
        assert (folder / "my-file.toml").stat().st_mode & 0o077 == 0  # a secret may stand in it


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_of_the_folder_itself_is_left_as_it_is(tmp_path: Path, newline: str) -> None:
    (tmp_path / "far.toml").write_text(KEY, newline=newline)
    before = (tmp_path / "far.toml").stat().st_ino

    keep(adopt(tmp_path / "far.toml", tmp_path, ()))

    assert (tmp_path / "far.toml").stat().st_ino == before


@pytest.mark.parametrize("text", ["name = 1", KEY.replace("key", "kex")])
def test_a_wrong_file_is_not_copied(tmp_path: Path, text: str) -> None:
    (tmp_path / "far.toml").write_text(text)

    with pytest.raises(DescriptionError):
        adopt(tmp_path / "far.toml", tmp_path / "services", ())
    with pytest.raises(DescriptionError, check=says("cannot be read")):
        adopt(tmp_path / "gone.toml", tmp_path / "services", ())

    assert not (tmp_path / "services").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "far.toml").write_text(KEY)
    (tmp_path / "services").write_text("a file where the folder should be")

    with pytest.raises(DiskFull):
        keep(adopt(tmp_path / "far.toml", tmp_path / "services", ()))


def test_a_new_folder_has_examples_and_an_old_one_is_left_alone(tmp_path: Path) -> None:
    begin_folder(tmp_path / "new", {"a.toml": KEY})
    begin_folder(tmp_path, {"a.toml": KEY})
    begin_folder(tmp_path / "new" / "a.toml.example" / "under-a-file", {"a.toml": KEY})

    assert [path.name for path in tmp_path.iterdir()] == ["new"]
    assert ids_in(tmp_path / "new") == []
    assert (tmp_path / "new" / "a.toml.example").read_text() == KEY


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    for name in ("pipe.toml", "a\0b", ".", "a" * 5_000):
        with pytest.raises(DescriptionError, check=says(r"it is no file|too long")):
            adopt(tmp_path / name, tmp_path / "services", ())


@pytest.mark.parametrize("name", ["con", "nul", "com1"])
def test_a_service_with_the_name_of_a_device_has_a_file_all_the_same(tmp_path: Path, name: str) -> None:
    """Windows would write it to the device."""
    keep(adopt_text(f'id = "{name}"\n{KEY}', "from-a-backup.toml", tmp_path, ()))

    assert [path.name for path in tmp_path.iterdir()] == [f"{name}_.toml"]
    assert ids_in(tmp_path) == [name]
