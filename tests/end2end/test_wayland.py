"""Drags on a Wayland display: with its mouse they end as the line says, and without a seat none begins."""

import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop_app.tour.hands import until
from tests.end2end.processes import told_by

WAYLAND = Path(__file__).parents[2] / "packaging" / "wayland"

pytestmark = pytest.mark.skipif(not shutil.which("weston"), reason="needs weston, a Wayland compositor")


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the display's socket."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
async def seatless(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """A display that nobody sits at."""
    command = ["weston", "--backend=headless-backend.so", "--no-config", "--idle-time=0", "--socket=seatless"]
    quiet = subprocess.DEVNULL
    weston = subprocess.Popen(command, stdout=quiet, stderr=quiet)  # noqa: ASYNC220 - it is over in a moment
    try:
        await until((runtime / "seatless").exists, "the display")
        monkeypatch.setenv("WAYLAND_DISPLAY", "seatless")
        monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
        yield
    finally:
        weston.terminate()
        weston.wait()


@pytest.mark.usefixtures("display", "runtime")
def test_a_row_is_dragged_with_the_display_s_mouse(tmp_path: Path) -> None:
    found = told_by("drag_on_wayland", "mouse", str(tmp_path), within=[str(WAYLAND)])

    assert found["platform"] == "wayland"
    assert found["shown"] == found["served"] == found["meant"]
    assert found["misses"] <= 2
    assert found["carried"] == 0


@pytest.mark.usefixtures("display", "runtime")
def test_rows_let_go_at_once_leave_no_drag_behind(tmp_path: Path) -> None:
    found = told_by("drag_on_wayland", "flicks", str(tmp_path), within=[str(WAYLAND)])

    assert found["shown"] == found["served"]


@pytest.mark.usefixtures("seatless")
def test_nothing_is_carried_where_nobody_could_let_go(tmp_path: Path) -> None:
    found = told_by("drag_on_wayland", "no seat", str(tmp_path))

    assert found == {"platform": "wayland", "seat": False, "ends": ["rows", "list"], "same": True, "running": False}
