"""The ledger as rows, latest first. Selection and scroll position stay while calls come in."""

from collections import deque
from collections.abc import Mapping
from enum import IntEnum
from itertools import islice

from PySide6.QtCore import QAbstractTableModel, QDateTime, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop_app.domain.account import AccountId
from desktop_app.domain.ledger import Call, Ledger
from desktop_app.domain.statuses import status_in_words
from desktop_app.ui.health.report import SIGNING_IN
from desktop_app.ui.health.words import outcome_in_words
from desktop_app.ui.shell.call_words import seconds_in_words
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text

_Index = QModelIndex | QPersistentModelIndex
_FIGURES = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ROOT = QModelIndex()


class LedgerColumn(IntEnum):
    """The columns of the ledger of requests."""

    TIME = 0
    ACCOUNT = 1
    METHOD = 2
    HOST = 3
    PATH = 4
    STATUS = 5
    TOOK = 6


HEADINGS = ("Time", "Account", "Method", "Host", "Path", "Status", "Took")


class LedgerModel(QAbstractTableModel):
    """The calls of the ledger as of the last `catch_up`."""

    def __init__(self, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._calls: deque[Call] = deque()
        self._seen = 0
        self._names: Mapping[AccountId, str] = {}

    def call_at(self, row: int) -> Call:
        """The request of that row."""
        return self._calls[row]

    def show_names(self, names: Mapping[AccountId, str]) -> None:
        """Set the present names of the accounts."""
        self._names = names
        if self._calls:
            self.dataChanged.emit(
                self.index(0, LedgerColumn.ACCOUNT), self.index(len(self._calls) - 1, LedgerColumn.ACCOUNT)
            )

    def catch_up(self) -> None:
        """Take in the calls made since the last time, and drop those that the ledger dropped."""
        new = min(self._ledger.count - self._seen, len(self._ledger))
        self._seen = self._ledger.count
        if new:
            self.beginInsertRows(_ROOT, 0, new - 1)
            self._calls.extendleft(islice(self._ledger, len(self._ledger) - new, None))
            self.endInsertRows()
        if len(self._calls) > len(self._ledger):
            self.beginRemoveRows(_ROOT, len(self._ledger), len(self._calls) - 1)
            while len(self._calls) > len(self._ledger):
                self._calls.pop()
            self.endRemoveRows()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._calls)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(LedgerColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return HEADINGS[section]
            case Qt.ItemDataRole.TextAlignmentRole if section == LedgerColumn.TOOK:
                return _FIGURES
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        call, column = self._calls[index.row()], LedgerColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(call, column)
            case Qt.ItemDataRole.ToolTipRole if column is LedgerColumn.STATUS:
                return plain_text.tip(outcome_in_words(call))
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(call, column)
            case Qt.ItemDataRole.TextAlignmentRole if column is LedgerColumn.TOOK:
                return _FIGURES
        return None

    def _text(self, call: Call, column: LedgerColumn) -> str:
        match column:
            case LedgerColumn.TIME:
                return QDateTime.fromMSecsSinceEpoch(int(call.at * 1000)).toString("HH:mm:ss")
            case LedgerColumn.ACCOUNT:
                return self._names.get(call.account, "unlinked") if call.account is not None else SIGNING_IN
            case LedgerColumn.METHOD:
                return call.method
            case LedgerColumn.HOST:
                return call.host
            case LedgerColumn.PATH:
                return call.path
            case LedgerColumn.STATUS:
                return (
                    str(call.status)
                    if call.went_well
                    else f"{call.status or ''} {status_in_words(call.status)}".strip()
                )
        return seconds_in_words(call.seconds)

    def _colour(self, call: Call, column: LedgerColumn) -> QColor | None:
        if column is LedgerColumn.STATUS and not call.went_well:
            return colors().err
        return colors().second_text if column in (LedgerColumn.TIME, LedgerColumn.HOST, LedgerColumn.TOOK) else None
