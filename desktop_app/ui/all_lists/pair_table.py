"""The table of pairs of titles: Space ticks, N says that a pair is not the same, and so does a button in the row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from desktop_app.ui.all_lists.pair_delegate import EDGE, PairDelegate
from desktop_app.ui.all_lists.pair_model import PairColumn, PairModel
from desktop_app.ui.all_lists.pairs import NOT_THE_SAME, UNDO, Answer
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.style.measures import follow_font, wear_font
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.announcement import announce

ROW = 52
_BOXES, _WHY = 56, 164
_BUTTON = 28
_ENDS = frozenset((Qt.Key.Key_Home, Qt.Key.Key_End))
_SIDEWAYS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right))


class PairTable(QTableView):
    """The rows of a `PairModel`. The keyboard is on a row, never on a cell."""

    columns_changed = Signal(object)
    """Sequence of the widths of all columns, in pixels."""

    def __init__(self, model: PairModel, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self._painter = PairDelegate(model, posters)
        self.button = self._made_button()
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Titles that may be the same")
        self.setAccessibleDescription("Space ticks a pair, N says that it is not the same, Control A ticks all.")
        self._dress()
        posters.arrived.connect(self.viewport().update)
        model.modelReset.connect(self._begin)
        model.dataChanged.connect(self._place_button)
        self.verticalScrollBar().valueChanged.connect(self._follow_mouse)
        self._begin()

    def _made_button(self) -> QPushButton:
        button = QPushButton(NOT_THE_SAME, self.viewport())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("narrow", True)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        wear_font(button, 13)
        button.clicked.connect(self._press)
        button.hide()
        return button

    def _dress(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        follow_font(self, PairTable._measure)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(grown(ROW))
        self.verticalScrollBar().setSingleStep(grown(ROW))
        self.setMinimumHeight(2 * grown(ROW))
        self._share_out()

    def _share_out(self) -> None:
        """Give both titles the same room, and the rest what it needs."""
        boxes, why = grown(_BOXES), grown(_WHY)
        each = max((self.viewport().width() - boxes - why) // 2, 1)
        widths = (boxes, each, each, why)
        self._painter.width = self.viewport().width()
        for column, width in enumerate(widths):
            self.horizontalHeader().resizeSection(column, width)
        self.columns_changed.emit(widths)
        self._place_button()

    def _begin(self) -> None:
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, PairColumn.TICK))
        self._follow_mouse()

    # --- the button in the row ------------------------------------------------------------------------------------

    def _follow_mouse(self, *_: object) -> None:
        """Find the row under the mouse, after rows came under it, too."""
        port = self.viewport()
        spot = port.mapFromGlobal(QCursor.pos())
        self._hover(self.rowAt(spot.y()) if port.underMouse() and port.rect().contains(spot) else -1)

    def _hover(self, row: int) -> None:
        self._painter.hovered = row
        self._place_button()
        self.viewport().update()

    def _place_button(self, *_: object) -> None:
        """Put the button into the row under the mouse, else into the one with the keyboard."""
        current = self.currentIndex().row() if self.hasFocus() else -1
        self._painter.ringed = current
        row = self._painter.hovered if self._painter.hovered >= 0 else current
        self._painter.with_button = row
        if row < 0:
            self.button.hide()
            return
        is_different = self._rows.answer(row) is Answer.DIFFERENT
        self.button.setText(UNDO if is_different else NOT_THE_SAME)
        self.button.setToolTip(plain_text.tip(f"{self.button.text()} (N)"))
        cell = self.visualRect(self._rows.index(row, PairColumn.WHY))
        size = self.button.sizeHint()
        width, height = min(size.width(), cell.width() - EDGE // 2), max(size.height(), grown(_BUTTON))
        left = cell.left() if self.isLeftToRight() else cell.right() + 1 - width
        self.button.setGeometry(QRect(left, cell.top() + (cell.height() - height) // 2, width, height))
        self.button.show()

    def _press(self) -> None:
        self._disagree(self._painter.with_button)

    def _disagree(self, row: int) -> None:
        if row >= 0:
            self._rows.toggle_different(row)
            self._tell(row)

    def _tick(self, row: int) -> None:
        if row >= 0:
            self._rows.toggle(row)
            self._tell(row)

    def _tell(self, row: int) -> None:
        announce(self, self._rows.answer(row).value)

    # --- what the person does -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._hover(-1)  # the mouse may rest anywhere
        row, plain = self.currentIndex().row(), not event.modifiers()
        if event.key() == Qt.Key.Key_Space and plain:
            self._tick(row)
        elif event.key() == Qt.Key.Key_N and plain:
            self._disagree(row)
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._rows.tick_all(ticked=True)
            announce(self, f"All {self._rows.count(Answer.SAME):,} ticked")
        elif event.key() in _ENDS:
            end = self._rows.rowCount() - 1 if event.key() == Qt.Key.Key_End else 0
            self.setCurrentIndex(self._rows.index(end, PairColumn.TICK))
        elif event.key() not in _SIDEWAYS:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick in the first column; elsewhere bring the keyboard to the row."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setCurrentIndex(index.siblingAtColumn(PairColumn.TICK))
        if index.column() == PairColumn.TICK:
            self._tick(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(round(event.position().y())))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hover(self._painter.hovered)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hover(self._painter.hovered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    @property
    def widths(self) -> Sequence[int]:
        """The widths of all columns, in pixels."""
        return [self.columnWidth(column) for column in PairColumn]
