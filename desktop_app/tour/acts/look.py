"""A list that is looked at in other ways: sorted, in groups, filtered. Its order is the same before and after."""

import asyncio

from PySide6.QtCore import Qt

from desktop_app.tour.hands import press, write
from desktop_app.tour.scene import Scene
from desktop_app.ui.queue.rows import RowKind

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


async def play(scene: Scene) -> None:
    """Look at a list by year, in groups, with a filter, in the dark; and go back."""
    before, requests = scene.served, _writes(scene)
    await press(scene.page.view, Qt.Key.Key_Home)
    await _sorted(scene)
    await _in_groups(scene)
    await press(scene.page, Qt.Key.Key_0, CTRL_ALT)
    unsent = scene.served == before and _writes(scene) == requests
    scene.report.step("To look at a list in another way sends nothing", ok=unsent)
    scene.compare("Its own order stands there again")


async def _sorted(scene: Scene) -> None:
    await press(scene.page, Qt.Key.Key_2, CTRL_ALT)
    await press(scene.page, Qt.Key.Key_R, CTRL_ALT)
    years = [row.item.title.year or 0 for row in scene.page.model.rows if row.kind is RowKind.ITEM]
    scene.report.step("Sorted by year, newest first", ok=years == sorted(years, reverse=True))
    await press(scene.page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    await scene.said()
    await asyncio.sleep(0.5)
    scene.picture("sorted")
    scene.window.message_bar.dismiss()


async def _in_groups(scene: Scene) -> None:
    await press(scene.page, Qt.Key.Key_6, CTRL_ALT)
    await press(scene.page, Qt.Key.Key_G, CTRL_ALT)
    await press(scene.page.view, Qt.Key.Key_End)
    headings = [row.item.title.name for row in scene.page.model.rows if row.kind is RowKind.SECTION]
    scene.report.step("Grouped by availability", ok=len(headings) > 1, detail="; ".join(headings))
    await asyncio.sleep(0.5)
    scene.picture("grouped")
    scene.dress(Qt.ColorScheme.Dark)
    await asyncio.sleep(0.5)
    scene.picture("grouped-dark")
    await write(scene.page.header.filter, "comedy")
    await asyncio.sleep(0.5)
    size = scene.window.size()
    scene.window.resize(1000, 680)
    await asyncio.sleep(0.5)
    scene.picture("grouped-filtered-dark-small")
    scene.page.header.filter.clear()
    scene.window.resize(size)
    scene.dress(Qt.ColorScheme.Light)


def _writes(scene: Scene) -> int:
    return sum(request.verb != "GET" for request in scene.netflix.requests)
