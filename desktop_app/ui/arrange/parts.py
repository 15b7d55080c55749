"""Small things of the panel: a bar of two parts, and a fact with its sign."""

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.measures import follow_font, grow_square
from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label

LONGEST_HEAD = 80
"""Characters of a heading, which may be the name of a title."""


class Segment(Enum):
    """Looks of a part of a bar: no two differ by colour alone where they stand side by side."""

    FILLED = "filled"
    HATCHED = "hatched"
    USED = "used"
    KEPT = "kept"

    def brush(self, look: Colors) -> QBrush:
        """The fill in the present theme."""
        match self:
            case Segment.FILLED:
                return QBrush(look.accent)
            case Segment.HATCHED:
                return QBrush(look.link, Qt.BrushStyle.BDiagPattern)
            case Segment.USED:
                return QBrush(look.second_text)
        return QBrush(look.border)


class SegmentBar(QWidget):
    """A bar of several parts, with a gap between them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[tuple[Segment, int], ...] = ()
        self._whole = 0
        self.setFixedHeight(8)
        self.setAccessibleName(name)

    def show_parts(self, parts: Iterable[tuple[Segment, int]], whole: int) -> None:
        """Show these parts of a whole, from the beginning."""
        self.parts, self._whole = tuple(parts), whole
        told = " and ".join(f"{count:,}" for _, count in self.parts)
        self.setAccessibleDescription(f"{told} of {whole:,}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area, look = QRectF(self.rect()), colors()
        outline = QPainterPath()
        outline.addRoundedRect(area, 4, 4)
        painter.setClipPath(outline)
        painter.fillRect(area, look.line)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(area.width(), 0)
            painter.scale(-1, 1)
        left = 0.0
        for segment, count in self.parts:
            width = area.width() * count / self._whole if self._whole else 0.0
            if width > 0:
                painter.fillRect(QRectF(left, 0, max(width - 1.5, 1), area.height()), segment.brush(look))
            left += width
        painter.end()


class ShareBar(QWidget):
    """A bar that shows how much of a whole is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = 0.0
        self.setFixedHeight(8)
        self.setAccessibleName("Progress")

    @property
    def part(self) -> float:
        """The part that is done, between 0 and 1."""
        return self._part

    def show_part(self, some: int, whole: int) -> None:
        """Show that `some` of `whole` are done."""
        self._part = some / whole if whole else 0.0
        self.setAccessibleDescription(f"{some} of {whole}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area, look = QRectF(self.rect()), colors()
        painter.setBrush(look.line)
        painter.drawRoundedRect(area, 4, 4)
        if self._part > 0:
            filled = QRectF(area)
            filled.setWidth(max(area.width() * self._part, 8))
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                filled.moveRight(area.right())
            painter.setBrush(look.accent)
            painter.drawRoundedRect(filled, 4, 4)
        painter.end()


class Sign(QWidget):
    """An icon, or the shape of a state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: str | Shape = "info"
        grow_square(self, 16)

    def show_sign(self, shown: str | Shape) -> None:
        """Show an icon by its name, or the shape of a state."""
        self._shown = shown
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if isinstance(self._shown, Shape):
            paint_state(painter, QRectF(self.rect()), self._shown)
        else:
            icon(self._shown).paint(painter, self.rect())
        painter.end()


class Fact(QWidget):
    """A sign, a heading and a quiet sentence about a fact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign(self)
        self._head = Label("", 13, 500, wraps=True, parent=self)
        self._text = Label("", 12, role="second_text", wraps=True, parent=self)
        follow_font(self._text, lambda text: text.setMinimumHeight(2 * text.fontMetrics().lineSpacing()))
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._head)
        lines.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    @property
    def words(self) -> tuple[str, str]:
        """The heading and the sentence."""
        return self._head.text(), self._text.text()

    def say(self, sign: str | Shape, head: str, text: str) -> None:
        """Show this fact: a sign, a heading, and a sentence about it."""
        self._sign.show_sign(sign)
        self._head.setText(plain_text.cut(head, LONGEST_HEAD))
        self._head.setToolTip(plain_text.tip(head) if self._head.text() != head else "")
        self._text.setText(text)
