"""Rows come and go above what a person is reading: what they read stays where it is."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtWidgets import QTableView


@contextmanager
def steady(view: QTableView) -> Iterator[None]:
    """The rows in sight stay in sight, whatever changes above them.

    Most of them say how far: one that was moved itself does not carry the view along. A list that stands at its
    top stays there, so that what is put in front of it is seen.
    """
    before = _in_sight(view)
    yield
    bar = view.verticalScrollBar()
    if not before or not bar.value():
        return
    header = view.verticalHeader()
    shifts = [header.sectionPosition(row.row()) - top for row, top in before if row.isValid()]
    if shifts:
        shift = max(shifts, key=shifts.count)
        if shift:
            view.updateGeometries()
            bar.setValue(bar.value() + shift)


def _in_sight(view: QTableView) -> list[tuple[QPersistentModelIndex, int]]:
    """The rows that can be seen at least in part, and where they stand in the whole."""
    model, header = view.model(), view.verticalHeader()
    first = view.rowAt(0)
    if first < 0 or not view.verticalScrollBar().value():
        return []
    last = view.rowAt(view.viewport().height() - 1)
    last = last if last >= 0 else model.rowCount() - 1
    return [(QPersistentModelIndex(model.index(row, 0)), header.sectionPosition(row)) for row in range(first, last + 1)]
