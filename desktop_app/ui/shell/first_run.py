"""The start page: practice mode and linking in front, then the services, those that answer first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.providers.provider import Provider
from desktop_app.ui.shell.hero import Hero
from desktop_app.ui.shell.service_card import CardView, ClosedServiceView, ServiceCard, ServiceCardView, card_of
from desktop_app.ui.style.measures import follow_font
from desktop_app.ui.style.theme import colors, grown
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.surfaces import button

MARGIN = 32
GAP = 16
MOST = 4
"""Columns of cards in a wide window."""

WIDE, MEDIUM = 1180, 760
"""Pixels of width from which there are up to four columns and the posters, and two columns."""

FILE = "Add a service from a file…"
CLOSED_SERVICES = "Needs a compatible server"
CLOSED_SENTENCE = (
    "These services have closed. You can link a server that works the same way, if someone runs one for you."
)


class FirstRun(QScrollArea):
    """The page while nobody is linked; without its panel it is shown for another account, with a way back."""

    link_requested = Signal(str)
    practice_requested = Signal()
    any_requested = Signal()
    """The person wants to link an account, and to be asked where."""

    file_requested = Signal()
    left = Signal()
    """The person wants back to the lists."""

    def __init__(
        self,
        cards: Sequence[ServiceCard],
        *,
        offers_practice: bool,
        has_hero: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._page = _Ground(self)
        self.hero = Hero(self._page, offers_practice=offers_practice) if has_hero else None
        self.file_link = LinkButton(FILE, self._page)
        self.cards: list[CardView] = [ServiceCardView(c, self._page) for c in cards if not c.is_closed]
        self.closed: list[CardView] = [ClosedServiceView(c, self._page) for c in cards if c.is_closed]
        self._grids = (_Cards(self.cards, MOST), _Cards(self.closed, 2))
        self._connect()
        self._lay_out()
        self.setWidget(self._page)
        follow_font(self, FirstRun.fit)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first button."""
        stops = [self.hero.first] if self.hero is not None else [view.button for view in (*self.cards, *self.closed)]
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        for view in (*self.cards, *self.closed):
            view.chosen.connect(self.link_requested)
        self.file_link.clicked.connect(self.file_requested)
        if self.hero is not None:
            self.hero.practice_requested.connect(self.practice_requested)
            self.hero.link_requested.connect(self.any_requested)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(MARGIN, 24, MARGIN, 20)
        column.setSpacing(0)
        if self.hero is not None:
            column.addWidget(self.hero)
            column.addSpacing(24)
        else:
            column.addLayout(self._made_head())
            column.addSpacing(16)
        column.addLayout(self._made_heading())
        column.addSpacing(12)
        column.addLayout(self._grids[0].layout)
        if self.closed:
            column.addSpacing(24)
            column.addWidget(Label(CLOSED_SERVICES, 16, 600, parent=self._page))
            column.addSpacing(4)
            column.addWidget(Label(CLOSED_SENTENCE, 12, role="second_text", wraps=True, parent=self._page))
            column.addSpacing(12)
            column.addLayout(self._grids[1].layout)
        column.addStretch(1)

    def _made_head(self) -> QHBoxLayout:
        back = button("Back to your lists", icon_name="back")
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Label("Link an account", 20, 700, wraps=True, parent=self._page), 1)
        row.addWidget(back)
        return row

    def _made_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label("Services", 16, 600, parent=self._page))
        row.addStretch(1)
        row.addWidget(self.file_link)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def fit(self) -> None:
        """Arrange everything for the present width and font."""
        width, room = self.width(), self.viewport().width() - 2 * MARGIN
        is_wide = width >= grown(WIDE)
        for grid in self._grids:
            grid.arrange(room, MOST if is_wide else 2 if width >= grown(MEDIUM) else 1)
        if self.hero is not None:
            self.hero.fit(room, shows_fan=is_wide)


class _Cards:
    """Cards side by side, in as many columns as there are cards, wishes and room for."""

    def __init__(self, cards: Sequence[CardView], most: int) -> None:
        self._cards = cards
        self._most = most
        self._columns = 0
        self.layout = QGridLayout()
        self.layout.setSpacing(GAP)
        self.arrange(10 * WIDE, most)

    def arrange(self, width: int, most: int) -> None:
        """Use at most so many columns, of equal width, and fewer where the longest words have no room."""
        columns = max(1, min(most, self._most, len(self._cards)))
        needed = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        while columns > 1 and columns * needed + (columns - 1) * GAP > width:
            columns = columns // 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self.layout.addWidget(card, place // columns, place % columns)
        for column in range(MOST):
            self.layout.setColumnStretch(column, 1 if column < columns else 0)


class _Ground(QWidget):
    """The base that the page lies on. Its height follows from its width alone."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colors().base)
        painter.end()


def page_of(providers: Sequence[Provider], *, is_demo: bool, has_hero: bool = True) -> FirstRun:
    """The page over these services; within practice mode it does not offer practice mode."""
    cards = [card_of(provider.profile, is_demo=is_demo) for provider in providers]
    return FirstRun(cards, offers_practice=not is_demo, has_hero=has_hero)


PageMaker = Callable[[bool], FirstRun]
"""Makes the page anew; True for the one with the panel at its top."""
