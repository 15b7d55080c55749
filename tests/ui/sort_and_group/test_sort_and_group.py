"""Sorting and grouping in the window: its View menu, the way to the arranging, and each list's own look."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.arrangement import Key, Order
from desktop_app.domain.look import PLAIN
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import button
from desktop_app.tour.hands import until
from desktop_app.ui.arrange.page import ArrangePage
from desktop_app.ui.sort_and_group.actions import LookActions
from tests.ui.stage import Stage, stage, until_said


def entries(on: Stage) -> list[str]:
    menu = on.window.menus["View"]
    menu.aboutToShow.emit()
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def link(on: Stage, text: str) -> QPushButton:
    return button(on.page.header.look_line, text)


async def test_the_view_menu_sorts_the_list_on_the_screen(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            assert "Sort by" not in entries(on)
            await on.link()
            assert entries(on)[:2] == ["Sort by", "Group by availability"]
            assert len(entries(on)) == len(set(entries(on)))

            actions = on.page.findChild(LookActions)
            assert actions is not None
            next(a for a in actions.menu.actions() if a.text() == "&Year").trigger()

            years = [row.item.title.year for row in on.page.model.rows if row.number]
            assert years == sorted(years, key=lambda year: year or 9999)
            assert on.served == [i.rpartition("/")[2] for i in on.page.model.view.ids], "nothing was sent"


async def test_the_sorted_order_can_be_arranged_and_a_move_by_key_says_why_not(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            await on.link()
            on.page.model.set_look(PLAIN.by(Order.YEAR).turned(), 0.0)
            on.page.view.setFocus()
            QTest.keyClick(on.page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
            await until_said(on, "The list is sorted, for looking only.")

            link(on, "Arrange this way…").click()
            await until(lambda: on.page.findChildren(ArrangePage), "the preview")

            (preview,) = on.page.findChildren(ArrangePage)
            assert preview.choices.arrangement.first == Key(Order.YEAR, descending=True)


async def test_each_list_keeps_its_own_look(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            await on.link()
            first = on.page
            assert first.model.state is not None
            first.model.set_look(PLAIN.by(Order.TITLE), 0.0)
            assert on.program is not None

            on.program.workspace.screen.choose(QueueRef(first.model.state.ref.account, "disc"))
            await until(lambda: on.page is not first, "the other list")
            assert on.page.model.look == PLAIN
            on.page.model.set_look(PLAIN.grouped(in_groups=True), 0.0)

            on.program.workspace.screen.choose(first.model.state.ref)
            assert on.page.model.look == PLAIN.by(Order.TITLE)
