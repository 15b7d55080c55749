"""Entries of the menus that are about the list on the screen and about the account that is chosen in the sidebar."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction

from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.sidebar.pane import SourcesPane

OfPage = Callable[[QueuePage], Iterable[QAction]]


def add_list_menus(window: MainWindow, sidebar: SourcesPane) -> None:
    """Put into the window's menus what pages and the sidebar can do by themselves, whatever features there are."""
    menus = window.menus

    def show(menu: str, section: str, of_page: OfPage) -> None:
        menus.show_in(menu, section, lambda: of_page(window.page) if window.page is not None else ())

    show("Edit", "undo", lambda page: (page.history.undo_action, page.history.redo_action))
    show("Edit", "find", lambda page: (page.header.find_action,))
    show("List", "add", lambda page: (page.header.add_action,))
    for place, section in enumerate(("row", "moves", "leave")):
        show("List", section, partial(_row_actions, place))
    show("List", "list", lambda _: sidebar.list_actions.of_the_list)
    menus.show_in("Account", "account", lambda: sidebar.account_actions)
    menus.show_in("Account", "new list", lambda: (sidebar.list_actions["new"],))


def _row_actions(place: int, page: QueuePage) -> Iterable[QAction]:
    return page.view.actions_of_rows.groups[place]
