"""Menus for the chosen titles of all lists: the one at the row, and the window's own."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop_app.domain.all_lists import Stand
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.ui.all_lists.page import OverviewPage
from desktop_app.ui.all_lists.words import ListLabel
from desktop_app.ui.queue.actions import GROUPS
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets import plain_text


class OverviewMenus(QObject):
    """The menus for chosen titles, filled when they open. `go` shows a title in a list."""

    def __init__(
        self,
        window: MainWindow,
        page: OverviewPage,
        stands_of: Callable[[TitleId], Sequence[Stand]],
        where: Callable[[QueueRef], ListLabel],
        go: Callable[[QueueRef, TitleId], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._stands_of = stands_of
        self._where = where
        self._go = go
        page.menu_requested.connect(self._show)
        window.menus["Edit"].aboutToShow.connect(self._fill_edit_menu)
        window.menus["List"].aboutToShow.connect(self._fill_list_menu)

    def fill(self, menu: QMenu) -> None:
        """Add the lists in which the chosen title can be shown, and the moves within the view."""
        items = self._page.table.chosen_items
        for stand in self._stands_of(items[0].id) if len(items) == 1 else ():
            action = menu.addAction(f"Go to it in {plain_text.caption(self._where(stand.ref).words)}")
            action.triggered.connect(partial(self._go, stand.ref, stand.title_id))
        menu.addSeparator()
        menu.addActions([self._page.table.view.actions_of_rows[name] for name in GROUPS[1]])

    def _show(self, spot: QPoint) -> None:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        self.fill(menu)
        menu.popup(spot)

    def _fill_edit_menu(self) -> None:
        if self._page.isVisible():
            table, menu = self._page.table, self._window.menus["Edit"]
            menu.addActions([table.history.undo_action, table.history.redo_action])
            menu.addSeparator()
            menu.addAction(table.header.find_action)

    def _fill_list_menu(self) -> None:
        if self._page.isVisible():
            self.fill(self._window.menus["List"])
