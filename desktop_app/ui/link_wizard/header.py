"""The head of the wizard: the service's tile, what is being done, and the line that moves while it is under way."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.style.icons import tile
from desktop_app.ui.style.measures import grow_square
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import ElidedLabel
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.silent_tip import set_silent_tip
from desktop_app.ui.widgets.surfaces import MARGIN

TILE = 40
SHOW_AFTER_MS = 300
STEP_MS = 16
ROUND_MS = 1400
PIECE = 0.3
"""Share of the width that moves."""


class _Tile(QWidget):
    """The tile of a service."""

    def __init__(self) -> None:
        super().__init__()
        self._letter, self._colour = "", "#555C68"
        grow_square(self, TILE)

    def set(self, letter: str, colour: str) -> None:
        self._letter, self._colour = letter, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, tile(self._letter, self._colour, self.width(), self.devicePixelRatioF()))
        painter.end()


class Header(QWidget):
    """Tile, title and a quiet phrase."""

    def __init__(self) -> None:
        super().__init__()
        self._tile = _Tile()
        self._title = ElidedLabel("", 20, 700)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._phrase = ElidedLabel("", 13, 400, "second_text")
        words = SideBySide(None, 12, 2)
        words.add(self._title)
        words.add(self._phrase, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 16, MARGIN, 16)
        row.setSpacing(12)
        row.addWidget(self._tile)
        row.addWidget(words, 1)

    def set_heading(self, letter: str, colour: str, title: str, phrase: str) -> None:
        self._tile.set(letter, colour)
        self._title.setText(title)
        set_silent_tip(self._title, title)
        self.set_phrase(phrase)

    @property
    def phrase(self) -> str:
        """A few words on the step that is under way."""
        return self._phrase.text()

    def set_phrase(self, text: str) -> None:
        self._phrase.setText(text)
        set_silent_tip(self._phrase, text)


class BusyLine(QWidget):
    """A line of 1 px; while something takes longer than 0.3 s, a piece of the accent runs along it."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0.0
        self.setFixedHeight(3)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._start)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._advance)

    def set_busy(self, *, busy: bool) -> None:
        """Start or stop the moving piece."""
        if not busy:
            self._stop()
        elif not (self._delay.isActive() or self._tick.isActive()):
            self._delay.start(SHOW_AFTER_MS)

    @property
    def is_moving(self) -> bool:
        """Whether the moving piece is shown."""
        return self._tick.isActive()

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colors().line)
        if self.is_moving:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors().accent)
            piece = self.width() * PIECE
            painter.drawRect(QRectF(self._at * (self.width() + piece) - piece, 0, piece, self.height()))
        painter.end()

    def _start(self) -> None:
        self._at = 0.0
        self.setAccessibleName("Under way")
        self._tick.start(STEP_MS)

    def _advance(self) -> None:
        self._at = (self._at + STEP_MS / ROUND_MS) % 1.0
        self.update()

    def _stop(self) -> None:
        self._delay.stop()
        self._tick.stop()
        self.setAccessibleName("")
        self.update()
