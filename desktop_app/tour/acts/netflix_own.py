"""Lists that Netflix keeps itself: discs at home, and feeds, whose titles go into the queue."""

import asyncio

from PySide6.QtCore import Qt

from desktop_app.demo.netflix import EMAIL
from desktop_app.domain.queues import QueueRef
from desktop_app.tour.hands import click, press, until
from desktop_app.tour.scene import Scene
from desktop_app.ui.feeds.window import FeedsWindow
from desktop_app.ui.widgets.label import Label


async def play(scene: Scene) -> None:
    """Look at a list that nobody can change, read a feed, add one of its titles."""
    instant = scene.state.ref
    await _at_home(scene, QueueRef(instant.account, "at_home"))
    _choose(scene, instant)
    await scene.in_step()
    window = await _feeds(scene)
    await _add(scene, window)
    await press(window, Qt.Key.Key_Escape)


async def _at_home(scene: Scene, ref: QueueRef) -> None:
    _choose(scene, ref)
    await scene.in_step()
    scene.page.view.choose(scene.state.view.ids[0])
    there = sorted(scene.netflix.state.account(EMAIL).discs_at_home)
    await until(lambda: _says(scene, "At home;") and _says(scene, "Predicted:"), "what the service tells of it")
    scene.picture("netflix-at-home")
    scene.report.step("What is at home is listed", ok=sorted(scene.shown) == there)


async def _feeds(scene: Scene) -> FeedsWindow:
    await press(scene.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    program = scene.app.program
    assert program is not None
    window = program.features.feeds.window
    assert window is not None
    await _quiet(window)
    window.tree.choose(scene.state.ref.account, "queues.instant")
    await _quiet(window)
    read = [window.table.model().index(row, 0).data() for row in range(window.table.model().rowCount())]
    scene.report.picture(window, "feeds")
    scene.report.step("A feed is read", ok=read == scene.netflix.state.title_names(EMAIL, "instant")[: len(read)] != [])
    await click(window.reading.page)
    scene.report.step("A link says where it leads", ok="www.netflix.com" in window.reading.asked)
    scene.dress(Qt.ColorScheme.Dark)
    await asyncio.sleep(0.5)
    scene.report.picture(window, "feeds-dark")
    scene.dress(Qt.ColorScheme.Light)
    return window


async def _add(scene: Scene, window: FeedsWindow) -> None:
    window.tree.choose(scene.state.ref.account, "rental_history.returned")
    await _quiet(window)
    entry = window.table.entry
    assert entry is not None
    window.reading.add.menu().actions()[0].trigger()
    await _quiet(window)
    await until(lambda: scene.netflix.state.title_names(EMAIL, "instant")[-1] == entry.title, "the title in the queue")
    await scene.in_step()
    scene.compare("A title of a feed is added to the queue", detail=entry.title)


async def _quiet(window: FeedsWindow) -> None:
    await until(lambda: not window.stop.isVisible(), "what is under way to be over")


def _says(scene: Scene, text: str) -> bool:
    return any(text in words.text() for words in scene.program.features.details.pane.findChildren(Label))


def _choose(scene: Scene, ref: QueueRef) -> None:
    assert scene.app.program is not None
    scene.app.program.workspace.screen.choose(ref)
