"""The fonts and colours of rows, made once, and again when the system's font or the colours change."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText

from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.theme import colors, font, grown

_REMEMBERED = 512
"""Texts: some screens full of rows."""

_LEADING = 3
"""Pixels between two lines, at the usual type."""

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
"""At that side, whichever way the text is read."""

_STATES = ("Waiting", "Sending", "Sent", "Added", "Moved")
_BADGES = ("30 days left", "Leaves today")
_DECIDE = "Decide…"


class Ink:
    """A font and a colour, which remembers how texts are laid out: that takes longer than to draw them."""

    def __init__(self, face: QFont, colour: QColor) -> None:
        self._face = face
        self._colour = colour
        self._metrics = QFontMetrics(face)
        self._line = lru_cache(_REMEMBERED)(self._laid_out)
        self.width = lru_cache(_REMEMBERED)(self._metrics.horizontalAdvance)
        """The width of a text in pixels."""

    @property
    def height(self) -> int:
        """The height of a line in pixels, with the room to the next one."""
        return self._metrics.height() + grown(_LEADING)

    def in_colour(self, colour: QColor) -> "Ink":
        """The same font in another colour."""
        return Ink(self._face, colour)

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
    """The fonts of a row's parts, with their colours, in compact or in comfortable rows."""

    def __init__(self, look: Colors | None = None, *, is_compact: bool = True) -> None:
        """`look`: the colours of rows on another ground, such as chosen ones."""
        self._usual_colors = colors()
        look = self.colors = look or self._usual_colors
        self._usual = font(14)
        self._is_compact = is_compact
        small = 12 if is_compact else 13
        self.number = Ink(font(13, tabular=True), look.second_text)
        self.name = Ink(font(14 if is_compact else 15, QFont.Weight.Medium if is_compact else 600), look.text)
        self.second = Ink(font(small), look.second_text)
        self.third = Ink(font(12), look.second_text)
        self.section = Ink(font(12, QFont.Weight.DemiBold), look.second_text)
        self.state = Ink(font(small), look.link)
        self.news = self.state.in_colour(look.second_text)
        self.badge = Ink(font(12, QFont.Weight.Medium), look.second_text)
        self.pressing_badge = self.badge.in_colour(look.warn)
        self.decide = Ink(font(small, QFont.Weight.DemiBold), look.warn)

    @property
    def widest_state(self) -> int:
        """Pixels that the widest state needs with its shape and its frame, so that no state is ever cut."""
        beside = grown(14) + 8
        plain = max(map(self.state.width, _STATES)) + beside
        badge = max(map(self.badge.width, _BADGES)) + grown(12) + grown(6) + 2 * grown(10)
        return max(plain, badge, self.decide.width(_DECIDE) + beside + 2 * grown(12))

    @property
    def are_fresh(self) -> bool:
        """Whether the system's font and colours are still the same."""
        return self._usual_colors == colors() and self._usual == font(14)
