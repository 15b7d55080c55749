"""Every screen in letters of 20 points, on a small laptop and in the smallest window: nothing is cut or hidden."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from desktop_app.tour.scene import Scene
from desktop_app.ui.style.theme import Theme
from tests.ui.accessible_tree import windows
from tests.ui.cut_text import PaintedTexts, cut_widgets, painted, sideways, system_font
from tests.ui.shell.test_practice_mode import practicing
from tests.ui.test_every_screen import STATES, entry, escape, to_list

__all__ = ["painted"]

POINTS = 20
SIZES = (QSize(1280, 800), QSize(800, 600))

State = Callable[[Scene], Awaitable[None]]


def menu(name: str, text: str) -> State:
    async def press(scene: Scene) -> None:
        action = entry(scene, name, text)
        assert action is not None, text
        action.trigger()

    return press


async def unlinking(scene: Scene) -> None:
    """A long question over a list that is sorted, with two messages behind it."""
    await menu("View", "Title")(scene)
    await menu("List", "Copy as text")(scene)
    await menu("File", "Unlink everything…")(scene)


async def unfolded(scene: Scene) -> None:
    await unlinking(scene)
    scene.window.message_bar.fold_or_unfold()


async def settings(scene: Scene) -> None:
    await menu("File", "Settings…")(scene)


LARGE: dict[str, State] = {
    **{name: state for name, state in STATES.items() if name != "the pages of the settings"},
    "unlinking over a sorted list": unlinking,
    "messages unfolded": unfolded,
    "settings": settings,
    "all my lists": menu("View", "All my lists"),
    **{
        f"{where} > {text}": menu(where, text)
        for where, text in (
            ("View", "Notices"),
            ("View", "What next?"),
            ("View", "Message history"),
            ("View", "Outbox"),
            ("View", "Feeds…"),
            ("Account", "Unlink"),
            ("List", "Copy whole list to…"),
            ("List", "Move to position…"),
            ("Help", "Guide"),
            ("Help", "Keyboard shortcuts"),
            ("Help", "About Lineup"),
        )
    },
}


LOOKS = 20
"""As many looks a fault stands before it counts."""


async def settle() -> None:
    """Let layouts ask each other for room until they agree."""
    for _ in range(8):
        QApplication.sendPostedEvents()
        await asyncio.sleep(0)


async def look(found: list[str], where: str, painted: PaintedTexts) -> None:
    """Look again while something is cut: what came that moment is laid out in the next."""
    faults: list[str] = []
    for _ in range(LOOKS):
        await settle()
        faults = list(faults_of_now(painted))
        if not faults:
            return
        await asyncio.sleep(0.05)
    found += [f"{where}: {fault}" for fault in faults]


def faults_of_now(painted: PaintedTexts) -> Iterator[str]:
    painted.cut.clear()  # what was painted while layouts made up their minds
    for window in windows():
        window.grab()
        yield from (*cut_widgets(window), *sideways(window), *sorted(set(painted.cut)))


async def turn_pages(found: list[str], where: str, main: QWidget, painted: PaintedTexts) -> None:
    """Look at each page of a window that has some."""
    for window in windows():
        pages = next((each for each in window.findChildren(QListWidget) if each.property("pages")), None)
        if window is not main and pages is not None:
            for row in range(pages.count()):
                pages.setCurrentRow(row)
                await look(found, f"{where}, {pages.item(row).text()}", painted)


@pytest.mark.parametrize("state", LARGE)
async def test_nothing_is_cut(theme: Theme, tmp_path: Path, painted: PaintedTexts, state: str) -> None:
    found: list[str] = []
    with system_font(POINTS):
        async with practicing(tmp_path, theme) as scene:
            scene.window.resize(SIZES[0])
            await to_list(scene)
            await LARGE[state](scene)
            await look_in_all_sizes(found, scene, painted)
            await escape(scene)
    assert found == []


async def look_in_all_sizes(found: list[str], scene: Scene, painted: PaintedTexts) -> None:
    for size in SIZES:
        for window in windows():
            if window.isWindow() and window.windowFlags() & Qt.WindowType.Popup != Qt.WindowType.Popup:
                window.resize(window.size().boundedTo(size) if window is not scene.window else size)
        await look(found, f"{size.width()}", painted)
        assert scene.window.size() == size
        await turn_pages(found, f"{size.width()}", scene.window, painted)


@pytest.mark.parametrize("state", ["a question", "searching", "settings", "linking tmdb", "View > Outbox"])
async def test_nothing_is_cut_in_a_mirrored_window(
    theme: Theme, tmp_path: Path, painted: PaintedTexts, qapp: QApplication, state: str
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        await test_nothing_is_cut(theme, tmp_path, painted, state)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
