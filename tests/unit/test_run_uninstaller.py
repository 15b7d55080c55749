"""The uninstaller of the .run file offers, on a terminal, to unlink every account before."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNINSTALL = Path(__file__).parents[2] / "packaging" / "run" / "uninstall"
PROGRAM = """#!/bin/sh
echo "$*" >>"$HOME/asked"
case $2 in
  --list) exit $LIST ;;
  '' | --yes) exit $UNLINK ;;
esac
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the .run file is for Linux")


class Installed:
    """An installation whose program writes down what it is asked."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / ".local" / "lib" / "lineup"
        self.folder.mkdir(parents=True)
        (self.folder / "lineup").write_text(PROGRAM)
        (self.folder / "lineup").chmod(0o755)
        (self.folder / "installed-files").touch()
        shutil.copy(UNINSTALL, self.folder)
        data = home / ".local" / "share" / "lineup"
        data.mkdir(parents=True)
        (data / "lineup.db").touch()

    def remove(self, *arguments: str, linked: bool, unlink: int = 0, answer: str | None = None) -> int:
        """The exit status. `answer`: typed on a terminal; None where there is none."""
        variables = {"PATH": os.environ["PATH"], "HOME": str(self.home)}
        variables |= {"LIST": "0" if linked else "5", "UNLINK": str(unlink)}
        terminal, end = pty.openpty()
        try:
            if answer is not None:
                os.write(terminal, f"{answer}\n".encode())
            done = subprocess.run(
                ["sh", self.folder / "uninstall", *arguments],
                env=variables,
                stdin=subprocess.DEVNULL if answer is None else end,
                capture_output=True,
                check=False,
            )
        finally:
            os.close(terminal)
            os.close(end)
        return done.returncode

    @property
    def asked(self) -> list[str]:
        """What the program was asked, call by call, without the command itself."""
        place = self.home / "asked"
        calls = place.read_text().splitlines() if place.exists() else []
        return [call.removeprefix("unlink-everything").strip() for call in calls]

    @property
    def is_there(self) -> bool:
        return self.folder.exists()


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    return Installed(tmp_path)


@pytest.mark.parametrize("status", [0, 3])
def test_on_a_terminal_the_program_itself_asks(installed: Installed, status: int) -> None:
    assert installed.remove(linked=True, unlink=status, answer="") == 0
    assert installed.asked == ["--list", ""]
    assert not installed.is_there


def test_nobody_is_asked_where_no_account_is_linked(installed: Installed) -> None:
    assert installed.remove(linked=False, answer="") == 0
    assert installed.asked == ["--list"]
    assert not installed.is_there


def test_whoever_has_never_started_it_gets_no_data_by_removing_it(installed: Installed) -> None:
    (installed.home / ".local" / "share" / "lineup" / "lineup.db").unlink()

    assert installed.remove(linked=True, answer="") == 0
    assert installed.asked == []


@pytest.mark.parametrize("arguments", [(), ("--quiet",)])
def test_without_a_terminal_nobody_is_asked(installed: Installed, arguments: tuple[str, ...]) -> None:
    assert installed.remove(*arguments, linked=True) == 0
    assert installed.asked == []
    assert not installed.is_there


def test_an_upgrade_asks_nobody(installed: Installed) -> None:
    assert installed.remove("--quiet", linked=True, answer="") == 0
    assert installed.asked == []


@pytest.mark.parametrize("status", [1, 4])
def test_a_service_out_of_reach_keeps_the_program(installed: Installed, status: int) -> None:
    assert installed.remove(linked=True, unlink=status, answer="n") == 1
    assert installed.asked == ["--list", ""]
    assert installed.is_there


def test_unless_the_person_wants_it_gone_for_good(installed: Installed) -> None:
    assert installed.remove(linked=True, unlink=4, answer="y") == 0
    assert installed.asked == ["--list", "", "--for-good"]
    assert not installed.is_there


@pytest.mark.parametrize(("status", "is_kept"), [(0, False), (4, True)])
def test_without_a_terminal_it_can_be_told_to(installed: Installed, status: int, *, is_kept: bool) -> None:
    assert installed.remove("--unlink", linked=True, unlink=status) == int(is_kept)
    assert installed.asked == ["--yes"]
    assert installed.is_there is is_kept
