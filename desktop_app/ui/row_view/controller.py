"""The height of the rows, kept for each list, and a hint that rows can be dragged, until somebody has dragged one."""

from functools import partial

from PySide6.QtGui import QAction

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.row_size_choice import RowSizeChoice
from desktop_app.ui.workspace import Feature, Workspace

DRAG_HINT = "drag hint"
SEEN = "seen"
DRAG_TO_MOVE = "Drag a title to move it, or press Alt+Up and Alt+Down."
GOT_IT = "Got it"


class RowViewController(Feature):
    """Gives the page of each list a choice of row heights, and the hint for the first drag."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._window = workspace.window
        self._kept = workspace.kept_view
        self._kept.loaded.connect(self._hint_everywhere)
        self._window.menus.show_in("View", "row size", self._of_middle)

    def serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Show the rows of the page in the height that was kept for its list, with the hint if it is still needed."""
        RowSizeChoice(page, self._kept, ref)
        page.view.dragged.connect(self._end_hints)
        page.header.drag_hint.pressed.connect(self._end_hints)
        page.model.shown.connect(partial(self._hint, page))
        page.model.refusal_changed.connect(partial(self._hint, page))
        self._hint(page)

    def _of_middle(self) -> tuple[QAction, ...]:
        """The menu of the page in the middle, also of that over all lists."""
        panes = self._window.panes
        found = panes.middle.findChild(RowSizeChoice) if self._window.shows(panes) else None
        return (found.menu.menuAction(),) if isinstance(found, RowSizeChoice) else ()

    # --- the hint -------------------------------------------------------------------------------------------------

    def _hint(self, page: QueuePage) -> None:
        """Show the hint where something can be dragged, to a person who has never dragged anything here."""
        is_new = self._kept.is_loaded and not self._kept.value(DRAG_HINT)
        wanted = is_new and page.model.can_reorder and len(page.model.view.items) > 1
        page.header.drag_hint.say(DRAG_TO_MOVE if wanted else "", GOT_IT)

    def _end_hints(self) -> None:
        self._kept.keep(DRAG_HINT, SEEN)
        self._hint_everywhere()

    def _hint_everywhere(self) -> None:
        for page in self._window.panes.pages.values():
            self._hint(page)
