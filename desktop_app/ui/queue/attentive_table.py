"""A table that tints the row under the mouse and rings the keyboard's row."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.drag_table import DragTable
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.rows import RowKind, RowMark
from desktop_app.ui.style.focus_ring import PAINTS_OWN_RING

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_BACK_FROM_ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons that do not tell whether the mouse or the keyboard is used: the window or a menu had the focus meanwhile."""


class AttentiveTable(DragTable):
    """The hovered row is tinted whole. The keyboard's row wears a ring, while the keyboard is what is used."""

    def __init__(self, model: QueueModel, posters: Posters, parent: QWidget | None = None) -> None:
        super().__init__(model, posters, parent)
        self.setProperty(PAINTS_OWN_RING, True)
        self._by_keyboard = True
        self.entered.connect(self._on_entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        super().keyPressEvent(event)
        self.update_ring()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)
        self.update_ring()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Meet the keyboard at its row: a person who comes by keys has to see where they are."""
        reason = event.reason()
        if reason not in _BACK_FROM_ELSEWHERE:
            self._by_keyboard = reason is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if reason in _BY_KEYS:
            self.scrollTo(self.currentIndex())
        self.update_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update_ring()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._show_cursor(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring the current row where it stands now: rows move under it without a key being pressed."""
        self.row_painter.ringed = self.ringed
        super().paintEvent(event)

    @property
    def ringed(self) -> int:
        """The row that wears the ring; -1 for none."""
        return self.currentIndex().row() if self.has_keyboard else -1

    @property
    def has_keyboard(self) -> bool:
        """Whether the person goes from row to row here by key."""
        return self._by_keyboard and self.hasFocus()

    def update_ring(self) -> None:
        """Repaint the ring, because the current row or the focus changed."""
        if self.ringed != self.row_painter.ringed:
            self.viewport().update()

    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _show_cursor(self, at: QPoint) -> None:
        """Show a pointing hand over a question's button, an open hand over the grip, and else an arrow."""
        index, shape = self.indexAt(at), Qt.CursorShape.ArrowCursor
        if is_decide(index):
            shape = Qt.CursorShape.PointingHandCursor
        elif index.data(QueueRole.KIND) is RowKind.ITEM and self._model.can_carry and self._is_grip(at):
            shape = Qt.CursorShape.OpenHandCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _is_grip(self, at: QPoint) -> bool:
        """Whether that point of the viewport is over a row's grip, or within four pixels of it."""
        grip = self.row_layout.areas().grip
        return grip.left() - 4 <= at.x() <= grip.right() + 4

    def _hover(self, row: int) -> None:
        if row != self.row_painter.hovered:
            self.row_painter.hovered = row
            self.viewport().update()


def is_decide(index: QModelIndex) -> bool:
    """Whether a click there asks for a decision."""
    return index.column() == QueueColumn.STATE and index.data(QueueRole.MARK) is RowMark.DECIDE
