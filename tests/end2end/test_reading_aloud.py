"""What a screen reader hears of the running program through AT-SPI, the way it really goes on Linux."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.end2end.processes import told_by

PYTHON = "/usr/bin/python3"
"""The system's: its packages hold the bindings."""

A_SESSION = ("dbus-run-session", "--")
"""Programs of the tests' own session, pytest among them, must not hear of the reader."""

pytestmark = pytest.mark.usefixtures("display")


@pytest.fixture(scope="module")
def reader() -> str:
    """The Python that can listen, where the packages are installed."""
    if shutil.which("dbus-run-session") is None:
        pytest.skip("AT-SPI wants a session bus (dbus-daemon)")
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        pytest.skip("AT-SPI is not installed (at-spi2-core)")
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", asked], capture_output=True, check=False).returncode:
        pytest.skip("the bindings of AT-SPI are not installed (python3-gi, gir1.2-atspi-2.0)")
    return PYTHON


def test_rows_and_moves_are_heard_once(reader: str, tmp_path: Path) -> None:
    heard = told_by("read_aloud", "rows", reader, str(tmp_path), within=A_SESSION)

    whole, row = of_the_table(heard["list"])
    assert whole == ["focus", "table", "Titles in this list"]
    assert row[:2] == ["focus", "table cell"]
    assert row[2].startswith("The Third Man, 1949, 1 hour 44 minutes, 1 of 64")
    assert [text for _, _, text in of_the_table(heard["down"])] == [
        "Rosencrantz & Guildenstern Are Dead, 1990, 1 hour 57 minutes, 2 of 64, leaves in 20 days"
    ]
    moved = "Rosencrantz & Guildenstern Are Dead, now 3 of 64"
    assert of_the_table(heard["move"]) == [["announced", "table", moved]]


def of_the_table(heard: list[list[str]]) -> list[list[str]]:
    """Without what the program says by itself meanwhile."""
    return [said for said in heard if said[1] in ("table", "table cell")]


@pytest.mark.webengine
def test_the_page_of_a_service_is_heard_too(reader: str, tmp_path: Path) -> None:
    heard = told_by("read_aloud", "sign_in", reader, str(tmp_path), within=A_SESSION)

    assert ["window", "dialog"] in [said[:2] for said in heard["first page"]]
    assert ["focus", "text", "User name or e-mail address"] in heard["service's page"]
