"""The table in which people arrange a queue: selection, keys, menu. Dragging is in `drag_table`."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.domain.edits import Anchor, Edge
from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.ui.queue import move_anchors
from desktop_app.ui.queue.actions import MOVES, RowActions
from desktop_app.ui.queue.attentive_table import AttentiveTable, is_decide
from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from desktop_app.ui.queue.delegate import Posters, drawn_posters
from desktop_app.ui.queue.layout import set_up_columns, set_up_rows
from desktop_app.ui.queue.look_keeper import LookKeeper, off_heading
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.position import PositionDialog
from desktop_app.ui.queue.rate_menu import RatingKeys
from desktop_app.ui.queue.rows import Row, RowKind, RowMark
from desktop_app.ui.queue.spoken_changes import outcome, standing
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.row_choice import choose_alone

_Index = QModelIndex | QPersistentModelIndex
_Cursor = QAbstractItemView.CursorAction


class QueueView(AttentiveTable):
    """The table of one queue. It reports what a person wants, and shows what the model shows."""

    remove_requested = Signal(object)
    """tuple[ItemId, ...]: take these out, saved ones too."""

    copy_requested = Signal(object)
    """tuple[ItemId, ...]: copy these to another list, which the person is to be asked for."""

    details_requested = Signal(object)
    """Item: Return was pressed on it, or it was double-clicked."""

    decide_requested = Signal(object)
    """EntryId: the person wants to answer its question."""

    chosen_changed = Signal()
    """Another row is current, or others are selected."""

    def __init__(self, model: QueueModel, posters: Posters = drawn_posters, parent: QWidget | None = None) -> None:
        super().__init__(model, posters, parent)
        self._was_current = 0
        self.rating_keys = RatingKeys(self)
        self.actions_of_rows = RowActions(self, self._slots())
        set_up_rows(self)
        self.setModel(model)
        set_up_columns(self.horizontalHeader())
        self.row_layout.apply()
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().selectionChanged.connect(self._on_chosen)
        model.rowsRemoved.connect(self._keep_a_row)
        model.layoutChanged.connect(self._keep_a_row)
        model.rowsInserted.connect(self._meet_keyboard)
        model.modelReset.connect(self._meet_keyboard)
        model.shown.connect(self._on_chosen)
        model.shown.connect(self.row_layout.fit)
        model.refusal_changed.connect(self._allow)
        LookKeeper(self, model)
        self._on_chosen()

    # --- what is chosen -------------------------------------------------------------------------------------------

    @property
    def current_row(self) -> Row | None:
        """The row that the keyboard is on."""
        row: Row | None = self.currentIndex().data(QueueRole.ROW) if self.currentIndex().isValid() else None
        return row

    @property
    def chosen_items(self) -> tuple[Item, ...]:
        """The selected titles, from the top."""
        rows = (self._model.rows[row] for row in self.chosen_rows())
        return tuple(row.item for row in rows if row.kind is not RowKind.SECTION)

    def choose(self, item_id: ItemId) -> None:
        """Select this title alone and bring it into sight."""
        place = self._model.place_of(item_id)
        if place is not None:
            index = self._model.index(place, QueueColumn.TITLE)
            choose_alone(self, index)
            self.scrollTo(index)

    def choose_all(self, ids: Collection[ItemId]) -> None:
        """Select these titles, and bring the first of them into sight."""
        found = self._model.places_of(ids)
        if not found:
            return
        first, flags = self._model.index(found[0], QueueColumn.TITLE), QItemSelectionModel.SelectionFlag
        choose_alone(self, first)
        chosen = QItemSelection()
        for place in found:
            chosen.select(self._model.index(place, QueueColumn.NUMBER), self._model.index(place, QueueColumn.STATE))
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        self.scrollTo(first)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._was_current = current.row()
        self.update_ring()
        self._on_chosen()

    def _keep_a_row(self) -> None:
        """Select the neighbour of a current row that is gone, so that the keyboard goes on from there."""
        rows = self._model.rows
        current = self.currentIndex()
        if rows and not current.isValid():
            current = off_heading(self._model.index(min(self._was_current, len(rows) - 1), QueueColumn.TITLE))
        if rows and not self.selectionModel().hasSelection():
            choose_alone(self, current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._meet_keyboard()

    def _meet_keyboard(self) -> None:
        """Select the keyboard's row where nothing is selected, so that keys act on what wears the ring."""
        if self.has_keyboard and self._model.rows and not self.selectionModel().hasSelection():
            current = self.currentIndex()
            choose_alone(self, off_heading(current if current.isValid() else self._model.index(0, QueueColumn.TITLE)))

    def _on_chosen(self, *_changed: object) -> None:
        self._allow()
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight where it was, as when a message about it takes room from the list."""
        row = self.visualRect(self.currentIndex())
        was_seen = self.currentIndex().isValid() and row.top() >= 0 and row.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        self.row_layout.fit()
        if was_seen:
            self.scrollTo(self.currentIndex())

    # --- keys -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why a move is refused when its keys are pressed."""
        if self._model.refusal and self.actions_of_rows.moves_by(event.keyCombination()):
            self.drag_refused.emit(self._model.refusal)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: _Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and down only: a row is one thing, so the keyboard stays on its title."""
        last = self._model.rowCount() - 1
        match action:
            case _Cursor.MoveLeft | _Cursor.MoveRight:
                return self.currentIndex()
            case _Cursor.MoveHome:
                return off_heading(self._model.index(0, QueueColumn.TITLE))
            case _Cursor.MoveEnd:
                return self._model.index(last, QueueColumn.TITLE)
            case _:
                index = super().moveCursor(action, modifiers).siblingAtColumn(QueueColumn.TITLE)
                return off_heading(index, upwards=index.row() < self.currentIndex().row())

    def keyboardSearch(self, search: str) -> None:
        """Type-ahead looks at the titles, whichever cell was clicked."""
        index = self.currentIndex()
        if index.isValid() and index.column() != QueueColumn.TITLE:
            flags = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index.siblingAtColumn(QueueColumn.TITLE), flags)
        for letter in self.rating_keys.take(search):
            super().keyboardSearch(letter)

    # --- actions --------------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.actions_of_rows.menu(self)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu.popup(self._below_current() if by_key else event.globalPos())

    def _below_current(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _slots(self) -> dict[str, Callable[[], None]]:
        return {
            "details": self.open_current,
            "decide": self.open_current,
            "move_up": self.move_up,
            "move_down": self.move_down,
            "move_to_top": self.move_to_top,
            "move_to_end": self.move_to_end,
            "move_to_position": self.ask_position,
            "copy_to": self.copy_to,
            "remove": self.remove,
        }

    def _allow(self) -> None:
        """Enable the actions that can be used now; the others say why they cannot."""
        rows = [self._model.rows[row] for row in self.chosen_rows()]
        nothing = "" if rows else "Select a title first."
        decide = any(row.mark is RowMark.DECIDE for row in rows)
        moves = nothing or self._model.refusal
        if not moves and not any(row.kind is RowKind.ITEM for row in rows):
            moves = "These titles have no place in the order."
        keeps = nothing or (
            "" if any(r.kind is not RowKind.QUESTION for r in rows) else "This title is not in the list."
        )
        self.actions_of_rows.rate.allow(nothing)
        self.actions_of_rows.allow("details", nothing)
        self.actions_of_rows.allow("copy_to", nothing)
        self.actions_of_rows.allow("decide", "" if decide else "Nothing is to be decided here.")
        self.actions_of_rows.allow("remove", self._model.fixed or keeps)
        for name in MOVES:
            self.actions_of_rows.allow(name, moves)

    def _on_clicked(self, index: QModelIndex) -> None:
        if is_decide(index):
            self._open(index)

    def open_current(self) -> None:
        """Show the details of the current row, or its question."""
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        row: Row | None = index.data(QueueRole.ROW) if index.isValid() else None
        if row is None or row.kind is RowKind.SECTION:
            return
        if row.mark is RowMark.DECIDE and row.entry is not None:
            self.decide_requested.emit(row.entry.id)
        else:
            self.details_requested.emit(row.item)

    def move_up(self) -> None:
        """Move all selected rows up one step, as a block."""
        if ids := self._movable():
            self._move(ids, move_anchors.above(self._model.view, ids))

    def move_down(self) -> None:
        """Move all selected rows down one step, as a block."""
        if ids := self._movable():
            self._move(ids, move_anchors.below(self._model.view, ids))

    def move_to_top(self) -> None:
        self._move(self._movable(), Edge.TOP)

    def move_to_end(self) -> None:
        self._move(self._movable(), Edge.END)

    def ask_position(self) -> None:
        """Open the small dialog; the move comes when it is accepted."""
        if ids := self._movable():
            view = self._model.view
            dialog = PositionDialog(len(ids), (view.place_of(ids[0]) or 0) + 1, len(view.items) - len(ids) + 1, self)
            dialog.chosen.connect(self.move_to_position)
            dialog.open()

    def move_to_position(self, position: int) -> None:
        """Move the selected rows, the first of them to this one-based place."""
        ids = self._movable()
        self._move(ids, move_anchors.at_position(self._model.view, ids, position))

    def copy_to(self) -> None:
        """Ask for another list, to which the selected titles are copied."""
        if ids := tuple(item.id for item in self.chosen_items):
            self.copy_requested.emit(ids)

    def remove(self) -> None:
        """Take the selected titles out."""
        rows = (self._model.rows[row] for row in self.chosen_rows())
        ids = tuple(row.item.id for row in rows if row.kind in (RowKind.ITEM, RowKind.SAVED))
        if ids:
            before = self._model.view
            self.remove_requested.emit(ids)
            self._tell(before, ids)

    def _movable(self) -> tuple[ItemId, ...]:
        return self._model.ids_at(self.chosen_rows()) if self._model.can_reorder else ()

    def _move(self, ids: tuple[ItemId, ...], anchor: Anchor) -> None:
        before = self._model.view
        if self._model.request(ids, anchor):
            self._tell(before, ids)
        elif ids:
            announce(self, standing(before, ids))

    def _tell(self, before: Queue, ids: tuple[ItemId, ...]) -> None:
        """Show and announce what a wish came to, unless it was not accepted, which the message bar says."""
        self.scrollTo(self.currentIndex())
        if self._model.view is not before:
            announce(self, outcome(before, self._model.view, ids))
