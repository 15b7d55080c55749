"""Sketches beside the steps to a key: what to look for on a page of the service, and nothing of the page's own look."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.sentences.key_guides import StepKind
from desktop_app.ui.style.measures import follow_font, grown_size
from desktop_app.ui.style.theme import colors

SIZE = QSize(148, 96)
_Box = tuple[float, float, float, float]
"""Left, top, width and height."""

_LINES: dict[StepKind, tuple[_Box, ...]] = {
    StepKind.OPEN: ((10, 24, 46, 6), (10, 38, 84, 5), (10, 48, 70, 5)),
    StepKind.THERE: ((10, 24, 60, 6), (10, 38, 110, 5), (10, 48, 96, 5), (10, 58, 104, 5)),
    StepKind.REGISTER: ((10, 21, 26, 4), (10, 46, 40, 4)),
    StepKind.ADDRESS: ((10, 24, 60, 6), (10, 60, 110, 5), (10, 70, 84, 5)),
    StepKind.VALUES: ((10, 24, 34, 4), (10, 54, 42, 4)),
}
"""Words of the page."""

_PLAIN: dict[StepKind, tuple[_Box, ...]] = {
    StepKind.REGISTER: ((10, 28, 128, 13), (98, 74, 40, 13)),
}
"""What is not meant."""

_MEANT: dict[StepKind, tuple[_Box, ...]] = {
    StepKind.OPEN: ((86, 62, 52, 17),),
    StepKind.REGISTER: ((10, 53, 128, 15),),
    StepKind.ADDRESS: ((10, 36, 128, 15),),
    StepKind.VALUES: ((10, 31, 104, 15), (10, 61, 104, 15)),
}
"""Fields and buttons to look for."""

_COPY: dict[StepKind, tuple[_Box, ...]] = {StepKind.VALUES: ((121, 32, 12, 13), (121, 62, 12, 13))}


class StepSketch(QWidget):
    """A small drawing in colours of the palette, for the eye alone: it has no name."""

    def __init__(self, kind: StepKind) -> None:
        super().__init__()
        self._kind = kind
        follow_font(self, lambda sketch: sketch.setFixedSize(grown_size(SIZE)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.scale(self.width() / SIZE.width(), self.height() / SIZE.height())
        self._paint_page(painter)
        self._paint_parts(painter)
        painter.end()

    def _paint_page(self, painter: QPainter) -> None:
        of = colors()
        painter.setPen(QPen(of.line, 1))
        painter.setBrush(of.alt)
        painter.drawRoundedRect(QRectF(0.5, 0.5, SIZE.width() - 1, SIZE.height() - 1), 6, 6)
        painter.drawLine(1, 14, SIZE.width() - 1, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(of.third_text)
        for left in (6, 13):
            painter.drawEllipse(QRectF(left, 5.5, 4, 4))
        _bar(painter, (24, 5, 114, 5), of.line)

    def _paint_parts(self, painter: QPainter) -> None:
        of, kind = colors(), self._kind
        for box in _LINES[kind]:
            _bar(painter, box, of.line)
        for box in _PLAIN.get(kind, ()):
            _frame(painter, box, of.border, of.base, 1)
        for box in _MEANT.get(kind, ()):
            _frame(painter, box, of.link, of.selection, 2)
            left, top, width, height = box
            _bar(painter, (left + 6, top + height / 2 - 2, width * 0.6, 4), of.link)
        for box in _COPY.get(kind, ()):
            _frame(painter, box, of.link, of.base, 1.5)


def _bar(painter: QPainter, box: _Box, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(*box), 2, 2)


def _frame(painter: QPainter, box: _Box, edge: QColor, fill: QColor, width: float) -> None:
    painter.setPen(QPen(edge, width))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(*box), 3, 3)
