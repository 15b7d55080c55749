"""The outbox pane: changes that wait, travel, were refused or need a decision. It asks; the window acts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.outbox.delegate import OutboxDelegate
from desktop_app.ui.outbox.entries import EntryRow, OutboxRow, in_sum
from desktop_app.ui.outbox.model import OutboxModel, OutboxRole
from desktop_app.ui.style.focus_ring import PAINTS_OWN_RING
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.pane_head import PANE_GAP, PANE_TOP, PaneHead
from desktop_app.ui.widgets.row_choice import choose_alone

_EMPTY = "Every change has reached its service. What is still on its way stands here."


class OutboxPane(QWidget):
    """The rows, and under them the buttons for chosen rows and for all."""

    keep_requested = Signal(object)
    """tuple[Entry, ...]: send them once more."""

    drop_requested = Signal(object)
    """tuple[Entry, ...]: let them go."""

    chosen = Signal(object)
    """Entry: the person looks at it."""

    retry_requested = Signal()
    drop_all_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Outbox")
        self.model = OutboxModel(self)
        self._list = QListView(self)
        self._list.setProperty(PAINTS_OWN_RING, True)
        self._head = PaneHead("Outbox", "the outbox")
        self._sum = Label("", 12, role="second_text")
        self._empty = Label(_EMPTY, 13, role="second_text", wraps=True)
        self._keep = _button("&Keep", self._keep_selected)
        self._drop = _button("Drop &it", self._drop_selected)
        self._retry = _button("&Retry now", self.retry_requested)
        self._drop_all = _button("&Drop all…", self.drop_all_requested)
        self._drop_all.setToolTip("Let go of all changes that wait")
        self._drop_all.setAccessibleName("Drop all that wait")
        self._set_up()
        self._build()
        self.model.rowsInserted.connect(self._allow)
        self.model.rowsRemoved.connect(self._allow)
        self.model.dataChanged.connect(self._allow)
        self._list.selectionModel().selectionChanged.connect(self._allow)
        self._list.clicked.connect(self._tell_chosen)
        self._list.activated.connect(self._tell_chosen)
        self.show_rows(())

    def show_rows(self, rows: Sequence[OutboxRow]) -> None:
        """Show these rows, and their sum over them."""
        self.model.show(rows)
        self._sum.setText(in_sum(rows))
        self._sum.setVisible(bool(rows))
        self._body.setCurrentIndex(0 if rows else 1)
        self._allow()

    def start(self) -> None:
        """Show the pane with the keyboard in its list, or on the close button where there is nothing to walk."""
        self.show()
        if not self._list.currentIndex().isValid() and self.model.rowCount() > 1:
            choose_alone(self._list, self.model.index(1))
        if self.model.rowCount():
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._head.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            announce(self, _EMPTY)

    @property
    def current(self) -> EntryRow | None:
        """The chosen edit; None while none is chosen."""
        row = self._list.currentIndex().data(OutboxRole.ROW)
        return row if isinstance(row, EntryRow) else None

    @property
    def selected(self) -> tuple[EntryRow, ...]:
        """The chosen edits, from above."""
        rows = (index.data(OutboxRole.ROW) for index in sorted(self._list.selectedIndexes()))
        return tuple(row for row in rows if isinstance(row, EntryRow))

    def choose(self, *places: int) -> None:
        """Choose the rows."""
        choose_alone(self._list, self.model.index(places[0]))
        for place in places:
            self._list.selectionModel().select(self.model.index(place), QItemSelectionModel.SelectionFlag.Select)

    # --- building -------------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self._list.setModel(self.model)
        self._list.setItemDelegate(OutboxDelegate(self._list))
        self._list.setAccessibleName("Changes that are on their way")
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setStyleSheet("QListView { background: transparent; }")
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)

    def _build(self) -> None:
        nothing = QVBoxLayout()
        nothing.setContentsMargins(20, 8, 20, 0)
        nothing.addWidget(self._empty)
        nothing.addStretch()
        self._body = QStackedWidget(self)
        self._body.addWidget(self._list)
        self._body.addWidget(_around(nothing))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, PANE_TOP, 0, 16)
        column.setSpacing(PANE_GAP)
        column.addLayout(self._made_head())
        column.addWidget(self._body, 1)
        column.addSpacing(16)
        for pair in ((self._keep, self._drop), (self._retry, self._drop_all)):
            column.addLayout(_row(*pair))
            column.addSpacing(4)

    def _made_head(self) -> QVBoxLayout:
        self._head.close_pressed.connect(self.closed)
        self._sum.setContentsMargins(20, 0, 20, 0)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._head)
        head.addWidget(self._sum)
        return head

    # --- acting ---------------------------------------------------------------------------------------------------

    def _allow(self) -> None:
        rows = self.selected
        questions = [row for row in rows if row.is_question]
        entries = [r for r in self.model.rows if isinstance(r, EntryRow)]
        self._keep.setVisible(bool(questions))
        self._keep.setText(f"&{questions[0].keep_text}" if len(questions) == 1 else f"&Keep {len(questions):,}")
        droppable = [row for row in rows if row.may_be_dropped]
        self._drop.setVisible(bool(entries))
        self._drop.setEnabled(bool(droppable))
        self._drop.setText(f"Drop {len(droppable):,} &changes" if len(droppable) > 1 else "Drop &it")
        sent = bool(rows) and not droppable
        self._drop.setToolTip("It is under way: it can only be waited for." if sent else "")
        self._retry.setVisible(bool(entries))
        self._drop_all.setVisible(bool(entries))
        self._drop_all.setEnabled(any(e.may_be_dropped and not e.is_question for e in entries))

    def _tell_chosen(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current.entry)

    def _keep_selected(self) -> None:
        if questions := tuple(row.entry for row in self.selected if row.is_question):
            self.keep_requested.emit(questions)

    def _drop_selected(self) -> None:
        if droppable := tuple(row.entry for row in self.selected if row.may_be_dropped):
            self.drop_requested.emit(droppable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._drop_selected()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.model.rowCount():
            painter.fillRect(0, self._body.geometry().bottom() + 8, self.width(), 1, colors().line)
        painter.end()


def _button(text: str, act: Callable[[], None] | SignalInstance) -> QPushButton:
    made = QPushButton(text)
    made.clicked.connect(act)
    return made


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(20, 0, 20, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


def _around(layout: QVBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made
