"""Sorting and grouping of lists for the eye only: the View menu, the button and the line over each list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDateTime, QObject, QTimer
from PySide6.QtGui import QAction

from desktop_app.domain.arrangement import Key
from desktop_app.domain.look import PLAIN, Look
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.arrange.controller import ArrangeController
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.sort_and_group.actions import LookActions
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.workspace import Feature, Workspace

OWN_ORDER = "In its own order"

PATIENCE = 300
"""Milliseconds after which a list that is still being sorted says so."""


class SortAndGroupController(Feature):
    """Sorts and groups the view of each list, which stays so until the program ends."""

    def __init__(self, workspace: Workspace, arrange: ArrangeController) -> None:
        super().__init__(workspace.window)
        self._window = workspace.window
        self._arrange = arrange
        self._window.menus.show_in("View", "look", self._of_page)

    def serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Connect the page's actions, its button and its line."""
        ListLook(page, partial(self._arrange.open_by, page, ref))

    def _of_page(self) -> tuple[QAction, ...]:
        page = self._window.page
        found = page.findChild(LookActions) if page is not None else None
        return (found.menu.menuAction(), found.grouped) if found is not None else ()


class ListLook(QObject):
    """Joins the actions, the line and the rows of one page."""

    def __init__(self, page: QueuePage, arrange: Callable[[Key], None]) -> None:
        super().__init__(page)
        self._page = page
        self._arrange = arrange
        self._told = page.model.look
        self._actions = LookActions(page)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._say_sorting)
        page.header.add_look(self._actions.menu)
        line = page.header.look_line
        line.own_order_pressed.connect(partial(self._look, PLAIN))
        line.arrange_pressed.connect(self._arrange_so)
        self._actions.wanted.connect(self._look)
        page.model.look_changed.connect(self._show)
        page.model.refusal_changed.connect(self._show)

    def _look(self, look: Look) -> None:
        self._patience.start()
        self._page.model.set_look(look, QDateTime.currentSecsSinceEpoch())

    def _say_sorting(self) -> None:
        if self._page.model.is_looking:
            self._page.header.look_line.say_sorting()

    def _show(self) -> None:
        self._patience.stop()
        model = self._page.model
        self._actions.show_look(model.look)
        self._page.header.show_look(model.look, model.refusal_to_arrange)
        self._tell(model.look)

    def _tell(self, look: Look) -> None:
        """Have another look said: it comes while the keyboard is elsewhere."""
        if look != self._told:
            self._told = look
            announce(self._page.view, self._page.header.look_line.text or OWN_ORDER)

    def _arrange_so(self) -> None:
        key = self._page.model.look.sorted_by
        if key is not None:
            self._arrange(key)
