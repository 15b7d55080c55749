"""A drawing of a service's page with a menu under the person's picture: where in it a code is typed. Of no service."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.measures import follow_font, grown_size
from desktop_app.ui.style.theme import colors, font

SIZE = QSize(272, 228)
RADIUS = 8
POSTERS = ((16, 58), (76, 58), (16, 124), (76, 124))
MENU = QRectF(110, 44, 146, 172)
MENU_LINES = ((126, 66), (126, 122), (126, 144), (126, 166), (126, 188))
ENTRY = QRectF(116, 76, 134, 32)


class MenuSketch(QWidget):
    """The drawing, which says nothing that the steps beside it do not."""

    def __init__(self) -> None:
        super().__init__()
        follow_font(self, MenuSketch.fit)

    def fit(self) -> None:
        """Take the size that goes with the font."""
        self.setFixedSize(grown_size(SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, now = QPainter(self), colors()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / SIZE.width(), self.height() / SIZE.height())
        _box(painter, QRectF(0.5, 0.5, SIZE.width() - 1, SIZE.height() - 1), now.window, now.line)
        _box(painter, QRectF(16, 14, 72, 8), now.line)
        painter.setPen(QPen(now.line, 1))
        painter.drawLine(0, 36, SIZE.width(), 36)
        for left, top in POSTERS:
            _box(painter, QRectF(left, top, 48, 54), now.line)
        _box(painter, MENU, now.base, now.border)
        for left, top in MENU_LINES:
            _box(painter, QRectF(left, top, 76, 6), now.line)
        _box(painter, ENTRY, now.selection, now.link)
        _box(painter, QRectF(128, 89, 70, 6), now.text)
        _dot(painter, 250, 18, now.link, "")
        _dot(painter, 226, 18, now.text, "1")
        _dot(painter, 236, 92, now.text, "2")
        painter.end()


def _box(painter: QPainter, box: QRectF, fill: QColor, edge: QColor | None = None) -> None:
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    radius = min(RADIUS, box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)


def _dot(painter: QPainter, x: int, y: int, fill: QColor, number: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    place = QRectF(x - 9, y - 9, 18, 18)
    painter.drawEllipse(place)
    face = font(11, 600)
    face.setPixelSize(11)
    painter.setFont(face)
    painter.setPen(colors().base)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)
