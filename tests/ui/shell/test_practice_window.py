"""Opening practice mode from a window: at once, once, in its place, and back."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from desktop_app.app import practice_window
from desktop_app.app.lifetime import App
from desktop_app.single_instance import Door
from desktop_app.storage.profile import Profile, profile_in
from desktop_app.tour.hands import until
from desktop_app.ui.style.theme import Theme
from tests.ui.whole_program import said, started


class Practice:
    """A process in the place of practice mode's, whose window the test plays."""

    def __init__(self, folder: Path, profile: Profile) -> None:
        self.profile = profile
        self.command = [sys.executable, "-c", "raise SystemExit(3)"]
        self.starts = 0
        self.door: Door | None = None
        self._gate = folder / "gate"

    def own_command(self, *arguments: str) -> list[str]:
        assert arguments == ("--demo",)
        self.starts += 1
        return self.command

    def run_until_ended(self, status: int = 0) -> None:
        """Let the process run until `end`, and then end with that status."""
        text = f"import pathlib, time\nwhile not pathlib.Path({str(self._gate)!r}).exists(): time.sleep(0.02)\n"
        self.command = [sys.executable, "-c", f"{text}raise SystemExit({status})"]

    def show_window(self) -> None:
        """Its window is there, and answers."""
        self.profile.lock.parent.mkdir(exist_ok=True)
        self.door = Door(self.profile.lock)

    def end(self) -> None:
        """The window is closed, and the process ends."""
        if self.door is not None:
            self.door.close()
        self._gate.touch()


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Practice:
    profile = profile_in(tmp_path / "practice")
    made = Practice(tmp_path, profile)
    monkeypatch.setattr(practice_window, "profile_of_practice", lambda: profile)
    monkeypatch.setattr(practice_window, "own_command", made.own_command)
    return made


@asynccontextmanager
async def opened(tmp_path: Path, theme: Theme) -> AsyncIterator[App]:
    async with started(profile_in(tmp_path / "real"), theme) as app:
        yield app


async def test_a_window_without_accounts_gives_way_and_comes_back(
    tmp_path: Path, theme: Theme, practice: Practice
) -> None:
    practice.run_until_ended()
    async with opened(tmp_path, theme) as app:
        app._practice.open()
        app._practice.open()
        await until(lambda: practice.starts, "the process")
        assert "Opening practice mode…" in said(app)
        assert app.window.isVisible()
        practice.show_window()
        await until(lambda: not app.window.isVisible(), "the window to give way")
        assert app.window.message_bar.message is None

        practice.end()
        await until(app.window.isVisible, "the window again")
        assert said(app) == ""
        assert practice.starts == 1


async def test_a_window_with_accounts_stays(tmp_path: Path, theme: Theme, practice: Practice) -> None:
    practice.run_until_ended()
    async with opened(tmp_path, theme) as app:
        assert app.accounts is not None
        app._practice._gives_way = lambda: False
        practice.show_window()
        app._practice.open()
        await until(lambda: app.window.message_bar.message is None, "the message to go")
        await asyncio.sleep(0)
        assert app.window.isVisible()
        assert practice.starts == 0, "it was there already and is raised"
        practice.end()


async def test_a_crash_in_it_is_said_and_nothing_else_happens(tmp_path: Path, theme: Theme, practice: Practice) -> None:
    practice.run_until_ended(status=9)
    async with opened(tmp_path, theme) as app:
        app._practice.open()
        await until(lambda: practice.starts, "the process")
        practice.show_window()
        await until(lambda: not app.window.isVisible(), "the window to give way")
        practice.end()
        await until(app.window.isVisible, "the window again")
        assert "Practice mode stopped unexpectedly." in said(app)


async def test_one_that_cannot_be_opened_is_said(tmp_path: Path, theme: Theme, practice: Practice) -> None:
    async with opened(tmp_path, theme) as app:
        app._practice.open()
        await until(lambda: "couldn’t be opened" in said(app), "the message")
        assert app.window.isVisible()
        app._practice.open()
        await until(lambda: practice.starts == 2 and not app._practice._is_opening, "another try")
