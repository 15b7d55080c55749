"""The tree of accounts and lists: folding, hovering, and titles dropped on a list."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.queue.drop_place import paint_drop_line
from desktop_app.ui.queue.words import NOT_TITLES
from desktop_app.ui.sidebar.accounts import SourceAccount, SourceKey, SourceList
from desktop_app.ui.sidebar.delegate import CHEVRON, SourceDelegate
from desktop_app.ui.sidebar.drop_spot import ListGap, RestingPlace, gap_for, is_move, refusal_of
from desktop_app.ui.sidebar.list_words import NO_LONGER
from desktop_app.ui.sidebar.model import SourcesModel
from desktop_app.ui.style.focus_ring import PAINTS_OWN_RING
from desktop_app.ui.widgets import titles_mime
from desktop_app.ui.widgets.carriage import Carriage, carrying_from, running, say_over
from desktop_app.ui.widgets.drag_card import Load, Sign, Verdict, card_over, no_picture
from desktop_app.ui.widgets.drag_rules import MOVE, action_of, copy_or_move, may_carry, wants_move
from desktop_app.ui.widgets.edge_scroll import EdgeScroll
from desktop_app.ui.widgets.titles_mime import CarriedTitles

_PLAIN = "QTreeView { background: transparent; selection-background-color: transparent; }"
"""The window shows through, and the delegate paints what is selected."""

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDITING = QAbstractItemView.State.EditingState
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _copy_or_move(carried: CarriedTitles, _on: SourceKey, moves: bool) -> Verdict:  # noqa: FBT001 - a judge
    return copy_or_move(carried, moves)


class SourceTree(QTreeView):
    """The tree of accounts and lists. Dropped titles are copied, with Shift moved; a list is carried as a whole."""

    left_upwards = Signal()
    """The keyboard goes on to what stands over the accounts."""

    list_placed = Signal(object, object)
    """QueueRef, QueueRef or None: a list was dropped in front of another of its account, or behind all of them."""

    rested_on = Signal(object)
    """QueueRef: what is dragged has rested on this list for a while."""

    drag_refused = Signal(str)
    """A drag came to nothing: why."""

    left_sidewards = Signal()
    """The keyboard goes on to the titles of the current list."""

    def __init__(self, model: SourcesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty(PAINTS_OWN_RING, True)
        self._sources = model
        self._edges = EdgeScroll(self)
        self._pressed: QPoint | None = None
        self._carried: QueueRef | None = None
        self._gap: ListGap | None = None
        self._resting = RestingPlace(self)
        self._resting.rested.connect(self._open)
        self.judge: Callable[[CarriedTitles, SourceKey, bool], Verdict] = _copy_or_move
        """Says what a drop of titles on a row would do; the flag: they are to leave their own list."""

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
        """Carry the chosen list as a whole."""
        shown = self._sources.source_at(self.currentIndex())
        if not isinstance(shown, SourceList):
            return
        drag = QDrag(self)
        drag.setMimeData(self._sources.mimeData([self.currentIndex()]))
        drag.setPixmap(no_picture())
        self._carried = shown.ref
        with carrying_from(self, Load(shown.title)) as carried:
            carried.run(drag, supported, Qt.DropAction.CopyAction)
        self._carried = self._pressed = None
        self._mark(target=None)
        if reason := carried.said_no:
            self.drag_refused.emit(reason)

    def _look_after_carried(self) -> None:
        """End the drag of a list that is no longer there, when other lists are shown than before."""
        self._has_slid = True
        drag = running()
        if self._carried is not None and drag is not None and not self._sources.index_of(self._carried).isValid():
            drag.give_up(NO_LONGER)

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

    # --- titles and lists that are dropped --------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(titles_mime.TITLES))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._has_slid = False
        spot = event.position().toPoint()
        self._edges.follow(spot.y())
        self._resting.be_on(self._sources.key_of(self.indexAt(spot)))
        self._welcome(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._edges.leave()
        self._forget_place()

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop into the list that was aimed at, wherever it stands by now; if it is gone, nowhere."""
        index = self._welcome(event, self._sources.index_of(self.delegate.target) if self._has_slid else None)
        gap, carried = self._gap, titles_mime.decode(event.mimeData())
        self._edges.stop()
        self._forget_place()
        self.setState(QAbstractItemView.State.NoState)
        if index is None:
            return
        if (drag := running()) is not None:
            drag.landed = self
        if gap is not None and carried is not None:
            self.list_placed.emit(carried.source, gap.before)
        else:
            self._sources.dropMimeData(event.mimeData(), event.dropAction(), -1, -1, index)

    def _forget_place(self) -> None:
        self._mark(target=None)
        self._aim_at(None)
        self._resting.be_on(None)
        card_over(self).leave()

    def _welcome(self, event: QDropEvent, meant: QModelIndex | None = None) -> QModelIndex | None:
        """The list or account that is `meant`, or else the one under the mouse; None if it does not take the titles.

        A whole list is copied, never moved, or put between others of its account.
        """
        spot = event.position().toPoint()
        index = self.indexAt(spot) if meant is None else meant
        carried = titles_mime.decode(event.mimeData())
        self._aim_at(self._gap_at(spot, index, carried) if meant is None else None)
        verdict = self._verdict(event, index, carried)
        is_taken = verdict is not None and verdict.sign is not Sign.REFUSED
        self._mark(target=self._sources.key_of(index) if is_taken and self._gap is None else None)
        say_over(self.viewport(), spot, verdict, self.visualRect(index))
        if verdict is None or not is_taken:
            event.ignore()
            return None
        event.setDropAction(action_of(verdict))
        event.accept()
        return index

    def _verdict(self, event: QDropEvent, index: QModelIndex, carried: CarriedTitles | None) -> Verdict | None:
        """Say what a drop on a row would do; None where there is no row, or a list would stay where it is."""
        target = self._sources.source_at(index)
        if carried is None:
            return Verdict(Sign.REFUSED, NOT_TITLES)
        if target is None:
            return None
        if self._gap is not None and carried.source is not None:
            account = self._sources.source_at(self._sources.index_of(carried.source).parent())
            moves = isinstance(account, SourceAccount) and is_move(account, carried.source, self._gap)
            return MOVE if moves else None
        if self._carried is not None and self._sources.key_of(index) == self._carried:
            return None  # where the drag began
        if reason := refusal_of(target, carried.source):
            return Verdict(Sign.REFUSED, reason)
        key = target.id if isinstance(target, SourceAccount) else target.ref
        return self.judge(carried, key, wants_move(event) and not carried.is_whole)

    def _gap_at(self, spot: QPoint, index: QModelIndex, carried: CarriedTitles | None) -> ListGap | None:
        """The gap between lists that a carried list is held at; None where it is held over a row, or is no list."""
        over, account = self._sources.source_at(index), self._sources.source_at(index.parent())
        if carried is None or not carried.is_whole or carried.source is None:
            return None
        if not isinstance(over, SourceList) or not isinstance(account, SourceAccount):
            return None
        row = self.visualRect(index)
        return gap_for(account, carried.source, over.ref, spot.y() - row.top(), row.height())

    def _aim_at(self, gap: ListGap | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _open(self, key: SourceKey) -> None:
        """Unfold the account that a drag rests on, until the drag is over; tell that it rests on a list."""
        index, drag = self._sources.index_of(key), running()
        if isinstance(self._sources.source_at(index), SourceList):
            self.rested_on.emit(key)
        elif not self.isExpanded(index):
            self.expand(index)
            if drag is not None:
                # later, for another list may be shown once the drag is over
                drag.over.connect(lambda: QTimer.singleShot(0, self, lambda: self._fold_again(key, drag)))

    def _fold_again(self, key: SourceKey, drag: Carriage) -> None:
        """Fold an account that was unfolded by a drag, unless the drag ended in it or one of its lists is shown."""
        index = self._sources.index_of(key)
        if index.isValid() and self.currentIndex().parent() != index and drag.landed is not self:
            self.collapse(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        gap, drag = self._gap, running()
        if gap is None or drag is None or card_over(self).verdict is None:
            return
        row = self.visualRect(self._sources.index_of(gap.over))
        with QPainter(self.viewport()) as painter:
            y = row.bottom() + 1 if gap.is_below else row.top()
            paint_drop_line(painter, self.viewport().rect(), y, mirrored=self.isRightToLeft())

    def _mark(self, **marks: SourceKey | None) -> None:
        for name, key in marks.items():
            if getattr(self.delegate, name) != key:
                setattr(self.delegate, name, key)
                self.viewport().update()
