"""Menus: what belongs together stands together, and headings are words."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.menu_button import add_heading


def test_groups_of_the_view_menu_stand_together_whoever_comes_first(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    for text, group in (("Refresh", ""), ("Feeds", "windows"), ("All", "queues"), ("Health", "windows")):
        window.action("View", text, "", window.close, group)
    shown = [action.text() for action in window.menus["View"].actions() if not action.isSeparator()]
    assert shown == ["All", "Feeds", "Health", "Refresh"]


def test_a_heading_can_be_read_and_not_be_chosen(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    add_heading(menu, "Trakt")
    menu.addAction("Noir")
    add_heading(menu, "Q & A")
    first, _, apart, second = menu.actions()
    assert (first.text(), second.text()) == ("Trakt", "Q && A")
    assert not first.isEnabled()
    assert not first.isSeparator()
    assert apart.isSeparator()
