"""The cards of the first run: made when somebody is to see them, and anew when services change."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.shell.first_run import FirstRun
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.surfaces import filled_by


class Welcome(QObject):
    """The page in the place of the panes while nobody is linked."""

    link_requested = Signal(str)
    """The id of a service: from a card, or from a message that offers to link there."""

    practice_requested = Signal()

    def __init__(self, window: MainWindow, made_cards: Callable[[], FirstRun]) -> None:
        super().__init__(window)
        self._window = window
        self._made_cards = made_cards

    @cached_property
    def cards(self) -> FirstRun:
        """The present cards."""
        cards = self._made_cards()
        cards.link_requested.connect(self.link_requested)
        cards.practice_requested.connect(self.practice_requested)
        return cards

    @cached_property
    def _place(self) -> tuple[QWidget, QVBoxLayout]:
        """The cards, over a place for the message bar."""
        place = QWidget()
        return place, filled_by(place, self.cards)

    def show(self) -> None:
        """Put the cards on the screen."""
        self._window.show_instead(*self._place)

    def renew(self) -> None:
        """Make the cards anew, because there are other services than before."""
        self.__dict__.pop("cards", None)
        old = self.__dict__.pop("_place", None)
        if old is None:
            return
        if self._window.shows(old[0]):
            self.show()
        self._window.forget(old[0])
        delete_when_free(old[0])
