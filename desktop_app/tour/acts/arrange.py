"""A whole queue put in order: seen beforehand, sent, stopped, taken back."""

import asyncio
from functools import partial
from http import HTTPStatus

from PySide6.QtCore import Qt

from desktop_app.domain.arrangement import Order
from desktop_app.tour.buttons import click_button, pick
from desktop_app.tour.hands import gesture, press, until
from desktop_app.tour.scene import Scene, key_of
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.arrange.page import ArrangePage


async def play(scene: Scene) -> None:
    """Arrange by year; stop the reverse order halfway; only look at the other orders."""
    await _by_year(scene)
    await _stopped(scene)
    await _looked_at(scene)


async def _by_year(scene: Scene) -> None:
    page = await _open(scene, Order.YEAR)
    await asyncio.sleep(1)
    scene.picture("arrange-preview")
    scene.dress(Qt.ColorScheme.Dark)
    await asyncio.sleep(0.5)
    scene.picture("arrange-preview-dark")
    meant, moves = [key_of(item.title.id) for item in page.columns.comparison.after.items], _sent(scene)
    expected = len(page.columns.comparison.moves)
    await click_button(scene.window, "Arrange")
    await until(lambda: _sent(scene) >= moves + 6, "six moves")
    scene.picture("arrange-sending-dark")
    scene.dress(Qt.ColorScheme.Light)
    await asyncio.sleep(0.5)
    scene.picture("arrange-sending")
    await scene.in_step()
    scene.compare("Arranged by year")
    sent = _sent(scene) - moves
    detail = f"{sent} requests"
    scene.report.step("The order is the one of the preview", ok=scene.served == meant, detail=detail)
    scene.report.step("It took the fewest moves", ok=sent == expected, detail=detail)
    scene.picture("arranged")
    scene.window.message_bar.dismiss()


async def _stopped(scene: Scene) -> None:
    before, moves = scene.served, _sent(scene)
    await _open(scene, Order.REVERSE)
    await click_button(scene.window, "Arrange")
    await until(lambda: _sent(scene) >= moves + 3, "three moves")
    await click_button(scene.window, "Stop after this one")
    await scene.in_step()
    await scene.said()
    scene.picture("arrange-stopped")
    scene.compare("Stopped between two requests", detail=f"{_sent(scene) - moves} sent")
    await click_button(scene.window.message_bar, "Undo")
    await scene.in_step()
    scene.report.step("Undo takes back what was sent", ok=scene.served == before)


async def _looked_at(scene: Scene) -> None:
    """Preview an order that must be asked for and an earlier one, leaving each by a key; nothing may be sent."""
    before, moves = scene.served, _sent(scene)
    for order, picture in ((Order.OWN_RATING, "arrange-my-rating"), (Order.EARLIER, "arrange-earlier")):
        page = await _open(scene, order)
        await until(page.columns.isVisible, "the preview")
        await asyncio.sleep(0.5)
        scene.picture(picture)
        expected = bool(page.columns.comparison.moves)
        scene.report.step(f"{page.choices.sentence} is shown beforehand", ok=expected)
        await press(page.columns, Qt.Key.Key_Escape)
        await until(lambda: not scene.page.findChildren(ArrangePage), "the list again")
    unsent = scene.served == before and _sent(scene) == moves
    scene.report.step("To look at an order sends nothing", ok=unsent)


async def _open(scene: Scene, order: Order) -> ArrangePage:
    """Open the arrange page for an order from the button's menu."""
    (opener,) = scene.page.findChildren(ArrangeButton)
    action = next(a for a in opener.menu_of.actions() if a.data() is order)
    await gesture(partial(pick, opener, action))
    await until(lambda: scene.page.findChildren(ArrangePage), "the preview")
    return scene.page.findChildren(ArrangePage)[0]


def _sent(scene: Scene) -> int:
    """Moves that the emulator has taken."""
    return sum(r.method == "POST" and r.status == HTTPStatus.CREATED for r in scene.netflix.requests)
