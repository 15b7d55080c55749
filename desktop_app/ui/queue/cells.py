"""Columns and roles of the list's table, and the answer of each cell to a role."""

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import Qt

from desktop_app.ui.queue import words
from desktop_app.ui.queue.rows import Row, RowKind, RowMark
from desktop_app.ui.widgets import plain_text


class QueueColumn(IntEnum):
    """The columns of a list's table, from the leading edge."""

    NUMBER = 0
    TITLE = 1
    RATING = 2
    STATE = 3


class QueueRole(IntEnum):
    """Item data roles that the delegate and the panes ask for, beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1
    ITEM = Qt.ItemDataRole.UserRole + 2
    KIND = Qt.ItemDataRole.UserRole + 3
    MARK = Qt.ItemDataRole.UserRole + 4
    NUMBER = Qt.ItemDataRole.UserRole + 5
    RATING = Qt.ItemDataRole.UserRole + 7
    POSTER = Qt.ItemDataRole.UserRole + 8
    NEWS = Qt.ItemDataRole.UserRole + 9
    OWN = Qt.ItemDataRole.UserRole + 10


def _display(row: Row, column: QueueColumn, _service: str) -> str:
    """The title's name, which type-ahead looks for; rows are painted whole, and a screen reader adds up the cells."""
    return row.item.title.name if column is QueueColumn.TITLE else ""


def _tooltip(row: Row, column: QueueColumn, service: str) -> str | None:
    match column:
        case QueueColumn.RATING:
            return plain_text.tip(words.rating_sentence(row.item.title, service)) or None
        case QueueColumn.TITLE | QueueColumn.STATE if row.mark is RowMark.DECIDE:
            return plain_text.tip(words.second_line(row, service))
        case QueueColumn.STATE:
            return plain_text.tip(words.mark_sentence(row.mark)) or None
        case _:
            return None


Answer = Callable[[Row, QueueColumn, str], object]
"""The answer of a cell, given the row, the column and the name of the service."""

ANSWERS: Mapping[int, Answer] = {
    Qt.ItemDataRole.DisplayRole: _display,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    QueueRole.ROW: lambda row, _column, _service: row,
    QueueRole.ITEM: lambda row, _column, _service: None if row.kind is RowKind.SECTION else row.item,
    QueueRole.KIND: lambda row, _column, _service: row.kind,
    QueueRole.MARK: lambda row, _column, _service: row.mark,
    QueueRole.NUMBER: lambda row, _column, _service: row.number,
    QueueRole.RATING: lambda row, _column, _service: row.item.title.average_rating,
    QueueRole.POSTER: lambda row, _column, _service: row.item.title.poster,
    QueueRole.NEWS: lambda _row, _column, _service: None,
    QueueRole.OWN: lambda _row, _column, _service: None,
}
"""By role."""
