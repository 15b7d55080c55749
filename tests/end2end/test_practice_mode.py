"""From a fresh start to the first drag in practice mode, and back, without a trace."""

import json
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.app import practice_window
from desktop_app.storage.profile import profile_in
from desktop_app.tour.hands import until
from desktop_app.ui.style.theme import Theme
from tests.ui.whole_program import started

pytestmark = pytest.mark.usefixtures("display")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own; in it a practice window has its folder."""
    for name in ("CONFIG", "DATA", "CACHE"):
        folder = tmp_path / "home" / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder))
    return tmp_path / "home"


async def test_one_press_leads_to_the_first_drag(
    tmp_path: Path, home: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.json"
    walk = [sys.executable, "-m", "tests.end2end.practice_walk", str(report)]
    monkeypatch.setattr(practice_window, "own_command", lambda *_arguments: walk)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    async with started(profile_in(tmp_path / "real"), theme) as app:
        app.window.activateWindow()
        await until(lambda: isinstance(app.window.focusWidget(), QPushButton), "the first button to have the keyboard")
        real = tree(tmp_path / "real")
        pressed = time.time()
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return)
        await until(lambda: not app.window.isVisible(), "the practice window in the place of this one")
        assert list(home.rglob("lineup.db"))
        await until(report.exists, "the first drag")
        await until(app.window.isVisible, "this window again")

        told = json.loads(report.read_text())
        before = told["before"]
        assert told["title"] == "Practice mode"
        assert told["after"] == [before[0], before[3], *before[1:3], *before[4:]]
        print(f"ready {told['ready'] - pressed:.1f} s after the press, dropped after {told['dropped'] - pressed:.1f} s")
        assert [path for path in home.rglob("*") if path.is_file()] == []
        assert tree(tmp_path / "real") == real
        assert app.accounts is not None
        assert not app.accounts.all


def tree(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*")}
