"""The fonts and colours of rows, made once, and again when the system's font or the colours change."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText

from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.theme import colors, font

_REMEMBERED = 512
"""Texts: some screens full of rows."""

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
"""At that side, whichever way the text is read."""


class Ink:
    """A font and a colour, which remembers how texts are laid out: that takes longer than to draw them."""

    def __init__(self, face: QFont, colour: QColor) -> None:
        self._face = face
        self._colour = colour
        self._metrics = QFontMetrics(face)
        self._line = lru_cache(_REMEMBERED)(self._laid_out)

    def write(self, painter: QPainter, area: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        """Draw `text` as a single line, cut short with an ellipsis if it is too long."""
        line, right, down = self._line(text, area.width(), area.height())
        painter.setFont(self._face)
        painter.setPen(self._colour)
        painter.drawStaticText(QPointF(area.left() + (0 if side is LEFT else right), area.top() + down), line)

    def _laid_out(self, text: str, width: int, height: int) -> tuple[QStaticText, float, int]:
        """The line, its distance from the left when it stands at the right, and its distance from the top."""
        line = QStaticText(self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.prepare(font=self._face)
        return line, width - line.size().width(), ceil((height - line.size().height()) / 2)


class Inks:
    """The fonts of a row's parts, with their colours."""

    def __init__(self, look: Colors | None = None) -> None:
        """`look`: the colours of rows on another ground, such as chosen ones."""
        self._usual_colors = colors()
        look = self.colors = look or self._usual_colors
        self._usual = font(14)
        self.number = Ink(font(13, tabular=True), look.second_text)
        self.name = Ink(font(14, QFont.Weight.Medium), look.text)
        self.quiet = Ink(font(12), look.second_text)
        self.section = Ink(font(12, QFont.Weight.DemiBold), look.second_text)
        self.decide = Ink(font(12, QFont.Weight.DemiBold), look.warn)

    @property
    def are_fresh(self) -> bool:
        """Whether the system's font and colours are still the same."""
        return self._usual_colors == colors() and self._usual == font(14)
