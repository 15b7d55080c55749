"""Now and afterwards side by side, one scroll bar for both. Only what is in sight is painted.

For the keyboard and for screen readers it is a table of the order that is to come.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop_app.domain.queues import ItemId
from desktop_app.ui.arrange.comparison import Comparison, Stage
from desktop_app.ui.arrange.comparison_model import ComparisonColumn, ComparisonModel, ValueOf
from desktop_app.ui.arrange.geometry import RowGeometry, row_height
from desktop_app.ui.arrange.row_painter import ArrangeRowPainter
from desktop_app.ui.queue.delegate import Posters, drawn_posters
from desktop_app.ui.style.focus_ring import PAINTS_OWN_RING
from desktop_app.ui.style.measures import follow_font
from desktop_app.ui.style.row_ground import paint_ring
from desktop_app.ui.style.theme import colors, font, grown

HEADING = 28

_Cursor = QAbstractItemView.CursorAction
_Index = QModelIndex | QPersistentModelIndex


class Columns(QTableView):
    """The painted comparison: the list now and afterwards, with lines between them."""

    seen_changed = Signal()
    """Other rows are in sight."""

    def __init__(self, posters: Posters = drawn_posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(PAINTS_OWN_RING, True)
        self._posters = posters
        self._rows = ComparisonModel(self)
        self._now = "Now"
        self.when = ""
        self.painted_rows = 0
        self._headings = Headings(self)
        self.setHorizontalHeader(self._headings)
        self.setModel(self._rows)
        self.setAccessibleName("The list now and afterwards")
        self._dress()
        self.verticalScrollBar().valueChanged.connect(self.seen_changed)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        follow_font(self, Columns._measure)

    def _measure(self) -> None:
        """Give the rows the height that two lines of text need."""
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(row_height())
        rows.setDefaultSectionSize(row_height())
        self.verticalScrollBar().setSingleStep(row_height())
        self._headings.updateGeometry()

    @property
    def comparison(self) -> Comparison:
        """The comparison that is painted."""
        return self._rows.comparison

    @property
    def later_from(self) -> int | None:
        """The first row, zero-based, that gets its title on a later day; None where all of it is made today."""
        part = self.comparison.part
        return part.places if part is not None else None

    def show_row(self, row: int) -> None:
        """Scroll until the row stands in the middle, and put the keyboard there."""
        index = self._rows.index(row, ComparisonColumn.TITLE)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    @property
    def in_sight(self) -> range:
        """The rows that can be seen, zero-based; the ones that are cut off too."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return range(max(top // row_height(), 0), min(-(-bottom // row_height()), self._rows.rowCount()))

    def show_comparison(self, comparison: Comparison, value_of: ValueOf, when: str = "") -> None:
        """Show another comparison, of another order or of a list that changed meanwhile.

        `when`: the day on which the moves are made that are not made today.
        """
        self._now, self.when = "Now", when
        self._rows.show(comparison, value_of)
        self._see_again()

    def show_stages(self, stages: Mapping[ItemId, Stage]) -> None:
        """Show how far each title's move has come."""
        self._now = "Before"
        self._rows.show_stages(stages)
        self._headings.viewport().update()
        self.viewport().update()

    @property
    def headings(self) -> tuple[str, str]:
        """The headings over the columns."""
        return self._now, "Afterwards"

    def places(self) -> RowGeometry:
        """The geometry of a row at the present width."""
        return RowGeometry(self.viewport().width(), self.layoutDirection())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colors().base)
        rows = self.in_sight
        self.painted_rows = len(rows)
        brush = ArrangeRowPainter(painter, self.places(), self._posters)
        scrolled = self.verticalScrollBar().value()
        for line in self.comparison.lines(rows.start, rows.stop):
            brush.line(line, scrolled)
        last = self._rows.rowCount()
        brush.fade(self.viewport().height(), above=rows.start > 0, below=rows.stop < last)
        for row in rows:
            self._paint_row(brush, row, row * row_height() - scrolled)
        self._paint_ring(painter)
        self._paint_divider(brush, rows, scrolled)
        painter.end()

    def _paint_row(self, brush: ArrangeRowPainter, row: int, top: int) -> None:
        both, value_of = self.comparison, self._rows.value_of
        for item, after in ((both.before.items[row], False), (both.after.items[row], True)):
            brush.row(top, item, row + 1, value_of(item), after=after, moves=both.will_move(item))
        brush.stage(top, self._rows.stage(row), both.origin(row), row)

    def _paint_divider(self, brush: ArrangeRowPainter, rows: range, scrolled: int) -> None:
        """Paint where the places begin that become final on a later day."""
        row = self.later_from
        if row is not None and self._now == "Now" and rows.start <= row <= rows.stop:
            brush.divider(row * row_height() - scrolled, self.when.capitalize())

    def _paint_ring(self, painter: QPainter) -> None:
        """Ring the row that the keyboard is on."""
        current = self.currentIndex()
        if current.isValid() and self.hasFocus():
            area = QRectF(0, self.rowViewportPosition(current.row()), self.viewport().width(), row_height())
            paint_ring(painter, area.adjusted(4, 0, -4, 0))

    # --- keys -----------------------------------------------------------------------------------------------------

    def moveCursor(self, action: _Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and down only: a row is one thing."""
        match action:
            case _Cursor.MoveLeft | _Cursor.MoveRight:
                return self.currentIndex()
            case _Cursor.MoveHome:
                return self._rows.index(0, ComparisonColumn.TITLE)
            case _Cursor.MoveEnd:
                return self._rows.index(self._rows.rowCount() - 1, ComparisonColumn.TITLE)
        return super().moveCursor(action, modifiers).siblingAtColumn(ComparisonColumn.TITLE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the top row, so that the keyboard is somewhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0, ComparisonColumn.TITLE))
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    # --- sizes ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._see_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()

    def _see_again(self) -> None:
        self.updateGeometries()
        self._headings.viewport().update()
        self.viewport().update()
        self.seen_changed.emit()


class Headings(QHeaderView):
    """The words over the columns, which stay while these scroll."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(Qt.Orientation.Horizontal, columns)
        self._columns = columns
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), grown(HEADING))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, width, height = colors(), self.viewport().width(), self.viewport().height()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look.alt)
        painter.fillRect(0, 0, width, 1, look.line)
        painter.fillRect(0, height - 1, width, 1, look.line)
        painter.setFont(font(12, QFont.Weight.DemiBold))
        painter.setPen(look.second_text)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        places = self._columns.places()
        for text, after in zip(self._columns.headings, (False, True), strict=True):
            area = places.heading(height, after=after)
            painter.drawText(area, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
