"""Widgets that began a nested loop live until it is over, whoever deletes them meanwhile."""

import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from shiboken6 import isValid

from desktop_app.tour.hands import until
from desktop_app.ui.widgets.nested_loops import close_menus, delete_when_free, is_nested, marked, when_free


def menu_button() -> tuple[QWidget, QToolButton]:
    page = QWidget()
    button = QToolButton(page)
    menu = QMenu(button)
    menu.addAction("Sort")
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    page.show()
    return page, button


async def test_a_page_is_deleted_behind_the_loop_of_a_menu_in_it() -> None:
    page, button = menu_button()
    found: list[bool] = []
    QTimer.singleShot(0, lambda: QTest.mousePress(button, Qt.MouseButton.LeftButton))
    await until(is_nested, "the menu")
    delete_when_free(page)

    def look() -> None:
        found.append(isValid(page))
        close_menus()

    QTimer.singleShot(150, look)  # long after it would have gone
    await until(lambda: not isValid(page), "the page to be deleted")

    assert found == [True]
    assert QApplication.activePopupWidget() is None


async def test_a_page_is_hidden_at_once() -> None:
    page, _ = menu_button()
    with marked():
        delete_when_free(page)
        assert not page.isVisible()
    await until(lambda: not isValid(page), "the page to be deleted")


async def test_without_a_nested_loop_nothing_waits() -> None:
    done: list[str] = []
    when_free(lambda: done.append("now"))
    assert done == ["now"]


async def test_what_waits_is_done_in_its_order_when_the_outermost_loop_ends() -> None:
    done: list[int] = []
    with marked():
        with marked():
            when_free(lambda: done.append(1))
        when_free(lambda: done.append(2))
        assert done == []
    assert done == [1, 2]


async def test_what_was_deleted_meanwhile_is_left_alone() -> None:
    page, button = menu_button()
    with marked():
        delete_when_free(button)
        page.deleteLater()
        await until(lambda: not isValid(button), "the page to take its button along")


def test_nobody_else_deletes_or_begins_a_loop() -> None:
    """`deleteLater` is `delete_when_free`'s; a drag is `carrying_from`'s; dialogs are opened, menus popped up."""
    mentions = {name: sorted(f for f, text in sources() if re.search(rf"\.{name}\(", text)) for name in LOOPS}
    assert mentions == LOOPS


LOOPS = {
    "deleteLater": ["link_wizard/web_view.py", "widgets/carriage.py", "widgets/nested_loops.py"],
    "exec": ["widgets/carriage.py"],
    "processEvents": [],
}
"""The files that call the method."""


def sources() -> Iterator[tuple[str, str]]:
    ui = Path(__file__).parents[3] / "desktop_app" / "ui"
    for path in ui.rglob("*.py"):
        yield path.relative_to(ui).as_posix(), path.read_text(encoding="utf-8")
