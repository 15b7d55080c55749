"""Trakt's watchlist: an order that travels as a whole, others on the website, a title watched, an outage."""

import asyncio

from PySide6.QtCore import Qt

from desktop_app.demo.trakt import OUTAGE, USER, watch_first
from desktop_app.sync.state import Health
from desktop_app.tour.hands import drag, press, until
from desktop_app.tour.scene import Scene


async def play(scene: Scene) -> None:
    """Look, drag, conflict, watched, outage."""
    await _look(scene)
    await scene.drop("A row of the watchlist dragged", (5,), 1)
    await _conflict(scene)
    await _watched(scene)
    await _outage(scene)


async def _look(scene: Scene) -> None:
    await until(lambda: scene.page.model.state and scene.state.ref.name == "watchlist", "the watchlist")
    await scene.in_step()
    await asyncio.sleep(1.5)  # posters arrive for the picture
    scene.picture("trakt-watchlist")
    scene.compare("The watchlist on the screen is the service's own")


async def _conflict(scene: Scene) -> None:
    theirs = scene.trakt.state.order(USER)[10]
    said = scene.trakt.faults.edit_on_website(USER, move=theirs, rank=2)
    await drag(scene.page.view, (6,), 3)
    await scene.in_step()
    await scene.said()
    scene.picture("trakt-conflict")
    scene.compare("A drop onto a watchlist that was changed on the website", detail=said)
    scene.window.message_bar.dismiss()


async def _watched(scene: Scene) -> None:
    count = len(scene.served)
    said = watch_first(scene.trakt)
    await press(scene.window, Qt.Key.Key_F5)
    await scene.said()
    await scene.in_step()
    scene.picture("trakt-watched")
    scene.compare("A title that was watched leaves the watchlist", detail=said)
    scene.report.step("It is said, and nothing else went", ok=len(scene.served) == count - 1)
    scene.window.message_bar.dismiss()


async def _outage(scene: Scene) -> None:
    scene.trakt.faults.fail_next(503, OUTAGE)
    for row, gap in ((4, 1), (4, 2)):
        await drag(scene.page.view, (row,), gap)
    await until(lambda: scene.state.health is Health.OFFLINE, "the outage to be noticed")
    scene.picture("trakt-outage")
    waiting, sent = scene.state.waiting, _orders(scene)
    scene.report.step("Changes wait while Trakt is overloaded", ok=waiting > 1, detail=f"{waiting} waiting")
    scene.trakt.faults.calm()
    await scene.retry()
    await scene.in_step()
    scene.compare("They are sent when Trakt is well again")
    scene.report.step("Both in one request", ok=_orders(scene) == sent + 1)


def _orders(scene: Scene) -> int:
    """Orders that the emulator has taken."""
    return sum(r.path.endswith("/reorder") and r.status == 200 for r in scene.trakt.requests)
