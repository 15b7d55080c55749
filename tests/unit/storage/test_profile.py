"""The files of a profile: all that are ours, and nothing that lies beside them."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.storage.profile import files_of, profile_in

DIGEST = "0" * 64
OURS = (
    *("settings.toml", "lineup.db", "lineup.db-wal", "lineup.lock", "renewing-a1.lock", "history.db", "sandbox.json"),
    *("crash.log", "crash.earlier.log", "sign-ins.sealed", "sign-ins.sealed.lock", "before_restore.zip"),
    *("before_restore-2.zip", "cache.db", "services/far.toml", f"pictures/{DIGEST}", f"pictures/failed/{DIGEST}"),
)
OTHERS = ("notes.txt", "list.csv", "services/far.txt", f"pictures/{DIGEST}0", "pictures/cat.png", "pictures/failed/x")


def written(folder: Path) -> None:
    for name in (*OURS, *OTHERS):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")


def test_every_file_of_ours_is_named_and_no_other(tmp_path: Path) -> None:
    profile = profile_in(tmp_path)
    written(tmp_path)

    files = {path.relative_to(profile.journal.parent).as_posix() for path in files_of(profile) if path.is_file()}

    assert files == set(OURS)


def test_folders_are_named_as_far_as_they_are_ours_alone(tmp_path: Path) -> None:
    profile = profile_in(tmp_path)
    written(tmp_path)

    named = {path for path in files_of(replace(profile, folders=(tmp_path / "own",))) if not path.is_file()}

    assert named == {tmp_path / "own", profile.services, profile.pictures, profile.failed_pictures}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows wants a right for links")
def test_files_of_others_behind_a_link_are_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / DIGEST).write_bytes(b"somebody's own")
    profile = profile_in(tmp_path / "profile")
    profile.journal.parent.mkdir()
    profile.pictures.symlink_to(elsewhere)

    assert not any(path.name == DIGEST for path in files_of(profile))


def test_two_folders_are_two_profiles_whose_secrets_are_apart(tmp_path: Path) -> None:
    strange = tmp_path / "\udcff"  # a byte that is no text
    prefixes = [profile_in(folder).keyring_prefix for folder in (tmp_path, tmp_path / "one", tmp_path / "two", strange)]

    assert len(set(prefixes)) == 4
    assert all(prefix.encode() for prefix in prefixes)
    assert profile_in(tmp_path / "one" / ".." / "one") == profile_in(tmp_path / "one")
