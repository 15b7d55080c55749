"""Inner workings: a request by hand in the API explorer, and how the accounts do."""

import asyncio

from PySide6.QtCore import Qt

from desktop_app.tour.hands import press, until, write
from desktop_app.tour.scene import Scene

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


async def play(scene: Scene) -> None:
    """Ask the service of the list on the screen, then look at the ledger."""
    await _explore(scene)
    await _health(scene)


async def _explore(scene: Scene) -> None:
    program = scene.app.program
    assert program is not None
    scene.program.workspace.sidebar.choose(scene.state.ref)
    await press(scene.window, Qt.Key.Key_E, CONTROL_SHIFT)
    window = program.features.explorer.window
    assert window is not None
    person = next(account.person for account in scene.linked if account.id == scene.state.ref.account)
    window.question.address.clear()
    await write(window.question.address, f"/users/{person.user_id}?output=json")
    await press(window.question.address, Qt.Key.Key_Return)
    await until(lambda: window.answer.words.startswith("200"), "the answer")
    await asyncio.sleep(0.5)
    scene.report.picture(window, "explorer")
    there = '"user"' in window.answer.body.toPlainText()
    scene.report.step("A request by hand is signed and answered", ok=there, detail=window.answer.words)
    await press(window, Qt.Key.Key_Escape)


async def _health(scene: Scene) -> None:
    program = scene.app.program
    assert program is not None
    await press(scene.window, Qt.Key.Key_H, CONTROL_SHIFT)
    window = program.features.health.window
    assert window is not None
    await until(lambda: window.cards and window.table.model().rowCount(), "accounts and requests")
    for scheme, name in ((Qt.ColorScheme.Dark, "health-dark"), (Qt.ColorScheme.Light, "health")):
        scene.dress(scheme)
        await asyncio.sleep(0.5)
        scene.report.picture(window, name)
    everybody = len(window.cards) == len(scene.linked)
    scene.report.step("Each account's health is told", ok=everybody, detail=f"{len(window.cards)} accounts")
    await press(window, Qt.Key.Key_Escape)
