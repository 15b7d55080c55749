"""A queue rearranged by mouse and keys, and a title added."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.demo.netflix import EMAIL
from desktop_app.tour.buttons import can_press
from desktop_app.tour.hands import press, until, write
from desktop_app.tour.scene import Scene

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


async def play(scene: Scene) -> None:
    """Drag, keys, undo, delete, add."""
    await scene.drop("One row dragged down", (0,), 4)
    await scene.drop("Two rows dragged together", (2, 3), 6, lambda: scene.screen("queue-dragging"))
    await scene.drop("One row dragged up", (7,), 1)
    await _keys(scene)
    await _add(scene)


async def _keys(scene: Scene) -> None:
    view = scene.page.view
    before = scene.served
    view.choose(scene.page.model.rows[3].item.id)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_End):
        await press(view, key, ALT)
    await scene.in_step()
    scene.compare("Alt with the arrows and End")
    for _ in range(3):
        await press(scene.window, Qt.Key.Key_Z, CONTROL)
    await scene.in_step()
    scene.compare("Undo, three times")
    scene.report.step("Undo came back to where it began", ok=scene.served == before)
    await press(view, Qt.Key.Key_Delete)
    await scene.in_step()
    scene.compare("Delete")


async def _add(scene: Scene) -> None:
    await press(scene.page.view, Qt.Key.Key_N, CONTROL)
    panel = scene.program.features.search.panel
    field = panel.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    await write(field, "casablanca")
    await until(lambda: panel.term == "casablanca" and can_press(panel, "Add at the end"), "the search")
    await asyncio.sleep(0.5)
    scene.picture("add-title")
    await press(field, Qt.Key.Key_Return)
    await scene.in_step()
    scene.compare("A title found in the catalogue and added")
    added = scene.netflix.state.title_names(EMAIL, "instant")[-1]
    scene.report.step("It stands at the end", ok=added == "Casablanca", detail=added)
    await press(field, Qt.Key.Key_Escape)
