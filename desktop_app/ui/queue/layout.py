"""The layout of the table: rows of one height, no grid, the title takes the width that is left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.queue.cells import QueueColumn
from desktop_app.ui.queue.delegate import ROW_HEIGHT

NARROW = 520
"""Below this width the stars make room for the titles; the details still tell the rating."""

_WIDTHS = {QueueColumn.NUMBER: 44, QueueColumn.RATING: 84, QueueColumn.STATE: 112}


def set_up_rows(view: QTableView) -> None:
    view.setAccessibleName("Titles in this list")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setFrameShape(QAbstractItemView.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setMouseTracking(True)
    view.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
    rows = view.verticalHeader()
    rows.hide()
    rows.setMinimumSectionSize(ROW_HEIGHT)
    rows.setDefaultSectionSize(ROW_HEIGHT)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def set_up_columns(columns: QHeaderView) -> None:
    columns.hide()
    columns.setMinimumSectionSize(24)
    columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    columns.setSectionResizeMode(QueueColumn.TITLE, QHeaderView.ResizeMode.Stretch)
    for column, width in _WIDTHS.items():
        columns.resizeSection(column, width)
