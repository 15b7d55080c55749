"""A card for one way to sign in, which is a radio button all over."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import colors, font, grown

RADIUS = 8
RADIO, RADIO_LEFT = 16, 16
ICON, ICON_LEFT = 20, 45
TEXT_LEFT = 78
PADDING = 12
BETWEEN = 2
BESIDE = 10
RECOMMENDED = "Recommended"
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class MethodChoice:
    """A way to sign in. With a `disabled_reason` it is shown and cannot be chosen."""

    id: str
    icon: str
    title: str
    sentence: str
    recommended: bool = False
    disabled_reason: str = ""

    @property
    def words(self) -> str:
        """The sentence under the title: the reason if the way cannot be chosen."""
        return self.disabled_reason or self.sentence


class ChoiceCard(QRadioButton):
    """A card that can be clicked anywhere; arrow keys go from card to card."""

    def __init__(self, choice: MethodChoice) -> None:
        super().__init__(choice.title.replace("&", "&&"))
        self.choice = choice
        self.setEnabled(not choice.disabled_reason)
        self.setAccessibleName(choice.title)
        self.setAccessibleDescription(f"{RECOMMENDED}. {choice.words}" if choice.recommended else choice.words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """Choose the card when pressed; a card that stands alone would else be unchosen by that."""
        self.setChecked(True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return PADDING * 2 + self._title_height(width) + BETWEEN + self._words_height(width)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, PADDING * 2 + _line_height() * 2 + BETWEEN)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run as they do, wherever they stand
        self._paint_card(painter)
        self._paint_radio(painter)
        self._paint_icon(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        of, box = colors(), self.rect().toRectF()
        painter.setBrush(of.message if self.isChecked() else of.hover if self.underMouse() else of.base)
        if not self.isEnabled():
            painter.setBrush(of.alt)
        painter.setPen(QPen(of.accent, 2) if self.isChecked() else QPen(of.line, 1))
        inset = 1 if self.isChecked() else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _paint_radio(self, painter: QPainter) -> None:
        of, side = colors(), grown(RADIO)
        ring = self._placed(grown(RADIO_LEFT), (self.height() - side) // 2, side, side).toRectF()
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(of.accent)
            painter.drawEllipse(ring)
            painter.setBrush(of.on_accent)
            painter.drawEllipse(QPointF(ring.center()), side * 3 / 16, side * 3 / 16)
            return
        painter.setPen(QPen(of.third_text if self.isEnabled() else of.border, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring.adjusted(0.75, 0.75, -0.75, -0.75))

    def _paint_icon(self, painter: QPainter) -> None:
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        side = grown(ICON)
        place = self._placed(grown(ICON_LEFT), (self.height() - side) // 2, side, side)
        icon(self.choice.icon).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)

    def _paint_words(self, painter: QPainter) -> None:
        of, left, width, high = colors(), grown(TEXT_LEFT), self._room(self.width()), self._title_height(self.width())
        top = (self.height() - high - BETWEEN - self._words_height(self.width())) // 2
        painter.setFont(font(13, 600))
        painter.setPen(of.text if self.isEnabled() else of.third_text)
        self._draw(painter, QRect(left, top, width, high), self.choice.title)
        if self._has_room(self.width()):
            beside = QFontMetrics(painter.font()).horizontalAdvance(self.choice.title) + BESIDE
            painter.setFont(font(12, 500))
            painter.setPen(of.link)
            lower = QFontMetrics(font(13, 600)).ascent() - QFontMetrics(painter.font()).ascent()  # on one base line
            self._draw(painter, QRect(left + beside, top + lower, width - beside, high), RECOMMENDED)
        painter.setFont(font(13))
        painter.setPen(of.second_text)
        under = top + high + BETWEEN
        self._draw(painter, QRect(left, under, width, self.height() - under), self._words(self.width()))

    def _draw(self, painter: QPainter, place: QRect, text: str) -> None:
        """Draw words from where the card begins, which is at the right in a mirrored window."""
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = int(_WRAP | side | Qt.AlignmentFlag.AlignAbsolute)
        painter.drawText(self._placed(place.x(), place.y(), place.width(), place.height()), flags, text)

    def _placed(self, left: int, top: int, width: int, height: int) -> QRect:
        """A place that is given as in a window that is not mirrored."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, top, width, height))

    def _room(self, width: int) -> int:
        """Pixels for the words of a card of this width."""
        return max(width - grown(TEXT_LEFT) - PADDING, 80)

    def _has_room(self, width: int) -> bool:
        """Whether the recommendation stands beside the title."""
        title = QFontMetrics(font(13, 600)).horizontalAdvance(self.choice.title)
        needed = title + BESIDE + QFontMetrics(font(12, 500)).horizontalAdvance(RECOMMENDED)
        return self._is_recommended and needed <= self._room(width)

    @property
    def _is_recommended(self) -> bool:
        return self.choice.recommended and self.isEnabled()

    def _words(self, width: int) -> str:
        """The words under the title; on a narrow card they begin with the recommendation."""
        beneath = self._is_recommended and not self._has_room(width)
        return f"{RECOMMENDED}. {self.choice.words}" if beneath else self.choice.words

    def _words_height(self, width: int) -> int:
        return _height(font(13), self._words(width), self._room(width))

    def _title_height(self, width: int) -> int:
        return _height(font(13, 600), self.choice.title, self._room(width))


def _height(face: QFont, text: str, width: int) -> int:
    return QFontMetrics(face).boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), text).height()


def _line_height() -> int:
    return QFontMetrics(font(13, 600)).height()
