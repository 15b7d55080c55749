"""What rows are written with: made once, and again when the system's font or the colours change."""

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from desktop_app.ui.theme import colors, font

_REMEMBERED = 512
"""Texts: some screens full of rows."""

_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
LEFT = int(_LINE | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
RIGHT = int(_LINE | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
"""One line at that side, whichever way the text is read."""


class Ink:
    """A font and a colour. It remembers where texts were cut short: measuring them takes longer than drawing them."""

    def __init__(self, face: QFont, colour: QColor) -> None:
        self._face = face
        self._colour = colour
        self._metrics = QFontMetrics(face)
        self._cut = lru_cache(_REMEMBERED)(self._cut_short)

    def write(self, painter: QPainter, area: QRect, text: str, flags: int) -> None:
        """One line, cut short with an ellipsis where it is too long."""
        painter.setFont(self._face)
        painter.setPen(self._colour)
        painter.drawText(area, flags, self._cut(text, area.width()))

    def _cut_short(self, text: str, width: int) -> str:
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class Inks:
    """All that a row needs, and the colours they go with."""

    def __init__(self) -> None:
        look = self.colors = colors()
        self._usual = font(14)
        self.number = Ink(font(13, tabular=True), look.second_text)
        self.name = Ink(font(14, QFont.Weight.Medium), look.text)
        self.quiet = Ink(font(12), look.second_text)
        self.section = Ink(font(12, QFont.Weight.DemiBold), look.second_text)
        self.decide = Ink(font(12, QFont.Weight.DemiBold), look.warn)

    @property
    def are_fresh(self) -> bool:
        """Whether they would be made the same now."""
        return self.colors == colors() and self._usual == font(14)
