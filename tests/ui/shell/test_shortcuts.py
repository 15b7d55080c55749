"""A key that means two things at once does neither: Qt calls it ambiguous. So is a letter twice in one menu."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from shiboken6 import isValid

from desktop_app.domain.look import PLAIN
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from tests.ui.stage import Stage, stage

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
Reach = tuple[str, QWidget, bool, QAction]
"""A key, the widget at which it counts, whether also at what is in it, and what it does."""


def reaches(window: QWidget) -> Iterator[Reach]:
    """All keys that would do something now."""
    for action in window.findChildren(QAction):
        is_there = isValid(action)  # menus that are filled anew forget their actions before Python does
        for at in places(action, window) if is_there and action.isEnabled() else ():
            for keys in action.shortcuts():
                yield keys.toString(), at, action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut, action


def places(action: QAction, window: QWidget) -> Iterator[QWidget]:
    """At which widgets its keys count; a closed menu passes on only what counts in the whole window."""
    in_window = action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
    for owner in action.associatedObjects():
        if isinstance(owner, QMenu):
            if in_window and any(places(owner.menuAction(), window)):
                yield window
        elif isinstance(owner, QWidget) and owner.isVisible():
            yield window if in_window else owner


def ambiguous(window: QWidget) -> list[str]:
    """Keys that reach two actions from one place."""
    found = list(reaches(window))
    return sorted(
        {
            f"{keys}: {one.text()}, {other.text()}"
            for keys, at, also_in_it, one in found
            for others_keys, others_at, _, other in found
            if keys == others_keys
            and one is not other
            and (at is others_at or (also_in_it and at.isAncestorOf(others_at)))
        }
    )


def letters(texts: list[str]) -> list[str]:
    """The letters that stand under two of these texts."""
    counted = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return [keys for keys, count in counted.items() if keys and count > 1]


def texts_of(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def texts_in_sight(window: QWidget) -> list[str]:
    """Where Alt and a letter presses something, the bar of menus among them."""
    kinds: tuple[type[QObject], ...] = (QAbstractButton, QLabel)
    widgets = [widget for kind in kinds for widget in window.findChildren(kind)]
    in_sight = [w for w in widgets if isinstance(w, QAbstractButton | QLabel) and w.isVisible()]
    return [w.text() for w in in_sight if isinstance(w, QAbstractButton) or w.buddy() is not None]


def is_hers(on: Stage, ref: QueueRef) -> bool:
    """She may rename the list."""
    info = on.program.workspace.library.info(ref)
    return info is not None and info.is_own


def assert_clear(on: Stage) -> None:
    assert ambiguous(on.window) == [], "before any menu is opened for what is on the screen now"
    bar = [action.text() for action in on.window.menuBar().actions()]
    for title in bar:
        menu = on.window.menus[title.replace("&", "")]
        assert letters(texts_of(menu)) == [], title
        for submenu in menu.findChildren(QMenu):
            assert letters(texts_of(submenu)) == [], submenu.title()
    assert letters([*bar, *texts_in_sight(on.window)]) == []


async def test_every_key_means_one_thing(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            assert on.program is not None
            ref = await on.link()
            trakt = await on.link_trakt()
            on.program.workspace.screen.choose(ref)
            on.page.view.choose(on.state.view.ids[2])
            assert_clear(on)

            on.program.features.search.open()
            assert_clear(on)

            on.program.workspace.screen.choose(QueueRef(trakt, "watchlist"))
            own = next(r for r in on.program.workspace.library.refs if r.account == trakt and is_hers(on, r))
            on.program.workspace.screen.choose(own)
            await until(lambda: on.window.current == own, "a list of her own")
            on.window.activateWindow()
            await until(on.window.isActiveWindow, "the window to be active")
            QTest.keyClick(on.page.view, Qt.Key.Key_1, CTRL_ALT)
            await until(lambda: on.page.model.look != PLAIN, "the key, though other lists were in the menus before")
            assert_clear(on)

            overviewing = on.program.features.all_lists
            overviewing.open()
            overviewing.propose()
            await until(overviewing.proposing.panel.isVisible, "three titles")
            assert_clear(on)


async def test_what_is_about_lists_is_grey_while_nobody_is_linked(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            assert on.program is not None
            outbox = next(a for a in on.window.menus["View"].actions() if a.text() == "&Outbox")
            assert not outbox.isEnabled()
            assert not on.program.features.search.action.isEnabled()

            await on.link()
            assert outbox.isEnabled()
            assert on.program.features.search.action in in_the_edit_menu(on)


def in_the_edit_menu(on: Stage) -> list[QAction]:
    menu = on.window.menus["Edit"]
    menu.aboutToShow.emit()
    return menu.actions()
