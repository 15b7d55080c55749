"""Five posters held like cards, as the first run shows them. Decoration: it says nothing that is not said in words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.posters.art import placeholder

POSTER = QSize(80, 118)

_TITLES = ("My Man Godfrey", "Rosencrantz & Guildenstern Are Dead", "The Lady Vanishes", "Brief Encounter", "M")
_PLACES = ((-128, 7, -9.0), (128, 7, 9.0), (-64, -2, -4.5), (64, -2, 4.5), (0, -7, 0.0))
"""From the outermost to the middle one, which lies on top."""
_SHADOW = 6


class PosterFan(QWidget):
    """Paints the fan in the middle of itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(368, 164)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        middle = QRectF(self.rect()).center()
        for title, (across, down, angle) in zip(_TITLES, _PLACES, strict=True):
            painter.save()
            painter.translate(middle + QPointF(across, down))
            painter.rotate(angle)
            self._paint_poster(painter, title)
            painter.restore()
        painter.end()

    def _paint_poster(self, painter: QPainter, title: str) -> None:
        place = QRectF(-POSTER.width() / 2, -POSTER.height() / 2, POSTER.width(), POSTER.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14))
        for step in range(_SHADOW):
            painter.drawRoundedRect(place.adjusted(-step, 3 - step, step, 3 + step), 4 + step, 4 + step)
        outline = QPainterPath()
        outline.addRoundedRect(place, 4, 4)
        painter.setClipPath(outline)
        picture = placeholder(title, POSTER, self.devicePixelRatio())
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(255, 255, 255, 40), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 4, 4)
