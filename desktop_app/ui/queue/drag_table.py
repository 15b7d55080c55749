"""A table whose rows can be dragged: the start, the carried rows, the place under the mouse, and the result."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from desktop_app.domain.edits import Anchor
from desktop_app.domain.queues import TitleId
from desktop_app.ui.queue import move_anchors, words
from desktop_app.ui.queue.areas import THUMBNAIL
from desktop_app.ui.queue.cells import QueueRole
from desktop_app.ui.queue.delegate import Posters, RowPainter
from desktop_app.ui.queue.drop_place import gap_at, gap_y, paint_drop_line, paint_target
from desktop_app.ui.queue.layout import RowLayout
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.rows import RowKind
from desktop_app.ui.widgets import titles_mime
from desktop_app.ui.widgets.drag_card import HOT_SPOT, ghost_of
from desktop_app.ui.widgets.drag_rules import carrying_from, may_carry
from desktop_app.ui.widgets.edge_scroll import EdgeScroll

_NOWHERE = -1
_MOVE = Qt.DropAction.MoveAction
_COPY = Qt.DropAction.CopyAction


class DragTable(QTableView):
    """A table whose rows are carried as a block.

    Qt's own drop asks the model once a row, in the middle of the drag. Here the drop is only noted, and after the
    drag one wish goes to the model, which changes when the new state comes back.
    """

    dragged = Signal()
    """A drag of rows from here has ended, wherever it led."""

    drag_refused = Signal(str)
    """A drag was tried while nothing can be put in order: why."""

    def __init__(self, model: QueueModel, posters: Posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.row_painter = RowPainter(posters)
        self.row_layout = RowLayout(self, lambda: len(model.view.items))
        self._carried: tuple[TitleId, ...] = ()
        self._noted: Anchor | None = None
        self._gap = _NOWHERE
        self._over = QPoint()
        self._pressed: QPoint | None = None
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(_MOVE)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)
        self._edges = EdgeScroll(self)
        for structure in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.layoutChanged):
            structure.connect(self._look_again)

    @property
    def queue_model(self) -> QueueModel:
        """The model, typed as a `QueueModel`."""
        return self._model

    @property
    def carried(self) -> tuple[TitleId, ...]:
        """The titles that are being dragged from here."""
        return self._carried

    def _chosen_stretches(self) -> list[range]:
        return [range(part.top(), part.bottom() + 1) for part in self.selectionModel().selection().toList()]

    def chosen_rows(self) -> list[int]:
        """The selected rows, from the top. Qt's own way to tell them asks each cell whether it can be selected."""
        chosen = sorted({row for stretch in self._chosen_stretches() for row in stretch})
        return [row for row in chosen if self._model.rows[row].kind is not RowKind.SECTION]

    # --- starting -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.data(QueueRole.KIND) is RowKind.ITEM:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not may_carry(event):
            return
        if self._pressed is None or self._model.can_carry or not event.buttons():
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_refused.emit(self._model.refusal)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Run the whole drag. Unlike the base class it takes nothing out of the model at its end."""
        rows = self.chosen_rows()
        ids = self._model.ids_at(rows)
        if not ids:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([self._model.index(row, 0) for row in rows]))
        drag.setPixmap(self._ghost(ids))
        drag.setHotSpot(HOT_SPOT)
        self._carry(ids)
        with carrying_from(self):
            drag.exec(supported, _MOVE)
        noted, self._noted = self._noted, None
        self._carry(())
        self.dragged.emit()
        if noted is not None:
            self._model.request(ids, noted)
        elif not self._model.can_reorder and self._is_under_mouse:
            self.drag_refused.emit(self._model.refusal)

    @property
    def _is_under_mouse(self) -> bool:
        return self.isVisible() and self.viewport().rect().contains(self.mapFromGlobal(QCursor.pos()))

    def _ghost(self, ids: tuple[TitleId, ...]) -> QPixmap:
        items = tuple(item for item in map(self._model.item_of, ids) if item is not None)
        dpr = self.devicePixelRatioF()
        return ghost_of(items, self.row_painter.posters(items[0], THUMBNAIL, dpr), dpr)

    def _carry(self, ids: tuple[TitleId, ...]) -> None:
        self._carried = ids
        self.row_painter.carried = frozenset(ids)
        self._edges.stop()
        self._set_gap(_NOWHERE)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    # --- over the table -------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        self._accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._over = event.position().toPoint()
        self._edges.follow(self._over.y())
        self._look_again(force=True)
        self._accept(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._edges.stop()
        self._set_gap(_NOWHERE)

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = event.position().toPoint()
        self._look_again(force=True)
        self._accept(event)
        if self._is_own(event):
            self._noted = self._anchor()
        elif event.isAccepted():
            self._model.dropMimeData(event.mimeData(), event.dropAction(), self._gap, 0, self.rootIndex())
        self._set_gap(_NOWHERE)
        self._edges.stop()
        self.setState(QAbstractItemView.State.NoState)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._look_again()

    def _is_own(self, event: QDropEvent) -> bool:
        return event.source() is self

    def _accept(self, event: QDropEvent) -> None:
        """Our own titles move. Those from elsewhere are copied, or moved where that is what is asked."""
        state = self._model.state
        welcome = state is not None and state.loaded and event.mimeData().hasFormat(titles_mime.TITLES)
        if not welcome or (self._is_own(event) and not self._model.can_reorder):
            event.ignore()
            return
        if self._is_own(event):
            event.setDropAction(_MOVE)
        elif event.proposedAction() not in (_MOVE, _COPY):
            event.setDropAction(_COPY)
        event.accept()

    def _look_again(self, *_changed: object, force: bool = False) -> None:
        """Find the gap under the mouse again, because the mouse or the rows moved."""
        if force or self._gap != _NOWHERE:
            last = self._model.last_gap
            self._set_gap(gap_at(self, self._over.y(), last) if self._model.look.is_plain else last)

    def _set_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _anchor(self) -> Anchor | None:
        """The anchor at which the carried titles would be put; None if that would change nothing."""
        if self._gap == _NOWHERE:
            return None
        anchor = self._model.anchor_at(self._gap, self._carried)
        return anchor if not self._carried or self._model.would_move(self._carried, anchor) else None

    # --- the line -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint row by row: cell by cell, as Qt paints a table, takes twice as long."""
        with QPainter(
            self.viewport()
        ) as painter:  # ended whatever happens: one that outlives its table ends the program
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_rows(painter, event.rect())
            anchor = self._anchor()
            if anchor is not None:
                self._paint_gap(painter, anchor)

    def _paint_rows(self, painter: QPainter, area: QRect) -> None:
        self.row_painter.begin(self.row_layout.inks, can_carry=self._model.can_carry)
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0:
            return
        last = last if last >= 0 else self._model.rowCount() - 1
        chosen, top, height = self._chosen_stretches(), self.rowViewportPosition(first), self.rowHeight(first)
        areas = self.row_layout.areas()
        painter.translate(0, top)
        for at in range(first, last + 1):
            is_chosen = any(at in stretch for stretch in chosen)
            self.row_painter.paint_row(painter, self._model.seen(at), at, areas, is_chosen=is_chosen)
            painter.translate(0, height)
        painter.resetTransform()

    def _paint_gap(self, painter: QPainter, anchor: Anchor) -> None:
        """Paint the place at which the carried titles would be put."""
        area, y, mirrored = self.viewport().rect(), gap_y(self, self._gap), self.isRightToLeft()
        paint_drop_line(painter, area, y, mirrored=mirrored)
        if self._carried:
            found = move_anchors.positions_after(self._model.view, self._carried, anchor)
            paint_target(painter, area, y, words.target(found), mirrored=mirrored)
        elif not self._model.look.is_plain:
            paint_target(painter, area, y, words.TO_THE_END, mirrored=mirrored)
