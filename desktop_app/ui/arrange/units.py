"""The units of a service's day in the panel: a bar of what is used for what, and each amount in words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.arrange.day_split import DaySplit
from desktop_app.ui.arrange.parts import Segment, SegmentBar
from desktop_app.ui.style.measures import grow_square
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import Label

_INKS = (Segment.USED, Segment.FILLED, Segment.KEPT)


class UnitsBlock(QWidget):
    """A heading, a bar of three parts, and a line for each part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Label("", 12, 600, role="second_text", parent=self)
        self._whole = Label("", 12, role="second_text", parent=self)
        self._bar = SegmentBar("Units of today", self)
        self._lines = tuple(_Amount(ink, self) for ink in _INKS)
        heads = QHBoxLayout()
        heads.addWidget(self._head)
        heads.addStretch()
        heads.addWidget(self._whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(heads)
        column.addSpacing(4)
        column.addWidget(self._bar)
        column.addSpacing(4)
        for line in self._lines:
            column.addWidget(line)

    @property
    def words(self) -> tuple[str, ...]:
        """The lines, each with its number."""
        return tuple(line.words for line in self._lines)

    def show_split(self, split: DaySplit) -> None:
        """Show what the day's units are used for."""
        budget = split.purse.budget
        self._head.setText(f"{split.travel.service} units today")
        self._whole.setText(f"of {budget.units:,}")
        amounts = split.units
        self._bar.show_parts([(ink, count) for ink, (_, count) in zip(_INKS, amounts, strict=True)], budget.units)
        for line, (what, count) in zip(self._lines, amounts, strict=True):
            line.say(what, f"{count:,}")


class _Amount(QWidget):
    """A small square in the colour of its part, what the units are for, and how many."""

    def __init__(self, ink: Segment, parent: QWidget) -> None:
        super().__init__(parent)
        self._what = Label("", 12, role="second_text", wraps=True, parent=self)
        self._count = Label("", 12, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Swatch(ink, self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._what, 1)
        row.addWidget(self._count)

    @property
    def words(self) -> str:
        """Text of the line."""
        return f"{self._what.text()}: {self._count.text()}"

    def say(self, what: str, count: str) -> None:
        """Show these words and this number."""
        self._what.setText(what)
        self._count.setText(count)


class _Swatch(QWidget):
    def __init__(self, ink: Segment, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        grow_square(self, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.brush(colors()))
        painter.drawRoundedRect(self.rect(), 2, 2)
        painter.end()
