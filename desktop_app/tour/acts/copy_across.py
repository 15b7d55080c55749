"""Films of Trakt's watchlist to TMDB's, without a mouse: matched by their ids, seen, added, and taken back."""

import asyncio
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.queues import QueueRef
from desktop_app.tour.buttons import click_button, press_entry
from desktop_app.tour.hands import gesture, press, until
from desktop_app.tour.kept_there import films
from desktop_app.tour.scene import Scene
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.import_export.targets import TargetMenu

FILMS = 40
"""Films to copy, the last ones: some are there already."""


async def play(scene: Scene) -> None:
    """Copy titles from one list to the other, and go back to the first."""
    target, there = scene.state.ref, films(scene.demo.sandbox)
    page = await _preview(scene, target)
    new = page.preview.chosen
    right = {title.id for title in new}.isdisjoint(there) and bool(new)
    scene.report.step("Films of another service are matched by their ids", ok=right, detail=page.said)
    scene.report.step("Nothing is at TMDB before somebody says so", ok=films(scene.demo.sandbox) == there)
    await _pictures(scene)
    await click_button(page, page.add_button.text())
    await scene.in_step()
    added = sorted(films(scene.demo.sandbox)) == sorted([*there, *(title.id for title in new)])
    scene.report.step("What was ticked is on TMDB's own watchlist", ok=added, detail=f"{len(new)} films")
    scene.picture("copied")
    await press(
        scene.page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )  # the message with *Undo* has gone by now
    await scene.in_step()
    scene.report.step("One Undo takes all of it back", ok=sorted(films(scene.demo.sandbox)) == sorted(there))
    scene.window.message_bar.dismiss()


async def _preview(scene: Scene, target: QueueRef) -> PreviewPage:
    """Chosen in Trakt's watchlist, and carried by the menu of lists."""
    sources = scene.program.workspace.sidebar
    trakt = next(account for account in scene.linked if account.provider == "trakt")
    sources.choose(QueueRef(trakt.id, "watchlist"))
    await scene.first_list("trakt", "watchlist")
    view, flags = scene.page.view, QItemSelectionModel.SelectionFlag
    view.selectionModel().clear()
    for row in range(view.model().rowCount() - FILMS, view.model().rowCount()):
        view.selectionModel().select(view.model().index(row, 0), flags.Select | flags.Rows)
    await press(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: isinstance(QApplication.activePopupWidget(), TargetMenu), "the menu of lists")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TargetMenu)
    scene.screen("copy-menu")
    await gesture(partial(press_entry, menu, next(action for action in menu.actions() if action.data() == target)))
    await until(lambda: scene.window.findChildren(PreviewPage), "the preview")
    (page,) = scene.window.findChildren(PreviewPage)
    await until(page.add_button.isEnabled, "the end of looking")
    return page


async def _pictures(scene: Scene) -> None:
    for scheme, name in ((Qt.ColorScheme.Dark, "copy-preview-dark"), (Qt.ColorScheme.Light, "copy-preview")):
        scene.dress(scheme)
        await asyncio.sleep(0.5)
        scene.picture(name)
