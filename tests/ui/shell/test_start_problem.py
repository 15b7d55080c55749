"""A folder that cannot be used, or a program that hangs on it: one clear window, words on the terminal, a status."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QFileDialog

from desktop_app.app.lifetime import App
from desktop_app.storage.database import Database
from desktop_app.storage.profile import profile_in
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.ui.whole_program import cards

ROOT = Path(__file__).parents[3]
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and pipes")


def said(app: App) -> str:
    message = app.window.message_bar.message
    return f"{message.lead} {message.text}" if message is not None else ""


def offered(app: App) -> list[str]:
    message = app.window.message_bar.message
    return [action.label for action in message.actions] if message is not None else []


async def started(theme: Theme, folder: Path) -> tuple[App, "asyncio.Task[None]"]:
    app = App(MainWindow(), profile_in(folder), None, theme)
    return app, asyncio.create_task(app.run())


async def test_it_is_told_where_and_why_until_it_is_put_right(
    theme: Theme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    app, running = await started(theme, tmp_path / "file" / "profile")
    await until(lambda: "can’t use its folder" in said(app), "the word")
    assert f"{tmp_path / 'file'} is a file" in said(app)
    assert offered(app) == ["Try again", "Choose another folder…", "Quit"]
    assert "lineup: Lineup can’t use its folder." in capsys.readouterr().err

    app.window.message_bar.dismiss()
    assert "can’t use its folder" in said(app), "without it nobody would know"
    await click_button(app.window.message_bar, "Try again")
    await until(lambda: "can’t use its folder" in said(app), "the word again")
    assert app.status != 0

    (tmp_path / "file").unlink()
    await click_button(app.window.message_bar, "Try again")
    await until(lambda: app.program is not None, "the start")
    await until(cards(app).isVisible, "the cards")
    assert said(app) == ""
    app.quit()
    await running
    assert app.status == 0


async def test_who_leaves_leaves_with_a_status(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "lineup.db").mkdir()
    app, running = await started(theme, tmp_path)
    await until(lambda: "is a folder" in said(app), "the word")
    await click_button(app.window.message_bar, "Quit")
    await running
    assert app.status == 1


async def test_another_folder_is_used_by_another_start(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started_with = list[list[str]]()
    monkeypatch.setattr(QProcess, "startDetached", lambda _, arguments: started_with.append(list(arguments)))
    (tmp_path / "file").touch()
    app, running = await started(theme, tmp_path / "file")
    await until(lambda: buttons(app.window.message_bar, "Choose another folder…"), "the button")
    await click_button(app.window.message_bar, "Choose another folder…")
    dialog = app.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert "can’t use its folder" in said(app)
    dialog.fileSelected.emit(str(tmp_path / "other"))
    await running
    assert started_with[0][-2:] == ["--profile", str(tmp_path / "other")]


async def test_a_later_versions_database_offers_another_folder(theme: Theme, tmp_path: Path) -> None:
    Database(tmp_path / "lineup.db", ["CREATE TABLE t (a)"] * 0 + ["SELECT 1"] * 99, durable=False).close()
    app, running = await started(theme, tmp_path)
    await until(lambda: "later version" in said(app), "the word")
    assert offered(app) == ["Choose another folder…", "Quit"]
    app.quit()
    await running


@posix
async def test_pipes_in_the_place_of_settings_and_descriptions_hold_nobody_up(theme: Theme, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.toml")
    (tmp_path / "services").mkdir()
    os.mkfifo(tmp_path / "services" / "a.toml")
    app, running = await started(theme, tmp_path)
    await until(lambda: app.program is not None and "settings couldn’t be read" in said(app), "the word")
    assert "it is no file" in said(app)
    app.quit()
    await running


@posix
def test_a_second_start_beside_one_that_hangs_says_so(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "desktop_app", "--profile", str(tmp_path))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as first:
        assert first.stderr is not None
        assert any("raises this window" in line for line in first.stderr)
        first.send_signal(signal.SIGSTOP)
        try:
            with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as second:
                assert second.stderr is not None
                assert any("Lineup is running already. It doesn’t answer." in line for line in second.stderr)
                second.kill()
        finally:
            first.kill()
