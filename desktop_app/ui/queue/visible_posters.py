"""The posters of the rows in sight: tells which were scrolled past, and repaints those that arrived."""

from PySide6.QtCore import QEvent, QObject, Signal

from desktop_app.ui.queue.cells import QueueColumn
from desktop_app.ui.queue.view import QueueView


class VisiblePosters(QObject):
    """Watches the painting of one table for the posters that are in sight."""

    passed = Signal(object)
    """frozenset[str]: the addresses of posters that were in sight and no longer are."""

    def __init__(self, view: QueueView) -> None:
        super().__init__(view)
        self._view = view
        self._seen: frozenset[str] = frozenset()
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look after each painting which posters are in sight, because only a painting asks for posters."""
        if event.type() is QEvent.Type.Paint:
            self._look()
        return False

    def repaint(self, posters: frozenset[str]) -> None:
        """Repaint the cells in sight that show one of these posters, and no others."""
        if not self._seen.isdisjoint(posters):
            model = self._view.queue_model
            for row in self._rows():
                if model.rows[row].item.title.poster in posters:
                    self._view.update(model.index(row, QueueColumn.TITLE))

    def _look(self) -> None:
        now = self._now()
        if gone := self._seen - now:
            self.passed.emit(gone)
        self._seen = now

    def _now(self) -> frozenset[str]:
        rows = self._view.queue_model.rows
        posters = (rows[row].item.title.poster for row in self._rows())
        return frozenset(poster for poster in posters if poster)

    def _rows(self) -> range:
        """The titles in sight."""
        view, model = self._view, self._view.queue_model
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1)
