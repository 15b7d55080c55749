"""The page before any account is linked: look around with sample accounts, or link a service."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.providers.provider import Provider
from desktop_app.ui.posters.fan import PosterFan
from desktop_app.ui.shell.service_card import ServiceCard, ServiceCardView, card_of
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow_icon
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import Label

MARGIN = 32
GAP = 16
CARD_FROM = 200
"""Pixels of width that a card has at least."""
FAN_FROM = 760
"""Pixels of width from which the posters are there."""
SAMPLE_KEYS = QKeySequence("Ctrl+T")

_SENTENCE = (
    "Link a service below, or look round first. Sample accounts run in a sandbox on this computer: "
    "no sign-in, and nothing you do there reaches a service."
)
_SENTENCE_WITHOUT_SAMPLE = "Link a service below. Nothing of it is changed until you change it."


class FirstRun(QScrollArea):
    """The page of the first run. The window owns the action behind Ctrl+T; the page only hints at it."""

    link_requested = Signal(str)
    practice_requested = Signal()

    def __init__(self, cards: tuple[ServiceCard, ...], *, show_sample: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._page = _Ground(self)
        self._hero = Hero(self._page, show_sample=show_sample)
        self._hero.practice_requested.connect(self.practice_requested)
        self._cards = [ServiceCardView(card, self._page) for card in cards]
        self._grid = QGridLayout()
        self._columns = 0
        self._lay_out()
        self.setWidget(self._page)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(MARGIN, 24, MARGIN, 20)
        column.setSpacing(0)
        column.addWidget(self._hero)
        column.addSpacing(24)
        column.addWidget(Label("Link an account", 16, 600, parent=self._page))
        column.addSpacing(12)
        self._grid.setSpacing(GAP)
        column.addLayout(self._grid)
        column.addStretch(1)
        for card in self._cards:
            card.chosen.connect(self.link_requested)
        self._arrange(4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        self._arrange(self._columns_in(width - 2 * MARGIN))
        self._hero.show_fan(shown=width >= FAN_FROM)
        super().resizeEvent(event)

    def _columns_in(self, width: int) -> int:
        """The number of columns with room for the longest words, whatever the font."""
        needs = [max(card.minimumSizeHint().width(), CARD_FROM) for card in self._cards]
        columns = [max(needs[column::4]) for column in range(min(4, len(needs)))]
        if sum(columns) + GAP * (len(columns) - 1) <= width:
            return 4
        return 2 if 2 * max(needs) + GAP <= width else 1

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class Hero(QWidget):
    """The panel at the top."""

    practice_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, show_sample: bool) -> None:
        super().__init__(parent)
        self._fan = PosterFan(self)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addStretch(1)
        words.addWidget(Label("Bring your lists into one window", 28, 700, wraps=True, parent=self))
        sentence = _SENTENCE if show_sample else _SENTENCE_WITHOUT_SAMPLE
        words.addWidget(Label(sentence, 14, role="second_text", wraps=True, parent=self))
        if show_sample:
            words.addSpacing(12)
            words.addLayout(self._made_start())
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 24, 24, 24)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self._fan)

    def show_fan(self, *, shown: bool) -> None:
        """Show or hide the posters, which give way to the words in a narrow window."""
        self._fan.setVisible(shown)

    def _made_start(self) -> QHBoxLayout:
        keys = SAMPLE_KEYS.toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(icon("play", "on_accent"), beside_icon("Try it with sample accounts"), self)
        grow_icon(button)
        button.setProperty("primary", "true")
        button.setProperty("large", "true")
        button.setAccessibleDescription(f"Shortcut {keys}")
        button.clicked.connect(self.practice_requested)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(button)
        row.addWidget(Label(keys, 12, role="third_text", parent=self))
        row.addStretch(1)
        return row

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors().message)
        painter.drawRoundedRect(self.rect(), 12, 12)
        painter.end()


class _Ground(QWidget):
    """The base that the page lies on. Its height follows from its width alone."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colors().base)
        painter.end()


def welcome(providers: tuple[Provider, ...], *, is_demo: bool) -> FirstRun:
    """The page of the first run; in the demo it offers no sandbox, because all is sandbox there."""
    cards = tuple(card_of(provider.profile, is_demo=is_demo) for provider in providers)
    return FirstRun(cards, show_sample=not is_demo)
