"""What the doctor says of the disk."""

import sys
from pathlib import Path

import pytest

from desktop_app.doctor.finding import State
from desktop_app.doctor.places import certificates, crash_log, folders, resources
from desktop_app.storage.profile import profile_in


def test_certificates_and_resources_are_there() -> None:
    assert certificates().state is State.OK
    assert resources().state is State.OK


def test_an_installation_without_its_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop_app.resources", None)

    finding = resources()

    assert finding.state is State.BAD
    assert "Install Lineup again." in finding.text


def test_folders_that_can_be_written_to(tmp_path: Path) -> None:
    found = list(folders(profile_in(tmp_path / "new")))

    assert [finding.state for finding in found] == [State.OK] * 3
    assert str(tmp_path / "new" / "lineup.db") in found[1].text
    assert not list((tmp_path / "new").iterdir())  # nothing is left behind


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = list(folders(profile_in(tmp_path / "file")))

    assert [finding.state for finding in found] == [State.BAD] * 3
    assert "is a file, and Lineup needs a folder there" in found[0].text


def test_a_crash_log_with_something_in_it_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "crash.log"
    assert crash_log(path).state is State.OK
    path.touch()
    assert crash_log(path).state is State.OK
    path.write_text("an error", encoding="utf-8")
    assert crash_log(path).state is State.WARNING
