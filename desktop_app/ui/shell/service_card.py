"""The card of a service: its features, its state, and the button that links it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.providers.provider import Profile
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.service_names import colour_of
from desktop_app.ui.style.icons import beside_icon, icon, tile
from desktop_app.ui.style.measures import grow_icon
from desktop_app.ui.style.state_shapes import Shape, StateDot
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.picture import Picture

RADIUS = 10
TILE = 40


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """The words of a card."""

    id: str
    name: str
    letter: str
    colour: str
    state: Shape
    state_text: str
    sentence: str
    gives: tuple[str, ...]
    button_text: str
    button_icon: str


class ServiceCardView(QWidget):
    """The card of a service as a widget; a click on its button emits `chosen`."""

    chosen = Signal(str)

    def __init__(self, card: ServiceCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._tile = Picture(self)
        self._ticks: list[Picture] = []
        self.button = self._made_button()
        self._lay_out()
        self._dress()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{card.name}, {card.state_text}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._made_head())
        column.addWidget(Label(self._card.sentence, 12, role="second_text", wraps=True, parent=self))
        column.addWidget(Separator(self))
        for text in self._card.gives:
            column.addLayout(self._made_line(text))
        column.addStretch(1)
        column.addWidget(self.button)

    def _made_head(self) -> QHBoxLayout:
        dot = StateDot(self, 13)
        dot.set_shape(self._card.state, self._card.state_text)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(dot)
        role = "ok" if self._card.state is Shape.LINKED else "second_text"
        state.addWidget(Label(self._card.state_text, 12, 600, role, parent=self), 1)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(Label(self._card.name, 16, 600, parent=self))
        names.addLayout(state)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._tile)
        head.addLayout(names, 1)
        return head

    def _made_line(self, text: str) -> QHBoxLayout:
        tick = Picture(self)
        self._ticks.append(tick)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(text, 13, wraps=True, parent=self), 1)
        return line

    def _made_button(self) -> QPushButton:
        button = QPushButton(
            icon(self._card.button_icon), beside_icon(plain_text.caption(self._card.button_text)), self
        )
        grow_icon(button)
        button.setAccessibleName(f"{self._card.button_text} {self._card.name}")
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        self.chosen.emit(self._card.id)

    def _dress(self) -> None:
        dpr = self.devicePixelRatio()
        self._tile.show_pixmap(tile(self._card.letter, self._card.colour, TILE, max(dpr, 2.0)))
        for tick in self._ticks:
            tick.show_pixmap(icon("check", "ok").pixmap(QSize(16, 16), dpr))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors().line, 1))
        painter.setBrush(colors().window)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


class Separator(QFrame):
    """A line of one pixel between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colors().line)
        painter.end()


def card_of(profile: Profile, *, is_demo: bool) -> ServiceCard:
    """The card of a service. In the demo the sandbox answers for everybody."""
    state, state_text, sentence, button, icon = _standing(profile, is_demo=is_demo)
    return ServiceCard(
        id=profile.id,
        name=profile.name,
        letter=profile.letter,
        colour=colour_of(profile),
        state=state,
        state_text=state_text,
        sentence=sentence,
        gives=profile_words(profile).gives,
        button_text=button,
        button_icon=icon,
    )


def _standing(profile: Profile, *, is_demo: bool) -> tuple[Shape, str, str, str, str]:
    """Whether anybody answers, and what can be done. In the demo the sandbox answers for everybody."""
    link = f"Link {profile.name}…"
    if is_demo and not profile.described:
        sentence = "The sandbox stands in for it: strict, local, with a sample account."
        return Shape.LINKED, "Sandbox, on this computer", sentence, link, "link"
    words = profile_words(profile)
    if not profile.closed:
        return Shape.LINKED, "Live", words.introduction, link, "link"
    return Shape.CLOSED, words.closed, words.introduction, "Use a server…", "server"
