"""The details pane: all that is known of the selected title, or a summary of several."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.queues import Item, Queue
from desktop_app.domain.service import RatingScale
from desktop_app.ui.details.lines import in_sum
from desktop_app.ui.details.other_listings import OtherListings
from desktop_app.ui.details.sheet import Hint, Sheet
from desktop_app.ui.queue.delegate import Posters, drawn_posters

WIDTH = 296


class DetailsPane(QWidget):
    """The details of a single title, a summary of several, or a hint how to see some."""

    link_activated = Signal(str)
    """An http or https address that the service gave; nothing else is ever offered."""

    rating_wanted = Signal(object)
    """float in the service's own figures, or None: the person rates the title."""

    def __init__(self, service: str = "", posters: Posters = drawn_posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(posters, self)
        self._sheet.set_service(service)
        self._sheet.link_activated.connect(self.link_activated)
        self._sheet.own_stars.wanted.connect(self.rating_wanted)
        self._words = Hint(self)
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidget(self._sheet)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._words)
        self._pages.addWidget(_over(scroll, self._sheet.foot))
        self.setWindowTitle("Details")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.show_items((), Queue())

    @property
    def standings(self) -> OtherListings:
        """The widget that names the title's other lists."""
        return self._sheet.standings

    def show_own_rating(self, scale: RatingScale | None, rating: float | None) -> None:
        """Show the person's rating of the title; `scale` is None if the service keeps no ratings."""
        self._sheet.show_own_rating(scale, rating)

    def show_state(self, sentence: str) -> None:
        """Show the sentence on how the title stands with its account."""
        self._sheet.show_state(sentence)

    def set_service(self, name: str) -> None:
        """Set the name of the service that the shown titles belong to."""
        self._sheet.set_service(name)

    def show_items(self, items: tuple[Item, ...], queue: Queue) -> None:
        """Show these titles of the queue."""
        match items:
            case ():
                self._words.say("Nothing selected", "Select a title to see more about it.")
                self._pages.setCurrentIndex(0)
            case (item,):
                if self._sheet.show_item(item, queue):
                    self._scroll.verticalScrollBar().setValue(0)
                self._pages.setCurrentIndex(1)
            case _:
                self._words.say(in_sum(items), "Drag them together, or move them with Alt and the arrow keys.")
                self._pages.setCurrentIndex(0)


def _over(scroll: QWidget, foot: QWidget) -> QWidget:
    """The scrolled part of the details, over the links that stay at the foot."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(scroll, 1)
    column.addWidget(foot)
    return whole
