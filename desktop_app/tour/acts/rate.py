"""The own rating: a digit in the list, and the service knows it; the details show it."""

import asyncio

from PySide6.QtCore import Qt

from desktop_app.demo.netflix import EMAIL
from desktop_app.tour.hands import press, until
from desktop_app.tour.scene import Scene, key_of


async def play(scene: Scene) -> None:
    """Choose a title that nobody rated, and give it four stars."""
    ratings = scene.netflix.state.account(EMAIL).ratings
    place, item = next((n, i) for n, i in enumerate(scene.state.view.items) if key_of(i.title.id) not in ratings)
    scene.page.view.choose(item.id)
    await press(scene.page.view, Qt.Key.Key_4)
    await until(lambda: ratings.get(key_of(item.title.id)) == "4", "the rating at the service")
    name = scene.state.view.items[place].title.name
    scene.report.step("A digit rates the selected title at its service", ok=True, detail=f"{name}: 4")
    await asyncio.sleep(1.5)  # the rest of the details arrives for the picture
    scene.picture("details")
    scene.window.message_bar.dismiss()
