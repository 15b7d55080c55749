"""Painting of the preview: rows, lines between them, and words on how far each move has come."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QLinearGradient, QPainter, QPainterPath, QPen

from desktop_app.domain.queues import Item
from desktop_app.ui.arrange.comparison import ConnectingLine, Stage
from desktop_app.ui.arrange.geometry import RowGeometry, row_height
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.style.state_shapes import Shape, paint_state
from desktop_app.ui.style.theme import colors, font, grown

FADE = 28
DOT = 2.75
DASH = 4.0
_SHAPES = {
    Stage.WAITS: Shape.WAITS,
    Stage.TRAVELS: Shape.TRAVELS,
    Stage.SENT: Shape.SENT,
    Stage.DECIDE: Shape.DECIDE,
}
_QUIET = 0.45
_VERTICAL = Qt.AlignmentFlag.AlignVCenter


class ArrangeRowPainter:
    """Paints the rows of one paint event."""

    def __init__(self, painter: QPainter, places: RowGeometry, posters: Posters) -> None:
        self._painter = painter
        self._places = places
        self._posters = posters
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def row(self, top: int, item: Item, number: int, value: str, *, after: bool, moves: bool) -> None:
        """Paint a title with its number. A title that will leave its place is pale in the column of now."""
        painter, look, places = self._painter, colors(), self._places
        leaves = moves and not after
        lit = moves and after
        ink = look.link if lit else look.second_text
        self._text(places.number(top, after=after), str(number), font(13, tabular=True), ink, end=True)
        if places.shows_poster(after=after):
            painter.setOpacity(_QUIET if leaves else 1)
            picture = self._posters(item, places.poster(top, after=after).size(), painter.device().devicePixelRatioF())
            painter.drawPixmap(places.poster(top, after=after), picture)
            painter.setOpacity(1)
        area = places.words(top, after=after)
        face = font(14, QFont.Weight.Medium if after else QFont.Weight.Normal)
        self._text(_strip(area, grown(4), grown(22)), item.title.name, face, look.second_text if leaves else look.text)
        under = font(12, QFont.Weight.DemiBold if lit else QFont.Weight.Normal, tabular=True)
        self._text(_strip(area, grown(25), grown(18)), value, under, look.second_text)

    def stage(self, top: int, stage: Stage, origin: int, place: int) -> None:
        """Paint how far the move of a title has come: a shape and a word."""
        look, area = colors(), self._places.stage(top)
        side = grown(16)
        shape = QRect(0, 0, side, side)
        shape.moveCenter(area.center())
        mirrored = self._places.direction is Qt.LayoutDirection.RightToLeft
        shape.moveLeft(area.right() + 1 - side if mirrored else area.left())
        words = area.adjusted(0, 0, -side - 8, 0) if mirrored else area.adjusted(side + 8, 0, 0, 0)
        is_still_to_move = stage in (Stage.MOVES, Stage.LATER)
        if is_still_to_move and origin == place:
            self._text(words, f"still {place + 1}", font(12, tabular=True), look.text)
            return
        if is_still_to_move:
            paint_arrow(self._painter, QRectF(shape), up=origin > place)
            self._text(words, f"from {origin + 1}", font(12, tabular=True), look.text)
            return
        if stage in _SHAPES:
            paint_state(self._painter, QRectF(shape), _SHAPES[stage])
        quiet = look.third_text if stage in (Stage.STAYS, Stage.NOT_SENT) else look.second_text
        self._text(words, "decide…" if stage is Stage.DECIDE else stage.value, font(12), quiet)

    def line(self, line: ConnectingLine, scrolled: int) -> None:
        """Paint a line from a title's place now to its place afterwards."""
        painter, look = self._painter, colors()
        middle = row_height() // 2 - scrolled
        start = QPointF(self._places.x(self._places.start), line.start * row_height() + middle)
        end = QPointF(self._places.x(self._places.end), line.end * row_height() + middle)
        colour = QColor(look.link if line.moves else look.border)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(start, DOT, DOT)
        painter.drawEllipse(end, DOT, DOT)
        colour.setAlphaF(0.62 if line.moves else 1)
        path = QPainterPath(start)
        half = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(half, start.y()), QPointF(half, end.y()), end)
        pen = QPen(colour, 1.6 if line.moves else 1.2)
        if line.later:
            pen.setWidthF(1.4)
            pen.setDashPattern([DASH / pen.widthF(), DASH / pen.widthF()])
        painter.strokePath(path, pen)

    def divider(self, top: int, words: str) -> None:
        """Paint a dashed line over the row from which on titles get their places on a later day, and say so."""
        painter, look, places = self._painter, colors(), self._places
        area = places.words(top, after=True).united(places.number(top, after=True))
        pen = QPen(look.link, 1.4)
        pen.setDashPattern([DASH / pen.widthF(), DASH / pen.widthF()])
        painter.setPen(pen)
        painter.drawLine(area.left(), top, area.right(), top)
        told, side = places.stage(top), grown(12)
        shape = QRect(0, 0, side, side)
        shape.moveCenter(QPoint(0, top))
        mirrored = places.direction is Qt.LayoutDirection.RightToLeft
        shape.moveLeft(told.right() + 1 - side if mirrored else told.left() + 2)
        face = font(12, QFont.Weight.DemiBold)
        wide = min(side + 16 + QFontMetrics(face).horizontalAdvance(words), told.width())
        ground = QRect(told.right() + 1 - wide if mirrored else told.left(), top - grown(9), wide, grown(18))
        painter.fillRect(ground, look.base)  # the ring of the row below would go through the words
        paint_state(painter, QRectF(shape), Shape.WAITS)
        line = QRect(told.left(), top - grown(9), told.width(), grown(18))
        line = line.adjusted(0, 0, -side - 8, 0) if mirrored else line.adjusted(side + 8, 0, 0, 0)
        self._text(line, words, face, look.text)

    def fade(self, height: int, *, above: bool, below: bool) -> None:
        """Lines that go on out of sight fade away."""
        edges = sorted((self._places.x(self._places.start), self._places.x(self._places.end)))
        left, width = edges[0] + 6, edges[1] - edges[0] - 12
        clear = QColor(colors().base)
        clear.setAlpha(0)
        for shown, top, down in ((above, 0, True), (below, height - FADE, False)):
            if shown:
                shade = QLinearGradient(0, top, 0, top + FADE)
                shade.setColorAt(0 if down else 1, colors().base)
                shade.setColorAt(1 if down else 0, clear)
                self._painter.fillRect(QRect(left, top, width, FADE), shade)

    def _text(self, area: QRect, text: str, face: QFont, ink: QColor, *, end: bool = False) -> None:
        painter = self._painter
        painter.setFont(face)
        painter.setPen(ink)
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        mirrored = self._places.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if end is not mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | _VERTICAL | Qt.TextFlag.TextSingleLine
        painter.drawText(area, flags, shown)


def paint_arrow(painter: QPainter, area: QRectF, *, up: bool) -> None:
    """Paint a small angle, up or down, in the colour of moved titles."""
    painter.setPen(QPen(colors().link, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    middle, rise = area.center(), -2.25 if up else 2.25
    painter.drawPolyline(
        [
            QPointF(middle.x() - 4, middle.y() - rise),
            QPointF(middle.x(), middle.y() + rise),
            QPointF(middle.x() + 4, middle.y() - rise),
        ]
    )


def _strip(area: QRect, top: int, height: int) -> QRect:
    return QRect(area.left(), area.top() + top, area.width(), height)
