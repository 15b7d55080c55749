"""The card that is seen under the mouse while titles are dragged."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from desktop_app.domain.queues import Item
from desktop_app.ui.queue import words
from desktop_app.ui.style.theme import colors, font

HOT_SPOT = QPoint(118, 4)
_SIZE = QSize(340, 84)
_CARD = QRectF(6, 12, 320, 52)
_BADGE = 12.0
_SHADOWS = ((1, 26), (3, 14), (6, 8))


def ghost_of(items: tuple[Item, ...], poster: QPixmap, dpr: float) -> QPixmap:
    """The card of dragged titles: the first title, a second sheet behind it, and a count if there are more."""
    pixmap = QPixmap(_SIZE * dpr)
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if len(items) > 1:
        _paint_sheet(painter, _CARD.translated(6, 6))
    _paint_sheet(painter, _CARD)
    painter.drawPixmap(QPointF(_CARD.left() + 10, _CARD.top() + 6), poster)
    _paint_words(painter, items)
    if len(items) > 1:
        _paint_badge(painter, str(len(items)))
    painter.end()
    return pixmap


def others(items: tuple[Item, ...]) -> str:
    """The other titles on the card: `and The Lady Vanishes`, `and 4 other titles`; for one title alone its facts."""
    match items[1:]:
        case ():
            return words.facts(items[0].title)
        case (second,):
            return f"and {second.title.name}"
        case rest:
            return f"and {len(rest):,} other titles"


def _paint_sheet(painter: QPainter, sheet: QRectF) -> None:
    look = colors()
    painter.setPen(Qt.PenStyle.NoPen)
    for reach, strength in _SHADOWS:
        painter.setBrush(QColor(0, 0, 0, strength))
        painter.drawRoundedRect(sheet.adjusted(-reach / 2, reach / 2, reach / 2, reach), 10, 10)
    painter.setBrush(look.button)
    painter.setPen(QPen(look.border, 1))
    painter.drawRoundedRect(sheet, 8, 8)


def _paint_words(painter: QPainter, items: tuple[Item, ...]) -> None:
    look = colors()
    left, width = _CARD.left() + 50, _CARD.width() - 50 - 24
    lines = (
        (4, items[0].title.name, font(14, QFont.Weight.Medium), look.text),
        (25, words.airy(others(items)), font(12), look.second_text),
    )
    for top, text, face, colour in lines:
        painter.setFont(face)
        painter.setPen(colour)
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(left, _CARD.top() + top, width, 22), Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_badge(painter: QPainter, count: str) -> None:
    look = colors()
    face = font(12, QFont.Weight.Bold)
    width = max(2 * _BADGE, QFontMetrics(face).horizontalAdvance(count) + 14.0)
    badge = QRectF(_CARD.right() + 8 - width, _CARD.top() - _BADGE + 1, width, 2 * _BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    painter.drawRoundedRect(badge, _BADGE, _BADGE)
    painter.setFont(face)
    painter.setPen(look.on_accent)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, count)
