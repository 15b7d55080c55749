"""A card for one way to sign in, which is a radio button all over."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import colors, font

RADIUS = 8
RADIO = 16
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
        return PADDING * 2 + _title_height() + BETWEEN + self._words_height(width)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, PADDING * 2 + _title_height() * 2 + BETWEEN)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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
        of = colors()
        ring = QRectF(self._at(16, (self.height() - RADIO) // 2, RADIO, RADIO))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(of.accent)
            painter.drawEllipse(ring)
            painter.setBrush(of.on_accent)
            painter.drawEllipse(QPointF(ring.center()), 3, 3)
            return
        painter.setPen(QPen(of.third_text if self.isEnabled() else of.border, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring.adjusted(0.75, 0.75, -0.75, -0.75))

    def _paint_icon(self, painter: QPainter) -> None:
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        place = self._at(45, (self.height() - 20) // 2, 20, 20)
        icon(self.choice.icon).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)

    def _paint_words(self, painter: QPainter) -> None:
        of, width = colors(), self.width() - TEXT_LEFT - PADDING
        top = (self.height() - _title_height() - BETWEEN - self._words_height(self.width())) // 2
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run as they do, wherever they stand
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.setFont(font(13, 600))
        painter.setPen(of.text if self.isEnabled() else of.third_text)
        painter.drawText(self._at(TEXT_LEFT, top, width, _title_height()), side, self.choice.title)
        if self._has_room(self.width()):
            beside = QFontMetrics(painter.font()).horizontalAdvance(self.choice.title) + BESIDE
            painter.setFont(font(12, 500))
            painter.setPen(of.link)
            place = self._at(TEXT_LEFT + beside, top, width - beside, _title_height())
            painter.drawText(place, side | Qt.AlignmentFlag.AlignBottom, RECOMMENDED)
        painter.setFont(font(13))
        painter.setPen(of.second_text)
        under = top + _title_height() + BETWEEN
        place = self._at(TEXT_LEFT, under, width, self.height() - under)
        painter.drawText(place, side | _WRAP, self._words(self.width()))

    def _at(self, left: int, top: int, width: int, height: int) -> QRect:
        """A part of the card, measured from its leading edge."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, top, width, height))

    def _has_room(self, width: int) -> bool:
        """Whether the recommendation stands beside the title."""
        title = QFontMetrics(font(13, 600)).horizontalAdvance(self.choice.title)
        needed = title + BESIDE + QFontMetrics(font(12, 500)).horizontalAdvance(RECOMMENDED)
        return self._is_recommended and needed <= width - TEXT_LEFT - PADDING

    @property
    def _is_recommended(self) -> bool:
        return self.choice.recommended and self.isEnabled()

    def _words(self, width: int) -> str:
        """The words under the title; on a narrow card they begin with the recommendation."""
        beneath = self._is_recommended and not self._has_room(width)
        return f"{RECOMMENDED}. {self.choice.words}" if beneath else self.choice.words

    def _words_height(self, width: int) -> int:
        room = QRect(0, 0, max(width - TEXT_LEFT - PADDING, 80), 10_000)
        return QFontMetrics(font(13)).boundingRect(room, int(_WRAP), self._words(width)).height()


def _title_height() -> int:
    return QFontMetrics(font(13, 600)).height()
