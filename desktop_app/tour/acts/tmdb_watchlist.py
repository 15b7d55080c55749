"""TMDB's watchlist: an order that is kept on this computer, and a title that is not."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.tour.buttons import can_press
from desktop_app.tour.hands import drag, press, until, write
from desktop_app.tour.kept_there import films
from desktop_app.tour.scene import Scene


async def play(scene: Scene) -> None:
    """Drag, refresh, add."""
    await _drag(scene)
    await _refresh(scene)
    await _add(scene)


async def _drag(scene: Scene) -> None:
    meant, there, before = scene.shown, films(scene.demo.sandbox), len(scene.tmdb.requests)
    meant.insert(1, meant.pop(5))
    await drag(scene.page.view, (5,), 1)
    await scene.in_step()
    scene.report.step("A film dragged: the order is the one that was meant", ok=scene.shown == meant)
    writes = [call for call in scene.tmdb.requests[before:] if call.method != "GET"]  # details may be read meanwhile
    quiet = not writes and films(scene.demo.sandbox) == there
    scene.report.step("TMDB was sent no change, and its own list stands as it did", ok=quiet)


async def _refresh(scene: Scene) -> None:
    before, asked = scene.shown, len(scene.tmdb.requests)
    await press(scene.window, Qt.Key.Key_F5)
    await until(lambda: any(call.path.endswith("/watchlist/movies") for call in scene.tmdb.requests[asked:]), "a read")
    await scene.in_step()
    await asyncio.sleep(1)  # posters arrive for the picture
    scene.picture("tmdb-watchlist")
    there = films(scene.demo.sandbox)
    kept = scene.shown == before != there and sorted(before) == sorted(there)
    scene.report.step("The order that is kept on this computer outlives a refresh", ok=kept)


async def _add(scene: Scene) -> None:
    there = films(scene.demo.sandbox)
    film = next(one for one in scene.tmdb.state.library if one.kind == "movie" and f"movie:{one.id}" not in there)
    await press(scene.page.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    panel = scene.program.features.search.panel
    field = panel.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.clear()
    await write(field, film.title)
    await until(lambda: panel.term == film.title and can_press(panel, "Add at the end"), "the search")
    await press(field, Qt.Key.Key_Return)
    await until(lambda: films(scene.demo.sandbox) != there, "the title at TMDB")
    await scene.in_step()
    added = films(scene.demo.sandbox) == [*there, f"movie:{film.id}"] and scene.shown[-1] == f"movie:{film.id}"
    scene.report.step("A film found and added is on TMDB's own watchlist", ok=added, detail=film.title)
    await press(field, Qt.Key.Key_Escape)
