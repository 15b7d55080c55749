"""Titles whose changes have just reached their service: their rows say so for two seconds."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue.rows import Row, RowMark
from desktop_app.ui.widgets.nested_loops import delete_when_free

SHOWN_FOR = 2_000
"""Milliseconds."""


class SentRows(QObject):
    """Watches which titles stop travelling without a question left behind."""

    changed = Signal(object)
    """frozenset[ItemId]: rows that say "Sent" now, or no longer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sent: dict[ItemId, QTimer] = {}

    def __contains__(self, item_id: ItemId) -> bool:
        return item_id in self._sent

    def __bool__(self) -> bool:
        return bool(self._sent)

    def compare(self, before: Iterable[Row], now: Iterable[Row]) -> None:
        """Note the titles that travelled `before` and have no mark `now`; both are the rows that are marked."""
        travelled = {row.item.id for row in before if row.mark is RowMark.TRAVELS}
        if not travelled:
            return
        arrived = frozenset(travelled - {row.item.id for row in now if row.mark is not None})
        if arrived:
            timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
            timer.timeout.connect(partial(self._end, arrived, timer))
            self._sent.update(dict.fromkeys(arrived, timer))
            timer.start()
            self.changed.emit(arrived)

    def _end(self, arrived: frozenset[ItemId], timer: QTimer) -> None:
        ended = frozenset(item_id for item_id in arrived if self._sent.get(item_id) is timer)
        for item_id in ended:
            del self._sent[item_id]
        delete_when_free(timer)
        self.changed.emit(ended)
