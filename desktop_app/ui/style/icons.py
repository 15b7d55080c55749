"""Line icons, drawn crisp at every scale in a colour of the theme."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.ui.style.resources import text_of
from desktop_app.ui.style.theme import colors, font

TILE = 28
"""Pixels of a service tile."""

_APPLICATION_SIZES = (16, 24, 32, 48, 64, 128, 256)


_DIRECTED = frozenset({"back", "undo", "redo", "chevron-right", "external", "open", "list"})
"""Icons that point along the direction of reading, and turn with it."""

_drawn: dict[tuple[object, ...], QPixmap] = {}
"""Icons are few and small; they are drawn once for each size and colour in which they were ever seen."""


class _LineIcon(QIconEngine):
    """An icon engine that paints an SVG's `currentColor` strokes in the present colour of its role."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        color: QColor = getattr(colors(), self._role)
        svg = text_of(f"icons/{self._name}.svg").replace("currentColor", color.name())
        painter.save()
        painter.setOpacity(0.45 if mode is QIcon.Mode.Disabled else 1.0)
        if self._is_mirrored:
            painter.translate(2 * rect.left() + rect.width(), 0)
            painter.scale(-1, 1)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))
        painter.restore()

    @property
    def _is_mirrored(self) -> bool:
        return self._name in _DIRECTED and QGuiApplication.isRightToLeft()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        colour: QColor = getattr(colors(), self._role)
        known = (self._name, self._is_mirrored, colour.name(), size.width(), size.height(), mode, scale)
        if known not in _drawn:
            _drawn[known] = self._draw(size, mode, state, scale)
        return _drawn[known]

    def _draw(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(size * scale)
        if picture.isNull():  # there is no room for it
            return picture
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._role)


def icon(name: str, role: str = "second_text") -> QIcon:
    """The icon of that name, in the theme's colour of that role, also after the theme has changed."""
    return QIcon(_LineIcon(name, role))


def beside_icon(text: str) -> str:
    """A button's text with a space between it and the icon, which a style sheet cannot give."""
    return f"\N{THIN SPACE}{text}" if text else ""


def application_icon() -> QIcon:
    """The program's mark, in the sizes that title bars, task bars and docks ask for."""
    svg = QSvgRenderer(QByteArray(text_of("icons/lineup.svg").encode()))
    mark = QIcon()
    for side in _APPLICATION_SIZES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        svg.render(painter, QRectF(0, 0, side, side))
        painter.end()
        mark.addPixmap(picture)
    return mark


def tile(letter: str, colour: str, size: int = TILE, dpr: float = 2.0) -> QPixmap:
    """A service's tile: a letter on a quiet colour, never a logo."""
    picture = QPixmap(round(size * dpr), round(size * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    fill = QColor(colour).lighter(112) if colors().dark else QColor(colour)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.2, size * 0.2)
    painter.setPen(QColor("white"))
    face = font(12, QFont.Weight.DemiBold)
    face.setPixelSize(round(size * 0.54))
    painter.setFont(face)
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return picture
