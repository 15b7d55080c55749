"""The start page and its cards: made when somebody is to see them, and anew when services change."""

from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.shell.first_run import FirstRun, PageMaker
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.surfaces import filled_by


class Welcome(QObject):
    """The page in the place of the panes while nobody is linked, and its cards among the lists for another account."""

    link_requested = Signal(str)
    """The id of a service: from a card, or from a message that offers to link there."""

    practice_requested = Signal()
    any_requested = Signal()
    """The person wants to link an account, and to be asked where."""

    file_requested = Signal()
    left = Signal()
    """The person wants back to the lists."""

    def __init__(self, window: MainWindow, made_page: PageMaker) -> None:
        super().__init__(window)
        self._window = window
        self._made_page = made_page

    @cached_property
    def cards(self) -> FirstRun:
        """The present start page."""
        return self._connected(self._made_page(True))

    @cached_property
    def for_another(self) -> FirstRun:
        """The present cards without the panel at their top."""
        return self._connected(self._made_page(False))

    @cached_property
    def _place(self) -> tuple[QWidget, QVBoxLayout]:
        """The cards, over a place for the message bar."""
        place = QWidget()
        return place, filled_by(place, self.cards)

    def show(self) -> None:
        """Put the start page on the screen, and the keyboard on its first button."""
        is_there = self._window.shows(self._place[0])
        self._window.show_instead(*self._place)
        if not is_there:
            self.cards.take_keyboard()

    def show_for_another(self) -> None:
        """Put the cards in the middle of the window, beside the accounts that are linked."""
        self._window.panes.show_instead(self.for_another)
        self.for_another.take_keyboard()

    def renew(self) -> None:
        """Make the cards anew, because there are other services than before."""
        self._renew_for_another()
        self.__dict__.pop("cards", None)
        old = self.__dict__.pop("_place", None)
        if old is None:
            return
        if self._window.shows(old[0]):
            self.show()
        self._window.forget(old[0])
        delete_when_free(old[0])

    def _renew_for_another(self) -> None:
        old = self.__dict__.pop("for_another", None)
        if old is None:
            return
        if self._window.panes.middle is old:
            self.show_for_another()
        self._window.panes.forget(old)
        delete_when_free(old)

    def _connected(self, page: FirstRun) -> FirstRun:
        page.link_requested.connect(self.link_requested)
        page.practice_requested.connect(self.practice_requested)
        page.any_requested.connect(self.any_requested)
        page.file_requested.connect(self.file_requested)
        page.left.connect(self.left)
        return page
