"""The requests since the explorer was first opened, without secrets; forgotten with the program."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.explorer.query import Query
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.plain_text import tip

MOST = 200
WIDTH = 232
_INSET = 12
_LINES = 46
"""Pixels: a question has two lines."""
_QUERY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class PastRequest:
    """A request in the history.

    `query` is without secrets. `status` is 0 if there was no answer. `at` is the time of day, for people.
    """

    at: str
    account: AccountId
    service: str
    query: Query
    status: int


class _Inset(QListWidget):
    """A list with the margin of the words above it."""

    def __init__(self) -> None:
        super().__init__()
        self.setViewportMargins(_INSET, 0, _INSET, 0)


class RequestHistory(QWidget):
    """A list of requests, latest first; Return or a double click brings a request back, and sends nothing."""

    chosen = Signal(object)
    """PastRequest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Inset()
        self.list.setAccessibleName("What was asked")
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._choose)
        label = Label("Asked before", 12, 600, "second_text")
        label.setContentsMargins(16, 16, 16, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(label)
        whole.addWidget(self.list, 1)

    @property
    def entries(self) -> tuple[PastRequest, ...]:
        """The requests, latest first."""
        return tuple(self.list.item(row).data(_QUERY) for row in range(self.list.count()))

    def add(self, asked: PastRequest) -> None:
        """Add a request that was answered or failed, on top."""
        status = str(asked.status or "no answer")
        item = QListWidgetItem(f"{asked.query.method} {asked.query.address}\n{status} · {asked.at} · {asked.service}")
        item.setData(_QUERY, asked)
        item.setSizeHint(QSize(WIDTH - 2 * _INSET, _LINES))
        item.setToolTip(tip(f"{asked.query.method} {asked.query.address}"))
        spoken = f"{asked.query.method} {asked.query.address}, {status}, {asked.at}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.list.insertItem(0, item)
        while self.list.count() > MOST:
            self.list.takeItem(MOST)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_QUERY))
