"""Where the keyboard is, in the whole window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from tests.ui.stage import stage


async def test_leafing_through_lists_by_key_stays_in_the_sidebar(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.window.activateWindow()
        await until(on.window.isActiveWindow, "the window to be active")
        on.sidebar.tree.setFocus(Qt.FocusReason.TabFocusReason)

        QTest.keyClick(on.sidebar.tree, Qt.Key.Key_Down)
        assert on.window.current is not None
        assert on.window.current.name == "disc"
        assert on.sidebar.tree.hasFocus()

        QTest.keyClick(on.sidebar.tree, Qt.Key.Key_Up)
        assert on.window.current.name == "instant"
        QTest.keyClick(on.sidebar.tree, Qt.Key.Key_Return)
        assert on.page.view.hasFocus()


async def test_escape_in_the_list_clears_the_filter_then_closes_what_was_opened(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.window.activateWindow()
        await until(on.window.isActiveWindow, "the window to be active")
        on.page.view.choose(on.state.view.ids[2])
        on.page.header.filter.setText("a")
        on.features.search.open()
        on.page.view.setFocus()

        QTest.keyClick(on.page.view, Qt.Key.Key_Escape)
        assert on.page.header.filter.text() == ""
        assert on.features.search.panel.isVisible()
        QTest.keyClick(on.page.view, Qt.Key.Key_Escape)
        assert not on.features.search.panel.isVisible()
        QTest.keyClick(on.page.view, Qt.Key.Key_Escape)
        assert on.page.view.hasFocus()
        assert on.page.view.current_row is not None
        assert on.page.view.current_row.item.id == on.state.view.ids[2]


async def test_escape_elsewhere_leaves_the_keyboard_there(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.window.activateWindow()
        await until(on.window.isActiveWindow, "the window to be active")
        on.features.search.open()
        on.sidebar.tree.setFocus(Qt.FocusReason.TabFocusReason)

        QTest.keyClick(on.sidebar.tree, Qt.Key.Key_Escape)

        assert not on.features.search.panel.isVisible()
        assert on.sidebar.tree.hasFocus()


async def test_a_pane_that_is_closed_gives_the_keyboard_back_to_where_it_was(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.window.activateWindow()
        await until(on.window.isActiveWindow, "the window to be active")
        panel = on.features.search.panel
        for came_from in (on.sidebar.tree, on.page.header.filter, on.page.view):
            came_from.setFocus(Qt.FocusReason.TabFocusReason)
            on.features.search.open()
            assert panel.field.hasFocus()
            QTest.keyClick(panel.field, Qt.Key.Key_Escape)
            assert came_from.hasFocus(), came_from


async def test_panes_over_all_lists_give_the_keyboard_back_too(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.window.activateWindow()
        await until(on.window.isActiveWindow, "the window to be active")
        on.features.all_lists.open()
        view = on.features.all_lists.page.table.view
        await until(view.isVisible, "the titles")
        view.setFocus()
        on.features.all_lists.propose()
        await until(lambda: not view.hasFocus(), "the proposals")
        QTest.keyClick(on.window.focusWidget(), Qt.Key.Key_Escape)
        assert view.hasFocus()
