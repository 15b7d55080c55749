"""The cards of services: what linking needs, what it gives, and the button for it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.providers.provider import Profile
from desktop_app.ui.sentences.needs import need_of
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.service_names import colour_of
from desktop_app.ui.style.icons import beside_icon, icon, tile
from desktop_app.ui.style.measures import grow_icon, grow_square
from desktop_app.ui.style.state_shapes import Shape, StateDot
from desktop_app.ui.style.theme import colors, grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import IconMark

RADIUS = 10
TILE = 40
INSET = 16


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """The texts of a card. `limits` are the points that a person may miss; `is_closed`: it needs another's server."""

    id: str
    name: str
    letter: str
    colour: str
    state_text: str
    need: str
    need_icon: str
    gives: tuple[str, ...]
    limits: tuple[str, ...]
    button_text: str
    button_icon: str = "link"
    is_closed: bool = False

    @property
    def sentence(self) -> str:
        """The card as it is read out, without its button."""
        points = "".join(f" {point}." for point in (*self.gives, *self.limits))
        return f"{self.name}, {_begun(self.state_text)}. Needs: {_begun(self.need)}.{points}"


def card_of(profile: Profile, *, is_demo: bool) -> ServiceCard:
    """The card of a service; in practice mode a copy on this computer answers for those that are built in."""
    words, is_practice = profile_words(profile), is_demo and not profile.described
    is_closed = profile.closed and not is_practice
    need = "A sample account is ready" if is_practice else need_of(profile)
    return ServiceCard(
        id=profile.id,
        name=profile.name,
        letter=profile.letter,
        colour=colour_of(profile),
        state_text=_state_of(profile, words.closed if is_closed else "", is_practice=is_practice),
        need=need,
        need_icon=_icon_of_need(profile, is_practice=is_practice),
        gives=words.gives,
        limits=words.limits,
        button_text="Use a server…" if is_closed else f"Link {profile.name}…",
        button_icon="server" if is_closed else "link",
        is_closed=is_closed,
    )


def _state_of(profile: Profile, closed: str, *, is_practice: bool) -> str:
    if is_practice:
        return "In practice mode"
    return closed or ("On your own server" if profile.at_home else "Available")


def _icon_of_need(profile: Profile, *, is_practice: bool) -> str:
    if not is_practice and (profile.closed or profile.at_home):
        return "server"
    if is_practice or not profile.needs_key:
        return "check"
    return "card" if profile.key_terms.membership else "key"


class ServiceTile(QWidget):
    """The quiet tile of a service, which grows with the font."""

    def __init__(self, card: ServiceCard, pixels: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._card, self._pixels = card, pixels
        grow_square(self, pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        drawn = tile(self._card.letter, self._card.colour, grown(self._pixels), max(self.devicePixelRatio(), 2.0))
        painter.drawPixmap(self.rect(), drawn)
        painter.end()


class CardView(QWidget):
    """The ground of a card; a click on its button emits `chosen`."""

    chosen = Signal(str)

    def __init__(self, card: ServiceCard, tile_size: int, fill: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self._fill = fill
        self.tile = ServiceTile(card, tile_size, self)
        self.button = self._made_button()
        self.setAccessibleName(card.name)

    def _made_button(self) -> QPushButton:
        card = self.card
        button = QPushButton(icon(card.button_icon), beside_icon(plain_text.caption(card.button_text)), self)
        grow_icon(button)
        button.setAutoDefault(True)  # Return presses it, too
        button.setAccessibleName(f"{card.name}: {card.button_text}" if card.is_closed else card.button_text)
        button.setAccessibleDescription(card.sentence)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        self.chosen.emit(self.card.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.tile.update()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors().line, 1))
        painter.setBrush(getattr(colors(), self._fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


class ServiceCardView(CardView):
    """The card of a service that answers: its needs stand before what it gives."""

    def __init__(self, card: ServiceCard, parent: QWidget | None = None) -> None:
        super().__init__(card, TILE, "window", parent)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _lay_out(self) -> None:
        card = self.card
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, INSET, INSET, INSET)
        column.setSpacing(10)
        column.addLayout(self._made_head())
        column.addSpacing(4)
        column.addLayout(
            self._made_line(card.need_icon, "second_text", Label(card.need, 13, 600, wraps=True, parent=self))
        )
        column.addWidget(Separator(self))
        for text in card.gives:
            column.addLayout(self._made_line("check", "ok", Label(text, 13, wraps=True, parent=self)))
        for text in card.limits:
            words = Label(text, 13, role="second_text", wraps=True, parent=self)
            column.addLayout(self._made_line("info", "second_text", words))
        column.addStretch(1)
        column.addSpacing(4)
        column.addWidget(self.button)

    def _made_head(self) -> QHBoxLayout:
        dot = StateDot(self, 13)
        dot.set_shape(Shape.LINKED, self.card.state_text)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(dot)
        state.addWidget(Label(self.card.state_text, 12, role="second_text", parent=self), 1)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(Label(self.card.name, 16, 600, wraps=True, parent=self))
        names.addLayout(state)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        return head

    def _made_line(self, icon_name: str, role: str, words: Label) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(IconMark(icon_name, role), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return line


class ClosedServiceView(CardView):
    """The small card of a service that has closed: a compatible server can be named."""

    def __init__(self, card: ServiceCard, parent: QWidget | None = None) -> None:
        super().__init__(card, 32, "base", parent)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addStretch(1)
        names.addWidget(Label(card.name, 13, 600, wraps=True, parent=self))
        names.addWidget(Label(card.state_text, 12, role="second_text", wraps=True, parent=self))
        names.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 12, INSET, 12)
        row.setSpacing(12)
        row.addWidget(self.tile)
        row.addLayout(names, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


class Separator(QFrame):
    """A line of one pixel between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colors().line)
        painter.end()


def _begun(text: str) -> str:
    """The text as it goes on in a sentence."""
    return text[:1].lower() + text[1:]
