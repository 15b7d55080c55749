"""Now and afterwards side by side, one scroll bar for both. Only what is in sight is painted."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop_app.domain.queues import Item, Queue, TitleId
from desktop_app.ui.arrange.comparison import Comparison, Stage, compared
from desktop_app.ui.arrange.geometry import ROW, TOP, RowGeometry
from desktop_app.ui.arrange.row_painter import ArrangeRowPainter
from desktop_app.ui.queue.delegate import Posters, drawn_posters
from desktop_app.ui.style.theme import colors, font

HEADING = 28
_SPOKEN = 10
"""Moves that are read out; the rest is counted."""

ValueOf = Callable[[Item], str]
"""What decides the place of a title, in words."""


class Columns(QAbstractScrollArea):
    """The painted comparison: the list now and afterwards, with lines between them."""

    seen_changed = Signal()
    """Other rows are in sight."""

    def __init__(self, posters: Posters = drawn_posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posters = posters
        self._comparison = compared(Queue(), ())
        self._value_of: ValueOf = _nothing
        self._stages: Mapping[TitleId, Stage] = {}
        self._now = "Now"
        self.painted_rows = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(0, HEADING, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The list now and afterwards")
        self.verticalScrollBar().setSingleStep(ROW)
        self.verticalScrollBar().valueChanged.connect(self.seen_changed)
        self._headings = Headings(self)

    @property
    def comparison(self) -> Comparison:
        """The comparison that is painted."""
        return self._comparison

    @property
    def in_sight(self) -> range:
        """The rows that can be seen, zero-based; the ones that are cut off too."""
        top = self.verticalScrollBar().value() - TOP
        bottom = top + self.viewport().height()
        return range(max(top // ROW, 0), min(-(-bottom // ROW), len(self._comparison.before.items)))

    def show_comparison(self, comparison: Comparison, value_of: ValueOf) -> None:
        """Show another comparison, of another order or of a list that changed meanwhile."""
        self._comparison, self._value_of, self._stages, self._now = comparison, value_of, {}, "Now"
        self._measure()
        self._tell()

    def show_stages(self, stages: Mapping[TitleId, Stage]) -> None:
        """Show how far each title's move has come."""
        self._stages, self._now = stages, "Before"
        self._headings.update()
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
        for line in self._comparison.lines(rows.start, rows.stop):
            brush.line(line, scrolled, TOP)
        last = len(self._comparison.before.items)
        brush.fade(self.viewport().height(), above=rows.start > 0, below=rows.stop < last)
        for row in rows:
            self._paint_row(brush, row, row * ROW + TOP - scrolled)
        painter.end()

    def _paint_row(self, brush: ArrangeRowPainter, row: int, top: int) -> None:
        both = self._comparison
        for item, after in ((both.before.items[row], False), (both.after.items[row], True)):
            brush.row(top, item, row + 1, self._value_of(item), after=after, moves=both.will_move(item))
        item = both.after.items[row]
        moves = Stage.MOVES if both.will_move(item) else Stage.STAYS
        brush.stage(top, self._stages.get(item.id, moves), both.origin(row), row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End too; the rest is Qt's."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._headings.setGeometry(QRect(0, 0, self.width(), HEADING))
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()

    def _measure(self) -> None:
        height = len(self._comparison.before.items) * ROW + 2 * TOP
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(height - self.viewport().height(), 0))
        self._headings.update()
        self.viewport().update()
        self.seen_changed.emit()

    def _tell(self) -> None:
        """Describe the moves for people who cannot see the lines."""
        both = self._comparison
        moved = [title_id for move in both.moves for title_id in move.items][:_SPOKEN]
        told = [
            f"{both.after.items[both.after.places[i]].title.name}"
            f" from {both.before.places[i] + 1} to {both.after.places[i] + 1}"
            for i in moved
        ]
        rest = len(both.moves) - len(told)
        more = [f"and {rest} more"] if rest else []
        self.setAccessibleDescription(", ".join((*told, *more)))


def _nothing(_item: Item) -> str:
    return ""


class Headings(QWidget):
    """The words over the columns, which stay while these scroll."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self._columns = columns

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colors()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.alt)
        painter.fillRect(0, 0, self.width(), 1, look.line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)
        painter.setFont(font(12, QFont.Weight.DemiBold))
        painter.setPen(look.second_text)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        places = self._columns.places()
        for text, after in zip(self._columns.headings, (False, True), strict=True):
            area = places.heading(self.height(), after=after)
            painter.drawText(area, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
