"""The .run installer puts files into a person's folders and leaves the modes of those folders alone."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
PRIVATE = (".local", ".local/bin", ".local/lib", ".local/share", ".local/share/applications", ".local/share/icons")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("xz"), reason="the .run file is for Linux, and packed with xz"
)


@pytest.fixture
def installer(tmp_path: Path) -> Path:
    """The real head over a payload whose program does nothing."""
    root, pictures, file = tmp_path / "root", tmp_path / "pictures", tmp_path / "lineup.run"
    (root / "lineup" / "_internal").mkdir(parents=True)
    (root / "lineup" / "lineup").write_text("#!/bin/sh\n")
    pictures.mkdir()
    for picture in ("16.png", "lineup.svg"):
        (pictures / picture).touch()
    subprocess.run([PACKAGING / "linux" / "install-shared", root / "usr", pictures, "0.0.0"], check=True)
    shutil.copy(PACKAGING / "run" / "uninstall", root)
    head = (PACKAGING / "run" / "head.sh").read_text().replace("@VERSION@", "0.0.0")
    payload = subprocess.run(f"tar c -C '{root}' . | xz -1", shell=True, capture_output=True, check=True).stdout
    file.write_bytes(head.replace("@LINES@", str(head.count("\n") + 1)).encode() + payload)
    return file


def run(installer: Path, home: Path, *arguments: str, umask: int = 0o022) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    subprocess.run(["sh", installer, *arguments], env=environment, umask=umask, capture_output=True, check=True)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_private_folders_stay_private_through_an_upgrade(installer: Path, tmp_path: Path, umask: int) -> None:
    home = tmp_path / "home"
    for folder in PRIVATE:
        (home / folder).mkdir(mode=0o700, parents=True)
        (home / folder).chmod(0o700)

    for _ in ("installed", "upgraded"):
        run(installer, home, umask=umask)
        assert {folder: mode(home / folder) for folder in PRIVATE} == dict.fromkeys(PRIVATE, 0o700)
        assert (home / ".local/bin/lineup").resolve() == home / ".local/lib/lineup/lineup"


def test_nobody_else_can_write_to_what_it_makes(installer: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    run(installer, home, umask=0)

    assert [path for path in home.rglob("*") if not path.is_symlink() and mode(path) & 0o022] == []


def test_unpacking_leaves_the_folder_as_it_was(installer: Path, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "private"
    folder.mkdir(parents=True)
    (folder / "usr").mkdir()
    for private in (folder, folder / "usr"):
        private.chmod(0o700)
    run(installer, tmp_path / "home", "--extract", str(folder))

    assert (mode(folder), mode(folder / "usr")) == (0o700, 0o700)
    assert (folder / "lineup" / "lineup").exists()
