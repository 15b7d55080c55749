"""The menu of practice mode: each entry does what it says, and says what it did."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop_app.sandbox.sign_in_faults import SignInFault
from desktop_app.tour.hands import until
from desktop_app.tour.scene import Scene
from desktop_app.ui.style.theme import Theme
from tests.end2end.program import running

pytestmark = [pytest.mark.keyring, pytest.mark.usefixtures("display", "system_keyring")]

MENUS = 6
"""The Practice menu itself, and one in it for each of the five services."""


async def test_each_switch_says_what_it_did(tmp_path: Path, theme: Theme) -> None:
    async with running(tmp_path, theme) as scene:
        await until(lambda: len(menus(scene)) == MENUS, "the menu")
        for action in entries(scene):
            action.trigger()
            message = scene.window.message_bar.message
            assert message is not None, action.text()
            assert message.text, action.text()
            scene.window.message_bar.dismiss()


async def test_a_title_is_watched_and_trakt_behaves_again(tmp_path: Path, theme: Theme) -> None:
    async with running(tmp_path, theme) as scene:
        await until(lambda: len(menus(scene)) == MENUS, "the menu")
        before = scene.trakt.state.titles("ada")
        throw(scene, "watched")
        assert scene.trakt.state.titles("ada") == before[1:]
        throw(scene, "outage")
        throw(scene, "Behave")
        assert scene.trakt.faults.take("api", writes=True) is None


async def test_tmdb_is_edited_limited_stale_and_behaves_again(tmp_path: Path, theme: Theme) -> None:
    async with running(tmp_path, theme) as scene:
        await until(lambda: len(menus(scene)) == MENUS, "the menu")
        tmdb = scene.demo.sandbox.tmdb
        before = tmdb.state.titles("ada")
        throw(scene, "edits the watchlist", "T&MDB")
        assert tmdb.state.titles("ada") != before
        throw(scene, "old cache", "T&MDB")
        assert tmdb.faults.staleness
        throw(scene, "pause", "T&MDB")
        mishap = tmdb.faults.take("api", writes=False)
        assert mishap is not None
        assert mishap.reply.headers["Retry-After"] == "20"
        throw(scene, "pause", "T&MDB")
        throw(scene, "Behave")
        assert tmdb.faults.take("api", writes=True) is None
        assert not tmdb.faults.staleness


async def test_chew_plays_limits_closes_and_behaves_again(tmp_path: Path, theme: Theme) -> None:
    async with running(tmp_path, theme) as scene:
        await until(lambda: len(menus(scene)) == MENUS, "the menu")
        chew = scene.demo.sandbox.chew
        before = [show.slug for show in chew.service.shows]
        throw(scene, "made on the website", "&chew.tv")
        assert [show.slug for show in chew.service.shows] == [*before, "encore"]
        throw(scene, "made or deleted", "&chew.tv")
        assert [show.slug for show in chew.service.shows] == before
        throw(scene, "goes &live", "&chew.tv")
        assert chew.website.show("solstice").live
        throw(scene, "pause", "&chew.tv")
        throw(scene, "closes", "&chew.tv")
        assert (chew.switches.limited, chew.switches.closed) == (1, True)
        throw(scene, "Behave")
        assert (chew.switches.limited, chew.switches.closed) == (0, False)


async def test_a_sign_in_page_misbehaves_until_it_behaves_again(tmp_path: Path, theme: Theme) -> None:
    async with running(tmp_path, theme) as scene:
        await until(lambda: len(menus(scene)) == MENUS, "the menu")
        tmdb = scene.demo.sandbox.tmdb
        services = {"&Netflix": scene.netflix.faults, "&Trakt": scene.trakt.faults, "T&MDB": tmdb.faults}
        for menu, faults in services.items():
            throw(scene, "sign-in page opens a pop-up", menu)
            assert faults.sign_in_fault is SignInFault.POP_UP
        throw(scene, "Behave")
        assert [faults.sign_in_fault for faults in services.values()] == [None] * 3


def throw(scene: Scene, words: str, service: str = "") -> None:
    """The entry with these words; where several services have it, in the menu of this one."""
    fitting = [action for action in entries(scene, service) if words in action.text()]
    fitting[0].trigger()


def menus(scene: Scene) -> list[QMenu]:
    """The Practice menu and those in it."""
    whole = next((menu for menu in _menus_in(scene.window.menuBar()) if menu.title() == "&Practice"), None)
    return [whole, *_menus_in(whole)] if whole is not None else []


def _menus_in(place: QMenu | QMenuBar) -> list[QMenu]:
    return [menu for action in place.actions() if isinstance(menu := action.menu(), QMenu)]


def entries(scene: Scene, service: str = "") -> list[QAction]:
    """Of all of them, or of one service's menu; those of all services together come last."""
    whole, *inner = menus(scene)
    chosen = [menu for menu in inner if menu.title() == service] if service else [*inner, whole]
    found = [action for menu in chosen for action in menu.actions()]
    return [action for action in found if action.menu() is None and not action.isSeparator()]
