"""A table whose rows can be dragged: the start, the carried rows, the place under the mouse, and the result."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from desktop_app.domain.edits import Anchor
from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue import move_anchors, words
from desktop_app.ui.queue.areas import THUMBNAIL
from desktop_app.ui.queue.cells import QueueRole
from desktop_app.ui.queue.delegate import Posters, RowPainter
from desktop_app.ui.queue.drop_place import gap_at, gap_y, keep_clear, paint_drop_line, paint_target
from desktop_app.ui.queue.layout import RowLayout
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.rows import RowKind
from desktop_app.ui.widgets import titles_mime
from desktop_app.ui.widgets.carriage import carrying_from, running, say_over
from desktop_app.ui.widgets.drag_card import Load, Sign, Verdict, card_over, no_picture, others
from desktop_app.ui.widgets.drag_rules import MOVE, Judge, action_of, copy_or_move, may_carry, wants_move
from desktop_app.ui.widgets.edge_scroll import EdgeScroll

_NOWHERE = -1
_MOVE = Qt.DropAction.MoveAction


class DragTable(QTableView):
    """A table whose rows are carried as a block.

    Qt's own drop asks the model once a row, in the middle of the drag. Here the drop is only noted, and after the
    drag one wish goes to the model, which changes when the new state comes back.
    """

    dragged = Signal()
    """A drag of rows from here has ended, wherever it led."""

    drag_refused = Signal(str)
    """A drag was tried, or came to nothing: why."""

    dropped_here = Signal(object)
    """tuple[ItemId, ...]: these were just put in another place by a drag."""

    def __init__(self, model: QueueModel, posters: Posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.row_painter = RowPainter(posters)
        self.row_layout = RowLayout(self, lambda: len(model.view.items))
        self._carried: tuple[ItemId, ...] = ()
        self._noted: Anchor | None = None
        self._gap = _NOWHERE
        self._over = QPoint()
        self._pressed: QPoint | None = None
        self._refused = ""
        self.judge: Judge = copy_or_move
        """Says what a drop of titles from elsewhere would do."""

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
    def carried(self) -> tuple[ItemId, ...]:
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
        kind = self.indexAt(event.position().toPoint()).data(QueueRole.KIND)
        self._refused = self._model.refusal_to_carry(kind) if kind is not None else ""
        if event.button() is Qt.MouseButton.LeftButton and self._refused:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to carry, or say why the row that was pressed cannot be carried."""
        if not may_carry(event):
            return
        if self._pressed is None or not event.buttons():
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance() and self._refused:
            reason, self._refused = self._refused, ""
            self.drag_refused.emit(reason)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Run the whole drag. Unlike the base class it takes nothing out of the model at its end."""
        rows = self.chosen_rows()
        ids = self._model.ids_at(rows)
        if not ids:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([self._model.index(row, 0) for row in rows]))
        drag.setPixmap(no_picture())
        self._carry(ids)
        with carrying_from(self, self._load(ids)) as carried:
            carried.run(drag, supported, _MOVE)
        noted, self._noted = self._noted, None
        self._carry(())
        self.dragged.emit()
        if noted is not None and self._model.request(ids, noted):
            self.scrollTo(self.currentIndex())
            self.dropped_here.emit(ids)
        elif reason := carried.said_no:
            self.drag_refused.emit(reason)

    def _load(self, ids: tuple[ItemId, ...]) -> Load:
        items = tuple(item for item in map(self._model.item_of, ids) if item is not None)
        poster = self.row_painter.posters(items[0], THUMBNAIL, self.devicePixelRatioF())
        return Load(items[0].title.name, others(items), len(items), poster)

    def _carry(self, ids: tuple[ItemId, ...]) -> None:
        self._carried = ids
        self.row_painter.carried = frozenset(ids)
        self._edges.stop()
        self._set_gap(_NOWHERE)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    # --- over the table -------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take titles in, whether they may be dropped here or not: who refuses them says why with each move."""
        super().dragEnterEvent(event)
        event.setAccepted(event.mimeData().hasFormat(titles_mime.TITLES))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._over = event.position().toPoint()
        self._edges.follow(self._over.y())
        self._accept(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._edges.leave()
        self._set_gap(_NOWHERE)
        card_over(self).leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = event.position().toPoint()
        self._accept(event)
        if event.isAccepted():
            if (carried := running()) is not None:
                carried.landed = self
            if self._is_own(event):
                self._noted = self._anchor()
            else:
                self._model.dropMimeData(event.mimeData(), event.dropAction(), self._gap, 0, self.rootIndex())
        self._set_gap(_NOWHERE)
        self._edges.stop()
        card_over(self).leave()
        self.setState(QAbstractItemView.State.NoState)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._look_again()

    def _is_own(self, event: QDropEvent) -> bool:
        return event.source() is self

    def _accept(self, event: QDropEvent) -> None:
        """Take what a drop would do something with, and say beside the mouse what that is, or why it does nothing.

        Data of other kinds is for the window.
        """
        if not event.mimeData().hasFormat(titles_mime.TITLES):
            event.ignore()
            return
        verdict = self.verdict_on(event)
        if verdict.sign is Sign.REFUSED:
            self._set_gap(_NOWHERE)
            event.ignore()
        else:
            self._look_again(force=True)
            event.setDropAction(action_of(verdict))
            event.accept()
        self._say(verdict)

    def verdict_on(self, event: QDropEvent) -> Verdict:
        """Say what a drop would do: our own titles move, others are copied, or moved where that is what is asked."""
        state = self._model.state
        if state is None or not state.loaded:
            return Verdict(Sign.REFUSED, words.NOT_READ)
        if self._is_own(event):
            return self._own_verdict()
        carried = titles_mime.decode(event.mimeData())
        if carried is None:
            return Verdict(Sign.REFUSED, words.NOT_TITLES)
        return self.judge(carried, wants_move(event))

    def _own_verdict(self) -> Verdict:
        refusal = self._model.refusal or ("" if self._carried_here() else words.NO_LONGER_HERE)
        return Verdict(Sign.REFUSED, refusal) if refusal else MOVE

    def _say(self, verdict: Verdict) -> None:
        """Say what a drop would do; nothing while it would leave the titles where they are."""
        is_idle = verdict.sign is not Sign.REFUSED and self._anchor() is None
        keep = QRect()
        if self._gap != _NOWHERE and self._model.rowCount():
            areas = self.row_layout.areas()
            name = areas.lines.name.united(areas.lines.down(areas.centring).name)
            keep = keep_clear(self, self._gap, name)
        say_over(self.viewport(), self._over, None if is_idle else verdict, keep)

    def _look_again(self, *_changed: object, force: bool = False) -> None:
        """Find the gap under the mouse again, because the mouse or the rows moved."""
        if force or self._gap != _NOWHERE:
            last = self._model.last_gap
            self._set_gap(gap_at(self, self._over.y(), last) if self._model.look.is_plain else last)
            if self._carried and not force:
                self._say(self._own_verdict())

    def _set_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _carried_here(self) -> tuple[ItemId, ...]:
        """The carried titles that are still in the list."""
        return tuple(item_id for item_id in self._carried if item_id in self._model.view)

    def _anchor(self) -> Anchor | None:
        """The anchor at which the carried titles would be put; None if that would change nothing."""
        if self._gap == _NOWHERE:
            return None
        here = self._carried_here()
        anchor = self._model.anchor_at(self._gap, here)
        return anchor if not self._carried or self._model.would_move(here, anchor) else None

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
            found = move_anchors.positions_after(self._model.view, self._carried_here(), anchor)
            paint_target(painter, area, y, words.target(found), mirrored=mirrored)
        elif not self._model.look.is_plain:
            paint_target(painter, area, y, words.TO_THE_END, mirrored=mirrored)
