"""The choice of the height of a list's rows: its menu, and what was kept of it."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.row_size import RowSize
from desktop_app.ui.shell.kept_view import KeptView

ROW_SIZE = "row size"
_TEXTS = {
    RowSize.COMPACT: ("&Compact", ("Ctrl+Alt+-",)),
    RowSize.COMFORTABLE: ("C&omfortable", ("Ctrl+Alt++", "Ctrl+Alt+=")),
}
"""Texts and keys; plus stands over equals on most keyboards."""


class RowSizeChoice(QObject):
    """Shows the rows of a page in the height that was kept for its list, and lets the person choose another."""

    def __init__(self, page: QueuePage, kept: KeptView, ref: QueueRef | None) -> None:
        """`ref`: the list that the page shows; None for all lists as one."""
        super().__init__(page)
        self._page, self._kept, self._ref = page, kept, ref
        self.menu = QMenu("&Row size", page)
        self.menu.setAccessibleName("Row size")
        self._group = QActionGroup(self)
        self._actions = {size: self._made(size) for size in RowSize}
        kept.loaded.connect(self._apply)
        self._apply()

    def choose(self, size: RowSize) -> None:
        """Show the rows in this height, now and at the next start."""
        self._kept.keep(ROW_SIZE, size.value, self._ref)
        self._apply()

    def _apply(self) -> None:
        layout, kept = self._page.view.row_layout, self._kept.value(ROW_SIZE, self._ref)
        if kept in {size.value for size in RowSize}:
            layout.set_size(RowSize(kept))
        self._actions[layout.size].setChecked(True)

    def _made(self, size: RowSize) -> QAction:
        text, keys = _TEXTS[size]
        action = self.menu.addAction(text)
        action.setCheckable(True)
        action.setShortcuts(list(map(QKeySequence, keys)))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip("For this list, until you change it")
        action.triggered.connect(partial(self.choose, size))
        self._group.addAction(action)
        self._page.addAction(action)
        return action
