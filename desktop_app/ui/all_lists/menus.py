"""Menus for the chosen titles of all lists: the one at the row, and the window's own."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.domain.all_lists import Stand
from desktop_app.domain.queues import ItemId, QueueRef, TitleId
from desktop_app.ui.all_lists.page import OverviewPage
from desktop_app.ui.all_lists.words import ListLabel
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.menus import Shown
from desktop_app.ui.widgets import plain_text


class OverviewMenus(QObject):
    """The menus for chosen titles, filled when they open. `go` shows a title in a list."""

    def __init__(
        self,
        window: MainWindow,
        page: OverviewPage,
        stands_of: Callable[[TitleId], Sequence[Stand]],
        where: Callable[[QueueRef], ListLabel],
        go: Callable[[QueueRef, ItemId], None],
    ) -> None:
        super().__init__(window)
        self._page = page
        self._stands_of = stands_of
        self._where = where
        self._go = go
        page.menu_requested.connect(self._show)
        history, header = page.table.history, page.table.header
        for menu, section, shown in (
            ("Edit", "undo", lambda: (history.undo_action, history.redo_action)),
            ("Edit", "find", lambda: (header.find_action,)),
            ("List", "row", lambda: self._ways(window.menus["List"])),
            ("List", "moves", lambda: self._moves),
        ):
            window.menus.show_in(menu, section, partial(self._while_shown, shown))

    @property
    def _moves(self) -> Sequence[QAction]:
        """The actions that move titles within the order kept here."""
        return self._page.table.view.actions_of_rows.groups[1]

    def _ways(self, menu: QMenu) -> list[QAction]:
        """An action for each list that holds the chosen title; the actions go with the menu's content."""
        items, ways = self._page.table.chosen_items, []
        for stand in self._stands_of(items[0].title.id) if len(items) == 1 else ():
            action = QAction(f"Go to it in {plain_text.caption(self._where(stand.ref).words)}", menu)
            action.triggered.connect(partial(self._go, stand.ref, stand.item_id))
            ways.append(action)
        return ways

    def _show(self, spot: QPoint) -> None:
        menu = QMenu(self._page)
        menu.setAccessibleName("Title")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        menu.addActions(self._ways(menu))
        menu.addSeparator()
        menu.addActions(self._moves)
        menu.popup(spot)

    def _while_shown(self, shown: Shown) -> Iterable[QAction]:
        return shown() if self._page.isVisible() else ()
