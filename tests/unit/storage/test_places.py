"""A folder or file that cannot be used: named, with what stands in the way, why, and what to do."""

import errno
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path, PureWindowsPath

import pytest

from desktop_app.domain.errors import PlaceUnusable, ProfileHeld, SettingsError
from desktop_app.private_files import open_to_append, read_bounded
from desktop_app.storage import places
from desktop_app.storage.database import Database
from desktop_app.storage.places import check_file, check_folder, is_too_long_for_windows
from desktop_app.storage.profile import profile_in
from desktop_app.storage.profile_lock import ProfileLock
from desktop_app.storage.settings_file import load_settings, settings_there
from desktop_app.ui.sentences.details import detail_of
from tests.sentences import says

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names, links and pipes")


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(PlaceUnusable) as caught:
        act()
    text = detail_of(caught.value)
    text.encode()  # it can be shown and printed
    assert text.endswith("or choose another folder.")
    return text


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")

    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    for folder in (tmp_path / "file", tmp_path / "file" / "a" / "b"):
        assert refusal(partial(check_folder, folder)).startswith(f"{tmp_path / 'file'} is a file")


@posix
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")

    for folder in (tmp_path / "link", tmp_path / "link" / "a"):
        assert refusal(partial(check_folder, folder)).startswith(f"{tmp_path / 'link'} is a link that")
    assert "leads nowhere" in refusal(lambda: check_file(tmp_path / "link"))


def test_a_file_below_a_file_is_named_by_what_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert refusal(lambda: check_file(tmp_path / "file" / "lineup.db")).startswith(f"{tmp_path / 'file'} is a file")


@posix
def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    assert profile_in(tmp_path / "a").journal.parent.name in ("a", "b")
    assert refusal(lambda: check_folder(tmp_path / "a" / "c"))


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.EACCES, "permission"),
        (errno.EPERM, "permission"),
        (errno.EROFS, "its disk is read-only"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.ENOLCK, "can’t lock files"),
        (errno.EIO, os.strerror(errno.EIO).lower()),
        (errno.ENOENT, os.strerror(errno.ENOENT).lower()),
    ],
)
def test_the_systems_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str) -> None:
    def refuse(_: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(places, "make_folder", refuse)

    text = refusal(lambda: check_folder(tmp_path))

    assert str(tmp_path) in text
    assert why in text


def test_a_disk_that_fills_up_while_it_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)

    assert "the disk is full" in refusal(lambda: check_folder(tmp_path))


def test_a_name_without_end(tmp_path: Path) -> None:
    assert "its name is too long" in refusal(lambda: check_folder(tmp_path / ("x" * 5000)))


def test_no_home() -> None:
    assert "home folder" in refusal(lambda: check_folder(Path("~/.local/share/lineup")))
    assert not Path("~").exists()


@posix
def test_a_name_that_is_no_text_is_used_and_shown(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    check_folder(folder)
    Database(folder / "a.db", ["CREATE TABLE t (a)"], durable=False).close()
    ProfileLock(folder / "lock").release()
    profile = profile_in(folder)
    profile.keyring_prefix.encode()
    assert profile.keyring_prefix != profile_in(tmp_path / os.fsdecode(b"caf\xe8")).keyring_prefix
    (folder / "settings.toml").write_text("[[")
    with pytest.raises(SettingsError, check=says("caf�")) as caught:
        load_settings(folder / "settings.toml")
    detail_of(caught.value).encode()

    (folder / "file").touch()
    assert "caf�" in refusal(lambda: check_folder(folder / "file"))


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()

    assert "is a folder" in refusal(lambda: Database(tmp_path / "a.db", [], durable=False))
    assert "is a folder" in refusal(lambda: ProfileLock(tmp_path / "a.db"))


@posix
def test_a_pipe_in_the_place_of_a_file_holds_nobody_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert "is no file" in refusal(lambda: Database(pipe, [], durable=False))
    assert "is no file" in refusal(lambda: ProfileLock(pipe))
    for read in (load_settings, settings_there):
        with pytest.raises(SettingsError, check=says("it is no file")):
            read(pipe)
    with pytest.raises(OSError, match="device"):
        open_to_append(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(OSError, match="is no file"):
        open_to_append(pipe)
    os.close(reader)


@posix
def test_a_device_without_end_is_not_read() -> None:
    with pytest.raises(OSError, match="is no file"):
        read_bounded(Path("/dev/zero"), 10)


def test_settings_that_are_far_too_large_are_not_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"#" * 1_000_001)

    with pytest.raises(SettingsError, check=says("larger than 1,000 kB")):
        load_settings(file)


def test_settings_in_brackets_without_end(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("a = " + "[" * 100_000)

    with pytest.raises(SettingsError):
        load_settings(file)


# --- the lock ----------------------------------------------------------------------------------------------------


def test_one_program_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lineup.lock"
    first = ProfileLock(path)
    with pytest.raises(ProfileHeld):
        ProfileLock(path)

    first.release()
    assert not path.exists(), "a later start need not ask whether somebody is there"
    ProfileLock(path).release()


def test_a_lock_that_a_killed_program_left_is_taken(tmp_path: Path) -> None:
    (tmp_path / "lineup.lock").write_text("4711\nlineup\nhost\n")

    ProfileLock(tmp_path / "lineup.lock").release()


@posix
def test_a_lock_that_was_taken_away_while_it_was_waited_for_counts_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.storage import profile_lock

    path, lock, taken = tmp_path / "lineup.lock", profile_lock._lock, list[int]()

    def took(handle: int) -> None:
        lock(handle)
        taken.append(handle)
        if len(taken) == 1:
            path.unlink()  # the program before gives it back in this moment

    monkeypatch.setattr(profile_lock, "_lock", took)
    held = ProfileLock(path)

    assert len(taken) == 2
    monkeypatch.setattr(profile_lock, "_lock", lock)
    with pytest.raises(ProfileHeld):
        ProfileLock(path)
    held.release()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_disk_without_locks_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    from desktop_app.storage import profile_lock

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(profile_lock, "_lock", refuse)

    assert "can’t lock files" in refusal(lambda: ProfileLock(tmp_path / "lineup.lock"))


@pytest.mark.parametrize(
    ("path", "too_long"),
    [
        ("C:/Users/Ada/lineup.db", False),
        ("C:/" + "x" * 256, True),
        ("C:/" + "folder/" * 40, True),
        ("C:/" + "folder/" * 30 + "lineup.db", False),
    ],
)
def test_paths_that_windows_may_not_find_for_their_length(path: str, *, too_long: bool) -> None:
    assert is_too_long_for_windows(PureWindowsPath(path)) is too_long
