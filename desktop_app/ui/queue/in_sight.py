"""Whose posters are looked at: tells what was scrolled past, and paints what has come."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Signal

from desktop_app.ui.queue.cells import Column, Role
from desktop_app.ui.queue.view import QueueView


class InSight(QObject):
    """Belongs to a table."""

    passed = Signal(object)
    """frozenset[str]: the addresses of posters that were in sight and no longer are."""

    def __init__(self, view: QueueView) -> None:
        super().__init__(view)
        self._view = view
        self._seen: frozenset[str] = frozenset()
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whatever is wanted was wanted by a painting."""
        if event.type() is QEvent.Type.Paint:
            self._look()
        return False

    def repaint(self, posters: frozenset[str]) -> None:
        """These have come: the cells that show them are painted anew, and no others."""
        if not self._seen.isdisjoint(posters):
            for index in self._indexes():
                if index.data(Role.POSTER) in posters:
                    self._view.update(index)

    def _look(self) -> None:
        now = self._now()
        if gone := self._seen - now:
            self.passed.emit(gone)
        self._seen = now

    def _now(self) -> frozenset[str]:
        posters = (index.data(Role.POSTER) for index in self._indexes())
        return frozenset(poster for poster in posters if poster)

    def _indexes(self) -> list[QModelIndex]:
        """The titles in sight."""
        view, model = self._view, self._view.queue_model
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        rows = range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1)
        return [model.index(row, Column.TITLE) for row in rows]
