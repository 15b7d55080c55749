"""Selecting a row for the person."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView

_Flag = QItemSelectionModel.SelectionFlag


def choose_alone(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make this row the current one and the only selected one.

    Qt's own `setCurrentIndex` and `selectRow` look at the keyboard: they add the row while Ctrl is held, as it is
    during a shortcut.
    """
    view.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
