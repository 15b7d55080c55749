"""A person by their initials, where there is no picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import colors, font

SIZE = 96
HUES = ("#2F6C74", "#7A4A86", "#7A6233", "#3E5C8A", "#4B6B3C", "#8A4B4B")


def initials(name: str) -> str:
    """Of the first and the last word; of a single word its first letter."""
    words = [word for word in name.replace("_", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Avatar(QWidget):
    """Round; the colour stays the same for the same name."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setFixedSize(SIZE, SIZE)

    def set_name(self, name: str) -> None:
        """Another person."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(HUES[sum(self._name.encode()) % len(HUES)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill.lighter(112) if colors().dark else fill)
        painter.drawEllipse(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor("white"))
        painter.setFont(font(36, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(self._name))
        painter.end()
