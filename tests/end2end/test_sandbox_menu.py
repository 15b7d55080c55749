"""The demo's menu: each entry does what it says, and says what it did."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop_app.tour.scene import Scene
from desktop_app.ui.theme import Theme
from tests.end2end.program import running
from tests.ui.conftest import QtLoop
from tests.ui.person import until

pytestmark = [pytest.mark.keyring, pytest.mark.usefixtures("display", "system_keyring")]


def test_each_switch_says_what_it_did(qt_loop: QtLoop, tmp_path: Path, theme: Theme) -> None:
    async def story() -> None:
        async with running(tmp_path, theme) as scene:
            await until(lambda: len(menus(scene)) == 3, "the menu")
            for action in entries(scene):
                action.trigger()
                message = scene.window.message_bar.message
                assert message is not None, action.text()
                assert message.text, action.text()
                scene.window.message_bar.dismiss()

    qt_loop(story)


def test_a_title_is_watched_and_trakt_behaves_again(qt_loop: QtLoop, tmp_path: Path, theme: Theme) -> None:
    async def story() -> None:
        async with running(tmp_path, theme) as scene:
            await until(lambda: len(menus(scene)) == 3, "the menu")
            before = scene.trakt.state.titles("ada")
            throw(scene, "watched")
            assert scene.trakt.state.titles("ada") == before[1:]
            throw(scene, "outage")
            throw(scene, "Behave")
            assert scene.trakt.faults.take_mishap("api", writes=True) is None

    qt_loop(story)


def throw(scene: Scene, words: str) -> None:
    next(action for action in entries(scene) if words in action.text()).trigger()


def menus(scene: Scene) -> list[QMenu]:
    """The Sandbox menu and those in it."""
    whole = next((menu for menu in _menus_in(scene.window.menuBar()) if menu.title() == "&Sandbox"), None)
    return [whole, *_menus_in(whole)] if whole is not None else []


def _menus_in(place: QMenu | QMenuBar) -> list[QMenu]:
    return [menu for action in place.actions() if isinstance(menu := action.menu(), QMenu)]


def entries(scene: Scene) -> list[QAction]:
    """Of all of them; those of all services together come last."""
    whole, *inner = menus(scene)
    found = [action for menu in (*inner, whole) for action in menu.actions()]
    return [action for action in found if action.menu() is None and not action.isSeparator()]
