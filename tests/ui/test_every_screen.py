"""Every screen of the program, by ear and without a mouse.

Whatever the menus offer is opened and looked at, so that new features are in here by themselves; states that no menu
leads to stand in a table.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QMenu, QWidget

from desktop_app.demo.netflix import EMAIL
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from desktop_app.tour.scene import Scene
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.queue.cells import QueueColumn
from desktop_app.ui.queue.rows import RowMark
from desktop_app.ui.style.theme import Theme
from tests.ui.accessible_tree import faults, windows
from tests.ui.reachable import unreachable
from tests.ui.shell.test_practice_mode import practicing
from tests.ui.shell.test_shortcuts import ambiguous

CLOSING = frozenset(("Quit", "Leave practice mode"))
"""Entries after which there is nothing left to look at."""

Found = list[str]


def look(found: Found, where: str) -> None:
    """Note what is wrong with whatever can be seen now, each thing once."""
    for window in windows():
        for fault in (*faults(window), *unreachable(window)):
            if not any(fault in known for known in found):
                found.append(f"{where}: {fault}")


async def settled(scene: Scene) -> None:
    """There are lists, and the one on the screen was read."""
    library = scene.program.workspace.library
    await until(lambda: library.refs, "lists")
    await until(lambda: scene.window.page is None or scene.state.loaded, "the list")


def plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def entries(scene: Scene) -> list[tuple[str, str]]:
    """All entries of the menus that can be pressed now, by their menus' names and their own."""
    found = []
    for title in scene.window.menuBar().actions():
        menu = menu_of(title)
        menu.aboutToShow.emit()
        found += [(plain(title.text()), plain(action.text())) for action in pressable(menu)]
    return found


def pressable(menu: QMenu) -> list[QAction]:
    """Those that do something, of submenus too."""
    found = []
    for action in menu.actions():
        if action.isEnabled() and not action.isSeparator():
            found += pressable(menu_of(action)) if action.menu() is not None else [action]
    return found


def menu_of(action: QAction) -> QMenu:
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return menu


def entry(scene: Scene, menu: str, text: str) -> QAction | None:
    for title in scene.window.menuBar().actions():
        if plain(title.text()) == menu:
            menu_of(title).aboutToShow.emit()
            return next((a for a in pressable(menu_of(title)) if plain(a.text()) == text), None)
    return None


FEWEST_PRESSES, MOST_PRESSES = 5, 50


async def escape(scene: Scene) -> None:
    """Press Escape wherever the keyboard is until only the window with its list is left.

    What opens late is closed by the next presses.
    """
    for press in range(MOST_PRESSES):
        if press > FEWEST_PRESSES and all(isinstance(each, QFileDialog | type(scene.window)) for each in windows()):
            break
        popup = QApplication.activePopupWidget()
        others = [each for each in windows() if each is not scene.window]
        within = others[-1] if others else scene.window
        at: QWidget | None = popup or within.focusWidget()
        QTest.keyClick(within if at is None else at, Qt.Key.Key_Escape)
        await asyncio.sleep(0)
    left = [each for each in windows() if each is not scene.window]
    for each in left:
        each.close()
    assert all(isinstance(each, QFileDialog) for each in left), left


async def to_list(scene: Scene) -> None:
    """The first list, with a title chosen and the keyboard on it."""
    await settled(scene)
    scene.program.workspace.screen.choose(scene.program.workspace.library.refs[0])
    await settled(scene)
    scene.window.activateWindow()
    scene.page.view.setFocus()
    scene.page.view.choose(scene.page.model.view.ids[3])


@pytest.mark.usefixtures("reader_listens")
async def test_all_that_the_menus_offer(tmp_path: Path, theme: Theme) -> None:
    found: Found = []
    async with practicing(tmp_path, theme) as scene:
        await to_list(scene)
        look(found, "the first list")
        tried = [each for each in entries(scene) if each[1] not in CLOSING]
        assert len(tried) > 40
        for menu, text in tried:
            await to_list(scene)
            action = entry(scene, menu, text)
            if action is None:
                continue  # an entry before it changed the list
            action.trigger()
            await asyncio.sleep(0.05)
            look(found, f"{menu} > {text}")
            if not any(isinstance(each, QFileDialog) for each in windows()):  # Qt's own has keys of its own
                found += [f"{menu} > {text}: {keys}" for keys in ambiguous(scene.window)]
            await escape(scene)
    assert not found, "\n".join(found)


async def ask(_scene: Scene) -> None:
    """The list as it is."""


async def row_menu(scene: Scene) -> None:
    press_menu_key(scene.page.view.viewport())


async def list_menu(scene: Scene) -> None:
    scene.program.workspace.sidebar.tree.setFocus()
    press_menu_key(scene.program.workspace.sidebar.tree)


def press_menu_key(at: QWidget) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at.rect().center(), at.mapToGlobal(at.rect().center()))
    QApplication.sendEvent(at, event)
    assert QApplication.activePopupWidget() is not None


async def ampersand(scene: Scene) -> None:
    """Undo names a title with an ampersand."""
    item = next(item for item in scene.page.model.view.items if "&" in item.title.name)
    scene.page.view.choose(item.id)
    scene.page.view.move_to_end()
    QTest.keyClick(scene.page.view, Qt.Key.Key_Delete)


async def nothing_matches(scene: Scene) -> None:
    scene.page.header.filter.setText("no such title")
    await until(lambda: not scene.page.view.isVisible(), "the page without rows")


async def arranging(scene: Scene) -> None:
    next(a for t, a in arrange_entries(scene) if t == "By year…").trigger()


def arrange_entries(scene: Scene) -> list[tuple[str, QAction]]:
    menu = scene.window.menus["List"]
    menu.aboutToShow.emit()
    return [(plain(action.text()), action) for action in pressable(menu)]


async def searching(scene: Scene) -> None:
    search = scene.program.features.search
    search.open()
    QTest.keyClicks(search.panel.field, "the")
    QTest.keyClick(search.panel.field, Qt.Key.Key_Return)
    await until(lambda: search.panel.found and not search.panel.model.sections[0].progress.value.startswith("s"), "it")


async def offline(scene: Scene) -> None:
    action = entry(scene, "Practice", "Go offline")
    assert action is not None
    action.trigger()
    scene.page.view.move_to_end()
    await until(lambda: scene.state.health is Health.OFFLINE, "the failure")
    scene.program.features.outbox.open()


async def question(scene: Scene) -> None:
    """A title that was moved here was removed elsewhere."""
    scene.netflix.faults.edit_on_website(EMAIL, remove=scene.served[4])
    scene.page.view.choose(scene.page.model.view.ids[4])
    scene.page.view.move_to_top()
    await until(lambda: scene.state.questions, "a question")
    scene.program.features.outbox.open()


async def deciding(scene: Scene) -> None:
    await question(scene)
    scene.page.view.setFocus()
    asked = next(at for at, row in enumerate(scene.page.model.rows) if row.mark is RowMark.DECIDE)
    scene.page.view.setCurrentIndex(scene.page.model.index(asked, QueueColumn.TITLE))
    QTest.keyClick(scene.page.view, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is not None


async def importing(scene: Scene) -> None:
    file = scene.app.profile.settings.parent / "some.csv"
    names = [item.title.name for item in scene.page.model.view.items[:3]]
    file.write_text("\n".join(("Title,Year", *names, "No such title,1900", "")), encoding="utf-8")
    scene.program.features.import_export.import_from(scene.state.ref, str(file))
    await until(lambda: scene.window.findChildren(PreviewPage), "the preview")
    (page,) = scene.window.findChildren(PreviewPage)
    await until(page._progress.isHidden, "the end of looking")


async def searching_by_hand(scene: Scene) -> None:
    await importing(scene)
    (page,) = scene.window.findChildren(PreviewPage)
    page.search_button.click()
    assert page.by_hand.isVisible()


async def settings_pages(scene: Scene) -> None:
    action = entry(scene, "File", "Settings…")
    assert action is not None
    action.trigger()
    window = next(each for each in windows() if each is not scene.window)
    pages = window.findChildren(QListWidget)[0]
    for row in range(pages.count()):
        pages.setCurrentRow(row)
        assert_clear(window, pages.item(row).text())


def assert_clear(window: QWidget, where: str) -> None:
    found = [*faults(window), *unreachable(window)]
    assert not found, f"{where}: {found}"


def linking(provider: str) -> Callable[[Scene], Awaitable[None]]:
    async def link(scene: Scene) -> None:
        scene.program.features.accounts.link(provider)
        wizard = scene.program.features.accounts.wizard
        assert wizard is not None
        await until(lambda: wizard.frame.page is not None, "the first page")

    return link


STATES: dict[str, Callable[[Scene], Awaitable[None]]] = {
    "a list": ask,
    "the menu of a row": row_menu,
    "the menu of a list": list_menu,
    "a title with an ampersand": ampersand,
    "a filter without a match": nothing_matches,
    "arranging": arranging,
    "searching": searching,
    "offline with changes waiting": offline,
    "a question": question,
    "the menu of a question": deciding,
    "an import": importing,
    "a search by hand": searching_by_hand,
    "the pages of the settings": settings_pages,
    **{f"linking {name}": linking(name) for name in ("netflix", "trakt", "tmdb", "chew")},
}


@pytest.mark.usefixtures("reader_listens")
@pytest.mark.parametrize("state", STATES)
async def test_states_that_no_menu_leads_to(tmp_path: Path, theme: Theme, state: str) -> None:
    found: Found = []
    async with practicing(tmp_path, theme) as scene:
        await to_list(scene)
        await STATES[state](scene)
        await asyncio.sleep(0.05)
        look(found, state)
        await escape(scene)
    assert not found, "\n".join(found)
