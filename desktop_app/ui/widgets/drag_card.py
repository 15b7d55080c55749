"""The card beside the mouse while something is dragged: what is carried, and what a drop would do with it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QWidget

from desktop_app.domain.queues import Item
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import colors, font, grown

SOLID = 0.85
"""Opacity of the card: what it lies on can be made out."""

BESIDE, BELOW, CLEAR = 16, 14, 4
"""Pixels from the mouse to the card, sideways and downwards, and from what must not be hidden."""

LONGEST_WORDS = 240
"""Pixels of a line of words."""

_PAD, _GAP, _EDGE = 8, 8, 8
_ANY_DEPTH = 10_000


class Sign(Enum):
    """The effect of a drop as the sign on the card: an icon and the colour of it and its words."""

    MOVE = ("arrow-down", "link")
    COPY = ("plus", "ok")
    REFUSED = ("cross", "err")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The effect of a drop under the mouse, in a word or two; for `Sign.REFUSED` the reason why it does nothing."""

    sign: Sign
    words: str


@dataclass(frozen=True, slots=True)
class Load:
    """The load of a drag as its card tells it: a name, the words for the others, how many there are, and a poster."""

    name: str
    others: str = ""
    count: int = 1
    poster: QPixmap | None = None


NOTHING = Load("")


def others(items: tuple[Item, ...]) -> str:
    """The other titles on the card: `and The Lady Vanishes`, `and 4 other titles`; empty for one title alone."""
    match items[1:]:
        case ():
            return ""
        case (second,):
            return f"and {second.title.name}"
        case rest:
            return f"and {len(rest):,} other titles"


def place(card: QSize, mouse: QPoint, keep: QRect, room: QSize, *, mirrored: bool) -> QPoint:
    """The place of a card beside the mouse, where it hides nothing of `keep` and stays inside `room`.

    Under the mouse and under `keep` if there is room, else above both; towards the end of the line.
    """
    left = mouse.x() - BESIDE - card.width() if mirrored else mouse.x() + BESIDE
    top = max(mouse.y() + BELOW, keep.bottom() + 1 + CLEAR if not keep.isEmpty() else 0)
    if top + card.height() > room.height():
        top = min(mouse.y() - BELOW, keep.top() - CLEAR if not keep.isEmpty() else room.height()) - card.height()
    return QPoint(max(min(left, room.width() - card.width()), 0), max(top, 0))


class DragCard(QWidget):
    """The card of a window. It lies over everything, and the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._load = NOTHING
        self._keep = QRect()
        self._spot = QPoint()
        self.verdict: Verdict | None = None
        self.hide()

    def carry(self, load: Load) -> None:
        """Show what is carried until it is put away; the mouse brings it on the screen."""
        self._load = load
        self.update()

    def put_away(self) -> None:
        """Take the card off the screen, because nothing is carried any more."""
        self.carry(NOTHING)
        self.leave()

    def follow(self, spot: QPoint) -> None:
        """Stand beside the mouse, which is at this place of the screen; outside the window stand nowhere."""
        self._spot = self._window.mapFromGlobal(spot)
        has_words = bool(self._load.name) or self.verdict is not None
        self.setVisible(has_words and self._window.rect().contains(self._spot))
        if self.isVisible():
            self._stand()

    def say(self, verdict: Verdict | None, over: QWidget, spot: QPoint, keep: QRect) -> None:
        """Say what a drop at this place of a widget would do, and hide nothing of `keep` there."""
        self._keep = QRect(over.mapTo(self._window, keep.topLeft()), keep.size())
        if verdict != self.verdict:
            self.verdict = verdict
            self.update()
        self.follow(over.mapToGlobal(spot))

    def leave(self) -> None:
        """Say nothing, because the mouse left what it was over."""
        self.verdict, self._keep = None, QRect()
        self.update()
        if self._load.name:
            self._stand()
        else:
            self.hide()

    def _stand(self) -> None:
        size = self.sizeHint()
        at = place(size, self._spot, self._keep, self._window.size(), mirrored=self.isRightToLeft())
        self.setGeometry(QRect(at, size))
        self.raise_()

    # --- its parts, from the leading edge ------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        words = self._words_size()
        left = self._words_left()
        tall = max(
            words.height(), 0 if self._picture.isNull() else self._picture.deviceIndependentSize().toSize().height()
        )
        return QSize(_EDGE + left + words.width() + _PAD + _EDGE, _EDGE + _PAD + tall + _PAD + _EDGE)

    @property
    def _picture(self) -> QPixmap:
        return self._load.poster or QPixmap()

    @property
    def _count(self) -> str:
        return f"{self._load.count:,}" if self._load.count > 1 else ""

    def _words_left(self) -> int:
        if self._picture.isNull():
            return _PAD
        return _PAD + self._picture.deviceIndependentSize().toSize().width() + _GAP

    def _words_size(self) -> QSize:
        name, verdict = self._name_size(), self._verdict_size()
        return QSize(max(name.width(), verdict.width()), name.height() + verdict.height())

    def _name_size(self) -> QSize:
        if not self._load.name:
            return QSize(0, 0)
        metrics = QFontMetrics(_name_font())
        return QSize(min(metrics.horizontalAdvance(self._load.name) + 1, grown(LONGEST_WORDS)), metrics.height() + 2)

    def _verdict_size(self) -> QSize:
        """The room of the words under the name, which a reason may take several lines of."""
        metrics, words = QFontMetrics(_verdict_font()), self._said()
        if not words:
            return QSize(0, 0)
        sign = _sign() + 4 if self.verdict is not None else 0
        most = grown(LONGEST_WORDS) - sign
        area = metrics.boundingRect(QRect(0, 0, most, _ANY_DEPTH), Qt.TextFlag.TextWordWrap, words)
        return QSize(min(area.width() + 2, most) + sign, max(area.height(), _sign()) + 2)

    def _said(self) -> str:
        if self.verdict is None:
            return self._load.others
        if self.verdict.sign is Sign.REFUSED or not self._load.others:
            return self.verdict.words
        return f"{self.verdict.words} · {self._load.others}"

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(SOLID)
            sheet = QRectF(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
            if self._count:
                _paint_sheet(painter, sheet.translated(4, 4))
            _paint_sheet(painter, sheet)
            painter.setOpacity(1)
            self._paint_inside(painter)
            if self._count:
                self._paint_count(painter)

    def _paint_inside(self, painter: QPainter) -> None:
        left, words, name = self._words_left(), self._words_size(), self._name_size()
        if not self._picture.isNull():
            size = self._picture.deviceIndependentSize().toSize()
            painter.drawPixmap(self._at(_PAD, (self.height() - size.height()) // 2, size), self._picture)
        top = (self.height() - words.height()) // 2
        self._write(
            painter,
            self._at(left, top, QSize(words.width(), name.height())),
            self._load.name,
            _name_font(),
            colors().text,
        )
        verdict = self.verdict
        ink: QColor = getattr(colors(), verdict.sign.value[1] if verdict is not None else "second_text")
        under = self._at(left, top + name.height(), QSize(words.width(), words.height() - name.height()))
        if verdict is not None:
            side = _sign()
            sign = self._at(left, top + name.height() + 1, QSize(side, side))
            icon(verdict.sign.value[0], verdict.sign.value[1]).paint(painter, sign)
            under = self._at(
                left + _sign() + 4, top + name.height(), QSize(words.width() - _sign() - 4, under.height())
            )
        self._write(painter, under, self._said(), _verdict_font(), ink)

    def _write(self, painter: QPainter, area: QRect, text: str, face: QFont, ink: QColor) -> None:
        painter.setFont(face)
        painter.setPen(ink)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        if face.weight() < QFont.Weight.Medium or area.height() > 2 * QFontMetrics(face).height():
            painter.drawText(area, side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, text)
            return
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.AlignmentFlag.AlignTop, shown)

    def _at(self, left: int, top: int, size: QSize) -> QRect:
        """A part of the sheet, measured from its leading edge."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(QPoint(_EDGE + left, top), size))

    def _paint_count(self, painter: QPainter) -> None:
        face = font(11, QFont.Weight.Bold)
        metrics = QFontMetrics(face)
        high = metrics.height() + 2
        wide = max(high, metrics.horizontalAdvance(self._count) + 10)
        badge = QRectF(self._at(self.width() - 2 * _EDGE - wide + 6, 0, QSize(wide, high)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors().accent)
        painter.drawRoundedRect(badge, high / 2, high / 2)
        painter.setFont(face)
        painter.setPen(colors().on_accent)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._count)


def card_over(widget: QWidget) -> DragCard:
    """The card of the window that a widget is in."""
    window = widget.window()
    found = window.findChild(DragCard, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, DragCard) else DragCard(window)


def no_picture() -> QPixmap:
    """The picture that Qt itself carries: nothing, as the card lies in the window."""
    pixmap = QPixmap(1, 1)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _paint_sheet(painter: QPainter, sheet: QRectF) -> None:
    look = colors()
    painter.setPen(QPen(look.border, 1))
    painter.setBrush(look.button)
    painter.drawRoundedRect(sheet, 8, 8)


def _sign() -> int:
    return grown(16)


def _name_font() -> QFont:
    return font(13, QFont.Weight.Medium)


def _verdict_font() -> QFont:
    return font(12, QFont.Weight.Medium)
