"""A process of its own: practice mode with a screen reader beside it. Tells what that reader heard, by steps."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.storage.profile import profile_in
from desktop_app.tour.hands import until
from desktop_app.tour.report import Report
from desktop_app.tour.scene import Scene
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.end2end.processes import tell

READER = Path(__file__).with_name("screen_reader.py")

Said = list[list[str]]
"""Kind, role, and text of each utterance."""


@asynccontextmanager
async def reading(python: str) -> AsyncIterator[Said]:
    """A screen reader, and what it has said up to now."""
    process = await asyncio.create_subprocess_exec(python, str(READER), stdout=PIPE, stderr=DEVNULL)
    said: Said = []

    async def collect() -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            each = json.loads(line)
            said.append([each["kind"], each["role"], each["text"]])

    collecting = asyncio.ensure_future(collect())
    try:
        await until(lambda: said, "the reader")
        await until(QAccessible.isActive, "the program to hear of the reader")
        yield said
    finally:
        process.terminate()
        await process.wait()
        await collecting


@asynccontextmanager
async def practicing(folder: Path, theme: Theme) -> AsyncIterator[Scene]:
    """Practice mode until its window is closed."""
    profile = profile_in(folder / "profile")
    app = App(MainWindow(), profile, Demo(profile, is_filled=True), theme)
    running = asyncio.ensure_future(app.run())
    try:
        await until(lambda: app.program, "the start")
        yield Scene(app, Report(folder))
    finally:
        app.window.close()
        await running


async def rows(scene: Scene, said: Said) -> dict[str, Said]:
    """Walk a list, move a title, and come back from another part of the window."""
    await until(lambda: scene.window.page is not None and scene.state.loaded, "the list")
    view, steps = scene.page.view, {}

    async def step(name: str, ends: str) -> None:
        await until(lambda: any(ends in text for _, _, text in said), name)
        steps[name] = said.copy()

    scene.window.activateWindow()
    view.choose(scene.page.model.view.ids[0])
    scene.page.header.filter.setFocus()
    await step("filter", "Filter the titles")
    said.clear()
    view.setFocus()
    await step("list", "1 of ")
    said.clear()
    QTest.keyClick(view, Qt.Key.Key_Down)
    await step("down", "2 of ")
    said.clear()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    await step("move", "now 3 of ")
    return steps


async def sign_in(scene: Scene, said: Said) -> dict[str, Said]:
    """Open the service's own page in the wizard."""
    scene.program.features.accounts.link("tmdb")
    wizard = scene.program.features.accounts.wizard
    assert wizard is not None
    await until(lambda: any("How do you want to sign in?" in text for _, _, text in said), "the first page")
    said_first = said.copy()
    said.clear()
    wizard.frame.primary_pressed.emit()
    await until(lambda: any(text == "User name or e-mail address" for _, _, text in said), "the service's page")
    return {"first page": said_first, "service's page": said.copy()}


async def main(qt: QApplication) -> dict[str, Said]:
    walk, python, folder = sys.argv[1:]
    async with practicing(Path(folder), Theme(qt)) as scene, reading(python) as said:
        await until(lambda: scene.window.page is not None and scene.state.loaded, "the list")
        return await {"rows": rows, "sign_in": sign_in}[walk](scene, said)


if __name__ == "__main__":
    tell(main)
