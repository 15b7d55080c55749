"""The panel at the top of the start page: practice mode in one press, and linking an account."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.posters.fan import PosterFan
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow, grow_icon
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label

PRACTICE_KEYS = QKeySequence("Ctrl+T")
HEADING = "Put your watchlists in order, in one window"
SENTENCE = "Lineup brings your lists from several services together, so you can sort, move, and tidy them in one place."
CAPTION = "Practice mode: sample accounts on this computer. No sign-in, and nothing reaches a service."
INSET = 32
GAP = 12

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Hero(QWidget):
    """The head of the start page: one sentence, two buttons, and a fan of posters if there is room."""

    practice_requested = Signal()
    link_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, offers_practice: bool) -> None:
        super().__init__(parent)
        self._fan = PosterFan(self)
        self.practice = self._made_button("play", "on_accent", "Try it now")
        self.link = self._made_button("link", "second_text", "Link an account…")
        self.practice.setProperty("primary", "true")
        self.practice.setAccessibleDescription(f"{CAPTION} Shortcut: {self.keys}.")
        self.practice.setToolTip(plain_text.tip(self.keys))
        self.practice.clicked.connect(self.practice_requested)
        self.link.clicked.connect(self.link_requested)
        grow(self.practice, QWidget.setMinimumWidth, 200)
        self.practice.setVisible(offers_practice)
        self._buttons = QBoxLayout(_BESIDE)
        self._buttons.setSpacing(GAP)
        self._buttons.addWidget(self.practice)
        self._buttons.addWidget(self.link)
        self._lay_out(offers_practice=offers_practice)

    @property
    def keys(self) -> str:
        """The keys of *Try it now*, as this system writes them."""
        return PRACTICE_KEYS.toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def first(self) -> QPushButton:
        """The button that has the keyboard at first."""
        return self.practice if not self.practice.isHidden() else self.link

    def fit(self, width: int, *, shows_fan: bool) -> None:
        """Use this width: the posters give way to the words, and buttons stand below each other where they must."""
        self._fan.setVisible(shows_fan)
        seen = [button for button in (self.practice, self.link) if not button.isHidden()]
        needed = sum(max(button.sizeHint().width(), button.minimumWidth()) + GAP for button in seen)
        is_wide = needed + 2 * INSET <= width
        self._buttons.setDirection(_BESIDE if is_wide else _BELOW)

    def _lay_out(self, *, offers_practice: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addStretch(1)
        words.addWidget(Label(HEADING, 28, 700, wraps=True, parent=self))
        words.addWidget(Label(SENTENCE, 14, role="second_text", wraps=True, parent=self))
        words.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.addLayout(self._buttons)
        buttons.addStretch(1)
        words.addLayout(buttons)
        if offers_practice:
            words.addWidget(Label(CAPTION, 12, role="second_text", wraps=True, parent=self))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 24, 24, 24)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self._fan)

    def _made_button(self, icon_name: str, role: str, text: str) -> QPushButton:
        button = QPushButton(icon(icon_name, role), beside_icon(text), self)
        grow_icon(button)
        button.setProperty("large", "true")
        button.setAutoDefault(True)  # Return presses it, too
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

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
