"""Rows that tell where their titles stand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from desktop_app.domain.queues import TitleId
from desktop_app.ui.all_lists import words
from desktop_app.ui.all_lists.words import ListPosition
from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.shown_rows import Index
from desktop_app.ui.widgets import plain_text

MarksOf = Callable[[TitleId], Sequence[ListPosition]]
"""Where a title stands, in the order of the lists."""


class OverviewModel(QueueModel):
    """A queue whose titles stand in several lists."""

    def __init__(self, marks_of: MarksOf, parent: QObject) -> None:
        super().__init__("the services", parent)
        self._marks_of = marks_of

    def spoken(self, at: int) -> str:
        """The row, and the lists where its title stands."""
        marks = self._marks_of(self._rows[at].item.title.id)
        return ", ".join(filter(None, (super().spoken(at), words.spoken(marks) if marks else "")))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said, row = super().data(index, role), self._rows[index.row()] if index.isValid() else None
        if row is None:
            return said
        column = QueueColumn(index.column())
        match role:
            case Qt.ItemDataRole.ToolTipRole if column in (QueueColumn.TITLE, QueueColumn.STATE):
                return plain_text.tip(words.tip(self._marks_of(row.item.title.id)))
            case QueueRole.MARK:
                return None
        return said
