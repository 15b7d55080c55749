"""A list as a file: written, then another one read, whose titles are seen before any is added."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from desktop_app.domain.import_export.file_reader import read
from desktop_app.private_files import write_whole
from desktop_app.tour.hands import press, until
from desktop_app.tour.kept_there import order_at
from desktop_app.tour.scene import Scene
from desktop_app.ui.import_export.page import PreviewPage

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
FOUND = 4
"""Titles that the file names by their keys; as many by name and year alone."""


async def play(scene: Scene) -> None:
    """Out, and in again up to the question whether to add."""
    folder = scene.app.profile.settings.parent
    scene.page.view.setFocus()
    await _export(scene, folder / "watchlist.csv")
    await _import(scene, folder / "from-elsewhere.csv")


async def _export(scene: Scene, file: Path) -> None:
    scene.window.message_bar.dismiss()
    await press(scene.window, Qt.Key.Key_S, CONTROL_SHIFT)
    await _choose(scene, "export_dialog", file)
    await scene.said()
    named = _keys_in(file)
    scene.report.step("An exported list names its titles in their order", ok=named == list(scene.state.view.ids))
    scene.window.message_bar.dismiss()


async def _import(scene: Scene, file: Path) -> None:
    _write(file, _lines(scene))
    there = scene.served
    await press(scene.window, Qt.Key.Key_I, CONTROL_SHIFT)
    await _choose(scene, "import_dialog", file)
    await until(lambda: scene.window.findChildren(PreviewPage), "the preview")
    (page,) = scene.window.findChildren(PreviewPage)
    await until(page.add_button.isEnabled, "the end of looking")
    page.table.selectRow(FOUND)
    await asyncio.sleep(1)  # its details and poster arrive for the picture
    scene.picture("import-preview")
    says = f"{FOUND} found · {FOUND} to confirm · 1 in the list already · 1 not found"
    ok = says in page.said and order_at(scene.demo.sandbox, "trakt", "watchlist") == there
    scene.report.step("A file's lines are seen before anything is added", ok=ok, detail=page.said)
    await press(page.table, Qt.Key.Key_Escape)


async def _choose(scene: Scene, name: str, file: Path) -> None:
    """Choose a file in the dialog for files."""
    await until(lambda: scene.window.findChildren(QFileDialog, name), "the dialog")
    field = scene.window.findChildren(QFileDialog, name)[-1].findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(file))
    await press(field, Qt.Key.Key_Return)


def _keys_in(file: Path) -> list[str]:
    return [line.wanted.key for line in read(file.read_bytes()).lines]


def _write(file: Path, text: str) -> None:
    write_whole(file, text.encode())


def _lines(scene: Scene) -> str:
    """Lines of an import file: found by key, found by name, there already, and unknown to everybody."""
    here = scene.state.view
    films = [one for one in scene.trakt.state.library if one.kind == "movie"]
    new = [film for film in films if f"movie:{film.ids.trakt}" not in scene.served]
    is_there = next(item.title for item in here.items if item.title.kind == "movie")
    return "\n".join(
        (
            "title,year,type,trakt_id",
            *(f'"{film.title}",{film.year},movie,{film.ids.trakt}' for film in new[:FOUND]),
            *(f'"{film.title}",{film.year},movie,' for film in new[FOUND : 2 * FOUND]),
            f'"{is_there.name}",{is_there.year},movie,{dict(is_there.ids)["trakt"]}',
            "Nobody filmed this,1901,movie,",
        )
    )
