"""The shapes that tell a state: each differs in form and not in colour alone, and always has words beside it."""

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.colors import Colors
from desktop_app.ui.style.contrast import blend
from desktop_app.ui.style.measures import grow_square, grown_size
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.silent_tip import set_silent_tip

SIDE = 14
"""Pixels that a shape usually has."""

_FULL_TURN = 360 * 16
_DASHES = 8


class Shape(Enum):
    """The states of an account, a change or a title that have a shape."""

    LINKED = auto()
    WORKING = auto()
    OFFLINE = auto()
    SIGN_IN_AGAIN = auto()
    CLOSED = auto()
    WAITS = auto()
    TRAVELS = auto()
    DECIDE = auto()
    PROBLEM = auto()
    SENT = auto()
    ADDED = auto()
    MOVED = auto()


def paint_state(painter: QPainter, rect: QRectF, shape: Shape, look: Colors | None = None) -> None:
    """Draw the shape in the theme's colours, or those of its row, in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(side / 16, side / 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTERS[shape](painter, look or colors())
    painter.restore()


class _ShapeIcon(QIconEngine):
    """An icon engine that paints a shape in the present theme."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._shape = shape

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del mode, state
        paint_state(painter, QRectF(rect), self._shape)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _ShapeIcon(self._shape)


def shape_icon(shape: Shape) -> QIcon:
    """The shape as a button's icon, in the theme's colors, also after the theme has changed."""
    return QIcon(_ShapeIcon(shape))


class StateDot(QWidget):
    """A shape by itself; its words are in the tooltip and the accessible name."""

    def __init__(self, parent: QWidget | None = None, side: int = SIDE) -> None:
        super().__init__(parent)
        self._shape = Shape.CLOSED
        self._side = side
        grow_square(self, side)

    @property
    def shape(self) -> Shape:
        return self._shape

    def set_shape(self, shape: Shape, words: str) -> None:
        """Show it. `words`: the state as a person says it."""
        if shape is self._shape and words == self.accessibleName():
            return
        self._shape = shape
        set_silent_tip(self, words)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return grown_size(QSize(self._side, self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_state(painter, QRectF(self.rect()), self._shape)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()


# Each draws around the origin, on a grid of 16.


def _pen(color: QColor, width: float = 1.7) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _circle(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _disc(painter: QPainter, of: Colors) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(of.ok)
    painter.drawEllipse(_circle(5))


def _ring_with_arc(painter: QPainter, of: Colors) -> None:
    painter.setPen(_pen(blend(of.link, of.base, 0.3), 2))
    painter.drawEllipse(_circle(5.25))
    painter.setPen(_pen(of.link, 2))
    painter.drawArc(_circle(5.25), 90 * 16, -250 * 16)


def _ring_with_slash(painter: QPainter, of: Colors) -> None:
    painter.setPen(_pen(of.second_text))
    painter.drawEllipse(_circle(5.25))
    painter.drawLine(QPointF(-5.75, 5.75), QPointF(5.75, -5.75))


def _triangle(painter: QPainter, of: Colors) -> None:
    painter.setPen(_pen(of.warn))
    painter.setBrush(of.warn)
    painter.drawPolygon(QPolygonF([QPointF(0, -5.75), QPointF(6.75, 5.75), QPointF(-6.75, 5.75)]))
    painter.setPen(_pen(of.base, 1.6))
    painter.drawLine(QPointF(0, -1.75), QPointF(0, 1.5))
    painter.drawPoint(QPointF(0, 4))


def _disc_with_cross(painter: QPainter, of: Colors) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(of.err)
    painter.drawEllipse(_circle(6.75))
    painter.setPen(_pen(of.base, 1.6))
    painter.drawLine(QPointF(-2.5, -2.5), QPointF(2.5, 2.5))
    painter.drawLine(QPointF(-2.5, 2.5), QPointF(2.5, -2.5))


def _ring_with_bar(painter: QPainter, of: Colors) -> None:
    painter.setPen(_pen(of.second_text))
    painter.drawEllipse(_circle(6))
    painter.drawLine(QPointF(-2.75, 0), QPointF(2.75, 0))


def _dashed_ring(painter: QPainter, of: Colors) -> None:
    pen = _pen(of.link, 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    step = _FULL_TURN // _DASHES
    for dash in range(_DASHES):
        painter.drawArc(_circle(5.5), dash * step, round(step * 0.6))


def _half_filled_ring(painter: QPainter, of: Colors) -> None:
    painter.setPen(_pen(of.link))
    painter.drawEllipse(_circle(5.5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(of.link)
    painter.drawPie(_circle(5.5), 90 * 16, _FULL_TURN // 2)


def _tick(painter: QPainter, of: Colors) -> None:
    painter.setPen(_pen(of.ok, 2))
    painter.drawPolyline(QPolygonF([QPointF(-5, 0.5), QPointF(-1.5, 4), QPointF(5.25, -3.75)]))


def _plus(painter: QPainter, of: Colors) -> None:
    painter.setPen(_pen(of.ok, 2))
    painter.drawLine(QPointF(0, -4.5), QPointF(0, 4.5))
    painter.drawLine(QPointF(-4.5, 0), QPointF(4.5, 0))


def _up_and_down(painter: QPainter, of: Colors) -> None:
    painter.setPen(_pen(of.link, 1.7))
    painter.drawPolyline(QPolygonF([QPointF(-3, -2.5), QPointF(0, -5.5), QPointF(3, -2.5)]))
    painter.drawPolyline(QPolygonF([QPointF(-3, 2.5), QPointF(0, 5.5), QPointF(3, 2.5)]))
    painter.drawLine(QPointF(0, -5), QPointF(0, 5))


_PAINTERS: Mapping[Shape, Callable[[QPainter, Colors], None]] = {
    Shape.LINKED: _disc,
    Shape.WORKING: _ring_with_arc,
    Shape.OFFLINE: _ring_with_slash,
    Shape.SIGN_IN_AGAIN: _triangle,
    Shape.CLOSED: _ring_with_bar,
    Shape.WAITS: _dashed_ring,
    Shape.TRAVELS: _half_filled_ring,
    Shape.DECIDE: _triangle,
    Shape.PROBLEM: _disc_with_cross,
    Shape.SENT: _tick,
    Shape.ADDED: _plus,
    Shape.MOVED: _up_and_down,
}
