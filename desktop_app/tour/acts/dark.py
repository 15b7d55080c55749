"""Window with the dark theme, and small."""

import asyncio

from PySide6.QtCore import Qt

from desktop_app.tour.scene import Scene


async def play(scene: Scene) -> None:
    """Two pictures."""
    scene.dress(Qt.ColorScheme.Dark)
    scene.page.view.choose(scene.page.model.rows[2].item.id)
    await asyncio.sleep(1)
    scene.picture("queue-dark")
    size = scene.window.size()
    scene.window.resize(1000, 680)
    await asyncio.sleep(0.5)
    scene.picture("queue-dark-small")
    scene.window.resize(size)
    scene.dress(Qt.ColorScheme.Light)
