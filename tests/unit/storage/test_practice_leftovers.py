"""What a killed practice window left goes, and nothing else does."""

from pathlib import Path

import pytest

from desktop_app.storage.practice_leftovers import remove_leftovers
from desktop_app.storage.profile import Profile, profile_in, profile_of_person, profile_of_practice
from desktop_app.storage.profile_lock import ProfileLock


@pytest.fixture
def left(tmp_path: Path) -> Profile:
    """A folder as a killed window leaves it."""
    profile = profile_in(tmp_path / "practice")
    for file in (profile.journal, profile.lock, profile.failed_pictures / "mark", profile.services / "a.toml"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return profile


def test_all_that_was_left_goes(left: Profile) -> None:
    remove_leftovers(left)
    assert not left.journal.parent.exists()
    remove_leftovers(left)


def test_an_open_window_keeps_its_files(left: Profile) -> None:
    lock = ProfileLock(left.lock)
    remove_leftovers(left)
    assert left.journal.exists()
    lock.release()
    remove_leftovers(left)
    assert not left.journal.exists()


def test_what_a_link_leads_to_is_left_alone(left: Profile, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").touch()
    (left.journal.parent / "link").symlink_to(precious)
    other = profile_in(tmp_path / "elsewhere")
    other.journal.parent.symlink_to(precious)

    remove_leftovers(left)
    remove_leftovers(other)

    assert (precious / "file").exists()
    assert not left.journal.parent.exists()


def test_practice_has_no_place_in_the_persons_folders() -> None:
    person, practice = profile_of_person(), profile_of_practice()
    assert practice.folders == (practice.journal.parent,)
    for folder in person.folders:
        assert not practice.journal.is_relative_to(folder)
        assert not folder.is_relative_to(practice.journal.parent)
    assert practice.keyring_prefix != person.keyring_prefix
