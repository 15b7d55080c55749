"""The tree of accounts and lists: folding, hovering, and titles dropped on a list."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop_app.ui.sidebar.accounts import SourceKey
from desktop_app.ui.sidebar.delegate import CHEVRON, SourceDelegate
from desktop_app.ui.sidebar.model import SourcesModel
from desktop_app.ui.widgets.drag_rules import carrying_from, may_carry
from desktop_app.ui.widgets.edge_scroll import EdgeScroll

_PLAIN = "QTreeView { background: transparent; selection-background-color: transparent; }"
"""The window shows through, and the delegate paints what is selected."""

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDITING = QAbstractItemView.State.EditingState
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class SourceTree(QTreeView):
    """The tree of accounts and lists. Dropped titles are copied, with Shift moved; a list is carried as a whole."""

    left_upwards = Signal()
    """The keyboard goes on to what stands over the accounts."""

    left_sidewards = Signal()
    """The keyboard goes on to the titles of the current list."""

    def __init__(self, model: SourcesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._sources = model
        self._edges = EdgeScroll(self)
        self._pressed: QPoint | None = None
        self._carried: SourceKey | None = None
        self._has_slid = False
        model.layoutChanged.connect(self._look_after_carried)
        self.delegate = SourceDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Accounts and lists")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        self.setStyleSheet(_PLAIN)
        self.entered.connect(self._on_entered)

    def drawBranches(self, *_nothing: object) -> None:
        """Draw nothing: the delegate draws the chevrons."""

    # --- mouse and keyboard ---------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.delegate.by_keyboard = False
        spot = self._pressed = event.position().toPoint()
        index = self.indexAt(spot)
        account = index.isValid() and not index.parent().isValid()
        leading = self.viewport().width() - spot.x() if self.isRightToLeft() else spot.x()
        if account and leading < CHEVRON and event.button() is Qt.MouseButton.LeftButton:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to carry a list after a row's height, once a press: whoever clicks may slip a little."""
        if not event.buttons() or (may_carry(event) and self._is_far(event.position().toPoint())):
            super().mouseMoveEvent(event)

    def _is_far(self, spot: QPoint) -> bool:
        if self._pressed is None:
            return False
        return (spot - self._pressed).manhattanLength() >= self.visualRect(self.indexAt(self._pressed)).height()

    def startDrag(self, supported: Qt.DropAction) -> None:
        self._carried = self._sources.key_of(self.currentIndex())
        with carrying_from(self):
            super().startDrag(supported)
        self._carried = self._pressed = None

    def _look_after_carried(self) -> None:
        """End the drag of a list that is no longer there, when other lists are shown than before."""
        self._has_slid = True
        if self._carried is not None and not self._sources.index_of(self._carried).isValid():
            QDrag.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.delegate.by_keyboard = True
        if event.key() == Qt.Key.Key_Up and self.currentIndex() == self._sources.index(0, 0):
            self.left_upwards.emit()
            return
        if event.key() in _RETURN and self.currentIndex().parent().isValid() and self.state() is not _EDITING:
            self.left_sidewards.emit()
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring the current row for whoever comes by key; after a click the mouse shows where the person is."""
        self.delegate.by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if self.delegate.by_keyboard and not self.currentIndex().isValid():
            first = self._sources.index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    @property
    def has_keyboard(self) -> bool:
        """Whether the person goes from row to row here by key."""
        return self.delegate.by_keyboard and self.hasFocus()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mark(hovered=None)

    def _on_entered(self, index: QModelIndex) -> None:
        self._mark(hovered=self._sources.key_of(index))

    # --- titles ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self._sources.mimeTypes()[0]):
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._has_slid = False
        self._edges.follow(event.position().toPoint().y())
        self._welcome(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._edges.stop()
        self._mark(target=None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop into the list that was aimed at, wherever it stands by now; if it is gone, nowhere."""
        index = self._welcome(event, self._sources.index_of(self.delegate.target) if self._has_slid else None)
        self._mark(target=None)
        self._edges.stop()
        self.setState(QAbstractItemView.State.NoState)
        if index is not None:
            self._sources.dropMimeData(event.mimeData(), event.dropAction(), -1, -1, index)

    def _welcome(self, event: QDropEvent, meant: QModelIndex | None = None) -> QModelIndex | None:
        """The list or account that is `meant`, or else the one under the mouse; None if it does not take the titles.

        A whole list is copied, never moved.
        """
        index = self.indexAt(event.position().toPoint()) if meant is None else meant
        moves = event.modifiers() & _SHIFT and event.possibleActions() & Qt.DropAction.MoveAction
        action = Qt.DropAction.MoveAction if moves else Qt.DropAction.CopyAction
        if not self._sources.canDropMimeData(event.mimeData(), action, -1, -1, index):
            self._mark(target=None)
            event.ignore()
            return None
        self._mark(target=self._sources.key_of(index))
        event.setDropAction(action)
        event.accept()
        return index

    def _mark(self, **marks: SourceKey | None) -> None:
        for name, key in marks.items():
            if getattr(self.delegate, name) != key:
                setattr(self.delegate, name, key)
                self.viewport().update()
