"""The Help menu: guide, shortcuts from the actions themselves, a report without accounts, and attribution."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.home import releases_page
from desktop_app.providers import PROVIDERS
from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.help import controller
from desktop_app.ui.help.about import AboutDialog, ComponentsDialog
from desktop_app.ui.help.components import components, version_details
from desktop_app.ui.help.guide import chapters
from desktop_app.ui.help.shortcuts import Shortcut, ShortcutGroup, as_text, shortcuts_of
from desktop_app.ui.help.window import SHORTCUTS, HelpWindow
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.stage import stage

KEYS = (ShortcutGroup("List", (Shortcut("Move up", ("Alt+Up",)), Shortcut("Zebra & all", ("Ctrl+Z", "F9")))),)
TMDB = "This product uses the TMDB API but is not endorsed or certified by TMDB."


def made(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(chapters(), lambda: KEYS, None)
    qtbot.addWidget(window)
    window.show_again()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def tops(window: HelpWindow) -> list[str]:
    found = (window.contents.topLevelItem(at) for at in range(window.contents.topLevelItemCount()))
    return [item.text(0) for item in found if item is not None]


def test_contents_open_pages(qtbot: QtBot) -> None:
    window = made(qtbot)
    assert tops(window) == [*(chapter.title for chapter in chapters()), "Keyboard shortcuts"]
    assert "What Lineup does" in window.text.toPlainText()
    second = window.contents.topLevelItem(2)
    assert second is not None
    window.contents.setCurrentItem(second)
    assert window.shown == f"{chapters()[2].name}#0"
    assert chapters()[2].title in window.text.toPlainText()
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shown == "start#0"


def test_the_arrows_pass_a_chapter_and_its_first_page(qtbot: QtBot) -> None:
    window = made(qtbot)
    window.contents.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(window.contents, Qt.Key.Key_Down)
        seen.append(window.shown)
    assert seen == ["start#0", "start#1", "start#2"]


def test_search_covers_pages_and_shortcuts_and_return_opens(qtbot: QtBot) -> None:
    window = made(qtbot)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.search
    QTest.keyClicks(window.search, "zebra")
    assert tops(window) == ["Keyboard shortcuts"]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.shown == SHORTCUTS
    assert "Zebra & all" in window.text.toPlainText()

    window.search.setText("passphrase scrypt")
    hit = window.contents.topLevelItem(0)
    assert hit is not None
    passages = [child.text(0) for at in range(hit.childCount()) if (child := hit.child(at)) is not None]
    assert any("passphrase" in passage for passage in passages)
    window.search.setText("qwertyuiop")
    assert tops(window) == ["Nothing found"]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert len(tops(window)) > 1
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_link_to_another_chapter_stays_in_the_window(qtbot: QtBot) -> None:
    window = made(qtbot)
    window.text.anchorClicked.emit(QUrl("backups.md"))
    assert window.shown == "backups#0"


def test_shortcuts_copied_are_two_columns(qtbot: QtBot) -> None:
    window = made(qtbot)
    assert not window.copy.isVisible()
    window.show_page(SHORTCUTS)
    QTest.mouseClick(window.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "List\nMove up\tAlt+Up\nZebra & all\tCtrl+Z, F9\n"
    assert as_text(KEYS) == QGuiApplication.clipboard().text()


def test_shortcuts_are_those_of_the_actions(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.menus.add("View", "windows", "&Health && care…", "Ctrl+Shift+H", window.close)
    window.menus.add("View", "windows", "Without keys", "", window.close)
    alone = QAction("&Rate", window.status)
    alone.setShortcut("Ctrl+R")
    window.status.addAction(alone)
    QAction("Nowhere", window).setShortcut("Ctrl+9")
    native = [("Health & care",), ("Rate",)]
    assert [tuple(each.words for each in group.shortcuts) for group in shortcuts_of(window)] == native
    assert [group.title for group in shortcuts_of(window)] == ["View", "In a list"]


def test_keys_that_few_keyboards_have_are_left_out(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    undo = QAction("Undo", window)
    undo.setShortcuts([QKeySequence(text) for text in ("Ctrl+Z", "F14", "Undo", "F12")])
    search = QAction("Search", window)
    search.setShortcut(QKeySequence("Search"))
    window.addActions([undo, search])

    shown = {each.words: each.keys for group in shortcuts_of(window) for each in group.shortcuts}

    assert shown["Undo"] == ("Ctrl+Z", "F12")
    assert shown["Search"] == ("Search",)


async def test_the_menu_opens_each(tmp_path: Path, sandbox: Sandbox) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        help_menu = on.features.help
        by_words = {action.text(): action for action in on.window.menus["Help"].actions() if action.text()}
        assert list(by_words) == ["&Guide", "&Keyboard shortcuts", "&Report a problem…", "Re&leases…", "&About Lineup"]
        by_words["&Guide"].trigger()
        window = help_menu.window
        assert window is not None
        assert window.isVisible()
        by_words["&Keyboard shortcuts"].trigger()
        assert help_menu.window is window
        assert window.shown == SHORTCUTS
        words = window.text.toPlainText()
        assert [each for each in ("Move up", "Find and add", "Guide", "No rating") if each not in words] == []

        by_words["&Report a problem…"].trigger()
        copied = QApplication.clipboard().text()
        assert copied == version_details()
        assert f"Lineup {__version__}" in copied
        assert "Ada" not in copied
        assert "copied" in on.said

        by_words["&About Lineup"].trigger()
        (about,) = on.window.findChildren(AboutDialog)
        QTest.keyClick(about, Qt.Key.Key_Escape)
        assert not about.isVisible()
        window.close()


async def test_releases_open_in_the_browser(tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(controller, "releases_page", lambda: releases_page("https://forge.example/lineup/"))
    async with stage(tmp_path, sandbox) as on:
        next(a for a in on.window.menus["Help"].actions() if a.text() == "Re&leases…").trigger()
        assert opened == [QUrl("https://forge.example/lineup/releases")]
        assert on.said == ""


async def test_without_a_page_of_the_project_no_page_is_opened(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(controller, "releases_page", lambda: releases_page(None))
    async with stage(tmp_path, sandbox) as on:
        next(a for a in on.window.menus["Help"].actions() if a.text() == "Re&leases…").trigger()
        assert "Lineup has no public page yet." in on.said
        assert f"version {__version__}" in on.said
    assert opened == []


def test_about_names_license_and_attribution(qtbot: QtBot) -> None:
    notices = [(p.profile.name, profile_words(p.profile).notice) for p in PROVIDERS if profile_words(p.profile).notice]
    about = AboutDialog(notices, None)
    about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(about)
    said = [label.text() for label in about.findChildren(QLabel)]
    assert TMDB in said, "verbatim, as its terms ask"
    assert f"Version {__version__}" in said
    assert any("GNU General Public License" in text for text in said)
    about.components.click()
    (table,) = (dialog.table for dialog in about.findChildren(ComponentsDialog))
    assert table.rowCount() == len(components())


def test_components_have_names_versions_and_licenses() -> None:
    found = {each.name.lower(): each for each in components()}
    assert {"pyside6_essentials", "requests", "keyring", "pillow"} <= {name.replace("-", "_") for name in found}
    assert all(each.version and each.license for each in found.values())
    assert "pytest" not in found
