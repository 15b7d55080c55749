"""Steady tables: the person stays where they are while rows come and go, or are sorted and grouped."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QTableView

from desktop_app.ui.queue.cells import QueueRole
from desktop_app.ui.queue.rows import RowKind
from desktop_app.ui.queue.shown_rows import ShownRows
from desktop_app.ui.widgets.announcement import announce


class LookKeeper(QObject):
    """Keeps the current row at its height on the screen while a table is sorted or grouped."""

    def __init__(self, view: QTableView, model: ShownRows) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._height: int | None = None
        self._heading = ""
        model.look_about_to_change.connect(self._note)
        model.look_changed.connect(self._put_back)
        view.selectionModel().currentRowChanged.connect(self._tell_group)

    def _note(self) -> None:
        """Note the height of the current row; a person who has not gone anywhere will begin at the top."""
        row, bar = self._view.currentIndex().row(), self._view.verticalScrollBar()
        top = self._view.rowViewportPosition(row) if row >= 0 else -1
        went = row > 0 or bar.value() > 0
        self._height = top if went and 0 <= top < self._view.viewport().height() else None

    def _put_back(self) -> None:
        """Scroll the current row back to its height."""
        self._view.updateGeometries()
        bar, row = self._view.verticalScrollBar(), self._view.currentIndex().row()
        if self._height is not None and row >= 0:
            bar.setValue(self._view.verticalHeader().sectionPosition(row) - self._height)
        else:
            bar.setValue(0)

    def _tell_group(self, current: QModelIndex) -> None:
        """Announce a heading to screen readers when the keyboard passes it: no key stops there."""
        section = self._model.section_over(current.row()) if current.isValid() else None
        heading = section.item.title.name if section is not None else ""
        if heading and heading != self._heading and self._view.hasFocus():
            announce(self._view, heading)
        self._heading = heading


def off_heading(index: QModelIndex, *, upwards: bool = False) -> QModelIndex:
    """The same row, or the next one if it is a heading: under the last heading there is always one."""
    if index.data(QueueRole.KIND) is not RowKind.SECTION:
        return index
    beside = index.siblingAtRow(index.row() - 1) if upwards else QModelIndex()
    return beside if beside.isValid() else index.siblingAtRow(index.row() + 1)


@contextmanager
def steady(view: QTableView) -> Iterator[None]:
    """Keep the rows in sight where they are, whatever changes above them.

    Most of them say how far: one that was moved itself does not carry the view along. A list that stands at its
    top stays there, so that what is put in front of it is seen. Nor does the view follow the current row: whoever
    moved it scrolls to it.
    """
    before = _in_sight(view)
    view.setAutoScroll(False)
    yield
    view.setAutoScroll(True)
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
    """The rows that can be seen at least in part, and their places in the whole."""
    model, header = view.model(), view.verticalHeader()
    first = view.rowAt(0)
    if first < 0 or not view.verticalScrollBar().value():
        return []
    last = view.rowAt(view.viewport().height() - 1)
    last = last if last >= 0 else model.rowCount() - 1
    return [(QPersistentModelIndex(model.index(row, 0)), header.sectionPosition(row)) for row in range(first, last + 1)]
